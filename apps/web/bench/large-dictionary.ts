import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { readSource } from '@hiap/bundle/node'
import { type Entry, languageOf, type Manifest } from '@hiap/lexicon'
import { type Chance, chance } from './chance.ts'

const root = new URL('../../../', import.meta.url)
/** The open word lists that stand beside the repository in our own work; nothing of them is in it. */
const lexical = new URL('../shared/data/lexical/', root)

/** What an entry of the dictionary to be is made from. */
interface Word {
  readonly text: string
  readonly vi: readonly string[]
  readonly en: readonly string[]
}

/** A dictionary as large as the largest that learners of Khmer use, and where its words come from. */
export interface LargeDictionary {
  readonly manifest: Manifest
  readonly entries: readonly Entry[]
  readonly origin: string
}

/**
 * Makes a Khmer dictionary of exactly this size. Where the open word lists are at hand, its headwords are theirs, with
 * their glosses, and with Vietnamese words by frequency where they have none; else the starter dictionary's headwords
 * and glosses are joined by twos. The same seed gives the same dictionary.
 */
export async function largeDictionary(size: number, seed: number): Promise<LargeDictionary> {
  const random = chance(seed)
  const listed = new URL('khmer-reference.tsv.gz', lexical)
  const words = existsSync(listed) ? listedWords(listed, random) : await joinedWords(random)
  if (words.length < size) throw new Error(`there are only ${words.length} words for ${size} entries`)
  // Every part of the lists, not their beginning.
  const chosen = words.filter(
    (_, i) => Math.floor((i * size) / words.length) !== Math.floor(((i + 1) * size) / words.length),
  )
  return {
    manifest,
    entries: chosen.map(
      ({ text, vi, en }, i): Entry => ({
        id: `b${String(i).padStart(6, '0')}`,
        kind: 'word',
        headword: { text, script: 'Khmr' },
        partOfSpeech: { ud: random.of(['NOUN', 'VERB', 'ADJ', 'ADV']) },
        senses: [{ glosses: { vi, ...(en.length > 0 ? { en } : {}) } }],
        status: 'drafted',
        sources: [{ source: 'lists', supports: ['form'], form: text }],
      }),
    ),
    origin: existsSync(listed) ? 'open Khmer word lists' : 'starter dictionary, joined by twos',
  }
}

function listedWords(file: URL, random: Chance): readonly Word[] {
  const khmer = languageOf('km')
  const found = new Map<string, { vi: Set<string>; en: Set<string> }>()
  for (const row of gunzipSync(readFileSync(file)).toString('utf8').split('\n').slice(1)) {
    const [word = '', en, vi] = row.split('\t')
    if (khmer === undefined || !/^[\u1780-\u17ff\u200b ]+$/u.test(word)) continue
    const text = khmer.normalise(word)
    const glosses = found.get(text) ?? { vi: new Set(), en: new Set() }
    if (vi) glosses.vi.add(vi)
    if (en) glosses.en.add(en)
    found.set(text, glosses)
  }
  const vietnamese = gunzipSync(readFileSync(new URL('frequencywords-vi/vi_50k.txt.gz', lexical)))
    .toString('utf8')
    .split('\n')
    .map((line) => line.split(' ')[0] ?? '')
    .filter((word) => /^\p{Script=Latin}{2,}$/u.test(word.normalize('NFC')))
    .slice(0, 5000)
  return [...found].map(([text, { vi, en }]) => ({
    text,
    vi: vi.size > 0 ? [...vi] : [`${random.of(vietnamese)} ${random.of(vietnamese)}`],
    en: [...en],
  }))
}

async function joinedWords(random: Chance): Promise<readonly Word[]> {
  const { source } = await readSource(fileURLToPath(new URL('dictionaries/km-vi', root)))
  if (source === undefined) throw new Error('the starter dictionary has faults')
  const found = new Map<string, Word>()
  while (found.size < 120_000) {
    const parts = [random.of(source.entries), random.of(source.entries)]
    const text = parts.map((entry) => entry.headword.text).join('')
    const gloss = (tag: string): string =>
      parts
        .map((entry) => entry.senses[0]?.glosses[tag]?.[0] ?? '')
        .join(' ')
        .trim()
    found.set(text, { text, vi: [gloss('vi')], en: [gloss('en')] })
  }
  return [...found.values()]
}

const manifest: Manifest = {
  id: 'km-bench',
  title: { vi: 'Từ điển lớn', en: 'Large dictionary' },
  description: { vi: 'Chỉ để đo.', en: 'For measuring only.' },
  language: 'km',
  glossLanguages: ['vi', 'en'],
  version: '1.0.0',
  licence: { spdx: 'CC-BY-SA-4.0' },
  attribution: 'open word lists',
  sources: [
    { id: 'lists', title: 'Open word lists', licence: { spdx: 'CC-BY-SA-4.0' }, attribution: 'see their notices' },
  ],
}
