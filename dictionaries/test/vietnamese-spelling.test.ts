import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { LocalisedText } from '@hiap/lexicon'
import { describe, expect, test } from 'vitest'
import { readDictionaryFolders, rowsOf, sourceOf } from './dictionary-folders.ts'

const folders = await readDictionaryFolders()
const known = rowsOf(readFileSync(resolve(import.meta.dirname, 'known-words.txt'), 'utf8'))
const knownWords = new Set(known.map(({ word }) => word))

/** Debian's hunspell-vi. A run of the checks has to have it; elsewhere the test is skipped. */
const speller = spawnSync('hunspell', ['-d', 'vi_VN', '-a'], { input: '', encoding: 'utf8' })
const missing = speller.status !== 0 && process.env.CI !== 'true'
if (missing) console.warn('NOT CHECKED: hunspell and hunspell-vi are not installed, so no Vietnamese was spelt.')

describe.skipIf(missing)('Vietnamese spelling (skipped without hunspell and hunspell-vi)', () => {
  test('the speller knows right from wrong, by either placing of the tone', () => {
    expect(misspelt(['nước', 'hòa', 'hoà', 'thủy', 'nưóc', 'nguời', 'xxx'])).toEqual(['nguời', 'nưóc', 'xxx'])
  })

  test.each(folders)('every Vietnamese word of $id is spelt right, or known', (folder) => {
    const texts = vietnameseIn(folder)
    // A gloss, a description or a headword of every entry at least.
    expect(texts.length).toBeGreaterThanOrEqual(sourceOf(folder).entries.length)
    const wrong = misspelt(texts.flatMap(({ text }) => wordsOf(text)))
      .filter((word) => !knownWords.has(word))
      .map((word) => `${word}: ${texts.find(({ text }) => wordsOf(text).includes(word))?.id}`)
    expect(wrong).toEqual([])
  })

  test('known words have a reason, stand in order, and each is met in a dictionary', () => {
    expect(known.filter(({ word, reason }) => !word || !reason)).toEqual([])
    expect([...knownWords]).toEqual([...knownWords].sort())
    const met = new Set(misspelt(folders.flatMap(vietnameseIn).flatMap(({ text }) => wordsOf(text))))
    expect([...knownWords].filter((word) => !met.has(word ?? ''))).toEqual([])
  })
})

/** What of these the speller does not know, once each and in order. */
function misspelt(words: readonly string[]): readonly string[] {
  const refused = refusedOf(words)
  const otherwise = new Set(refusedOf(refused.map(withToneOnSecond)))
  return refused.filter((word) => otherwise.has(withToneOnSecond(word))).sort()
}

function refusedOf(words: readonly string[]): readonly string[] {
  const { status, stdout, stderr } = spawnSync('hunspell', ['-d', 'vi_VN', '-i', 'utf-8', '-l'], {
    input: [...new Set(words), ''].join('\n'),
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`hunspell with the dictionary vi_VN is needed: ${stderr}`)
  return [...new Set(stdout.split('\n').filter((line) => line !== ''))]
}

/** `hòa` → `hoà`: the speller has only the one placing of the tone in oa, oe and uy, and both are right. */
function withToneOnSecond(word: string): string {
  return word
    .normalize('NFD')
    .replace(/([ou])([\u0300\u0301\u0303\u0309\u0323])([aey])$/i, '$1$3$2')
    .normalize('NFC')
}

function wordsOf(text: string): readonly string[] {
  // What stands in quotation marks is quoted from a source, in another language.
  return text.replace(/“[^”]*”/g, ' ').match(/[\p{L}\p{M}]+/gu) ?? []
}

function vietnameseIn(folder: (typeof folders)[number]): readonly { readonly id: string; readonly text: string }[] {
  const { manifest, entries } = sourceOf(folder)
  return entries.flatMap(({ id, headword, senses, notes = [], variants = [], culture }) => {
    const localised: readonly (LocalisedText | undefined)[] = [
      ...senses.flatMap(({ definition, note, examples = [] }) => [
        definition,
        note,
        ...examples.map(({ translations }) => translations),
      ]),
      ...notes,
      ...variants.map(({ note }) => note),
      culture?.place,
      culture?.time,
    ]
    const words = manifest.language === 'vi' ? [headword, ...variants].map(({ text }) => text) : []
    const texts = [...words, ...senses.flatMap(({ glosses }) => glosses.vi ?? []), ...localised.map((each) => each?.vi)]
    return texts.filter((text) => text !== undefined).map((text) => ({ id, text }))
  })
}
