import type { Entry, Language, Manifest } from '@hiap/lexicon'
import { type FieldPath, fieldPath } from '../source/field-path.ts'
import type { LintCode, LintFinding } from './finding.ts'

/** An entry and where it stands. */
export interface PlacedEntry {
  readonly entry: Entry
  /** 1-based line of `entries.jsonl`. */
  readonly line: number
}

/** What the rules look at. */
export interface LintedSource {
  readonly manifest: Manifest
  readonly placed: readonly PlacedEntry[]
  readonly language: Language
  /** Keys by {@link wordForm} of the word lists; `undefined` where none was given. */
  readonly attested: ReadonlySet<string> | undefined
}

/** Gives the findings of one subject, in any order. */
export type LintRule = (source: LintedSource) => Iterable<LintFinding>

/** Makes a finding of an entry. */
export function findingAt(
  { entry, line }: PlacedEntry,
  path: FieldPath,
  code: LintCode,
  message: string,
  advice: string,
): LintFinding {
  return { file: 'entries.jsonl', line, entry: entry.id, field: fieldPath(path), code, message, advice }
}

/** The form in which words of lists and entries are compared: canonical spelling, lower case. */
export function wordForm(text: string, language: Language): string {
  return language.normalise(text.trim()).toLowerCase()
}

/** The form in which texts of any language are compared: without case, and without sign at the end. */
export function textForm(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s\p{P}]+$/u, '')
    .trim()
}
