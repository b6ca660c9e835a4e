import { readdirSync, readFileSync } from 'node:fs'
import { type CompiledLayout, compileLayout, keysFor, parseKeys, parseLayout, typeKeys, writeKeys } from '@hiap/lexicon'
import { describe, expect, it } from 'vitest'
import { khmerSample, latinSample } from './engine-samples.ts'

const folder = new URL('../../layouts/', import.meta.url)
const latin = compileLayout(latinSample)
const khmer = compileLayout(khmerSample)

const line = (layout: CompiledLayout, text: string): string | undefined => {
  const strokes = keysFor(layout, text)
  return strokes === undefined ? undefined : writeKeys(strokes)
}

describe('keysFor', () => {
  it.each([
    ['', ''],
    ['ban', 'b a n'],
    ['đăng', 'd d a x n g'],
    ['ương', 'u o w n g'],
    ['Ê̆', 'E e x'],
    ['Đ', 'D d'],
    ['a\u0302n', 'a ^ n'],
  ])('finds %s on a method that listens to characters, as short as %s', (text, shortest) => {
    const found = line(latin, text)
    expect(typeKeys(latin, found ?? '?')).toBe(text.normalize('NFC'))
    expect(found?.length).toBe(shortest.length)
  })

  it.each([
    ['ក\u17d2ន\u17c4', 'k j n a e'],
    ['គ ន', 'K <SP> n'],
    ['ក\u17b6\u17c6', 'k A'],
    ['𝑟', '<G-r>'],
  ])('finds %s on physical keys: %s', (text, keys) => {
    expect(line(khmer, text)).toBe(keys)
  })

  it.each([
    [khmer, 'x\u0306'],
    [khmer, 'ខ'],
    [latin, 'ខ'],
    [latin, '\ud800'],
  ])('finds no way where there is none', (layout, text) => {
    expect(keysFor(layout, text)).toBeUndefined()
  })

  it.each([
    ['jra-telex', 'tơngan', 't o w n g a n'],
    ['jra-telex', 'hơdôm Đĭh', 'h o w d o o m <SP> D d i x h'],
    ['bdq-telex', 'ê̆', 'e e x'],
    ['jra-telex', 'prŏng', 'p r o x n g'],
    ['jra-vni', 'tơ̆lơi', 't o 7 8 l o 7 i'],
    ['jra-positional', 'tơlŏng', 't ] l o x n g'],
  ])('%s: puts the marks of %s on where they stand: %s', (id, text, keys) => {
    const layout = parseLayout(readFileSync(new URL(`${id}.json`, folder), 'utf8'))
    expect(line(compileLayout(layout), text)).toBe(keys)
  })

  // Every text that the tests of a layout give can be asked for, but where the layout itself is left behind by Backspace.
  it.each(readdirSync(folder))('finds a way to the texts of %s that types them', (file) => {
    const layout = parseLayout(readFileSync(new URL(file, folder), 'utf8'), file)
    const missing = layout.tests.filter(({ keys, text, options }) => {
      if (keys.includes('<BS>')) return false
      const compiled = compileLayout(layout, options)
      const found = keysFor(compiled, text)
      if (found === undefined) return true
      const typed = typeKeys(compiled, writeKeys(found))
      return typed !== text || writeKeys(found).split(' ').length > keys.split(' ').length
    })
    expect(missing.map(({ keys, text }) => `${keys} ${text}`)).toEqual([])
  })
})

describe('the headwords of our dictionaries', () => {
  const headwords = (dictionary: string): readonly string[] =>
    readFileSync(new URL(`../../../../dictionaries/${dictionary}/entries.jsonl`, import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .map((entry) => (JSON.parse(entry) as { readonly headword: { readonly text: string } }).headword.text)

  it.each([
    ['km-nida', 'km-vi', '–'],
    // Not on this keyboard.
    ['km-microsoft', 'km-vi', 'ឲ'],
    // The glottal stop of the linguists is none of the 40 letters.
    ['jra-telex', 'jra-vi', 'ʔ'],
    ['jra-vni', 'jra-vi', 'ʔ'],
    ['jra-positional', 'jra-vi', 'ʔ'],
  ])('%s types those of %s, without %s', (id, dictionary, without) => {
    const compiled = compileLayout(parseLayout(readFileSync(new URL(`${id}.json`, folder), 'utf8')))
    const words = headwords(dictionary)
    expect(words.length).toBeGreaterThan(200)
    const wrong = words.filter((word) => {
      const found = keysFor(compiled, word)
      return found === undefined || typeKeys(compiled, writeKeys(found)) !== word.normalize('NFC')
    })
    expect(wrong.filter((word) => !word.includes(without))).toEqual([])
  })
})

describe('writeKeys', () => {
  it('writes what parseKeys reads', () => {
    const keys = 'a A <SP> <S-SP> <G-x> <G-S-x> <G-SP> <G-S-SP> <BS> < ; > `'
    expect(writeKeys(parseKeys(keys))).toBe(keys)
  })
})
