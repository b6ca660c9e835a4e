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
 * A word with one confusion of its language in it, either way round, each place as likely. Gives nothing for words of
 * fewer than three letters, and where the fold makes the two equal: that is no slip.
 */
export function withConfusion(language: Language, headword: string, pick: Pick): string | undefined {
  const letters = language.letters(headword)
  if (letters.length < 3) return undefined
  const typed: string[] = []
  const put = (from: string, to: string, where: Confusion[3]): void => {
    const run = language.letters(from)
    for (let at = 0; at + run.length <= letters.length; at++) {
      if (!run.every((letter, k) => letters[at + k] === letter)) continue
      const end = at + run.length
      if (where === 'final' && end < letters.length && letters[end] !== ' ') continue
      typed.push([...letters.slice(0, at), to, ...letters.slice(end)].join(''))
    }
  }
  for (const [a, b, , where] of language.costs.confusions) {
    put(a, b, where)
    put(b, a, where)
  }
  const folded = foldedKey(language, headword)
  const slips = typed.filter((text) => foldedKey(language, text) !== folded)
  return slips.length === 0 ? undefined : pick(slips)
}
