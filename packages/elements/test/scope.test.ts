import { features, type SearchFilter, udTags } from '@hiap/lexicon'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countNarrowings,
  narrowed,
  parseScope,
  type SearchScope,
  scopeRequest,
  unnarrowed,
  usableScope,
  widened,
  writeScope,
} from '../src/scope.ts'
import { info } from './fixture.ts'

const scopes: fc.Arbitrary<SearchScope | undefined> = fc
  .record(
    {
      dictionaries: fc.uniqueArray(fc.stringMatching(/^[a-z0-9-]{1,8}$/), { minLength: 1, maxLength: 3 }),
      partsOfSpeech: fc.uniqueArray(fc.constantFrom(...udTags), { minLength: 1, maxLength: 3 }),
      semanticDomains: fc.uniqueArray(fc.stringMatching(/^[1-9](\.[1-9][0-9]?){0,5}$/), { minLength: 1, maxLength: 3 }),
      dialects: fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), {
        minLength: 1,
        maxLength: 3,
      }),
      has: fc.uniqueArray(fc.constantFrom(...features), { minLength: 1 }),
      fullText: fc.constant(true as const),
    },
    { requiredKeys: [] },
  )
  .map((scope) => (Object.keys(scope).length === 0 ? undefined : scope))

describe('where a search looks', () => {
  test('what an address says reads back', () => {
    fc.assert(
      fc.property(
        scopes.filter((scope) => scope?.dialects?.every((name) => name.length <= 64 && name.isWellFormed()) ?? true),
        (scope) => {
          const parameters = new URLSearchParams()
          if (scope !== undefined) writeScope(scope, parameters)
          expect(parseScope(new URLSearchParams(parameters.toString()))).toEqual(scope)
        },
      ),
    )
  })

  test('no address asks for more than the API takes', () => {
    const domains = Array.from({ length: 40 }, (_, i) => `1.${i + 1}`).join()
    expect(parseScope(new URLSearchParams({ domain: domains }))?.semanticDomains).toHaveLength(20)
    expect(parseScope(new URLSearchParams({ dialect: 'x'.repeat(65) }))).toBeUndefined()
  })

  test('a request has what the scope asks for, and nothing else', () => {
    expect(scopeRequest(undefined)).toEqual({})
    expect(scopeRequest({ fullText: true })).toEqual({ fullText: true })
    const filter: SearchFilter = { partsOfSpeech: ['NOUN'], semanticDomains: ['1.3'], dialects: ['a'], has: ['audio'] }
    expect(scopeRequest({ ...filter, dictionaries: ['km-vi'] })).toEqual({ dictionaries: ['km-vi'], filter })
  })

  test('choosing and taking back leaves no trace', () => {
    fc.assert(
      fc.property(scopes, (scope) => {
        const without = narrowed(scope, 'has', [])
        expect(narrowed(narrowed(without, 'has', ['audio']), 'has', [])).toEqual(without)
        expect(countNarrowings(narrowed(without, 'has', ['audio', 'image']))).toBe(countNarrowings(without) + 2)
        expect(countNarrowings(unnarrowed(scope))).toBe(0)
        expect(unnarrowed(scope)?.fullText).toBe(scope?.fullText)
        expect(widened(widened(scope, true), false)).toEqual(widened(scope, false))
        expect(countNarrowings(widened(scope, true))).toBe(countNarrowings(scope))
      }),
    )
  })

  test('dictionaries and dialects that are not there any more are dropped', () => {
    const khmer = info('km-vi', 'km')
    const shelf = [khmer, { ...khmer, facets: { ...khmer.facets, dialects: [{ value: 'Sóc Trăng', count: 1 }] } }]
    expect(usableScope({ dictionaries: ['km-vi', 'gone'], dialects: ['Sóc Trăng', 'gone'] }, shelf)).toEqual({
      dictionaries: ['km-vi'],
      dialects: ['Sóc Trăng'],
    })
    expect(usableScope({ dictionaries: ['gone'] }, shelf)).toBeUndefined()
    expect(usableScope({ has: ['image'], fullText: true }, shelf)).toEqual({ has: ['image'], fullText: true })
    expect(usableScope(undefined, shelf)).toBeUndefined()
  })
})
