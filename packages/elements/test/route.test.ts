import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatRoute, parseRoute, type Route, viewOf } from '../src/route.ts'
import { readCases } from './read-cases.ts'

describe('routes', () => {
  test.each(readCases<'address' | 'route' | 'note'>('routes'))('$address: $note', ({ address, route }) => {
    const [path = '', search = ''] = address.split('?')
    expect(parseRoute(path, search)).toEqual(JSON.parse(route))
    expect(formatRoute(JSON.parse(route) as Route)).toBe(address)
  })

  test.each(readCases<'path' | 'search' | 'route' | 'note'>('foreign-addresses'))(
    '$path$search: $note',
    ({ path, search, route }) => {
      expect(parseRoute(path, search)).toEqual(JSON.parse(route))
    },
  )

  test('what is written reads back', () => {
    const identifier = fc.stringMatching(/^[a-z0-9-]{1,64}$/)
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((s) => s.isWellFormed())
    const search = fc.record({ query: text, from: fc.constant('vi'), to: fc.constant('km') })
    const place = fc.oneof(
      fc.record({ dictionary: identifier }),
      fc.record({ dictionary: identifier, letter: text }),
      fc.record({ dictionary: identifier, entryId: identifier }),
    )
    fc.assert(
      fc.property(fc.oneof(search, place, fc.tuple(search, place)), (parts) => {
        const route: Route = Array.isArray(parts) ? { ...parts[0], ...parts[1] } : parts
        const url = new URL(formatRoute(route), 'http://localhost')
        expect(parseRoute(url.pathname, url.search)).toEqual(route)
      }),
    )
  })

  test.each([
    [{}, 'home'],
    [{ query: 'a' }, 'results'],
    [{ dictionary: 'km-vi' }, 'browse'],
    [{ dictionary: 'km-vi', entryId: 'k0001' }, 'entry'],
    [{ dictionary: 'km-vi', entryId: 'k0001', query: 'a' }, 'entry'],
    [{ gloss: true }, 'gloss'],
    [{ write: true }, 'write'],
  ] as const)('%j shows %s', (route, view) => {
    expect(viewOf(route)).toBe(view)
  })
})
