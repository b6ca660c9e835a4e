import type { Entry, Manifest } from '@hiap/lexicon'
import { khmerWords, tico, udhr } from '../../lexicon/bench/texts.ts'
import type { DictionarySource } from '../src/source/dictionary-source.ts'

/** A generator of repeatable numbers in [0, 1). */
export type Chance = () => number

/**
 * Makes a Khmer dictionary with so many texts: each entry has an example in Khmer, its translation into Vietnamese and a
 * definition in English. Sentences go from word to word as the open texts beside the repository do (UDHR; TICO-19 for
 * Khmer), so that frequent words are frequent. The same chance gives the same dictionary.
 *
 * @param texts three to an entry
 */
export function textDictionary(texts: number, chance: Chance): DictionarySource {
  const khmerSentence = sentences(tico().map(wordsOf), '', chance)
  const vietnamese = sentences(udhr('vie').map(wordsOf), ' ', chance)
  const english = sentences(udhr('eng').map(wordsOf), ' ', chance)
  const headwords = khmerWords()
  const entries = Array.from({ length: Math.ceil(texts / 3) }, (_, i): Entry => {
    const text = headwords[i % headwords.length]!
    return {
      id: `k${i}`,
      kind: 'word',
      headword: { text, script: 'Khmr' },
      ...(i < headwords.length ? {} : { homograph: 2 }),
      senses: [
        {
          glosses: { vi: ['từ'] },
          definition: { en: english() },
          examples: [{ text: khmerSentence(), translations: { vi: vietnamese() }, status: 'drafted' }],
        },
      ],
      status: 'drafted',
      sources: [{ source: 'list', supports: ['form'], form: text }],
    }
  })
  return { manifest, entries }
}

const manifest: Manifest = {
  id: 'km-bench',
  title: { en: 'Texts to search' },
  description: { en: 'Made by the benchmark.' },
  language: 'km',
  glossLanguages: ['vi', 'en'],
  version: '1.0.0',
  licence: { spdx: 'CC0-1.0' },
  attribution: 'Hiap',
  sources: [{ id: 'list', title: 'List', licence: { spdx: 'CC0-1.0' }, attribution: 'Hiap' }],
}

/** The parts of a text between its spaces: in Khmer phrases of some words. */
function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/u).filter((part) => part !== '')
}

/** Sentences of 4 to 12 words, each word one that follows the word before it somewhere in the texts. */
function sentences(texts: readonly (readonly string[])[], between: string, chance: Chance): () => string {
  const following = new Map<string, string[]>()
  const all: string[] = []
  for (const words of texts)
    words.forEach((word, i) => {
      all.push(word)
      const next = words[i + 1]
      if (next === undefined) return
      const after = following.get(word)
      if (after === undefined) following.set(word, [next])
      else after.push(next)
    })
  const one = (words: readonly string[]): string => words[Math.floor(chance() * words.length)]!
  return () => {
    const length = 4 + Math.floor(chance() * 9)
    const words: string[] = [one(all)]
    while (words.length < length) words.push(one(following.get(words.at(-1)!) ?? all))
    return words.join(between)
  }
}
