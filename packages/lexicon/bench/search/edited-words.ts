import type { Confusion, Language } from '../../src/language.ts'
import { canonicalKey, foldedKey } from '../../src/search/search-key.ts'
import type { Corpus } from './corpus.ts'
import { editDistance } from './letter-code.ts'
import type { Pick } from './queries.ts'

/** The letters of a thousand words, each as often as it stands there. */
export function corpusLetters({ entries, language }: Corpus): readonly string[] {
  const step = Math.max(1, Math.floor(entries.length / 1000))
  return entries.filter((_, i) => i % step === 0).flatMap((entry) => language.letters(entry.headword))
}

/**
 * Makes so many edits in a word: a letter put in, left out, put for another, or swapped with the next, any letter of
 * the language, each kind as likely. Gives nothing where the folded word has too few or too many letters, or where the
 * folded words are not just so many edits apart.
 */
export function edited(
  language: Language,
  headword: string,
  edits: number,
  [shortest, longest]: readonly [shortest: number, longest: number],
  alphabet: readonly string[],
  pick: Pick,
): string | undefined {
  const folded = (text: string): readonly string[] => language.letters(foldedKey(language, text))
  const before = folded(headword)
  if (before.length < shortest || before.length > longest) return undefined
  const letters = [...language.letters(headword)]
  for (let i = 0; i < edits; i++) {
    const at = pick([...letters.keys()])
    switch (pick(['insert', 'delete', 'substitute', 'swap'])) {
      case 'insert':
        letters.splice(at, 0, pick(alphabet))
        break
      case 'delete':
        letters.splice(at, 1)
        break
      case 'substitute':
        letters[at] = pick(alphabet)
        break
      default:
        letters.splice(at, 2, ...letters.slice(at, at + 2).reverse())
    }
  }
  const typed = canonicalKey(language, letters.join(''))
  return editDistance(before, folded(typed)) === edits ? typed : undefined
}

const plain: ReadonlyMap<string, readonly string[]> = new Map([
  ['č', ['c', 'ch']],
  ['ñ', ['n', 'nh']],
  ['đ', ['d']],
  ['ƀ', ['b']],
])

/** A word as typed on a keyboard without its marks: č as c or ch, ñ as n or nh. Nothing where it has none. */
export function stripped(headword: string, pick: Pick): string | undefined {
  const typed = headword
    .normalize('NFC')
    .replace(/[čñđƀ]/g, (letter) => pick(plain.get(letter)!))
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
  return typed === headword ? undefined : typed
}

/**
 * A word with one confusion of its language in it, either way round: first which, then where. What the table lets be
 * left out is left out, never put in where it never was. Gives nothing for words of fewer than three letters, and where
 * the fold makes the two equal: that is no slip.
 */
export function withConfusion(language: Language, headword: string, pick: Pick): string | undefined {
  const letters = language.letters(headword)
  if (letters.length < 3) return undefined
  const folded = foldedKey(language, headword)
  const typedBy = (from: string, to: string, where: Confusion[3]): readonly string[] => {
    if (from === '') return []
    const run = language.letters(from)
    return [...letters.keys()]
      .filter((at) => run.every((letter, k) => letters[at + k] === letter))
      .map((at) => ({ at, end: at + run.length }))
      .filter(({ end }) => where !== 'final' || end === letters.length || letters[end] === ' ')
      .map(({ at, end }) => [...letters.slice(0, at), to, ...letters.slice(end)].join(''))
      .filter((typed) => foldedKey(language, typed) !== folded && !coengAlone.test(typed))
  }
  const slips = language.costs.confusions
    .flatMap(([a, b, , where]) => [typedBy(a, b, where), typedBy(b, a, where)])
    .filter((places) => places.length > 0)
  return slips.length === 0 ? undefined : pick(pick(slips))
}

/** Coeng that joins nothing: nobody types that for a letter. */
const coengAlone = /(?<![\u1780-\u17b3])\u17d2/u
