import type { Language, Range } from '../language.ts'

/**
 * Makes the key of the exact tier: canonical spelling, lower case, single spaces. Two texts with one key are the same
 * word to a reader, however they were typed.
 *
 * @example
 * canonicalKey(jrai, 'Ơ̆') // 'ơ̆', composed or not
 */
export function canonicalKey(language: Language, text: string): string {
  return singleSpaces(language.normalise(language.normalise(text).toLowerCase()))
}

/** Makes the key of the folded tier: {@link Language.fold}, with single spaces. */
export function foldedKey(language: Language, text: string): string {
  return singleSpaces(language.fold(text))
}

/** Makes the key under which a word stands: {@link foldedKey}, and where nothing is left of it the word itself. */
export function wordKey(language: Language, text: string): string {
  return foldedKey(language, text) || canonicalKey(language, text)
}

/** A word of a gloss or query, in both forms that the index knows. */
export interface Term {
  readonly canonical: string
  readonly folded: string
}

/** The words of a text, in order, without the spaces and punctuation that {@link Language.segment} gives too. */
export function wordsOf(language: Language, text: string): readonly Range[] {
  return language.segment(text).filter(({ from, to }) => inWord.test(text.slice(from, to)))
}

const inWord = /[\p{L}\p{N}\p{M}]/u

/** The words of a text as search terms, in order. Words that fold to nothing are left out. */
export function termsOf(language: Language, text: string): readonly Term[] {
  const terms: Term[] = []
  for (const { from, to } of wordsOf(language, text)) {
    const word = text.slice(from, to)
    const folded = foldedKey(language, word)
    if (folded !== '') terms.push({ canonical: canonicalKey(language, word), folded })
  }
  return terms
}

function singleSpaces(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
