/// <reference path="../../src/ontolex/n3.d.ts" />
/// <reference path="./jsonld.d.ts" />
import type { Entry } from '@hiap/lexicon'
import fc from 'fast-check'
import jsonld from 'jsonld'
import { Parser, type Quad } from 'n3'
import { describe, expect, test } from 'vitest'
import { prefixes } from '../../src/ontolex/graph-node.ts'
import { jsonldExporter } from '../../src/ontolex/jsonld-exporter.ts'
import { turtleExporter } from '../../src/ontolex/turtle-exporter.ts'
import { dictionaries, exportSource, manifests, type SampleDictionary } from '../entries.ts'
import { memoryTarget } from '../memory-files.ts'

type Options = Parameters<typeof exportSource>[1]

async function turtle(sample: SampleDictionary, options?: Options): Promise<string> {
  const target = memoryTarget()
  await turtleExporter.write(exportSource(sample, options), 'words', target)
  expect([...target.files.keys()]).toEqual(['words.ttl'])
  return target.text('words.ttl')
}

async function jsonLd(sample: SampleDictionary, options?: Options): Promise<string> {
  const target = memoryTarget()
  await jsonldExporter.write(exportSource(sample, options), 'words', target)
  expect([...target.files.keys()]).toEqual(['words.jsonld'])
  return target.text('words.jsonld')
}

/** The statements of a document, as text, without repetition. Tags of languages know no capitals. */
function statements(quads: readonly Quad[]): readonly string[] {
  const lines = quads.map(({ subject, predicate, object }) => {
    const said =
      object.termType === 'NamedNode'
        ? object.value
        : JSON.stringify([object.value, object.language.toLowerCase(), object.datatype.value])
    return [subject.value, predicate.value, said].join(' ')
  })
  return [...new Set(lines)].sort()
}

const turtleStatements = (text: string): readonly Quad[] => new Parser({ format: 'text/turtle' }).parse(text)

async function jsonLdStatements(text: string): Promise<readonly Quad[]> {
  const lines = await jsonld.toRDF(JSON.parse(text) as object, {
    format: 'application/n-quads',
    // What would be dropped in silence is an error.
    safe: true,
    documentLoader: async (url) => {
      throw new Error(`${url} is not to be fetched`)
    },
  })
  return new Parser({ format: 'application/n-quads' }).parse(lines)
}

/** What the graph says of something by a path of names: `ontolex:sense`, `^ontolex:isSenseOf` backwards. */
function asks(quads: readonly Quad[]): (from: string, ...path: readonly string[]) => readonly string[] {
  return (from, ...path) => {
    let at: readonly string[] = [from]
    for (const step of path) {
      const backwards = step.startsWith('^')
      const [prefix = '', name = ''] = step.replace('^', '').split(':')
      const predicate = (prefixes as Readonly<Record<string, string>>)[prefix] + name
      at = at.flatMap((node) =>
        quads.flatMap(({ subject, predicate: its, object }) => {
          if (its.value !== predicate) return []
          if (backwards) return object.value === node ? [subject.value] : []
          if (subject.value !== node) return []
          return [
            object.termType === 'Literal' && object.language !== ''
              ? `${object.value}@${object.language}`
              : object.value,
          ]
        }),
      )
    }
    return [...new Set(at)]
  }
}

