import { type DictionaryInfo, type FacetCount, type Feature, features } from '@hiap/lexicon'
import type { Narrowing, SearchScope } from './scope.ts'

/**
 * The values that one can choose from: those that the dictionaries chosen have, with the number of entries of each in
 * all of them, and after them those that are chosen already without being there. Dictionaries are a choice where there
 * are several.
 *
 * @param infos the dictionaries that are searched
 */
export function choices(
  name: Narrowing,
  scope: SearchScope | undefined,
  infos: readonly DictionaryInfo[],
): readonly FacetCount[] {
  const chosen = scope?.[name] ?? []
  const counts = new Map<string, number>()
  for (const { value, count } of offered(name, scope, infos)) counts.set(value, (counts.get(value) ?? 0) + count)
  for (const value of chosen) if (!counts.has(value)) counts.set(value, 0)
  return [...counts].map(([value, count]) => ({ value, count }))
}

function offered(
  name: Narrowing,
  scope: SearchScope | undefined,
  infos: readonly DictionaryInfo[],
): readonly FacetCount[] {
  if (name === 'dictionaries')
    return infos.length < 2 ? [] : infos.map(({ id, counts }) => ({ value: id, count: counts.entries }))
  const searched = infos.filter(({ id }) => scope?.dictionaries?.includes(id) ?? true)
  return searched.flatMap(({ facets }): readonly FacetCount[] =>
    name === 'has'
      ? features.flatMap((value: Feature) => (facets.has[value] > 0 ? [{ value, count: facets.has[value] }] : []))
      : facets[name],
  )
}
