import type { EntrySummary, Hit, SearchRequest, Tier } from '../dictionary-client.ts'
import { tiers } from '../dictionary-client.ts'
import type { Language } from '../language.ts'
import type { Entry } from '../model/entry.ts'
import { findGlosses } from './gloss-search.ts'
import { type Candidate, findHeadwords } from './headword-search.ts'
import { beginningRange, wordRanges } from './highlight.ts'
import { glossesOf, spellingsOf } from './indexed-entry.ts'
import { cutQuery } from './query.ts'
import type { SearchIndex } from './search-index.ts'
import { canonicalKey, foldedKey } from './search-key.ts'
import { findSlips, type SlipTable, slipTable } from './slip-distance.ts'

/** What the search needs of a dictionary, wherever its entries are kept. */
export interface SearchableDictionary {
  readonly id: string
  /** BCP 47 tags as the dictionary's manifest gives them. */
  readonly languageTag: string
  readonly glossLanguageTags: readonly string[]
  readonly language: Language
  /** In the order of the tags. */
  readonly glossLanguages: readonly Language[]
  readonly index: SearchIndex
  /** The entry of that number in the index. */
  entryAt(number: number): Entry
}

export interface DictionaryAnswer {
  /** Best first. */
  readonly hits: readonly Hit[]
  readonly truncated: boolean
}

/**
 * Searches one dictionary. A headword road is open where `from` is the dictionary's language or left out and `to` one
 * of its gloss languages or left out; the road over the glosses of a language where `from` is that language or left
 * out and `to` the dictionary's or left out. An entry that both roads find is given once, in its better tier.
 *
 * @param limit at most this many hits
 */
export function searchDictionary(
  dictionary: SearchableDictionary,
  request: SearchRequest,
  limit: number,
): DictionaryAnswer {
  const query = cutQuery(request.query)
  const { from, to } = request
  const best = new Map<number, Candidate>()
  let truncated = false
  if (
    meets(from, dictionary.languageTag) &&
    (to === undefined || dictionary.glossLanguageTags.some((tag) => meets(to, tag)))
  ) {
    const answer = findHeadwords(dictionary.index, dictionary.language, query, limit)
    truncated ||= answer.truncated
    for (const candidate of answer.found) best.set(candidate.entry, candidate)
  }
  if (meets(to, dictionary.languageTag))
    dictionary.glossLanguages.forEach((language, i) => {
      const layer = dictionary.index.glosses[i]
      if (layer === undefined || !meets(from, dictionary.glossLanguageTags[i]!)) return
      const answer = findGlosses(layer, language, query)
      truncated ||= answer.truncated
      for (const candidate of answer.found) {
        const before = best.get(candidate.entry)
        if (before === undefined || (before.tier === 'gloss' && before.score < candidate.score))
          best.set(candidate.entry, candidate)
      }
    })
  const candidates = [...best.values()].sort((a, b) => compareHits(a, b) || a.entry - b.entry)
  const hits = candidates
    .slice(0, limit + equalsLookedAt)
    .map((candidate) => ({ number: candidate.entry, hit: hitOf(dictionary, candidate, query, to) }))
    .sort((a, b) => compareHits(a.hit, b.hit) || a.number - b.number)
    .map(({ hit }) => hit)
    .slice(0, limit)
  return { hits, truncated }
}

/** Orders by tier, then score. 0 for equals, so that a stable sort keeps their order. */
export function compareHits(a: Ranked, b: Ranked): number {
  return tierRank[a.tier] - tierRank[b.tier] || b.score - a.score
}

type Ranked = Pick<Hit, 'tier' | 'score'>

/** Hits of the folded tier are all equal until their text is looked at: so many beyond the limit are. */
const equalsLookedAt = 64

const tierRank = Object.fromEntries(tiers.map((tier, i) => [tier, i])) as Record<Tier, number>

/** Whether a tag asked for meets a tag that is there: equal, or its beginning (`jra` meets `jra-Latn`). */
export function meets(asked: string | undefined, there: string): boolean {
  if (asked === undefined) return true
  const a = asked.toLowerCase()
  const b = there.toLowerCase()
  return a === b || b.startsWith(`${a}-`)
}

