import type { SearchFilter } from '../dictionary-client.ts'
import type { EntryFacets } from '../model/entry-facets.ts'
import { type ArrayTable, arrayNamed, arrayOfText, type NumberArray, readJson } from './array-table.ts'
import { type PackedNumbers, packedArrays, packedAt, packedNamed, packNumbers } from './packed-numbers.ts'

/** The facets of every entry. Many entries share theirs, so each different set stands once. */
export interface FacetLayer {
  /** JSON: the different sets. Read when a filter first asks. */
  readonly sets: Uint16Array
  /** Which set an entry has. */
  readonly setOf: PackedNumbers
}

export function buildFacets(entries: readonly EntryFacets[]): FacetLayer {
  const numbers = new Map<string, number>()
  const setOf = entries.map((facets) => {
    const set = JSON.stringify(facets)
    const number = numbers.get(set) ?? numbers.size
    numbers.set(set, number)
    return number
  })
  return { sets: arrayOfText(`[${[...numbers.keys()].join()}]`), setOf: packNumbers(setOf) }
}

/** The arrays under names that begin with `name`, for `packArrays`. */
export function facetArrays(name: string, layer: FacetLayer): (readonly [string, NumberArray])[] {
  return [[`${name}.sets`, layer.sets], ...packedArrays(`${name}.setOf`, layer.setOf)]
}

/** The facets that {@link facetArrays} named so; throws `index-malformed` where they are not there. */
export function facetsNamed(table: ArrayTable, name: string): FacetLayer {
  return { sets: arrayNamed(table, `${name}.sets`, Uint16Array), setOf: packedNamed(table, `${name}.setOf`) }
}

/** Whether an entry, by number, may answer. */
export type EntryFilter = (entry: number) => boolean

/**
 * Makes the test of a filter: each different set of facets is looked at once, each entry by its set.
 *
 * @returns undefined where the filter asks for nothing
 * @example
 * entryFilter(index.facets, { partsOfSpeech: ['NOUN'] })?.(7)
 */
export function entryFilter(layer: FacetLayer, filter: SearchFilter | undefined): EntryFilter | undefined {
  const { partsOfSpeech = [], semanticDomains = [], dialects = [], has = [] } = filter ?? {}
  if (partsOfSpeech.length + semanticDomains.length + dialects.length + has.length === 0) return undefined
  const passes = facetSets(layer).map(
    (set) =>
      (partsOfSpeech.length === 0 || (set.partOfSpeech !== undefined && partsOfSpeech.includes(set.partOfSpeech))) &&
      (semanticDomains.length === 0 ||
        set.semanticDomains.some((own) =>
          semanticDomains.some((asked) => own === asked || own.startsWith(`${asked}.`)),
        )) &&
      (dialects.length === 0 || set.dialects.some((own) => dialects.includes(own))) &&
      has.every((feature) => set.has.includes(feature)),
  )
  return (entry) => passes[packedAt(layer.setOf, entry)] === true
}

/** The facets of an entry, by number. */
export function facetsOfEntry(layer: FacetLayer, entry: number): EntryFacets {
  return facetSets(layer)[packedAt(layer.setOf, entry)]!
}

const setsRead = new WeakMap<FacetLayer, readonly EntryFacets[]>()

function facetSets(layer: FacetLayer): readonly EntryFacets[] {
  const known = setsRead.get(layer)
  if (known !== undefined) return known
  const sets = readJson(layer.sets) as readonly EntryFacets[]
  setsRead.set(layer, sets)
  return sets
}
