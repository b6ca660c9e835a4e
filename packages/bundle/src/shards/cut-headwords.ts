import { bandScore, canonicalKey, prefixScore, searchDictionary, spellingsOf, wordKey } from '@hiap/lexicon'
import { cutByKey, type Filed, isWide, widePrefixes } from './cut-keys.ts'
import type { DictionaryToCut } from './dictionary-to-cut.ts'
import { lettersBeyond } from './gloss-match.ts'
import { packHashes } from './hash-list.ts'
import type { HashedFiles } from './hashed-files.ts'
import { mostRowBytes, packAnswers } from './pack-pieces.ts'
import { isOfShards } from './shard-tiers.ts'
import { type KeyTable, keptHits } from './static-format.ts'

/**
 * Cuts the headwords: every entry stands under the key of each of its spellings. What begins as a query does is then in
 * one shard, or the query is wide and its answer is kept.
 */
export function cutHeadwords(source: DictionaryToCut, files: HashedFiles): KeyTable {
  const { language } = source.dictionary
  const spellings = source.entries.flatMap((entry, number) =>
    [entry.headword.text, ...spellingsOf(entry)].map((text) => ({
      number,
      canonical: canonicalKey(language, text),
      key: wordKey(language, text),
    })),
  )
  const filed = spellings.map(({ key, number }): Filed => [key, number])
  const pieces = cutByKey(filed, source.rowBytes, mostRowBytes)
  const firsts = pieces.map(({ first }) => first)
  const answers = new Map<string, readonly number[]>()
  const keep = (query: string, numbers: readonly number[]): void => {
    const all = new Set([...(answers.get(query) ?? []), ...numbers])
    answers.set(
      query,
      [...all].sort((a, b) => a - b),
    )
  }
  for (const prefix of widePrefixes(firsts))
    if (wordKey(language, prefix) === prefix) keep(prefix, begunWithoutMarks(source, prefix, filed))
  const asked = new Set<string>()
  for (const { canonical } of spellings)
    for (let end = 1; end <= canonical.length; end++) {
      const query = canonical.slice(0, end)
      if (asked.has(query)) continue
      asked.add(query)
      if (isWide(firsts, wordKey(language, query))) keep(query, bestOf(source, query))
    }
  return {
    shards: { firsts, files: packHashes(pieces.map(({ items }) => files.addJson(source.rows(items)))) },
    answers: packAnswers(answers, source.rowBytes, (numbers, byQuery) =>
      files.addJson({ ...source.rows(numbers), answers: byQuery }),
    ),
  }
}

/** The entries of the best hits of a query: those of every query with the same canonical spelling. */
function bestOf({ dictionary }: DictionaryToCut, query: string): readonly number[] {
  const { hits } = searchDictionary(dictionary, { query, from: dictionary.languageTag }, keptHits, false)
  return hits.filter(isOfShards).map(({ entryId }) => dictionary.numberOf(entryId)!)
}

/**
 * The entries with the best words that begin so but for marks: those of every query with this search form that no word
 * begins as it is written.
 */
function begunWithoutMarks(
  { dictionary, entries }: DictionaryToCut,
  prefix: string,
  filed: readonly Filed[],
): readonly number[] {
  const { language } = dictionary
  const begun = language.letters(prefix)
  const scores = new Map<number, number>()
  for (const [key, number] of filed)
    if (key.startsWith(prefix)) {
      const beyond = lettersBeyond(begun, language.letters(key))
      if (beyond === Number.POSITIVE_INFINITY) continue
      const band = entries[number]!.frequencyBand ?? 0
      // Whole words stand before all that is longer; a letter only begun is longer by less than a letter.
      const score = key === prefix ? 2 : prefixScore(true, beyond === 0 ? 0.5 : beyond, band) + bandScore(band)
      scores.set(number, Math.max(score, scores.get(number) ?? 0))
    }
  return [...scores]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, keptHits)
    .map(([number]) => number)
}
