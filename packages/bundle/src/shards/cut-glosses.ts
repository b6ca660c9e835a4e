import { foldedKey, glossesOf, termsOf, weightOfCode } from '@hiap/lexicon'
import { cutByKey, type Filed, widePrefixes } from './cut-keys.ts'
import type { DictionaryToCut } from './dictionary-to-cut.ts'
import { type Gloss, type GlossStatistics, matchGlosses, type TypedWords } from './gloss-match.ts'
import { packHashes } from './hash-list.ts'
import type { HashedFiles } from './hashed-files.ts'
import { listedBytes, mostRowBytes, packAnswers } from './pack-pieces.ts'
import { type GlossFile, type GlossRow, type GlossTable, keptHits } from './static-format.ts'

/** Stands for marks that no gloss has. */
const noMarks = '\u{fffff}'

/**
 * Cuts the glosses of one language: each stands under every word of it in search form, with what its hit shows. A word
 * in too many glosses for one file is *common*: its glosses stand under it and another word of theirs, with a space
 * between, so that several words typed still lead to one file.
 *
 * @param place of the language, as the manifest counts
 */
export function cutGlosses(source: DictionaryToCut, place: number, files: HashedFiles): GlossTable {
  const { dictionary } = source
  const language = dictionary.glossLanguages[place]!
  const { glosses, statistics } = listGlosses(source, place)
  const rowOf = ({ ordinal, length, text, having }: Gloss, at: number): GlossRow => [
    at,
    ordinal,
    length,
    text,
    ...having.values(),
  ]
  const entryBytes = source.entries.map((_, number) => listedBytes(source.rows([number], true).entries[0]))
  const bytes = glosses.map((gloss) => listedBytes(rowOf(gloss, 9999)) + entryBytes[gloss.entry]!)
  const sizeOf = (item: number): number => bytes[item]!
  const fileOf = (items: readonly number[]): GlossFile => {
    const numbers = [...new Set(items.map((item) => glosses[item]!.entry))].sort((a, b) => a - b)
    const at = new Map(numbers.map((number, i) => [number, i]))
    return {
      ...source.rows(numbers, true),
      glosses: items.map((item) => rowOf(glosses[item]!, at.get(glosses[item]!.entry)!)),
    }
  }

  const having = new Map<string, number[]>()
  glosses.forEach((gloss, item) => {
    for (const word of gloss.having.keys()) {
      const items = having.get(word)
      if (items === undefined) having.set(word, [item])
      else items.push(item)
    }
  })
  const common = new Set<string>()
  for (const [word, items] of having)
    if (items.reduce((sum, item) => sum + sizeOf(item), 0) > mostRowBytes) common.add(word)
  const filed: Filed[] = []
  for (const [word, items] of having)
    for (const item of items) {
      const others = common.has(word) ? [...glosses[item]!.having.keys()].filter((other) => other !== word) : []
      if (others.length === 0) filed.push([word, item])
      else for (const other of others) filed.push([`${word} ${other}`, item])
    }
  const pieces = cutByKey(filed, sizeOf, mostRowBytes)
  const firsts = pieces.map(({ first }) => first)

  const answers = new Map<string, readonly number[]>()
  const keep = (query: string, typed: TypedWords, among: readonly number[]): void => {
    const items = new Map(among.map((item) => [glosses[item]!, item]))
    const matched = matchGlosses(language, statistics, typed, items.keys()).slice(0, keptHits)
    const all = new Set([...(answers.get(query) ?? []), ...matched.map(({ gloss }) => items.get(gloss)!)])
    answers.set(
      query,
      [...all].sort((a, b) => a - b),
    )
  }
  const words = [...having.keys()].sort()
  const wide = widePrefixes(firsts).filter((prefix) => foldedKey(language, prefix) === prefix)
  for (const word of wide) {
    if (word.includes(' ')) continue
    const among = beginningSo(having, words, word)
    for (const canonical of [noMarks, ...spellingsOf(word, glosses, having.get(word) ?? [])])
      keep(canonical === noMarks ? word : canonical, { terms: [{ folded: word, canonical }], goesOn: true }, among)
  }
  // `ma m` is met by a gloss that has `ma` alone, which stands nowhere under both.
  const withItself = [...common].flatMap((word) =>
    Array.from({ length: word.length - 1 }, (_, i) => `${word} ${word.slice(0, i + 1)}`),
  )
  for (const pair of new Set([...wide.filter((prefix) => prefix.includes(' ')), ...withItself])) {
    const words = pair.split(' ')
    for (const marked of [false, true]) {
      const terms = words.map((folded) => ({ folded, canonical: marked ? noMarks : folded }))
      keep(pair, { terms, goesOn: true }, having.get(words[0]!)!)
    }
  }
  return {
    shards: { firsts, files: packHashes(pieces.map(({ items }) => files.addJson(fileOf(items)))) },
    answers: packAnswers(answers, sizeOf, (items, byQuery) => files.addJson({ ...fileOf(items), answers: byQuery })),
    ...statistics,
    common: [...common].sort(),
  }
}

/** The glosses of one language as the index counts them, and what it counts over all. */
function listGlosses(
  { dictionary, entries }: DictionaryToCut,
  place: number,
): { readonly glosses: readonly Gloss[]; readonly statistics: GlossStatistics } {
  const language = dictionary.glossLanguages[place]!
  const layer = dictionary.index.glosses[place]!
  const given = entries.flatMap((entry, number) =>
    glossesOf(entry, dictionary.glossLanguageTags)
      .filter((gloss) => gloss.language === place)
      .map(({ text }, ordinal) => ({ entry: number, ordinal, text, words: termsOf(language, text) })),
  )
  const counts = new Map<string, number>()
  for (const { words } of given)
    for (const word of new Set(words.map(({ folded }) => folded))) counts.set(word, (counts.get(word) ?? 0) + 1)
  return {
    glosses: given.map((gloss, document) => ({
      ...gloss,
      length: layer.lengths[document]!,
      having: new Map(gloss.words.map(({ folded }) => [folded, counts.get(folded)!])),
    })),
    statistics: { glosses: given.length, mean: weightOfCode(layer.meanLength[0] ?? 0) },
  }
}

/** The glosses that have a word with this beginning. */
function beginningSo(
  having: ReadonlyMap<string, readonly number[]>,
  words: readonly string[],
  prefix: string,
): readonly number[] {
  const items = new Set<number>()
  for (const word of words) if (word.startsWith(prefix)) for (const item of having.get(word)!) items.add(item)
  return [...items].sort((a, b) => a - b)
}

/** The canonical spellings in which a word stands in some glosses. */
function spellingsOf(word: string, glosses: readonly Gloss[], having: readonly number[]): ReadonlySet<string> {
  return new Set(
    having.flatMap((item) =>
      glosses[item]!.words.filter(({ folded }) => folded === word).map(({ canonical }) => canonical),
    ),
  )
}
