import MiniSearch from 'minisearch'
import { languageOf } from '../src/languages/index.ts'
import { buildIndex } from '../src/search/build-index.ts'
import { indexedEntry } from '../src/search/indexed-entry.ts'
import { type SearchableDictionary, searchDictionary } from '../src/search/search-dictionary.ts'
import { openIndex } from '../src/search/search-index.ts'
import { canonicalKey, foldedKey } from '../src/search/search-key.ts'
import { seeded, timeWays } from './measure.ts'
import { khmerEntries } from './real-entries.ts'

// How long does a look-up take at the size of the largest official dictionary, and what does the index cost?
// Peer: MiniSearch, given our own fold, without which it finds no Khmer.

const entries = khmerEntries(100_000)
const khmer = languageOf('km')
const vietnamese = languageOf('vi')
const english = languageOf('en')
if (khmer === undefined || vietnamese === undefined || english === undefined) throw new Error('a language is missing')
const tags = ['vi', 'en']
console.log(`search: ${entries.length.toLocaleString('en')} Khmer entries, n = 1,000 a row, one process`)

const buildStart = performance.now()
const buffer = buildIndex(
  khmer,
  [vietnamese, english],
  entries.map((entry) => indexedEntry(entry, tags)),
)
const buildTime = performance.now() - buildStart
const openStart = performance.now()
const index = openIndex(buffer, tags.length)
const openTime = performance.now() - openStart
const dictionary: SearchableDictionary = {
  id: 'bench',
  languageTag: 'km',
  glossLanguageTags: tags,
  language: khmer,
  glossLanguages: [vietnamese, english],
  index,
  entryAt: (number) => entries[number]!,
}

const peer = new MiniSearch<{ id: number; headword: string; gloss: string }>({
  fields: ['headword', 'gloss'],
  tokenize: (text, field) => (field === 'headword' ? [text] : text.split(/\s+/)),
  processTerm: (term) => foldedKey(khmer, foldedKey(vietnamese, term)),
})
const peerStart = performance.now()
peer.addAll(
  entries.map((entry, id) => ({
    id,
    headword: canonicalKey(khmer, entry.headword.text),
    gloss: tags.flatMap((tag) => entry.senses[0]!.glosses[tag] ?? []).join(' '),
  })),
)
const peerBuild = performance.now() - peerStart

console.log(
  `build ${((buildTime / entries.length) * 1000).toFixed(1)} µs an entry (MiniSearch ${((peerBuild / entries.length) * 1000).toFixed(1)}), ` +
    `${(buffer.byteLength / entries.length).toFixed(0)} bytes an entry, opened in ${openTime.toFixed(2)} ms`,
)

const random = seeded(20_261_122)
const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
const glossed = entries.filter((entry) => entry.senses[0]!.glosses.vi !== undefined)
const headwords = Array.from({ length: 1000 }, () => pick(entries).headword.text)
const querySets: Readonly<Record<string, readonly string[]>> = {
  'exact headword': headwords,
  'first two letters': headwords.map((word) => khmer.letters(word).slice(0, 2).join('')),
  'first letter': headwords.map((word) => khmer.letters(word)[0] ?? ''),
  'Vietnamese meaning': Array.from({ length: 1000 }, () => pick(pick(glossed).senses[0]!.glosses.vi!)),
  'the same without tones': Array.from({ length: 1000 }, () =>
    foldedKey(vietnamese, pick(pick(glossed).senses[0]!.glosses.vi!)),
  ),
  '4 kB of anything': Array.from({ length: 1000 }, () =>
    Array.from({ length: 4000 }, () =>
      String.fromCharCode(pick([0x1780, 0x17c0, 0x20, 0x300, 0x61]) + random() * 40),
    ).join(''),
  ),
}
console.log('query set                ours p50  p99      MiniSearch p50  p99     ratio of p50 (µs)')
for (const [name, queries] of Object.entries(querySets)) {
  const timings = timeWays(queries, {
    ours: (query) => searchDictionary(dictionary, { query }, 20).hits,
    peer: (query) => (query.length > 1000 ? [] : peer.search(query, { prefix: true, combineWith: 'AND' }).slice(0, 20)),
  })
  const { ours, peer: theirs } = timings
  const compared = name.startsWith('4 kB')
    ? '        –                 –'
    : `${theirs!.p50.toFixed(0).padStart(12)} ${theirs!.p99.toFixed(0).padStart(8)} ${(ours!.p50 / theirs!.p50).toFixed(2).padStart(12)}`
  console.log(`${name.padEnd(24)} ${ours!.p50.toFixed(0).padStart(7)} ${ours!.p99.toFixed(0).padStart(7)} ${compared}`)
}
