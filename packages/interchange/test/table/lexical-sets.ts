import { readFile } from 'node:fs/promises'

/** The open word lists that lie beside a checkout of the project; the product needs none of them. */
export const lexicalFolder = '/work/shared/data/lexical'

/** A word list, how it is imported, and a word that is found in it. */
export interface LexicalSet {
  /** Id of the dictionary that comes of it. */
  readonly id: string
  /** Files of the folder that it is made of. */
  readonly files: readonly string[]
  /** Name of the table; its ending says the format. */
  readonly table: string
  /** The table, where it is not the first of the files as it is. */
  readonly made?: (texts: readonly string[]) => string
  readonly language?: string
  readonly glossLanguages: readonly string[]
  readonly licence: string
  readonly options: Readonly<Record<string, string>>
  /** What the import reports. */
  readonly records: number
  readonly entries: number
  /** How many problems of each rule. */
  readonly problems: Readonly<Record<string, number>>
  /** A query, and the headword that is to be the first hit. */
  readonly search: readonly (readonly [query: string, headword: string])[]
}

/** The rows of one language of the table of all. */
const minority = (
  language: string,
  entries: number,
  problems: LexicalSet['problems'],
  search: LexicalSet['search'],
): LexicalSet => ({
  id: `${language}-vi`,
  files: ['minority-reference.tsv'],
  table: 'minority-reference.tsv',
  language,
  glossLanguages: ['vi', 'en'],
  licence: 'CC-BY-4.0',
  options: {},
  records: entries,
  entries,
  problems,
  search,
})

/** What is imported as proof. */
export const lexicalSets: readonly LexicalSet[] = [
  {
    id: 'bdq-vi',
    files: ['bartbahnar/bahnaric.four-fifths.csv'],
    table: 'bahnaric.four-fifths.csv',
    glossLanguages: ['vi'],
    licence: 'Apache-2.0',
    options: {},
    records: 17_782,
    entries: 17_781,
    problems: {
      'letter-doubtful': 467,
      'duplicate-possible': 2456,
      'letters-repaired': 226,
      'value-unknown': 1,
      'headword-missing': 1,
    },
    search: [
      ["'bal", "'bal"],
      ['thẽng', 'thẽng'],
    ],
  },
  minority('rad', 242, { 'letters-repaired': 15 }, [
    ['kngan', 'kngan'],
    ['bụi', 'ƀruih'],
  ]),
  minority('cja', 224, {}, [
    ['gabak', 'gabak'],
    ['quay', 'nheh'],
  ]),
  minority('cje', 196, {}, [
    ['thul', 'thul'],
    ['bụi', 'thul'],
  ]),
  minority('rog', 200, {}, [
    ['tangãn', 'tangãn'],
    ['bơi', 'luai'],
  ]),
  {
    id: 'tico-km',
    files: ['tico19/f_en-km_KH.csv'],
    table: 'f_en-km_KH.csv',
    language: 'km',
    glossLanguages: ['en'],
    licence: 'CC0-1.0',
    options: { headword: 'targetString', 'gloss:en': 'sourceString', 'keep:id': 'yes' },
    records: 292,
    entries: 292,
    problems: { 'letters-repaired': 16 },
    search: [
      ['ចត្តាឡឺស័ក', 'ចត្តាឡឺស័ក'],
      ['quarantine', 'ចត្តាឡឺស័ក'],
    ],
  },
  {
    id: 'cldr-km',
    files: ['cldr-annotations/km.json', 'cldr-annotations/vi.json', 'cldr-annotations/en.json'],
    table: 'annotations.tsv',
    made: (texts) => annotations(texts),
    language: 'km',
    glossLanguages: ['vi', 'en'],
    licence: 'Unicode-3.0',
    options: {},
    records: 1966,
    entries: 1966,
    problems: { 'letter-doubtful': 3, 'letters-repaired': 93 },
    search: [
      ['ដំរី', 'ដំរី'],
      ['voi', 'ដំរី'],
    ],
  },
]

/** The table of a set. */
export async function tableOf({ files, made }: LexicalSet): Promise<string> {
  const texts = await Promise.all(files.map((file) => readFile(`${lexicalFolder}/${file}`, 'utf8')))
  return made === undefined ? (texts[0] ?? '') : made(texts)
}

type Annotations = Readonly<Record<string, { readonly tts?: readonly string[] }>>

/** Names of characters in Khmer, Vietnamese and English, joined on the character. */
function annotations(texts: readonly string[]): string {
  const [km = {}, vi = {}, en = {}] = texts.map(
    (text) =>
      (JSON.parse(text) as { readonly annotations: { readonly annotations: Annotations } }).annotations.annotations,
  )
  const rows = Object.entries(km).map(([character, { tts = [] }]) =>
    [character, tts[0], vi[character]?.tts?.[0], en[character]?.tts?.[0]].map((cell) => cell ?? '').join('\t'),
  )
  return ['character\tKhmer\tVietnamese\tEnglish', ...rows, ''].join('\n')
}
