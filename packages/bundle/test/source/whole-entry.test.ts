import type { Entry } from '@hiap/lexicon'
import { expect, test } from 'vitest'
import dictionarySchema from '../../../../dictionaries/schema/dictionary.schema.json' with { type: 'json' }
import entrySchema from '../../../../dictionaries/schema/entry.schema.json' with { type: 'json' }
import { patternInWords } from '../../src/source/pattern-in-words.ts'
import { check, jsonLines, manifest, sample } from './sample.ts'

// Typed as Entry: where the schema and the shape part, this does not compile or does not pass.
const whole: Entry = {
  id: 'ia',
  kind: 'culture',
  headword: { text: 'ia', script: 'Latn', orthography: 'Pleiku' },
  homograph: 1,
  frequencyBand: 2,
  forms: [{ language: 'jra-Khmr', text: 'ឥា' }],
  variants: [{ text: 'iă', type: 'dialect', note: { vi: 'ở Cheo Reo' } }],
  pronunciations: [{ ipa: 'iaː', romanised: 'ia', audio: 'ia-siu', speaker: 'Siu', dialect: 'Pleiku', source: 'abvd' }],
  partOfSpeech: { ud: 'NOUN', label: { vi: 'danh từ' } },
  senses: [
    {
      glosses: { vi: ['nước'], en: ['water'] },
      definition: { vi: 'chất lỏng để uống' },
      semanticDomain: '1.3',
      register: 'colloquial',
      dialect: 'Pleiku',
      examples: [{ text: 'mơñum ia', translations: { vi: 'uống nước' }, status: 'attested', source: 'abvd' }],
      note: { vi: 'cũng là sông' },
    },
  ],
  crossReferences: [{ type: 'see-also', entry: 'krong' }],
  etymology: 'Proto-Chamic *ʔiar',
  status: 'reviewed',
  review: { by: 'Siu', date: '2026-01-31' },
  sources: [
    {
      source: 'abvd',
      supports: ['form', 'pronunciation', 'gloss:en'],
      form: 'iaʔ',
      locator: '744, 25',
      note: 'final ʔ not written',
    },
  ],
  notes: [{ vi: 'chưa ghi âm ở Ayun Pa' }],
  media: [
    {
      id: 'ia-siu',
      type: 'audio',
      file: 'audio/ia.opus',
      licence: 'CC-BY-4.0',
      speaker: 'Siu',
      consent: 'signed, 2026-01-31',
      caption: { vi: 'ia' },
    },
  ],
  culture: { place: { vi: 'Pleiku' }, time: { vi: 'mùa khô' } },
}

const krong: Entry = {
  id: 'krong',
  kind: 'word',
  headword: { text: 'krông', script: 'Latn' },
  senses: [{ glosses: { vi: ['sông'] } }],
  status: 'drafted',
  sources: [{ source: 'abvd', supports: ['form'] }],
}

const wholeManifest = {
  ...manifest,
  reporting: { vi: 'viết thư cho người soạn' },
  $schema: '../schema/dictionary.schema.json',
  licence: { spdx: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  sources: [
    {
      ...manifest.sources[0],
      licence: { spdx: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
      author: 'Greenhill',
      year: 2008,
      url: 'https://abvd.eva.mpg.de/',
      note: { vi: 'danh sách từ' },
    },
  ],
}

test('an entry and a manifest with every property pass', async () => {
  const { source, diagnostics } = await check({
    ...sample,
    'dictionary.json': JSON.stringify(wholeManifest),
    'entries.jsonl': jsonLines(whole, krong),
  })
  expect(diagnostics).toEqual([])
  expect(source).toEqual({ manifest: wholeManifest, entries: [whole, krong] })
})

test.each<[string, Schema, unknown]>([
  ['entry', entrySchema, whole],
  ['manifest', dictionarySchema, wholeManifest],
])('the %s above has every property of its schema', (_, schema, record) => {
  expect([...new Set(propertiesUsed(record, schema, schema))].toSorted()).toEqual(
    [...new Set(propertiesOf(schema, schema))].toSorted(),
  )
})

test.each([
  ['entry', entrySchema],
  ['dictionary', dictionarySchema],
])('every pattern of %s.schema.json has its words', (_, schema) => {
  const patterns = [...JSON.stringify(schema).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map(
    ([, text]) => JSON.parse(text ?? '') as string,
  )
  expect(patterns.length).toBeGreaterThan(3)
  for (const pattern of patterns) expect(patternInWords(pattern)).not.toContain('matches')
})

interface Schema {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly $ref?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly $defs?: Readonly<Record<string, Schema>>
}

function resolve(schema: Schema, root: Schema): Schema {
  return schema.$ref === undefined ? schema : (root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? {})
}

// 'senses[].examples[].text' for each property that the schema names.
function propertiesOf(schema: Schema, root: Schema, path = ''): readonly string[] {
  const { properties, items } = resolve(schema, root)
  return [
    ...Object.entries(properties ?? {}).flatMap(([name, inner]) => [
      `${path}.${name}`,
      ...propertiesOf(inner, root, `${path}.${name}`),
    ]),
    ...(items === undefined ? [] : propertiesOf(items, root, `${path}[]`)),
  ]
}

// The same of the properties that a record has; keys that the schema leaves open, such as languages, are not counted.
function propertiesUsed(value: unknown, schema: Schema, root: Schema, path = ''): readonly string[] {
  const { properties, items } = resolve(schema, root)
  if (Array.isArray(value)) {
    return items === undefined ? [] : value.flatMap((item) => propertiesUsed(item, items, root, `${path}[]`))
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const known = properties?.[name]
    return known === undefined ? [] : [`${path}.${name}`, ...propertiesUsed(inner, known, root, `${path}.${name}`)]
  })
}
