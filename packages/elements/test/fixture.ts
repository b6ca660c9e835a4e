import type { DictionaryClient, DictionaryInfo, Entry, Hit, SearchAnswer } from '@hiap/lexicon'

/** What a dictionary of this language would tell of itself. */
export function info(id: string, language: string, initials: readonly string[] = []): DictionaryInfo {
  return {
    id,
    title: { vi: `Từ điển ${id}` },
    description: { vi: 'Để thử' },
    language,
    glossLanguages: ['vi', 'en'],
    version: '1.0.0',
    licence: { spdx: 'CC-BY-4.0' },
    attribution: 'Hiap',
    sources: [{ id: 'abvd-744', title: 'ABVD 744', licence: { spdx: 'CC-BY-4.0' }, attribution: 'ABVD' }],
    hash: '0'.repeat(64),
    bytes: 1,
    counts: {
      entries: 1,
      byStatus: { attested: 1, drafted: 0, reviewed: 0 },
      byKind: { word: 1, affix: 0, phrase: 0, culture: 0 },
    },
    facets: { partsOfSpeech: [], semanticDomains: [], dialects: [], has: { audio: 0, image: 0, example: 0 } },
    initials: initials.map((letter) => ({ letter, count: 1 })),
  }
}

export const infos: readonly DictionaryInfo[] = [info('km-vi', 'km', ['ទ']), info('jra-vi', 'jra-Latn', ['a'])]

export function hit(entryId: string, changes: Partial<Hit> = {}): Hit {
  return {
    entryId,
    dictionary: 'jra-vi',
    headword: 'adơi',
    headwordLanguage: 'jra-Latn',
    gloss: 'trời',
    glossLanguage: 'vi',
    status: 'attested',
    tier: 'exact',
    reason: 'same',
    ranges: [{ from: 0, to: 4 }],
    score: 1,
    ...changes,
  }
}

export function answer(query: string, ...hits: readonly Hit[]): SearchAnswer {
  return { query, hits, truncated: false }
}

/** `adơi` of ABVD 744, as the Jrai dictionary has it. */
export const adoi: Entry = {
  id: 'j0140',
  kind: 'word',
  headword: { text: 'adơi', script: 'Latn' },
  partOfSpeech: { ud: 'NOUN' },
  senses: [{ glosses: { en: ['sky'], vi: ['trời'] }, semanticDomain: '1.1' }],
  status: 'attested',
  sources: [{ source: 'abvd-744', supports: ['form', 'gloss:en'], form: 'adơi', locator: 'blust-2008-210:128' }],
}

/** A client of which a test says only what it needs; anything else that is asked fails the test. */
export function clientWith(parts: Partial<DictionaryClient>): DictionaryClient {
  const unexpected = (): never => {
    throw new Error('asked for what the test does not expect')
  }
  return {
    dictionaries: unexpected,
    search: unexpected,
    entry: unexpected,
    browse: unexpected,
    suggest: unexpected,
    gloss: unexpected,
    ...parts,
  }
}
