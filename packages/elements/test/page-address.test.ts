import { afterEach, describe, expect, test } from 'vitest'
import { bundleHref, hrefOf, routeAt, usePageAddresses } from '../src/page-address.ts'
import type { Route } from '../src/route.ts'
import { readCases } from './read-cases.ts'

const paths = { routes: 'path', bundle: (hash: string) => `/bundles/${hash}` } as const

afterEach(() => usePageAddresses(paths))

describe('addresses of a page', () => {
  test.each(readCases<'address' | 'route' | 'note'>('routes'))(
    '$address as path and behind #: $note',
    ({ address, route }) => {
      const read = JSON.parse(route) as Route
      expect(hrefOf(read)).toBe(address)
      expect(routeAt(new URL(address, 'https://words.example/'))).toEqual(read)
      usePageAddresses({ ...paths, routes: 'hash' })
      expect(hrefOf(read)).toBe(`#${address}`)
      expect(routeAt(new URL(`#${address}`, 'https://words.example/some/folder/index.html'))).toEqual(read)
    },
  )

  test('a folder is no dictionary, and no fragment is home', () => {
    usePageAddresses({ ...paths, routes: 'hash' })
    expect(routeAt(new URL('https://words.example/km-vi/k0001?q=a'))).toEqual({})
    expect(routeAt(new URL('https://words.example/#top'))).toEqual({})
    expect(routeAt(new URL('https://words.example/#/?q=a?b'))).toEqual({ query: 'a?b' })
  })

  test('bundles stand where the page says', () => {
    expect(bundleHref('5f2c')).toBe('/bundles/5f2c')
    usePageAddresses({ routes: 'hash', bundle: (hash) => `data/${hash}.hiap` })
    expect(bundleHref('5f2c')).toBe('data/5f2c.hiap')
  })
})
