import type { Entry } from '@hiap/lexicon'
import { compileBundle } from '../../src/compile.ts'
import { type OpenedDictionary, openBundle } from '../../src/opened-dictionary.ts'
import { entryOf, manifest } from '../small-source.ts'

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const initials = [
  '',
  'b',
  'ƀ',
  'č',
  'd',
  'đ',
  'dj',
  'g',
  'h',
  'j',
  'k',
  'kl',
  'l',
  'm',
  'n',
  'ng',
  'ñ',
  'p',
  'r',
  's',
  't',
  'th',
  'w',
  'y',
]
const vowels = ['a', 'ă', 'â', 'e', 'ĕ', 'ê', 'i', 'ĭ', 'o', 'ŏ', 'ô', 'ơ', 'ơ̆', 'u', 'ŭ', 'ư', 'ua', 'ia']
const finals = ['', '', 'h', 'k', 'm', 'n', 'ng', 'p', 't', 'i', 'o']
const syllables = [
  'nước',
  'cây',
  'người',
  'con',
  'cái',
  'một',
  'ăn',
  'ăn cơm',
  'nhà',
  'ma',
  'má',
  'mà',
  'mả',
  'mã',
  'mạ',
  'đi',
  'bò',
  'bó',
  'bộ',
]
const verbs = ['eat', 'go', 'be', 'make', 'tomato', 'top', 'tie', 'house', 'water', 'child']

/**
 * A Jrai dictionary of made-up words: many entries under one beginning, homographs, variants, and glosses in which some
 * words are so common that their glosses fill several files.
 */
export function syntheticDictionary(count: number, seed = 20_000): OpenedDictionary {
  const random = randomNumbers(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  /** The first of a list far more often than the last. */
  const often = <T>(list: readonly T[]): T => list[Math.floor(random() ** 3 * list.length)]!
  const syllable = (): string => often(initials) + pick(vowels) + pick(finals)
  const rare = Array.from(
    { length: count / 10 },
    () =>
      `${pick(['b', 'c', 'kh', 'm', 'ng', 'tr'])}${pick(['a', 'ề', 'ỗ', 'ư', 'y'])}${pick(['ch', 'n', 't', ''])}${Math.floor(random() * 900)}`,
  )
  const entries: Entry[] = []
  const homographs = new Map<string, number>()
  for (let i = 0; i < count; i++) {
    const again = i > 100 && random() < 0.02 ? entries[Math.floor(random() * i)]!.headword.text : undefined
    const text = again ?? Array.from({ length: 1 + Math.floor(random() * 3) }, syllable).join(random() < 0.1 ? ' ' : '')
    const homograph = homographs.get(text) ?? 0
    homographs.set(text, homograph + 1)
    const vi = Array.from({ length: 1 + Math.floor(random() * 2) }, () =>
      Array.from({ length: 1 + Math.floor(random() * 3) }, () => (random() < 0.5 ? often(syllables) : pick(rare))).join(
        ' ',
      ),
    )
    entries.push(
      entryOf(`j${i}`, text, vi, {
        ...(homograph > 0 ? { homograph: homograph + 1 } : {}),
        ...(random() < 0.1 ? { variants: [{ text: syllable() + syllable() }] } : {}),
        ...(random() < 0.7 ? { partOfSpeech: { ud: pick(['NOUN', 'VERB', 'ADJ'] as const) } } : {}),
        ...(random() < 0.3 ? { frequencyBand: pick([1, 2, 3, 4, 5]) } : {}),
        senses: [
          {
            glosses: { vi: [...new Set(vi)], ...(random() < 0.5 ? { en: [`to ${pick(verbs)} ${pick(rare)}`] } : {}) },
            ...(random() < 0.3 ? { semanticDomain: pick(['1.3', '2.1', '5.6.1']) } : {}),
          },
        ],
        status: pick(['attested', 'drafted'] as const),
      }),
    )
  }
  return openBundle(compileBundle({ manifest, entries }))
}
