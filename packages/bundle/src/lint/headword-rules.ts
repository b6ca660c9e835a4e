import { foldTones, type Language, suggestSpelling } from '@hiap/lexicon'
import type { FieldPath } from '../source/field-path.ts'
import { codePoints, show } from '../source/show.ts'
import type { LintFinding } from './finding.ts'
import { findingAt, type LintedSource, type PlacedEntry, wordForm } from './rule.ts'

/** Headwords that no given list has; phrases are sentences, which no list has. Nothing where no list was given. */
export function* unattestedHeadwords({ placed, language, attested }: LintedSource): Generator<LintFinding> {
  if (attested === undefined) return
  for (const each of placed) {
    const { kind, headword } = each.entry
    if (kind === 'phrase' || attested.has(wordForm(headword.text, language))) continue
    yield findingAt(
      each,
      ['headword', 'text'],
      'headword-unattested',
      `No given word list has ${show(headword.text)}.`,
      'Look whether it is spelt as the cited source spells it, or give the list that has it with --words.',
    )
  }
}

/** Signs of headwords and variants that the alphabet does not have. */
export function* foreignLetters({ placed, language }: LintedSource): Generator<LintFinding> {
  const isOwn = ownLetters(language)
  for (const each of placed) {
    for (const [text, path] of spellings(each)) {
      const foreign = [
        ...new Set(language.letters(language.normalise(text)).filter((letter) => !isOwn(letter, each.entry.kind))),
      ]
      if (foreign.length === 0) continue
      const meant = suggestSpelling(text, language.alphabet)
      yield findingAt(
        each,
        path,
        'letter-foreign',
        `${show(text)} has ${foreign.map((letter) => `${show(letter)} (${codePoints(letter)})`).join(', ')}, no letter of ${language.tag}.`,
        meant === undefined ? 'Write it with the letters of the language.' : `Perhaps ${show(meant)} is meant.`,
      )
    }
  }
}

/** Headwords and variants that the language spells otherwise. */
export function* otherSpellings({ placed, language }: LintedSource): Generator<LintFinding> {
  for (const each of placed) {
    for (const [text, path] of spellings(each)) {
      const canonical = language.normalise(text)
      if (canonical === text) continue
      yield findingAt(
        each,
        path,
        'spelling-other',
        `${show(text)} is not in the canonical spelling of ${language.tag}: ${codePoints(text)}.`,
        `Write ${show(canonical)}: ${codePoints(canonical)}.`,
      )
    }
  }
}

function spellings({ entry }: PlacedEntry): readonly (readonly [text: string, path: FieldPath])[] {
  return [
    [entry.headword.text, ['headword', 'text']],
    ...(entry.variants ?? []).map(({ text }, index) => [text, ['variants', index, 'text']] as const),
  ]
}

// Signs of a script that are in no letter bar: the vowels and subscripts of Khmer. Marks that all scripts share, such as
// the combining breve, are letters only where the alphabet has the letter with its mark.
const signOfScript = /^(?![\p{Script=Inherited}\p{Script=Latin}])[\p{M}\p{Lm}]$/u
const latin = /[\p{Script=Latin}\p{Script=Inherited}]/u
const between = /^(?:\s|[\u200b-\u200d]|-)+$/u

function ownLetters(language: Language): (letter: string, kind: string) => boolean {
  const letters = new Set([...language.alphabet, ...(language.silentSigns ?? [])])
  return (letter, kind) => {
    // A tone of Vietnamese is on the letter, not of it.
    const lower = language.tag === 'vi' ? foldTones(letter.toLowerCase()) : letter.toLowerCase()
    if (letters.has(lower) || between.test(lower)) return true
    if (kind === 'phrase' && /^[\p{P}\p{Nd}]+$/u.test(lower)) return true
    // Another form of a letter counts as the letter, such as ឲ of ឱ; in Latin script folding takes marks away.
    const isLetter = (each: string): boolean =>
      letters.has(each) || (!latin.test(each) && letters.has(language.fold(each)))
    return [...lower].every((each) => isLetter(each) || signOfScript.test(each) || between.test(each))
  }
}
