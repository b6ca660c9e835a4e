import { describe, expect, it } from 'vitest'
import { findWholeWord } from '../../src/search/whole-word.ts'
import { smallDictionary } from './small-dictionary.ts'

const jrai = smallDictionary('jra-Latn', [
  ['ia', ['nước']],
  ['iă', ['nước']],
  ['ia', ['sông']],
  ['ia hơjan', ['mưa']],
  ['tơngan', ['tay'], [], ['tangan', 'ia']],
])

const find = (word: string): string[] =>
  findWholeWord(jrai.index, jrai.language, word).map(({ entry, tier }) => `${entry} ${tier}`)

describe('findWholeWord', () => {
  it.each([
    ['ia', ['0 exact', '2 exact', '4 variant', '1 folded']],
    ['IA', ['0 exact', '2 exact', '4 variant', '1 folded']],
    ['iă', ['1 exact', '0 folded', '2 folded', '4 folded']],
    ['tongan', ['4 folded']],
    ['tangan', ['4 variant']],
    ['ia  hơjan', ['3 exact']],
    // Nothing longer, nothing near, nothing at all.
    ['i', []],
    ['iak', []],
    ['', []],
    ['zz', []],
  ])('%j', (word, expected) => {
    expect(find(word)).toEqual(expected)
  })
})
