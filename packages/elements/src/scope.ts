import { type DictionaryInfo, features, type SearchFilter, type SearchRequest, udTags } from '@hiap/lexicon'

/**
 * Where a search looks: what narrows it and what widens it, besides query and direction. What is left out asks for
 * nothing; a list that is there is never empty and has no value twice.
 */
export interface SearchScope extends SearchFilter {
  readonly dictionaries?: readonly string[]
  readonly fullText?: true
}

/** What a search can be narrowed by. */
export type Narrowing = Exclude<keyof SearchScope, 'fullText'>

interface NarrowingRule {
  /** The parameter of an address, the same as the API's. */
  readonly parameter: string
  /** Values stand in one parameter with commas between them; else each has one of its own. */
  readonly commas: boolean
  readonly has: (value: string) => boolean
}

/** In the order in which they are offered. */
const rules: Readonly<Record<Narrowing, NarrowingRule>> = {
  dictionaries: { parameter: 'dict', commas: true, has: (id) => /^[a-z0-9-]{1,64}$/.test(id) },
  partsOfSpeech: { parameter: 'pos', commas: true, has: (tag) => udTags.some((known) => known === tag) },
  semanticDomains: {
    parameter: 'domain',
    commas: true,
    has: (number) => /^[1-9](?:\.[1-9]\d?){0,5}$/.test(number),
  },
  // The name of a dialect may have commas.
  dialects: { parameter: 'dialect', commas: false, has: (name) => name !== '' && name.length <= 64 },
  has: { parameter: 'has', commas: true, has: (feature) => features.some((known) => known === feature) },
}

export const narrowings: readonly Narrowing[] = Object.keys(rules) as Narrowing[]

/** The most values of one list that the API takes. */
const mostValues = 20

/**
 * Reads a scope from the parameters of an address; values that are none of ours are passed over.
 *
 * @returns `undefined` where the search is not narrowed or widened
 * @example
 * parseScope(new URLSearchParams('pos=NOUN,VERB')) // { partsOfSpeech: ['NOUN', 'VERB'] }
 */
export function parseScope(parameters: URLSearchParams): SearchScope | undefined {
  const lists = narrowings.flatMap((name) => {
    const { parameter, commas, has } = rules[name]
    const values = parameters.getAll(parameter).flatMap((value) => (commas ? value.split(',') : value))
    const known = [...new Set(values.filter(has))].slice(0, mostValues)
    return known.length === 0 ? [] : [[name, known] as const]
  })
  return scopeOf({
    ...Object.fromEntries(lists),
    ...(parameters.get('fullText') === 'true' && { fullText: true }),
  })
}

/** Writes a scope into the parameters of an address; the inverse of {@link parseScope}. */
export function writeScope(scope: SearchScope, parameters: URLSearchParams): void {
  for (const name of narrowings) {
    const { parameter, commas } = rules[name]
    const values = scope[name] ?? []
    for (const value of commas ? [values.join(',')] : values) if (value !== '') parameters.append(parameter, value)
  }
  if (scope.fullText) parameters.set('fullText', 'true')
}

/** The same scope with other values of one list; `undefined` where nothing is left. */
export function narrowed(
  scope: SearchScope | undefined,
  name: Narrowing,
  values: readonly string[],
): SearchScope | undefined {
  const { [name]: _, ...others } = scope ?? {}
  return scopeOf({ ...others, ...(values.length > 0 && { [name]: values }) })
}

/** The same scope, looking into definitions, examples and articles or not. */
export function widened(scope: SearchScope | undefined, fullText: boolean): SearchScope | undefined {
  const { fullText: _, ...others } = scope ?? {}
  return scopeOf({ ...others, ...(fullText && { fullText }) })
}

/** The same scope without what narrows it. */
export function unnarrowed(scope: SearchScope | undefined): SearchScope | undefined {
  return widened(undefined, scope?.fullText === true)
}

function scopeOf(scope: SearchScope): SearchScope | undefined {
  return Object.keys(scope).length === 0 ? undefined : scope
}

/** How many values narrow a scope. */
export function countNarrowings(scope: SearchScope | undefined): number {
  return narrowings.reduce((sum, name) => sum + (scope?.[name]?.length ?? 0), 0)
}

/** The scope without dictionaries and dialects that are not there: a link may be older than the dictionaries. */
export function usableScope(scope: SearchScope | undefined, infos: readonly DictionaryInfo[]): SearchScope | undefined {
  if (scope?.dictionaries === undefined && scope?.dialects === undefined) return scope
  const there = (values: readonly string[] | undefined, known: readonly string[]): readonly string[] =>
    (values ?? []).filter((value) => known.includes(value))
  const dictionaries = there(
    scope.dictionaries,
    infos.map(({ id }) => id),
  )
  const dialects = there(
    scope.dialects,
    infos.flatMap(({ facets }) => facets.dialects.map(({ value }) => value)),
  )
  return narrowed(narrowed(scope, 'dictionaries', dictionaries), 'dialects', dialects)
}

/** The part of a request that a scope is. */
export function scopeRequest(
  scope: SearchScope | undefined,
): Pick<SearchRequest, 'dictionaries' | 'filter' | 'fullText'> {
  const { dictionaries, fullText, ...filter } = scope ?? {}
  return {
    ...(dictionaries !== undefined && { dictionaries }),
    ...(Object.keys(filter).length > 0 && { filter }),
    ...(fullText !== undefined && { fullText }),
  }
}
