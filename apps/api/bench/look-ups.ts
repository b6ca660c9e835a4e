import type { OpenedDictionary } from '@hiap/bundle'
import type { SearchRequest } from '@hiap/lexicon'

/** A search as the web page sends it. */
export type LookUp = SearchRequest & Required<Pick<SearchRequest, 'from' | 'to' | 'limit'>>

/** How many hits the page asks for. */
const limit = 30

/** A generator of repeatable numbers in [0, 1) (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * People at their keyboards: each types a headword or a gloss of some entry, a request at every letter. Some entries are
 * asked for more often than others, the nth by 1/n.
 */
export function typeAhead(dictionaries: readonly OpenedDictionary[], count: number, seed: number): readonly LookUp[] {
  const random = seeded(seed)
  const all = shuffled(wordsOf(dictionaries), random)
  const sums: number[] = []
  for (let i = 0; i < all.length; i++) sums.push((sums.at(-1) ?? 0) + 1 / (i + 1))
  const lookUps: LookUp[] = []
  while (lookUps.length < count) {
    const wanted = random() * (sums.at(-1) ?? 0)
    lookUps.push(...(all[sums.findIndex((sum) => sum >= wanted)] ?? []))
  }
  return lookUps.slice(0, count)
}

/** As many look-ups of the same kinds, none twice. */
export function distinct(dictionaries: readonly OpenedDictionary[], count: number, seed: number): readonly LookUp[] {
  const once = new Map<string, LookUp>()
  for (const lookUp of wordsOf(dictionaries).flat()) once.set(pathOf(lookUp), lookUp)
  if (once.size < count) throw new Error(`the dictionaries give ${once.size} look-ups, fewer than ${count}`)
  return shuffled([...once.values()], seeded(seed)).slice(0, count)
}

/** The address of a look-up. */
export function pathOf({ query, from, to, limit }: LookUp): string {
  return `/v1/search?${new URLSearchParams({ q: query, from, to, limit: String(limit) })}`
}

/** Each headword and first glosses of each entry, as the look-ups of somebody who types it letter by letter. */
function wordsOf(dictionaries: readonly OpenedDictionary[]): readonly (readonly LookUp[])[] {
  return dictionaries.flatMap(({ size, entryAt, languageTag, glossLanguageTags, language, glossLanguages }) =>
    Array.from({ length: size }, (_, number) => entryAt(number)).flatMap(({ headword, senses }) => [
      typed(language.letters(headword.text), languageTag, glossLanguageTags[0] ?? languageTag),
      ...glossLanguageTags.flatMap((tag, i) => {
        const gloss = senses[0]?.glosses[tag]?.[0]
        return gloss === undefined ? [] : [typed(glossLanguages[i]?.letters(gloss) ?? [], tag, languageTag)]
      }),
    ]),
  )
}

function typed(letters: readonly string[], from: string, to: string): readonly LookUp[] {
  // A space shows nothing new.
  return letters.flatMap((letter, i) =>
    letter.trim() === '' ? [] : [{ query: letters.slice(0, i + 1).join(''), from, to, limit }],
  )
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const all = [...items]
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[all[i], all[j]] = [all[j]!, all[i]!]
  }
  return all
}
