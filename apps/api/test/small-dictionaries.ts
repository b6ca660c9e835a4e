import { createShelf, type DictionarySource, type OpenedDictionary, openBundle } from '@hiap/bundle'
import { compileBundle } from '@hiap/bundle/compile'
import type { Entry } from '@hiap/lexicon'
import type { FastifyInstance } from 'fastify'
import { type AppOptions, type Bundle, buildApp } from '../src/app.ts'

const source = {
  id: 'wordlist',
  title: 'Word list',
  licence: { spdx: 'CC-BY-4.0', url: 'https://example.org/licence' },
  attribution: 'The word list',
  author: 'A. Author',
  year: 1999,
  url: 'https://example.org/list',
  note: { vi: 'ghi chú' },
}

/** An entry that has every field of the model: what an answer could drop. */
export const fullEntry: Entry = {
  id: 'k0001',
  kind: 'word',
  headword: { text: 'ទឹក', script: 'Khmr', orthography: 'Chuon Nath' },
  homograph: 1,
  frequencyBand: 2,
  forms: [{ language: 'km-Latn', text: 'tuk' }],
  variants: [{ text: 'ទិក', type: 'spelling', note: { vi: 'cách viết khác' } }],
  pronunciations: [
    { ipa: 'tɨk', romanised: 'tœ̆k', audio: 'a1', speaker: 'S', dialect: 'Kiên Giang', source: 'wordlist' },
  ],
  partOfSpeech: { ud: 'NOUN', label: { vi: 'danh từ', en: 'noun' } },
  senses: [
    {
      glosses: { vi: ['nước', 'nước uống'], en: ['water'] },
      definition: { vi: 'chất lỏng không màu' },
      semanticDomain: '1.3',
      register: 'formal',
      dialect: 'Kiên Giang',
      examples: [{ text: 'ទឹកត្រជាក់', translations: { vi: 'nước lạnh' }, status: 'drafted', source: 'wordlist' }],
      note: { en: 'also: "juice" \\ </script>' },
    },
  ],
  crossReferences: [{ type: 'see-also', entry: 'k0002' }],
  etymology: 'Proto-Mon-Khmer *ɗaak',
  status: 'reviewed',
  review: { by: 'R', date: '2026-01-31' },
  sources: [
    {
      source: 'wordlist',
      supports: ['form', 'pronunciation', 'gloss:vi'],
      form: 'ទឹក',
      locator: 'p. 3',
      note: 'spelling as there',
    },
  ],
  notes: [{ vi: 'một ghi chú' }],
  media: [
    {
      id: 'a1',
      type: 'audio',
      file: 'a/1.ogg',
      licence: 'CC-BY-4.0',
      speaker: 'S',
      consent: 'written',
      caption: { vi: 'giọng đọc' },
    },
  ],
  culture: { place: { vi: 'Trà Vinh' }, time: { vi: 'tháng Tư' } },
}

function plainEntry(id: string, text: string, script: string, vi: string, en: string): Entry {
  return {
    id,
    kind: 'word',
    headword: { text, script },
    senses: [{ glosses: { vi: [vi], en: [en] } }],
    status: 'attested',
    sources: [{ source: 'wordlist', supports: ['form', 'gloss:vi'] }],
  }
}

function manifest(id: string, language: string): DictionarySource['manifest'] {
  return {
    id,
    title: { vi: `Từ điển ${id}`, en: `Dictionary ${id}` },
    description: { vi: 'Để thử' },
    language,
    glossLanguages: ['vi', 'en'],
    version: '1.2.3',
    licence: { spdx: 'CC-BY-4.0' },
    attribution: 'Hiap',
    sources: [source],
  }
}

const khmerWords = ['ក', 'កក', 'ខ្មែរ', 'គោ', 'ឆ្កែ', 'ដី', 'ត្រី', 'ផ្ទះ', 'ភ្នំ', 'ភូមិ', 'មាន់', 'មេឃ', 'សាលារៀន', 'ស្រុក']

export const sources: readonly DictionarySource[] = [
  {
    manifest: manifest('km-vi', 'km'),
    entries: [
      fullEntry,
      ...khmerWords.map((word, i) =>
        plainEntry(`k${String(i + 2).padStart(4, '0')}`, word, 'Khmr', `nghĩa ${i}`, `sense ${i}`),
      ),
    ],
  },
  {
    manifest: manifest('jra-vi', 'jra-Latn'),
    entries: [
      plainEntry('j0001', 'ia', 'Latn', 'nước', 'water'),
      plainEntry('j0002', 'hơdôm', 'Latn', 'bao nhiêu', 'how many'),
      plainEntry('j0003', 'tơlơi', 'Latn', 'lời nói', 'speech'),
    ],
  },
]

export const opened: readonly OpenedDictionary[] = sources.map((each) => openBundle(compileBundle(each)))

/** The app over the two small dictionaries, without limits that count requests. */
export function smallApp(options: Partial<AppOptions> = {}): FastifyInstance {
  const bundles: readonly Bundle[] = opened
  return buildApp({
    shelf: createShelf(opened),
    bundles,
    webRoot: '/nowhere',
    limits: { requestsPerMinute: 0, eventLoopDelay: 0 },
    ...options,
  })
}
