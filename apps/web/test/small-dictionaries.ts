import { compileBundle } from '@hiap/bundle/compile'
import { writeBundle } from '@hiap/bundle/node'
import type { Entry, Manifest } from '@hiap/lexicon'

const manifest = (id: string, title: string): Manifest => ({
  id,
  title: { vi: title },
  description: { vi: 'Chỉ để thử.' },
  language: 'jra-Latn',
  glossLanguages: ['vi'],
  version: '1.0.0',
  licence: { spdx: 'CC0-1.0' },
  attribution: 'Hiap',
  sources: [{ id: 'test', title: 'Test', licence: { spdx: 'CC0-1.0' }, attribution: 'Hiap' }],
})

const entry = (
  id: string,
  text: string,
  gloss: string,
  more: Partial<Entry> & { readonly domain?: string } = {},
): Entry => {
  const { domain, ...rest } = more
  return {
    id,
    kind: 'word',
    headword: { text, script: 'Latn' },
    senses: [{ glosses: { vi: [gloss] }, ...(domain !== undefined && { semanticDomain: domain }) }],
    status: 'drafted',
    sources: [{ source: 'test', supports: ['form'] }],
    ...rest,
  }
}

const first: readonly Entry[] = [
  entry('a1', 'ia', 'nước', {
    partOfSpeech: { ud: 'NOUN' },
    domain: '1.3',
    pronunciations: [{ audio: 'ia', dialect: 'Pleiku' }],
    media: [{ id: 'ia', type: 'audio', file: 'ia.ogg', licence: 'CC0-1.0' }],
  }),
  entry('a2', 'mñam', 'uống nước', {
    partOfSpeech: { ud: 'VERB' },
    senses: [
      {
        glosses: { vi: ['uống'] },
        semanticDomain: '5.2.2.7',
        examples: [{ text: 'kâo mñam ia', translations: { vi: 'tôi uống nước suối' }, status: 'drafted' }],
      },
    ],
  }),
  entry('a3', 'ia krông', 'nước sông', { partOfSpeech: { ud: 'NOUN' }, domain: '1.3.1.3' }),
  entry('a4', 'čhač', 'nước trong', { partOfSpeech: { ud: 'ADJ' }, domain: '8.3.1.3' }),
  entry('a5', 'pơthi', 'lễ bỏ mả', {
    kind: 'culture',
    notes: [{ vi: 'Dân làng ra bến nước lấy nước về trước khi vào lễ.' }],
  }),
]

const second: readonly Entry[] = [
  entry('b1', 'ia', 'nước', { partOfSpeech: { ud: 'NOUN' }, domain: '1.3' }),
  entry('b2', 'ia jing', 'nước mắt', { partOfSpeech: { ud: 'NOUN' }, domain: '2.1' }),
]

/**
 * Writes two dictionaries of one language that have all that a search can be narrowed by: parts of speech, domains, a
 * dialect, a recording, an example, an article. `jra-first` has five entries, `jra-second` two.
 */
export async function writeSmallDictionaries(folder: string): Promise<void> {
  await writeBundle(
    folder,
    'jra-first',
    compileBundle({ manifest: manifest('jra-first', 'Từ điển thứ nhất'), entries: first }),
  )
  await writeBundle(
    folder,
    'jra-second',
    compileBundle({ manifest: manifest('jra-second', 'Từ điển thứ hai'), entries: second }),
  )
}
