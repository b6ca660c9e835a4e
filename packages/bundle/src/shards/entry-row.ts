import {
  type Entry,
  type EntryFacets,
  facetsOf,
  glossesOf,
  type IndexedEntry,
  type PartOfSpeech,
  type Status,
  spellingsOf,
} from '@hiap/lexicon'

/**
 * An entry as look-ups need it: what its line among hits shows, and what is searched and filtered. Columns that are
 * empty at the end are left out.
 */
export type EntryRow = readonly [
  /** In dictionary order. */
  number: number,
  id: string,
  headword: string,
  /** 0 where there is none. */
  homograph?: number,
  /** Place in the file's `partsOfSpeech`, counted from 1; 0 where there is none. */
  partOfSpeech?: number,
  /** Place in {@link statuses}. */
  status?: number,
  /** 0 where it is not known. */
  frequencyBand?: number,
  semanticDomains?: readonly string[],
  dialects?: readonly string[],
  has?: EntryFacets['has'],
  /** The first gloss of each language, by place of the language, in the order of the entry. */
  glosses?: readonly (readonly [language: number, text: string])[],
  /** Other spellings. */
  spellings?: readonly string[],
]

const statuses: readonly Status[] = ['attested', 'drafted', 'reviewed']

/** The parts of speech of one file, each once, in the order in which rows first name them. */
export class PartsOfSpeech {
  readonly #places = new Map<string, number>()

  /** The column of a row. */
  placeOf(partOfSpeech: PartOfSpeech | undefined): number {
    if (partOfSpeech === undefined) return 0
    const text = JSON.stringify(partOfSpeech)
    const place = this.#places.get(text) ?? this.#places.size + 1
    this.#places.set(text, place)
    return place
  }

  list(): readonly PartOfSpeech[] {
    return [...this.#places.keys()].map((text) => JSON.parse(text) as PartOfSpeech)
  }
}

/**
 * Makes the row of an entry.
 *
 * @param inGlossFile its glosses stand beside it there, and its other spellings are not asked for
 */
export function rowOf(
  number: number,
  entry: Entry,
  glossLanguages: readonly string[],
  partsOfSpeech: PartsOfSpeech,
  inGlossFile = false,
): EntryRow {
  const { semanticDomains, dialects, has } = facetsOf(entry)
  const row: unknown[] = [
    number,
    entry.id,
    entry.headword.text,
    entry.homograph ?? 0,
    partsOfSpeech.placeOf(entry.partOfSpeech),
    statuses.indexOf(entry.status),
    entry.frequencyBand ?? 0,
    semanticDomains,
    dialects,
    has,
    ...(inGlossFile ? [] : [firstGlosses(entry, glossLanguages), spellingsOf(entry)]),
  ]
  while (row.length > 3 && (row.at(-1) === 0 || (Array.isArray(row.at(-1)) && (row.at(-1) as unknown[]).length === 0)))
    row.pop()
  return row as unknown as EntryRow
}

function firstGlosses(entry: Entry, glossLanguages: readonly string[]): readonly (readonly [number, string])[] {
  const first = new Map<number, string>()
  for (const { language, text } of glossesOf(entry, glossLanguages)) if (!first.has(language)) first.set(language, text)
  return [...first]
}

/**
 * The entry of a row, as far as a search or a summary asks for it.
 *
 * @param gloss stands alone in it where it is given
 */
export function entryOf(
  row: EntryRow,
  glossLanguages: readonly string[],
  partsOfSpeech: readonly PartOfSpeech[],
  gloss?: readonly [language: number, text: string],
): Entry {
  const [, id, text, homograph = 0, partOfSpeech = 0, status = 0, , , , , glosses = [], spellings = []] = row
  const named = partsOfSpeech[partOfSpeech - 1]
  return {
    id,
    kind: 'word',
    headword: { text, script: '' },
    ...(homograph === 0 ? {} : { homograph }),
    ...(spellings.length === 0 ? {} : { variants: spellings.map((spelling) => ({ text: spelling })) }),
    ...(named === undefined ? {} : { partOfSpeech: named }),
    // A sense each: so their order is kept whatever the order of the languages is.
    senses: (gloss === undefined ? glosses : [gloss]).map(([language, wording]) => ({
      glosses: { [glossLanguages[language] ?? '']: [wording] },
    })),
    status: statuses[status] ?? 'drafted',
    sources: [],
  }
}

/** What {@link buildIndex} takes of a row, without glosses: they have shards of their own. */
export function indexedRow(row: EntryRow, partsOfSpeech: readonly PartOfSpeech[]): IndexedEntry {
  const [, , headword, , , , frequencyBand = 0, , , , , variants = []] = row
  return {
    headword,
    variants,
    ...(frequencyBand === 0 ? {} : { frequencyBand }),
    glosses: [],
    facets: rowFacets(row, partsOfSpeech),
  }
}

/** What a filter may ask of a row. */
export function rowFacets(row: EntryRow, partsOfSpeech: readonly PartOfSpeech[]): EntryFacets {
  const [, , , , partOfSpeech = 0, , , semanticDomains = [], dialects = [], has = []] = row
  const named = partsOfSpeech[partOfSpeech - 1]
  return { ...(named === undefined ? {} : { partOfSpeech: named.ud }), semanticDomains, dialects, has }
}
