import { type Entry, type LocalisedText, languageOf, type Manifest, udTags } from '@hiap/lexicon'
import fc from 'fast-check'
import type { ExportSource } from '../src/exporter.ts'

/** A dictionary as `hiap check` passes it: ids, homographs, references, citations and order are right. */
export interface SampleDictionary {
  readonly manifest: Manifest
  /** In dictionary order. */
  readonly entries: readonly Entry[]
}

const sources: Manifest['sources'] = [
  {
    id: 'word-list',
    title: 'A word list',
    author: 'Its author',
    year: 1968,
    licence: { spdx: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    attribution: 'Copyright 1968 its author.',
    url: 'https://example.org/list?a=1&b=2',
    note: { vi: 'Chỉ có dạng chữ.', en: 'Forms & meanings.' },
  },
  { id: 'field-notes', title: 'Field notes', licence: { spdx: 'CC0-1.0' }, attribution: 'The fieldworkers.' },
]

/** Manifests of the languages that {@link dictionaries} makes entries of. */
export const manifests: { readonly km: Manifest; readonly jra: Manifest } = {
  km: {
    id: 'km-sample',
    title: { vi: 'Từ điển Khmer – Việt', en: 'Khmer–Vietnamese dictionary', km: 'វចនានុក្រមខ្មែរ-វៀតណាម' },
    description: { en: 'Words for tests, “quoted” & <marked>.', vi: 'Từ để thử.' },
    language: 'km',
    glossLanguages: ['vi', 'en'],
    version: '1.2.3',
    licence: { spdx: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    attribution: 'The makers of the sample.',
    sources,
  },
  jra: {
    id: 'jra-sample',
    title: { vi: 'Từ điển Jrai – Việt', en: 'Jrai–Vietnamese dictionary' },
    description: { en: 'Words for tests.' },
    language: 'jra-Latn',
    glossLanguages: ['vi', 'en'],
    version: '0.1.0',
    licence: { spdx: 'MIT' },
    attribution: 'The makers of the sample.',
    sources,
  },
}

const words: Readonly<Record<string, readonly string[]>> = {
  km: ['ខ្មែរ', 'ទឹក', 'ក្មេង', 'ប្តី', 'សាលារៀន', 'ភ្នំពេញ', 'ញ៉ាំ', 'ស៊ី', 'ឃ្លាំង', 'កក្កដា', 'ក', 'ព្រះ', 'ដំណើរ'],
  'jra-Latn': ['ia', 'čư', 'ƀing', 'tơngan', 'hơdôm', 'rơmô̆', "h'bia", 'djuai', 'asâo', 'ñu', 'plơi', 'Pleiku', 'tlâo'],
  'jra-Khmr': ['អៀ', 'ពឡើយ', 'តឹងាន', 'ខ្មែរ'],
  vi: ['nước', 'con voi', 'hoà bình', 'quý', 'trường học', 'đi', 'người', 'thuỷ', 'Ngữ pháp', 'ăn', 'ướt'],
  en: ['water', 'elephant', 'to go', 'naïve', 'school', 'I', 'small (of rain)', '🐘', 'don’t'],
}

/** What formats use as signs of their own, and must bring through as text. */
const signs = ['<', '>', '&', '"', "'", ';', '|', ',', '\\', '=', '#', '{', '}', '[', ']', '(', ')', '@', '+', '-', '*']

/** One line of text, NFC, without space at either end. */
export const plainText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...signs, ' ', 'a', 'B', 'é', 'ñ', 'ខ', '0', '7', 'ʔ', 'ː', '~', '$', '%', '/', ':'), {
    minLength: 1,
    maxLength: 12,
  })
  .map((pieces) => pieces.join('').normalize('NFC').trim())
  .filter((text) => text !== '')

/** A text in the canonical spelling of a language, such as a gloss; signs among the words where `signed`. */
export function textIn(tag: string, signed: boolean = true): fc.Arbitrary<string> {
  const pieces = fc.constantFrom(...(words[tag] ?? words.en ?? []))
  const joined = fc
    .tuple(
      fc.array(fc.tuple(pieces, signed ? fc.constantFrom(' ', ' ', ' ', ...signs) : fc.constant(' ')), {
        minLength: 1,
        maxLength: 4,
      }),
      signed ? fc.constantFrom('', '', '', '=', '@', '-', '(') : fc.constant(''),
    )
    .map(([parts, before]) => before + parts.map(([word, sign]) => word + sign).join(''))
  return joined.map((text) => canonical(tag, text.trim()))
}

