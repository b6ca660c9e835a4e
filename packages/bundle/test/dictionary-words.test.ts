import { describe, expect, it } from 'vitest'
import { compileBundle } from '../src/compile.ts'
import { dictionaryWords } from '../src/dictionary-words.ts'
import { openBundle } from '../src/opened-dictionary.ts'
import { entryOf, manifest } from './small-source.ts'

describe('dictionaryWords', () => {
  it('lists headwords and variants, each once, in canonical spelling', () => {
    const entries = [
      entryOf('j1', 'ia', ['nước'], { variants: [{ text: 'êa' }, { text: 'tơngan' }] }),
      entryOf('j2', 'tơngan', ['tay']),
      entryOf('j3', 'ia', ['sông'], { homograph: 2 }),
      entryOf('j4', 'e\u0306\u0302', ['thử']),
      entryOf('j5', 'ia tơngan', ['nước rửa tay'], { kind: 'phrase' }),
    ]
    const words = [...dictionaryWords(openBundle(compileBundle({ manifest, entries })))]
    expect(words.map(([word]) => word).sort()).toEqual(['ia', 'tơngan', 'êa', 'ê\u0306'].sort())
    expect(words.every(([, count]) => count === 1)).toBe(true)
  })
})