const water: Entry = {
  id: 'k0001',
  kind: 'word',
  headword: { text: 'ទឹក', script: 'Khmr', orthography: 'Chuon Nath' },
  homograph: 1,
  forms: [{ language: 'km-Latn', text: 'tuek' }],
  variants: [{ text: 'ទុក', type: 'obsolete', note: { en: 'old' } }],
  pronunciations: [
    { ipa: 'tɨk', romanised: 'tuek' },
    { ipa: 'tək', dialect: 'Trà Vinh', source: 'field-notes', audio: 'm0' },
  ],
  partOfSpeech: { ud: 'NOUN', label: { vi: 'danh từ' } },
  frequencyBand: 1,
  senses: [
    {
      glosses: { vi: ['nước', 'nước uống'], en: ['water'] },
      definition: { en: 'A liquid that is drunk.' },
      semanticDomain: '5.2.2.7',
      register: 'formal',
      dialect: 'Trà Vinh',
      examples: [{ text: 'ទឹកក្តៅ', translations: { vi: 'nước nóng' }, status: 'attested', source: 'word-list' }],
      note: { en: 'Not of rain.' },
    },
    { glosses: { vi: ['nước mắt'] }, register: 'literary' },
  ],
  crossReferences: [
    { type: 'part-of', entry: 'k0002' },
    { type: 'derived-from', entry: 'k0002' },
  ],
  etymology: 'Old Khmer dik',
  status: 'reviewed',
  review: { by: 'A reviewer', date: '2024-05-06' },
  sources: [{ source: 'word-list', supports: ['form', 'gloss:vi'], form: 'ទឹក', locator: 'p. 3', note: 'as it is' }],
  notes: [{ en: 'A note.' }],
  media: [{ id: 'm0', type: 'audio', file: 'audio/1.opus', licence: 'CC0-1.0', speaker: 'A speaker' }],
}
const rain: Entry = {
  id: 'k0002',
  kind: 'culture',
  headword: { text: 'ភ្លៀង', script: 'Khmr' },
  senses: [{ glosses: { vi: ['mưa', 'nước'] } }],
  status: 'attested',
  sources: [{ source: 'word-list', supports: ['form', 'gloss:vi'] }],
  culture: { place: { vi: 'Trà Vinh' } },
}
const sample: SampleDictionary = { manifest: manifests.km, entries: [water, rain] }
const base = 'https://example.org/dictionaries/'

