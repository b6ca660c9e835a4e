import type { Hit, Reason, Slip } from '../dictionary-client.ts'
import type { Language, Range } from '../language.ts'
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
  const [typed, written] = [query, word].map((text) => {
    const letters = language.letters(wordKey(language, text))
    const mapped = language.foldMapped(text)
    const ends = [0]
    for (const letter of letters) ends.push(ends.at(-1)! + letter.length)
    return {
      letters,
      part: ({ from, to }: Range): string => {
        if (from === to) return ''
        if (mapped.text !== letters.join('')) return letters.slice(from, to).join('')
        const range = sourceRange(mapped, { from: ends[from]!, to: ends[to]! })
        return text.slice(range.from, range.to)
      },
    }
  })
  const found = findSlips(foldedSlips(language), typed!.letters, written!.letters, slipBounds.slips)
  return (found?.slips ?? []).map((slip) => ({
    typed: typed!.part(slip.typedAt),
    written: written!.part(slip.writtenAt),
  }))
}
