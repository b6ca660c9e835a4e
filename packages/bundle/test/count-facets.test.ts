import { entryFilter, features, type SearchFilter } from '@hiap/lexicon'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileBundle } from '../src/compile.ts'
import { countFacets } from '../src/count-facets.ts'
import { inspectBundle } from '../src/inspect.ts'
import { openBundle } from '../src/opened-dictionary.ts'
import { entryOf, manifest } from './small-source.ts'

const inDomains = (id: string, ...domains: string[]) =>
  entryOf(id, id, ['nghĩa'], { senses: domains.map((semanticDomain) => ({ glosses: {}, semanticDomain })) })

const entry = fc
  .record({
    ud: fc.option(fc.constantFrom('NOUN', 'VERB', 'ADJ'), { nil: undefined }),
    domains: fc.array(fc.constantFrom('1', '1.2', '1.2.3', '1.10', '2.1.1.1', '9'), { minLength: 1, maxLength: 3 }),
    dialects: fc.array(fc.constantFrom('Pleiku', 'Chơrai'), { maxLength: 3 }),
    audio: fc.boolean(),
  })
  .map(({ ud, domains, dialects, audio }) => ({
    ...inDomains('j1', ...domains),
    ...(ud === undefined ? {} : { partOfSpeech: { ud } as const }),
    ...(audio ? { media: [{ id: 'a', type: 'audio', file: 'a.ogg', licence: 'CC0-1.0' }] as const } : {}),
    ...(dialects.length === 0 ? {} : { pronunciations: dialects.map((dialect) => ({ dialect })) }),
  }))

describe('facets of a dictionary', () => {
  it('count the entries that a filter lets through', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), (several) => {
        const entries = several.map((each, i) => ({ ...each, id: `j${i}` }))
        const { index, info, size } = openBundle(compileBundle({ manifest, entries }))
        const passing = (filter: SearchFilter): number => {
          const passes = entryFilter(index.facets, filter)
          return Array.from({ length: size }, (_, number) => number).filter((number) => passes?.(number)).length
        }
        const { partsOfSpeech, semanticDomains, dialects, has } = info.facets
        for (const { value, count } of partsOfSpeech) expect(passing({ partsOfSpeech: [value] })).toBe(count)
        for (const { value, count } of semanticDomains) expect(passing({ semanticDomains: [value] })).toBe(count)
        for (const { value, count } of dialects) expect(passing({ dialects: [value] })).toBe(count)
        for (const feature of features) expect(passing({ has: [feature] })).toBe(has[feature])
        // None is left out that some entry has.
        const all = { partsOfSpeech: partsOfSpeech.map(({ value }) => value) }
        expect(passing(all)).toBe(entries.filter(({ partOfSpeech }) => partOfSpeech !== undefined).length)
      }),
      { numRuns: 60 },
    )
  })

  it('stand in an order to choose from, domains number by number and two levels deep', () => {
    const counted = countFacets([
      inDomains('a', '1.10', '1.9.3.4', '2'),
      inDomains('b', '1.9'),
      inDomains('c', '10', '9.1'),
      entryOf('d', 'd', ['nghĩa'], { partOfSpeech: { ud: 'VERB' } }),
      entryOf('e', 'e', ['nghĩa'], { partOfSpeech: { ud: 'NOUN' } }),
      entryOf('f', 'f', ['nghĩa'], { partOfSpeech: { ud: 'VERB' } }),
    ])
    expect(counted.semanticDomains.map(({ value, count }) => `${value}: ${count}`)).toEqual([
      '1: 2',
      '1.9: 2',
      '1.10: 1',
      '2: 1',
      '9: 1',
      '9.1: 1',
      '10: 1',
    ])
    expect(counted.partsOfSpeech).toEqual([
      { value: 'VERB', count: 2 },
      { value: 'NOUN', count: 1 },
    ])
  })

  it('are kept by the bundle', () => {
    const entries = [
      entryOf('j1', 'ia', ['nước'], {
        partOfSpeech: { ud: 'NOUN' },
        media: [{ id: 'a', type: 'audio', file: 'a.ogg', licence: 'CC0-1.0' }],
      }),
    ]
    const bytes = compileBundle({ manifest, entries })
    const facets = {
      partsOfSpeech: [{ value: 'NOUN', count: 1 }],
      semanticDomains: [],
      dialects: [],
      has: { audio: 1, image: 0, example: 0 },
    }
    expect(openBundle(bytes).info.facets).toEqual(facets)
    expect(inspectBundle(bytes).dictionary?.facets).toEqual(facets)
  })
})