describe('the graph', () => {
  test('says what the dictionary says', async () => {
    const ask = asks(turtleStatements(await turtle(sample, { baseUrl: base })))
    const set = `${base}km-sample`
    expect(ask(set, 'rdf:type')).toEqual([`${prefixes.lexicog}LexicographicResource`])
    expect(ask(set, 'dct:license')).toEqual(['https://creativecommons.org/licenses/by/4.0/'])
    expect(ask(set, 'dct:title')).toContain('Khmer–Vietnamese dictionary@en')
    expect(ask(set, 'dct:source', 'dct:license')).toEqual([
      'https://creativecommons.org/licenses/by/4.0/',
      'https://spdx.org/licenses/CC0-1.0',
    ])
    expect(ask(set, 'dct:source', 'dct:issued')).toEqual(['1968'])
    // Order.
    expect(ask(set, 'rdf:_1')).toEqual([`${set}/k0001`])
    expect(ask(set, 'rdf:_2')).toEqual([`${set}/k0002`])
    expect(ask(set, 'lexicog:entry')).toEqual([`${set}/k0001`, `${set}/k0002`])
    expect(ask(`${set}#lexicon`, 'lime:lexicalEntries')).toEqual(['2'])
    expect(ask(`${set}#lexicon`, 'lime:entry', '^lexicog:describes')).toEqual([`${set}/k0001`, `${set}/k0002`])
  })

  test('says what an entry says', async () => {
    const ask = asks(turtleStatements(await turtle(sample)))
    const at = 'urn:hiap:km-sample:k0001'
    const word = `${at}#lexeme`
    expect(ask(at, 'lexicog:describes')).toEqual([word])
    expect(ask(at, 'adms:status', 'skos:prefLabel')).toEqual(['reviewed@en'])
    expect(ask(at, 'schema:reviewedBy')).toEqual(['A reviewer'])
    expect(ask(at, 'schema:lastReviewed')).toEqual(['2024-05-06'])
    expect(ask(at, 'schema:citation', 'schema:isBasedOn', 'dct:title')).toEqual(['A word list'])
    expect(ask(at, 'schema:citation', 'schema:about')).toEqual(['form', 'gloss:vi'])
    expect(ask(at, 'schema:associatedMedia', 'schema:contentUrl')).toEqual(['media/audio/1.opus'])
    expect(ask(word, 'rdf:type')).toEqual([`${prefixes.ontolex}LexicalEntry`, `${prefixes.ontolex}Word`])
    expect(ask('urn:hiap:km-sample:k0002#lexeme', 'rdf:type')).toEqual([`${prefixes.ontolex}LexicalEntry`])
    expect(ask('urn:hiap:km-sample:k0002', 'schema:spatialCoverage')).toEqual(['Trà Vinh@vi'])
    expect(ask(word, 'ontolex:canonicalForm', 'ontolex:writtenRep')).toEqual(['ទឹក@km', 'tuek@km-latn'])
    expect(ask(word, 'ontolex:canonicalForm', 'ontolex:phoneticRep')).toEqual(['tɨk@km-fonipa'])
    expect(ask(word, 'ontolex:canonicalForm', 'lexinfo:romanization')).toEqual(['tuek'])
    expect(ask(word, 'ontolex:canonicalForm', 'dct:conformsTo', 'skos:prefLabel')).toEqual(['Chuon Nath'])
    expect(ask(word, 'ontolex:otherForm', 'ontolex:writtenRep')).toEqual(['ទុក@km', 'ទឹក@km'])
    expect(ask(word, 'ontolex:otherForm', 'dct:type', 'skos:prefLabel')).toEqual(['obsolete'])
    expect(ask(word, 'ontolex:otherForm', 'lexinfo:geographic', 'skos:prefLabel')).toEqual(['Trà Vinh'])
    expect(ask(word, 'ontolex:otherForm', 'schema:audio', 'schema:contributor')).toEqual(['A speaker'])
    expect(ask(word, 'lexinfo:partOfSpeech')).toEqual([`${prefixes.lexinfo}noun`])
    expect(ask(word, 'dct:type', 'skos:notation')).toEqual(['NOUN'])
    expect(ask(word, 'dct:type', 'skos:prefLabel')).toEqual(['NOUN', 'danh từ@vi'])
    expect(ask(word, 'lexinfo:etymology')).toEqual(['Old Khmer dik'])
    // Senses in their order.
    expect(ask(at, 'rdf:_1', 'lexicog:describes')).toEqual([`${at}#sense-1`])
    expect(ask(at, 'rdf:_2', 'lexicog:describes')).toEqual([`${at}#sense-2`])
    expect(ask(word, 'ontolex:sense')).toEqual([`${at}#sense-1`, `${at}#sense-2`])
    expect(ask(`${at}#sense-1`, 'lexinfo:senseTranslation')).toEqual(['nước@vi', 'nước uống@vi', 'water@en'])
    expect(ask(`${at}#sense-1`, 'skos:definition')).toEqual(['A liquid that is drunk.@en'])
    expect(ask(`${at}#sense-1`, 'dct:subject', 'skos:notation')).toEqual(['5.2.2.7'])
    expect(
      ask(`${at}#sense-1`, 'dct:subject', 'skos:broader', 'skos:broader', 'skos:broader', 'skos:notation'),
    ).toEqual(['5'])
    expect(ask(`${at}#sense-1`, 'lexinfo:register')).toEqual([`${prefixes.lexinfo}formalRegister`])
    expect(ask(`${at}#sense-2`, 'lexinfo:textType', 'skos:prefLabel')).toEqual(['literary'])
    expect(ask(`${at}#sense-1`, 'lexicog:usageExample', 'rdf:value')).toEqual(['ទឹកក្តៅ@km', 'nước nóng@vi'])
    // Relations.
    const relations = ask(word, '^vartrans:source')
    expect(relations.flatMap((relation) => ask(relation, 'vartrans:category'))).toEqual([
      `${prefixes.lexinfo}meronymTerm`,
      'urn:hiap:km-sample#relation-derived-from',
    ])
    expect(relations.flatMap((relation) => ask(relation, 'vartrans:target', 'rdfs:label'))).toEqual([
      'ភ្លៀង@km',
      'ភ្លៀង@km',
    ])
  })

  test('leads from a word of another language to the headwords that it translates', async () => {
    const quads = turtleStatements(await turtle(sample))
    const ask = asks(quads)
    const path = ['^ontolex:canonicalForm', 'ontolex:sense', '^vartrans:target', 'vartrans:source', 'ontolex:isSenseOf']
    const [form] = quads.flatMap(({ subject, object }) =>
      object.termType === 'Literal' && object.value === 'nước' && subject.value.endsWith('/form')
        ? [subject.value]
        : [],
    )
    expect(ask(form ?? '', ...path, 'rdfs:label')).toEqual(['ទឹក@km', 'ភ្លៀង@km'])
  })

  test('has a node for everything that it leads to, and no repeated address', async () => {
    await fc.assert(
      fc.asyncProperty(dictionaries(), async (dictionary) => {
        const quads = turtleStatements(await turtle(dictionary))
        const subjects = new Set(quads.map(({ subject }) => subject.value))
        const own = quads.flatMap(({ object }) =>
          object.termType === 'NamedNode' && object.value.startsWith('urn:hiap:') ? [object.value] : [],
        )
        expect(own.filter((address) => !subjects.has(address))).toEqual([])
        const types = new Map<string, Set<string>>()
        for (const { subject, predicate, object } of quads) {
          if (predicate.value !== `${prefixes.rdf}type`) continue
          types.set(subject.value, (types.get(subject.value) ?? new Set()).add(object.value))
        }
        // Nothing is two things, but a lexical entry and a kind of it.
        const both = [...types.values()].filter((each) => each.size > 1)
        expect(both.every((each) => each.size === 2 && each.has(`${prefixes.ontolex}LexicalEntry`))).toBe(true)
        expect(subjects.size).toBe(types.size)
      }),
      { numRuns: 60 },
    )
  })

  test('holds every text of every entry', async () => {
    await fc.assert(
      fc.asyncProperty(dictionaries(), async (dictionary) => {
        const literals = new Set(
          turtleStatements(await turtle(dictionary)).flatMap(({ object }) =>
            object.termType === 'Literal' ? [object.value] : [],
          ),
        )
        expect(textsOf(dictionary.entries).filter((text) => !literals.has(text))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('Turtle and JSON-LD', () => {
  test('say the same', async () => {
    await fc.assert(
      fc.asyncProperty(dictionaries(), fc.constantFrom(undefined, base), async (dictionary, baseUrl) => {
        const options = baseUrl === undefined ? {} : { baseUrl }
        const inTurtle = statements(turtleStatements(await turtle(dictionary, options)))
        const inJsonLd = statements(await jsonLdStatements(await jsonLd(dictionary, options)))
        expect(inTurtle.length).toBeGreaterThan(50)
        expect(inJsonLd).toEqual(inTurtle)
      }),
      { numRuns: 60 },
    )
  })

  test('write addresses that RDF can hold', async () => {
    const manifest = {
      ...manifests.km,
      licence: { spdx: 'LicenseRef-own' },
      sources: manifests.km.sources.map((source) => ({ ...source, url: 'https://example.org/{a}|"b"<c>^`\\' })),
    }
    const text = await turtle({ manifest, entries: [water, rain] })
    const ask = asks(turtleStatements(text))
    expect(ask('urn:hiap:km-sample#source-word-list', 'rdfs:seeAlso')).toEqual([
      'https://example.org/%7Ba%7D%7C%22b%22%3Cc%3E%5E%60%5C',
    ])
    expect(ask('urn:hiap:km-sample', 'dct:license')).toEqual(['LicenseRef-own'])
    expect(statements(await jsonLdStatements(await jsonLd({ manifest, entries: [water, rain] })))).toEqual(
      statements(turtleStatements(text)),
    )
  })

  test('have a node a line, and the context inside', async () => {
    const text = await jsonLd(sample)
    const lines = text.split('\n').slice(1, -2)
    expect(lines.length).toBeGreaterThan(20)
    for (const line of lines) expect(JSON.parse(line.replace(/,$/, ''))).toHaveProperty('@id')
    expect(JSON.parse(text)['@context']).toEqual(prefixes)
  })

  test('tell what they drop', async () => {
    const notes = [{ en: 'A' }, { en: 'B' }]
    const dictionary = { ...sample, entries: [{ ...water, notes }, rain] }
    const expected = [
      ['media[].file', 1],
      ['notes', 2],
    ]
    for (const exporter of [turtleExporter, jsonldExporter]) {
      const dropped = await exporter.write(exportSource(dictionary), 'words', memoryTarget())
      expect(dropped.map(({ field, count }) => [field, count])).toEqual(expected)
    }
  })
})

/** Every text of entries that is for people. */
function textsOf(entries: readonly Entry[]): readonly string[] {
  const texts: string[] = []
  const walk = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      // Codes and ids are addresses in the graph.
      if (!codes.has(key)) texts.push(value)
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) walk(inner, Array.isArray(value) ? key : name)
    }
  }
  walk(entries, '')
  return texts
}

const codes: ReadonlySet<string> = new Set([
  ...['id', 'kind', 'script', 'language', 'status', 'source', 'type', 'entry', 'audio', 'register', 'file', 'ud'],
])