function canonical(tag: string, text: string): string {
  const spelt = languageOf(tag)?.normalise(text) ?? text.normalize('NFC')
  return spelt.trim()
}

const localised: fc.Arbitrary<LocalisedText> = fc
  .record({ vi: textIn('vi'), en: textIn('en'), km: textIn('km') }, { requiredKeys: [] })
  .filter((texts) => Object.keys(texts).length > 0)

/** Leaves out the fields of a record now and then; those named always stay. */
function partly<Shape extends object>(
  fields: { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> },
  required: readonly (keyof Shape)[],
): fc.Arbitrary<Shape> {
  return fc.record(fields, { requiredKeys: required as (keyof Shape)[] }) as fc.Arbitrary<Shape>
}

const some = { minLength: 1, maxLength: 3 } as const
const sourceId = fc.constantFrom(...sources.map(({ id }) => id))
const status = fc.constantFrom('attested', 'drafted', 'reviewed')
const date = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))

const example = (tag: string) =>
  partly({ text: textIn(tag), translations: localised, status, source: sourceId }, [
    'text',
    'translations',
    'status',
    'source',
  ])

const sense = (tag: string) =>
  partly(
    {
      glosses: fc
        .record(
          { vi: fc.uniqueArray(textIn('vi'), some), en: fc.uniqueArray(textIn('en'), some) },
          { requiredKeys: [] },
        )
        .filter((glosses) => Object.keys(glosses).length > 0),
      definition: localised,
      semanticDomain: fc.constantFrom('1', '1.3', '5.2.3.1', '8.4.1.4.1', '2.10'),
      register: fc.constantFrom('formal', 'colloquial', 'royal', 'religious', 'vulgar', 'literary'),
      dialect: plainText,
      examples: fc.array(example(tag), some),
      note: localised,
    },
    ['glosses'],
  )

const mediaFile = fc.tuple(fc.constantFrom('audio', 'image', 'video'), fc.nat(9999)).map(([type, number]) => ({
  type,
  file: `${type}/${number}.${{ audio: 'opus', image: 'webp', video: 'webm' }[type]}`,
}))

const media = fc
  .uniqueArray(
    fc.tuple(
      mediaFile,
      partly({ licence: plainText, speaker: plainText, consent: plainText, caption: localised }, ['licence']),
    ),
    { ...some, selector: ([{ file }]) => file },
  )
  .map((items) => items.map(([file, rest], index) => ({ id: `m${index}`, ...file, ...rest })))

const pronunciation = partly(
  {
    ipa: plainText,
    romanised: plainText,
    audio: fc.nat(9),
    speaker: plainText,
    dialect: plainText,
    source: sourceId,
  },
  [],
)

const citation = partly({ source: sourceId, form: plainText, locator: plainText, note: plainText }, ['source'])

/** What of an entry does not hang on the other entries. */
const body = (manifest: Manifest) => {
  const tag = manifest.language
  return partly(
    {
      kind: fc.constantFrom('word', 'affix', 'phrase', 'culture'),
      orthography: plainText,
      forms: fc.array(
        fc
          .constantFrom(...(tag === 'km' ? ['km-Latn', 'jra-Khmr'] : ['jra-Khmr', 'jra-Latn']))
          .chain((language) => textIn(language, false).map((text) => ({ language, text }))),
        some,
      ),
      variants: fc.uniqueArray(
        partly(
          {
            text: textIn(tag, false),
            type: fc.constantFrom('spelling', 'dialect', 'abbreviation', 'obsolete'),
            note: localised,
          },
          ['text'],
        ),
        { ...some, selector: ({ text }) => text },
      ),
      pronunciations: fc.array(
        pronunciation.filter((said) => Object.keys(said).length > 0),
        some,
      ),
      partOfSpeech: partly({ ud: fc.constantFrom(...udTags), label: localised }, ['ud']),
      frequencyBand: fc.integer({ min: 1, max: 5 }),
      senses: fc.array(sense(tag), some),
      etymology: plainText,
      status,
      review: fc.record({ by: plainText, date }),
      citations: fc.array(
        fc.tuple(citation, fc.subarray(['form', 'pronunciation', 'gloss:vi', 'gloss:en'] as const, { minLength: 1 })),
        some,
      ),
      notes: fc.array(localised, some),
      media,
      culture: partly({ place: localised, time: localised }, []).filter((facts) => Object.keys(facts).length > 0),
    },
    ['kind', 'senses', 'status', 'review', 'citations'],
  )
}

const identifier = fc.oneof(
  fc.integer({ min: 1, max: 9999 }).map((number) => `k${String(number).padStart(4, '0')}`),
  fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,12}[a-z0-9])?$/),
)

