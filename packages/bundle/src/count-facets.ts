import {
  type DictionaryFacets,
  domainPath,
  type Entry,
  type EntryFacets,
  type FacetCount,
  type Feature,
  facetsOf,
} from '@hiap/lexicon'

/** Levels of semantic domains that are counted: 9 and some 70 in all, what a list to choose from can show. */
const domainLevels = 2

/** Counts by what a filter may ask for, so that a choice can be offered without reading an entry. */
export function countFacets(entries: readonly Entry[]): DictionaryFacets {
  const facets = entries.map(facetsOf)
  const count = <Value extends string>(
    valuesOf: (facets: EntryFacets) => Iterable<Value>,
  ): readonly FacetCount<Value>[] => {
    const counts = new Map<Value, number>()
    for (const each of facets) for (const value of valuesOf(each)) counts.set(value, (counts.get(value) ?? 0) + 1)
    return [...counts].map(([value, count]) => ({ value, count })).sort(byCount)
  }
  const having = (feature: Feature): number => facets.filter(({ has }) => has.includes(feature)).length
  return {
    partsOfSpeech: count(({ partOfSpeech }) => (partOfSpeech === undefined ? [] : [partOfSpeech])),
    // Two senses in one domain are one entry in it.
    semanticDomains: count(
      ({ semanticDomains }) => new Set(semanticDomains.flatMap((domain) => domainPath(domain).slice(0, domainLevels))),
    ).toSorted((a, b) => compareDomains(a.value, b.value)),
    dialects: count(({ dialects }) => dialects),
    has: { audio: having('audio'), image: having('image'), example: having('example') },
  }
}

function byCount(a: FacetCount, b: FacetCount): number {
  return b.count - a.count || (a.value < b.value ? -1 : 1)
}

/** Number by number: `1.9` before `1.10`. */
function compareDomains(a: string, b: string): number {
  const [left, right] = [a, b].map((domain) => domain.split('.').map(Number)) as [number[], number[]]
  const i = left.findIndex((number, at) => number !== right[at])
  return i < 0 ? left.length - right.length : left[i]! - (right[i] ?? -1)
}
