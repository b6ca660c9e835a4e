import { type Language, languageOf } from '@hiap/lexicon'
import type { DictionarySource } from '../source/dictionary-source.ts'
import { longExamples } from './example-rules.ts'
import { exceptionsFile, readExceptions, withoutExcepted } from './exceptions.ts'
import { echoedHeadwords, missingFields } from './field-rules.ts'
import { type LintCode, type LintFinding, lintCodes } from './finding.ts'
import { foreignLetters, otherSpellings, unattestedHeadwords } from './headword-rules.ts'
import { oneWayReferences } from './reference-rules.ts'
import { crowdedGlosses, doubledWords, nearDuplicates, repeatedExamples } from './repetition-rules.ts'
import { type LintedSource, type LintRule, wordForm } from './rule.ts'

/** What a lint is given beside the source. */
export interface LintOptions {
  /** Words of lists that attest headwords. Left out, attestation is not looked at. */
  readonly words?: Iterable<string>
  /** Text of `lint-exceptions.tsv`; empty where there is none. */
  readonly exceptions?: string
  /** The line of each entry in `entries.jsonl`, from 1; left out, one entry a line. */
  readonly lines?: readonly number[]
}

/** What a lint found. */
export interface LintResult {
  /** Those of `entries.jsonl` first, by line. */
  readonly findings: readonly LintFinding[]
  /** How many more were found and are excepted. */
  readonly excepted: number
}

const rules: readonly LintRule[] = [
  unattestedHeadwords,
  foreignLetters,
  otherSpellings,
  missingFields,
  oneWayReferences,
  nearDuplicates,
  echoedHeadwords,
  crowdedGlosses,
  doubledWords,
  longExamples,
  repeatedExamples,
]

/**
 * Looks for what a person should look at in a source that has no fault: words nobody attests, gaps, repetitions. Linear
 * in the source.
 *
 * @param source of a language that is built in, as `readSource` gives it
 * @example
 * const { source, lines } = await readSource('dictionaries/jra-vi')
 * if (source && lines) lintSource(source, { lines }).findings // []
 */
export function lintSource(
  { manifest, entries }: DictionarySource,
  { words, exceptions = '', lines = [] }: LintOptions = {},
): LintResult {
  const language = languageOf(manifest.language)
  if (language === undefined) return { findings: [], excepted: 0 }
  const listed = words === undefined ? undefined : [...words]
  const linted: LintedSource = {
    manifest,
    placed: entries.map((entry, index) => ({ entry, line: lines[index] ?? index + 1 })),
    language: dividing(language, [
      ...entries.flatMap(({ headword, variants = [] }) => [headword.text, ...variants.map(({ text }) => text)]),
      ...(listed ?? []),
    ]),
    attested: listed === undefined ? undefined : new Set(listed.map((word) => wordForm(word, language))),
  }
  const judged = new Set(Object.keys(lintCodes) as LintCode[])
  if (listed === undefined) judged.delete('headword-unattested')
  const found = rules.flatMap((rule) => [...rule(linted)])
  const { findings, excepted } = withoutExcepted(found, readExceptions(exceptions), judged)
  return { findings: findings.toSorted(byPlace), excepted }
}

// A language that does not set words apart needs to know some, to count those of a sentence.
function dividing(language: Language, words: readonly string[]): Language {
  return language.withWords?.(words.map((word) => [word, 1] as const)) ?? language
}

function byPlace(a: LintFinding, b: LintFinding): number {
  return Number(a.file === exceptionsFile) - Number(b.file === exceptionsFile) || a.line - b.line
}
