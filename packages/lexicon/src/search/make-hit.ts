import type { Hit, Reason, Slip } from '../dictionary-client.ts'
import type { Language } from '../language.ts'
import type { Entry } from '../model/entry.ts'
import { sourceRange } from '../unicode/offset-map.ts'
import type { Candidate } from './candidate.ts'
import { beginningRange, wordRanges } from './highlight.ts'
import { spellingsOf } from './indexed-entry.ts'
import { canonicalKey, wordKey } from './search-key.ts'
import { type SearchableDictionary, summaryOf } from './searchable-dictionary.ts'
import { findSlips, slipBounds } from './slip-distance.ts'
import { foldedSlips } from './slip-tables.ts'
import { isVariant, spellingOf } from './word-layer.ts'

/** A candidate of one dictionary. */
export interface DictionaryCandidate extends Candidate {
  /** Of tier `gloss`: place of the language in which it was found. */
  readonly glossLanguage?: number
}

/**
 * Reads the entry of a candidate and says what matched, where, and why.
 *
 * @param query as the search read it
 * @param to the gloss language wanted
 */
export function makeHit(
  dictionary: SearchableDictionary,
  candidate: DictionaryCandidate,
  query: string,
  to: string | undefined,
): Hit {
  const entry = dictionary.entryAt(candidate.entry)
  const { language } = dictionary
  const { tier, reason, score } = candidate
  const summary = summaryOf(dictionary, entry, to)
  if (tier === 'gloss') {
    const place = candidate.glossLanguage ?? 0
    const tag = dictionary.glossLanguageTags[place]!
    const gloss = glossAt(entry, tag, candidate.gloss ?? 0)
    if (gloss === undefined) return { ...summary, tier, reason, ranges: [], score }
    const ranges = wordRanges(dictionary.glossLanguages[place]!, gloss, query, reason === 'meaning-begins')
    return {
      ...summary,
      gloss,
      glossLanguage: tag,
      tier,
      reason,
      ranges,
      score,
    }
  }
  const text = spellingTyped(dictionary, entry, candidate)
  const variant = text === entry.headword.text ? {} : { variant: text }
  const whole = [{ from: 0, to: text.length }]
  if (tier === 'exact') {
    // The very text typed stands before the same word in another order or case.
    const same = text === query
    return { ...summary, tier, reason: same ? 'same' : reason, ranges: whole, score: same ? score : score / 2 }
  }
  if (reason === 'begins' || reason === 'begins-without-marks')
    return { ...summary, ...variant, tier, reason, ranges: beginningRange(language, text, query), score }
  if (tier === 'fuzzy') {
    const slips = slipsBetween(language, query, text)
    const told: Reason = slips.length > 1 ? 'two-slips' : 'one-slip'
    return { ...summary, ...variant, tier, reason: told, slips, ranges: whole, score }
  }
  return { ...summary, ...variant, tier, reason, ranges: whole, score }
}

/** A gloss by its place among those of one language. */
function glossAt({ senses }: Entry, tag: string, place: number): string | undefined {
  let before = 0
  for (const { glosses } of senses) {
    const own = glosses[tag] ?? []
    if (place < before + own.length) return own[place - before]
    before += own.length
  }
  return undefined
}

/** The spelling of an entry that a candidate is: the headword, or the variant. */
function spellingTyped({ language, index }: SearchableDictionary, entry: Entry, { form }: Candidate): string {
  const headword = entry.headword.text
  if (form === undefined || !isVariant(index.words, form)) return headword
  const canonical = spellingOf(index.words, form)
  return spellingsOf(entry).find((text) => canonicalKey(language, text) === canonical) ?? headword
}

/** The slips between a query and a word, in the letters in which they were typed and are written. */
function slipsBetween(language: Language, query: string, word: string): readonly Slip[] {
  const typed = readKey(language, query)
  const written = readKey(language, word)
  const found = findSlips(foldedSlips(language), typed.letters, written.letters, slipBounds.slips)
  return (found?.slips ?? []).map((slip) => {
    let [from, writtenFrom] = [slip.typedAt.from, slip.writtenAt.from]
    let [to, writtenTo] = [slip.typedAt.to, slip.writtenAt.to]
    // A mark is told with its letter, on both sides.
    while (!(typed.parts(from) && written.parts(writtenFrom)) && same(typed, from - 1, written, writtenFrom - 1)) {
      from--
      writtenFrom--
    }
    while (!(typed.parts(to) && written.parts(writtenTo)) && same(typed, to, written, writtenTo)) {
      to++
      writtenTo++
    }
    return { typed: typed.text(from, to), written: written.text(writtenFrom, writtenTo) }
  })
}

/** A key by letters, with the way back to the text that it was made of. */
interface ReadKey {
  readonly letters: readonly string[]
  /** Whether the text can be parted before that letter. */
  parts(letter: number): boolean
  /** The text of letters `[from, to)`. */
  text(from: number, to: number): string
}

function readKey(language: Language, text: string): ReadKey {
  const letters = language.letters(wordKey(language, text))
  const mapped = language.foldMapped(text)
  // What the key spaces otherwise than the fold is told as it is folded.
  const isMapped = mapped.text === letters.join('')
  const ends = [0]
  for (const letter of letters) ends.push(ends.at(-1)! + letter.length)
  return {
    letters,
    parts(letter) {
      const at = ends[letter]!
      return !isMapped || letter === 0 || letter === letters.length || mapped.offsets[at]! > mapped.offsets[at - 1]!
    },
    text(from, to) {
      if (from === to) return ''
      if (!isMapped) return letters.slice(from, to).join('')
      const range = sourceRange(mapped, { from: ends[from]!, to: ends[to]! })
      return text.slice(range.from, range.to)
    },
  }
}

function same(a: ReadKey, i: number, b: ReadKey, j: number): boolean {
  return i >= 0 && j >= 0 && a.letters[i] !== undefined && a.letters[i] === b.letters[j]
}