const reference = fc.record({
  type: fc.constantFrom('synonym', 'antonym', 'part-of', 'has-part', 'see-also', 'derived-from', 'variant-of'),
  to: fc.nat(20),
})

/**
 * Valid dictionaries with every field that entries may have, in Khmer or Jrai with Vietnamese and English meanings.
 * Their texts hold the signs that formats use themselves.
 */
export function dictionaries(maxLength: number = 6): fc.Arbitrary<SampleDictionary> {
  return fc.constantFrom(manifests.km, manifests.jra).chain((manifest) => dictionariesOf(manifest, maxLength))
}

/** {@link dictionaries} with a manifest of one's own; its sources are to be those of {@link manifests}. */
export function dictionariesOf(manifest: Manifest, maxLength: number = 6): fc.Arbitrary<SampleDictionary> {
  const draft = fc.tuple(
    identifier,
    textIn(manifest.language, false),
    body(manifest),
    fc.option(fc.uniqueArray(reference, { ...some, selector: ({ to, type }) => `${to} ${type}` }), { nil: undefined }),
  )
  return fc
    .uniqueArray(draft, { minLength: 1, maxLength, selector: ([id]) => id })
    .map((drafts) => ({ manifest, entries: inOrder(manifest, drafts.map(entryOf(manifest, drafts))) }))
}

type Draft = readonly [
  id: string,
  headword: string,
  body: ReturnType<typeof body> extends fc.Arbitrary<infer Body> ? Body : never,
  references: readonly { readonly type: string; readonly to: number }[] | undefined,
]

const entryOf =
  (manifest: Manifest, drafts: readonly Draft[]) =>
  ([id, text, { orthography, review, citations, culture, pronunciations, ...rest }, references]: Draft): Entry => {
    const same = drafts.filter(([, other]) => other === text)
    const homograph = same.findIndex(([other]) => other === id) + 1
    const others = (references ?? []).flatMap(({ type, to }) => {
      const entry = drafts[to % drafts.length]?.[0]
      return entry === undefined || entry === id ? [] : [{ type, entry }]
    })
    const glossed = Object.keys(rest.senses[0]?.glosses ?? {})[0]
    const audio = rest.media?.filter(({ type }) => type === 'audio') ?? []
    const said = pronunciations?.map(({ audio: number, ...item }) => {
      const recording = number === undefined ? undefined : audio[number % audio.length]?.id
      if (recording !== undefined) return { ...item, audio: recording }
      return Object.keys(item).length === 0 ? { ipa: 'a' } : item
    })
    return {
      id,
      headword: {
        text,
        script: manifest.language === 'km' ? 'Khmr' : 'Latn',
        ...(orthography === undefined ? {} : { orthography }),
      },
      ...(same.length > 1 ? { homograph } : {}),
      ...rest,
      ...(said === undefined ? {} : { pronunciations: said }),
      ...(others.length === 0 ? {} : { crossReferences: distinct(others) }),
      ...(rest.status === 'reviewed' ? { review } : {}),
      ...(rest.kind === 'culture' && culture !== undefined ? { culture } : {}),
      sources: citations.map(([cited, supports], index) => ({
        ...cited,
        supports: index === 0 ? [...new Set(['form', `gloss:${glossed}`, ...supports])] : supports,
      })),
    } as Entry
  }

function distinct<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]
}

function inOrder(manifest: Manifest, entries: readonly Entry[]): readonly Entry[] {
  const language = languageOf(manifest.language)
  return entries.toSorted(
    (a, b) =>
      (language?.compare(a.headword.text, b.headword.text) ?? 0) ||
      (a.homograph ?? 0) - (b.homograph ?? 0) ||
      (a.id < b.id ? -1 : 1),
  )
}

/**
 * A sample as exporters take it. Every media file that an entry names has bytes: those of its name.
 *
 * @param kept what an import kept, by entry id; `''` for the dictionary's own
 */
export function exportSource(
  { manifest, entries }: SampleDictionary,
  { kept = new Map(), baseUrl }: { kept?: ReadonlyMap<string, unknown>; baseUrl?: string } = {},
): ExportSource {
  const files = new Set(entries.flatMap((entry) => entry.media?.map(({ file }) => file) ?? []))
  return {
    manifest,
    entries: () => entries,
    count: entries.length,
    kept: (id = '') => kept.get(id),
    media: (file) => (files.has(file) ? bytesOf(file) : undefined),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  }
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array, void, undefined> {
  yield new TextEncoder().encode(file)
}