/**
 * Tells an entry in one line.
 *
 * @param to the gloss language wanted; else, or where the entry has none in it, the first that it has
 */
export function summaryOf(dictionary: SearchableDictionary, entry: Entry, to?: string): EntrySummary {
  const glosses = glossesOf(entry, dictionary.glossLanguageTags)
  const wanted =
    (to === undefined
      ? undefined
      : glosses.find((gloss) => meets(to, dictionary.glossLanguageTags[gloss.language]!))) ?? glosses[0]
  return {
    entryId: entry.id,
    dictionary: dictionary.id,
    headword: entry.headword.text,
    headwordLanguage: dictionary.languageTag,
    ...(entry.homograph === undefined ? {} : { homograph: entry.homograph }),
    gloss: wanted?.text ?? '',
    glossLanguage: dictionary.glossLanguageTags[wanted?.language ?? 0] ?? '',
    ...(entry.partOfSpeech === undefined ? {} : { partOfSpeech: entry.partOfSpeech }),
    status: entry.status,
  }
}

function hitOf(dictionary: SearchableDictionary, candidate: Candidate, query: string, to: string | undefined): Hit {
  const entry = dictionary.entryAt(candidate.entry)
  const { language } = dictionary
  const { tier, reason, score } = candidate
  const summary = summaryOf(dictionary, entry, to)
  const { headword } = summary
  switch (tier) {
    case 'exact':
      return {
        ...summary,
        tier,
        reason: headword === query ? 'same' : reason,
        ranges: [{ from: 0, to: headword.length }],
        score: headword === query ? score : score / 2,
      }
    case 'gloss': {
      const gloss = glossesOf(entry, dictionary.glossLanguageTags)[candidate.gloss ?? 0]
      if (gloss === undefined) return { ...summary, tier, reason, ranges: [], score }
      const ranges = wordRanges(
        dictionary.glossLanguages[gloss.language]!,
        gloss.text,
        query,
        reason === 'meaning-begins',
      )
      const glossLanguage = dictionary.glossLanguageTags[gloss.language]!
      return { ...summary, gloss: gloss.text, glossLanguage, tier, reason, ranges, score }
    }
    case 'prefix': {
      const typed = foldedKey(language, query)
      const spelling = spellingThat(entry, (text) => foldedKey(language, text).startsWith(typed))
      return {
        ...summary,
        ...spelling.variant,
        tier,
        reason,
        ranges: beginningRange(language, spelling.text, query),
        score,
      }
    }
    default: {
      const folded = foldedKey(language, query)
      const canonical = canonicalKey(language, query)
      const spelling = spellingThat(entry, (text) =>
        tier === 'variant' ? canonicalKey(language, text) === canonical : foldedKey(language, text) === folded,
      )
      const distance =
        (findSlips(
          canonicalSlips(language),
          language.letters(canonical),
          language.letters(canonicalKey(language, spelling.text)),
        )?.cost ?? 0) / 100
      return {
        ...summary,
        ...spelling.variant,
        tier,
        reason,
        ranges: [{ from: 0, to: spelling.text.length }],
        score: score / (1 + distance),
      }
    }
  }
}

const slipTables = new WeakMap<Language, SlipTable>()

/** The costs of a language between canonical spellings, read once. */
function canonicalSlips(language: Language): SlipTable {
  const known =
    slipTables.get(language) ??
    slipTable(
      language.costs,
      (text) => language.letters(text),
      (text) => canonicalKey(language, text),
    )
  slipTables.set(language, known)
  return known
}

/** The spelling of an entry that a key led to: the headword if it fits, else the first variant that does. */
function spellingThat(
  entry: Entry,
  fits: (text: string) => boolean,
): { readonly text: string; readonly variant: { readonly variant?: string } } {
  const headword = entry.headword.text
  if (fits(headword)) return { text: headword, variant: {} }
  const variant = spellingsOf(entry).find(fits)
  return variant === undefined ? { text: headword, variant: {} } : { text: variant, variant: { variant } }
}
