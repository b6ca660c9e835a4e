import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Language } from '../../src/language.ts'
import { languageOf } from '../../src/languages/index.ts'
import type { Entry } from '../../src/model/entry.ts'
import type { IndexedEntry } from '../../src/search/build-index.ts'
import { indexedEntry } from '../../src/search/indexed-entry.ts'
import { canonicalKey } from '../../src/search/search-key.ts'
import { seeded } from '../measure.ts'
import { khmerWords } from '../texts.ts'

// Dictionaries of any size for the search benches: the open word lists first, then words recombined from them.

/** The open word lists that stand beside the repository in our own work; nothing of them is in it. */
const lexical = join(import.meta.dirname, '../../../../../shared/data/lexical')

/** The gloss languages of every made dictionary, as the glosses of an indexed entry count them. */
export const glossTags: readonly string[] = ['vi', 'en']

/** The languages that dictionaries are made for. */
export type CorpusTag = 'jra-Latn' | 'km'

/** A made entry, in as little memory as will do: there may be a million. */
export interface MadeEntry {
  /** Canonical. */
  readonly headword: string
  readonly vi: readonly string[]
  readonly en: readonly string[]
  /** `Entry.frequencyBand`, where a counted list has the word. */
  readonly band?: number
}

/** A made dictionary. */
export interface Corpus {
  readonly tag: CorpusTag
  readonly language: Language
  readonly glossLanguages: readonly Language[]
  readonly entries: readonly MadeEntry[]
  /** How many of the headwords stand in a list; the others are recombined. */
  readonly listed: number
}

/** Of the entries, so many repeat a headword: two entries with one headword, now and then three. */
const homographShare = 0.02

/**
 * Makes a dictionary. The same size gives the same entries, and a smaller one is the beginning of a larger.
 *
 * Headwords are different canonical words, shuffled, those of the lists before recombined ones; then one in fifty is a
 * homograph of one before. Each entry has one Vietnamese gloss, that of its row where there is one, else one drawn for it.
 *
 * @param size at most 1,000,000
 */
export function makeCorpus(tag: CorpusTag, size: number): Corpus {
  const language = known(tag)
  const glossLanguages = glossTags.map(known)
  const random = seeded(tag === 'km' ? 1_780 : 7_026)
  const bands = tag === 'km' ? khmerBands(language) : undefined
  const listed = shuffled(tag === 'km' ? khmerRows(language) : jraiRows(language), random)
  const drawGloss = glossMaker(random)
  const recombine = tag === 'km' ? khmerMaker(language, random) : jraiMaker(listed, random)
  const seen = new Set(listed.map((row) => row.headword))
  const entries: MadeEntry[] = []
  let fromLists = 0
  while (entries.length < size) {
    if (entries.length > 100 && random() < homographShare) {
      const before = entries[Math.floor(random() * entries.length)]!
      entries.push({ headword: before.headword, vi: [drawGloss()], en: none })
      continue
    }
    const row = listed[fromLists]
    if (row !== undefined) {
      fromLists++
      const band = bands?.get(row.headword)
      const vi = row.vi.length > 0 ? row.vi : [drawGloss()]
      entries.push({ ...row, vi, ...(band === undefined ? {} : { band }) })
      continue
    }
    const headword = canonicalKey(language, recombine())
    if (headword === '' || seen.has(headword)) continue
    seen.add(headword)
    entries.push({ headword, vi: [drawGloss()], en: none })
  }
  return { tag, language, glossLanguages, entries, listed: fromLists }
}

/** An entry as a dictionary has it. */
export function entryOf({ headword, vi, en, band }: MadeEntry, number: number, tag: CorpusTag): Entry {
  return {
    id: `b${number}`,
    kind: 'word',
    headword: { text: headword, script: tag === 'km' ? 'Khmr' : 'Latn' },
    senses: [{ glosses: { ...(vi.length > 0 ? { vi } : {}), ...(en.length > 0 ? { en } : {}) } }],
    ...(band === undefined ? {} : { frequencyBand: band }),
    status: 'drafted',
    sources: [{ source: 'bench', supports: ['form'] }],
  }
}

/** What `buildIndex` takes of a corpus. */
export function indexedEntries({ entries, tag }: Corpus): readonly IndexedEntry[] {
  return entries.map((entry, number) => indexedEntry(entryOf(entry, number, tag), glossTags))
}

const none: readonly string[] = []

function known(tag: string): Language {
  const language = languageOf(tag)
  if (language === undefined) throw new Error(`${tag} is not built in`)
  return language
}

/** Frequency bands of Khmer words by a counted list, as a dictionary would have them. */
function khmerBands(khmer: Language): ReadonlyMap<string, number> {
  const counted = gunzipSync(readFileSync(join(lexical, 'aksara/km_symspell_dictionary.txt.gz')))
    .toString('utf8')
    .split('\n')
    .map((row) => row.split('\t'))
    .sort((a, b) => Number(b[1] ?? 0) - Number(a[1] ?? 0))
  const bands = new Map<string, number>()
  for (const [word = ''] of counted) {
    const headword = canonicalKey(khmer, word)
    if (headword === '' || bands.has(headword)) continue
    bands.set(headword, 1 + [500, 2_500, 7_500, 22_500].filter((last) => bands.size >= last).length)
  }
  return bands
}

