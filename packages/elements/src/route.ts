import { parseScope, type SearchScope, writeScope } from './scope.ts'

/**
 * Where the reader stands, as the address says it: `/` home, `/?q=…` results, `/km-vi` browse, `/km-vi?letter=ក` one
 * letter, `/km-vi/k0001` an entry, with `?q=…` an entry opened from results, `/gloss` a text to read,
 * `/write` the writing pad. What narrows the search (`&pos=NOUN`) may
 * stand in any of them.
 */
export interface Route {
  /** What stands in the search box. */
  readonly query?: string
  /** Direction of the search, as in the address. */
  readonly from?: string
  readonly to?: string
  readonly scope?: SearchScope
  /** `id` of the dictionary browsed, or of the entry's. */
  readonly dictionary?: string
  readonly entryId?: string
  /** The letter browsed. */
  readonly letter?: string
  /** A text is read: the text itself is never in the address. */
  readonly gloss?: true
  /** A text is written: it is never in the address either. */
  readonly write?: true
}

export type View = 'home' | 'results' | 'browse' | 'entry' | 'gloss' | 'write'

/** What a route shows. */
export function viewOf(route: Route): View {
  if (route.gloss) return 'gloss'
  if (route.write) return 'write'
  if (route.entryId !== undefined) return 'entry'
  if (route.query !== undefined) return 'results'
  return route.dictionary === undefined ? 'home' : 'browse'
}

/** The places of the views in which a text is read and written; no dictionary may have these names. */
const glossPath = 'gloss'
const writePath = 'write'

const identifier = /^[a-z0-9-]{1,64}$/

/**
 * Reads an address. What is not an address of ours reads as home; empty parameters read as absent.
 *
 * @example
 * parseRoute('/km-vi/k0001', '?q=nuoc') // { dictionary: 'km-vi', entryId: 'k0001', query: 'nuoc' }
 */
export function parseRoute(path: string, search: string): Route {
  const [dictionary, entryId, ...rest] = path.split('/').filter((part) => part !== '')
  const parameters = new URLSearchParams(search)
  const parameter = (name: string): string | undefined => parameters.get(name) || undefined
  const known = dictionary !== undefined && identifier.test(dictionary) && rest.length === 0
  const query = parameter('q')
  const from = parameter('from')
  const to = parameter('to')
  const letter = parameter('letter')
  const scope = parseScope(parameters)
  if (known && dictionary === glossPath && entryId === undefined) return { gloss: true, ...(scope && { scope }) }
  if (known && dictionary === writePath && entryId === undefined) return { write: true, ...(scope && { scope }) }
  return {
    ...(query !== undefined && { query }),
    ...(query !== undefined && from !== undefined && to !== undefined && { from, to }),
    ...(scope !== undefined && { scope }),
    ...(known && { dictionary }),
    ...(known && entryId !== undefined && identifier.test(entryId) && { entryId }),
    ...(known && letter !== undefined && { letter }),
  }
}

/**
 * Writes an address; the inverse of {@link parseRoute}.
 *
 * @example
 * formatRoute({ query: 'an com', from: 'vi', to: 'km' }) // '/?q=an+com&from=vi&to=km'
 */
export function formatRoute(route: Route): string {
  const place = route.gloss ? glossPath : route.write ? writePath : undefined
  const path = (place === undefined ? [route.dictionary, route.dictionary && route.entryId] : [place])
    .filter((part) => part !== undefined)
    .map(encodeURIComponent)
  const parameters = new URLSearchParams()
  if (route.query !== undefined) {
    parameters.set('q', route.query)
    if (route.from !== undefined && route.to !== undefined) {
      parameters.set('from', route.from)
      parameters.set('to', route.to)
    }
  }
  if (route.scope !== undefined) writeScope(route.scope, parameters)
  if (route.dictionary !== undefined && route.letter !== undefined) parameters.set('letter', route.letter)
  const search = parameters.toString()
  return `/${path.join('/')}${search === '' ? '' : `?${search}`}`
}
