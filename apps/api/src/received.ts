import type { Shelf } from '@hiap/bundle'
import { type Feature, guardText, type SearchFilter, type TextFault, type TextLimits, type UdTag } from '@hiap/lexicon'
import { ProblemError, quoted } from './problems.ts'
import { longTextLimit, textLimit } from './schemas/parameters.ts'

/** Whether the shelf has a dictionary of that id. */
export function hasDictionary(shelf: Shelf, id: string): boolean {
  return shelf.dictionaries().some((dictionary) => dictionary.id === id)
}

/** The problem of naming dictionaries that are not there; it names those that are. */
export function dictionaryUnknown(shelf: Shelf, ids: readonly string[]): ProblemError {
  const known = shelf.dictionaries().map(({ id }) => id)
  return new ProblemError(
    'dictionary-unknown',
    `There is no dictionary ${ids.map(quoted).join(', ')}. There ${known.length === 1 ? 'is' : 'are'}: ${known.join(', ') || 'none'}.`,
  )
}

/**
 * Reads a list of dictionary ids.
 *
 * @returns `undefined` where none was sent: all dictionaries
 * @throws ProblemError `dictionary-unknown`
 */
export function chosenDictionaries(shelf: Shelf, list: string | undefined): readonly string[] | undefined {
  if (list === undefined) return undefined
  return knownDictionaries(shelf, list.split(','))
}

/**
 * Passes on ids of dictionaries that are there.
 *
 * @throws ProblemError `dictionary-unknown`
 */
export function knownDictionaries(shelf: Shelf, ids: readonly string[]): readonly string[] {
  const unknown = ids.filter((id) => !hasDictionary(shelf, id))
  if (unknown.length > 0) throw dictionaryUnknown(shelf, unknown)
  return ids
}

/** The parameters of a filter, as their schemas let them through. */
export interface FilterParameters {
  readonly pos?: string
  readonly domain?: string
  readonly dialect?: readonly string[]
  readonly has?: string
}

/**
 * Reads a filter.
 *
 * @returns `undefined` where none was sent: all entries
 * @throws ProblemError `parameter-invalid` for a dialect that no dictionary names
 */
export function chosenFilter(shelf: Shelf, { pos, domain, dialect, has }: FilterParameters): SearchFilter | undefined {
  if (pos === undefined && domain === undefined && dialect === undefined && has === undefined) return undefined
  for (const name of dialect ?? []) checkDialect(shelf, name)
  return {
    // The patterns of the parameters let nothing else through.
    ...(pos !== undefined && { partsOfSpeech: pos.split(',') as UdTag[] }),
    ...(domain !== undefined && { semanticDomains: domain.split(',') }),
    ...(dialect !== undefined && { dialects: dialect }),
    ...(has !== undefined && { has: has.split(',') as Feature[] }),
  }
}

function checkDialect(shelf: Shelf, name: string): void {
  const known = shelf.dictionaries().flatMap(({ facets }) => facets.dialects.map(({ value }) => value))
  if (known.includes(name)) return
  const names = [...new Set(known)].slice(0, dialectsTold)
  const message =
    names.length === 0
      ? `received ${quoted(name)}. No dictionary here names a dialect; leave it out.`
      : `received ${quoted(name)}. Expected: one of ${names.join(', ')}${new Set(known).size > names.length ? ', …' : ''}.`
  throw new ProblemError('parameter-invalid', `dialect: ${message}`, [{ parameter: 'dialect', message }])
}

/** Most dialects that a message lists; `/v1/dictionaries` has all. */
const dialectsTold = 40

const faults: Readonly<Record<TextFault, string>> = {
  'too-long': 'it is too long. Shorten it.',
  'too-many-marks': 'it has more combining marks in a row than any word has. Leave them out.',
  'lone-surrogate': 'it has half of a surrogate pair. Send well-formed text.',
  control: 'it has a control character. Leave it out.',
  'bidi-control': 'it has a character that turns the direction of writing. Leave it out.',
  'not-text': 'it has a code point that stands for no character. Leave it out.',
}

/**
 * Passes on a text that is fit to be searched for, before anything normalises it.
 *
 * @throws ProblemError `text-refused`
 */
export function plainText(parameter: string, text: string): string {
  return fitText(parameter, text, { maximumLength: 2 * textLimit })
}

/**
 * Passes on a running text that is fit to be read; it may have lines.
 *
 * @throws ProblemError `text-refused`
 */
export function runningText(parameter: string, text: string): string {
  return fitText(parameter, text, { maximumLength: 2 * longTextLimit, lines: true })
}

function fitText(parameter: string, text: string, limits: TextLimits): string {
  const verdict = guardText(text, limits)
  if (verdict.fit) return text
  const message = faults[verdict.fault]
  throw new ProblemError('text-refused', `${parameter}: at position ${verdict.at}, ${message}`, [
    { parameter, message },
  ])
}