/** The words of the Khmer lists, canonical, each once, with the glosses of all its rows. */
function khmerRows(khmer: Language): readonly MadeEntry[] {
  const rows = gunzipSync(readFileSync(join(lexical, 'khmer-reference.tsv.gz')))
    .toString('utf8')
    .split('\n')
    .slice(1)
    .map((row) => row.split('\t'))
    .filter(([word]) => word !== undefined && /^[\u1780-\u17ff\u200b ]+$/u.test(word))
  return merged(
    khmer,
    rows.map(([word = '', en = '', vi = '']) => ({ word, vi, en })),
  )
}

/** Jrai, Bahnar, Êđê and Chamic words in Latin letters, spelt as Jrai canonically, each once. */
function jraiRows(jrai: Language): readonly MadeEntry[] {
  const read = (file: string): readonly (readonly string[])[] =>
    readFileSync(join(lexical, file), 'utf8')
      .split('\n')
      .slice(1)
      .map((row) => row.split('\t'))
  const jarai = read('jarai-reference.tsv')
    .filter((row) => row[1] === 'orthography')
    .map(([word = '', , en = '', vi = '']) => ({ word, vi, en }))
  const others = read('minority-reference.tsv')
    .filter((row) => row[3] === 'orthography' || row[3] === 'as-in-source')
    .map(([, , word = '', , en = '', vi = '']) => ({ word, vi, en }))
  const alphabet = new Set([...jrai.alphabet, ' ', "'", 'c'])
  return merged(jrai, [...jarai, ...others]).filter(
    ({ headword }) =>
      jrai.letters(headword).every((letter) => alphabet.has(letter)) && /[aeiouăâêôơư]/.test(headword.normalize('NFC')),
  )
}

function merged(
  language: Language,
  rows: readonly { readonly word: string; readonly vi: string; readonly en: string }[],
): readonly MadeEntry[] {
  const words = new Map<string, { vi: Set<string>; en: Set<string> }>()
  for (const { word, vi, en } of rows) {
    const headword = canonicalKey(language, word)
    if (headword === '') continue
    const row = words.get(headword) ?? { vi: new Set(), en: new Set() }
    // Rows separate equivalents by commas.
    for (const gloss of vi.split(/[,;]/)) if (gloss.trim() !== '') row.vi.add(gloss.trim())
    for (const gloss of en.split(/[,;]/)) if (gloss.trim() !== '') row.en.add(gloss.trim())
    words.set(headword, row)
  }
  return [...words].map(([headword, { vi, en }]) => ({ headword, vi: [...vi], en: [...en] }))
}

/**
 * Draws Vietnamese glosses: four in ten as they stand in the lists, the others of one to three words, a frequent word
 * more often than a rare one.
 */
function glossMaker(random: () => number): () => string {
  const glosses = [
    ...new Set(
      readFileSync(join(lexical, 'minority-reference.tsv'), 'utf8')
        .split('\n')
        .slice(1)
        .flatMap((row) => (row.split('\t')[5] ?? '').split(/[,;]/))
        .map((gloss) => gloss.trim())
        .filter((gloss) => gloss !== ''),
    ),
  ]
  const syllables = gunzipSync(readFileSync(join(lexical, 'frequencywords-vi/vi_50k.txt.gz')))
    .toString('utf8')
    .split('\n')
    .map((row) => row.slice(0, Math.max(0, row.indexOf(' '))))
    .filter((word) => /^[a-zà-ỹđ]+$/u.test(word))
    .slice(0, 12_000)
  // The square prefers what is frequent without leaving out the rest.
  const word = (): string => syllables[Math.floor(random() ** 2 * syllables.length)]!
  return () => {
    if (random() < 0.4) return glosses[Math.floor(random() * glosses.length)]!
    const length = random() < 0.2 ? 1 : random() < 0.8 ? 2 : 3
    return Array.from({ length }, word).join(' ')
  }
}

/**
 * Recombines Jrai words: all but the last syllable of one word and the last of another; one word or a compound of two
 * or three.
 */
function jraiMaker(listed: readonly MadeEntry[], random: () => number): () => string {
  const words = [...new Set(listed.flatMap(({ headword }) => headword.split(' ')))]
  const parts = words.map((word) => {
    const found = /^(.*[aeiouăâêôơư]\p{M}*)?([^aeiouăâêôơư]*[aeiouăâêôơư].*)$/u.exec(word.normalize('NFC'))
    return { head: found?.[1] ?? '', tail: found?.[2] ?? word }
  })
  const heads = parts.map(({ head }) => head)
  const tails = parts.map(({ tail }) => tail)
  const pick = (all: readonly string[]): string => all[Math.floor(random() * all.length)]!
  const word = (): string => (random() < 0.5 ? pick(words) : pick(heads) + pick(tails))
  return () => {
    const length = random() < 0.35 ? 1 : random() < 0.8 ? 2 : 3
    return Array.from({ length }, word).join(' ')
  }
}

/** Recombines Khmer words: compounds of two or three of the shorter words of the lists, written together. */
function khmerMaker(khmer: Language, random: () => number): () => string {
  const short = khmerWords().filter((word) => /^[\u1780-\u17d3]{2,9}$/u.test(word) && khmer.letters(word).length <= 7)
  const word = (): string => short[Math.floor(random() * short.length)]!
  return () => Array.from({ length: random() < 0.75 ? 2 : 3 }, word).join('')
}

/** The same members in an order that the numbers decide (Fisher–Yates). */
function shuffled<T>(members: readonly T[], random: () => number): readonly T[] {
  const copy = [...members]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const kept = copy[i]!
    copy[i] = copy[j]!
    copy[j] = kept
  }
  return copy
}
