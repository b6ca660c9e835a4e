import {
  cutText,
  type EntrySummary,
  findWholeWord,
  foldedKey,
  type GlossAnswer,
  type GlossedWord,
  type GlossRequest,
  type Language,
  languages,
  meets,
  type Range,
  summaryOf,
  type WholeWord,
  wordsOf,
} from '@hiap/lexicon'
import { dictionaryWords } from './dictionary-words.ts'
import type { OpenedDictionary } from './opened-dictionary.ts'

/** Divides running text into words and looks each of them up in the dictionaries given. */
export type TextReader = (request: GlossRequest, chosen: readonly OpenedDictionary[]) => GlossAnswer

/** At most so many entries are given for a word. */
const mostEntries = 3

/** At most so many words, set apart by zero-width spaces alone, are tried as one: writers set them inside words too. */
const mostParts = 4

/**
 * Makes the reader of running text for the dictionaries of a shelf. The word list of a language is made at its first text
 * and kept. Reading never throws; its time is linear in the text, which is cut by `cutText` before any work.
 *
 * A stretch of one script is read by the languages of that script; where there are several, the one that knows most of
 * its letters divides it. A word is the longest headword of several words that stands there, else what
 * `Language.segment` makes of it. Its entries are those of its very spelling, headwords before listed spellings; only
 * where there are none, those that differ by marks.
 *
 * @example
 * createTextReader([khmer])({ text: 'ទឹកផ្ទះ' }, [khmer]).words // two, each with its entries
 */
export function createTextReader(shelved: readonly OpenedDictionary[]): TextReader {
  const lists = new Map<string, WordList>()
  const listOf = (dictionaries: readonly OpenedDictionary[]): WordList => {
    const key = dictionaries.map(({ id }) => id).join(' ')
    const list = lists.get(key) ?? makeWordList(dictionaries)
    lists.set(key, list)
    return list
  }
  return (request, chosen) => {
    const text = cutText(request.text)
    const readers = byLanguage(chosen.filter(({ languageTag }) => meets(request.from, languageTag))).map(
      (dictionaries): Reader => {
        // One dictionary divides by its own words, several by those of the whole shelf: however they are chosen, there
        // are no more word lists than dictionaries and languages.
        const { language } = dictionaries[0]!
        const listed =
          dictionaries.length === 1 ? dictionaries : shelved.filter((each) => each.language.tag === language.tag)
        return { language, list: () => listOf(listed), dictionaries, known: new Map() }
      },
    )
    const words = stretchesOf(text, withOtherScripts(readers)).flatMap((stretch) =>
      readStretch(text, stretch, request.to),
    )
    return { text, words, truncated: text.length < request.text.length }
  }
}

/** How the words of a language are found in a text. */
interface WordList {
  /** With the words of its dictionaries, where it needs them. */
  readonly language: Language
  /** Beginnings of the headwords of several words, up to the end of each word, as {@link foldedKey} writes them. */
  readonly phrases: ReadonlySet<string>
}

/** The dictionaries of one language, for one text. */
interface Reader {
  readonly language: Language
  /** Made where the text has something to read for it, and no sooner. */
  readonly list: () => WordList
  readonly dictionaries: readonly OpenedDictionary[]
  /** What was looked up in this text before. */
  readonly known: Map<string, readonly Found[]>
}

/** An entry that a word may be. */
interface Found extends WholeWord {
  readonly dictionary: OpenedDictionary
}

interface ReadWord extends Range {
  readonly found: readonly Found[]
}

/** A part of the text, and the readers of its script. */
interface Stretch extends Range {
  readonly readers: readonly Reader[]
}

function byLanguage(dictionaries: readonly OpenedDictionary[]): readonly (readonly OpenedDictionary[])[] {
  const groups = new Map<string, OpenedDictionary[]>()
  for (const dictionary of dictionaries) {
    const { tag } = dictionary.language
    groups.set(tag, [...(groups.get(tag) ?? []), dictionary])
  }
  return [...groups.values()]
}

function makeWordList(dictionaries: readonly OpenedDictionary[]): WordList {
  const words = dictionaries.flatMap((dictionary) => [...dictionaryWords(dictionary)])
  const plain = dictionaries[0]!.language
  const language = plain.withWords?.(words) ?? plain
  const phrases = new Set<string>()
  for (const [word] of words) {
    if (!/\s/u.test(word)) continue
    let beginning = ''
    let done = 0
    for (const { from, to } of wordsOf(language, word)) {
      const between = word.slice(done, from)
      if (done > 0 && !joins.test(between)) break
      beginning = joined(beginning, between, foldedKey(language, word.slice(from, to)))
      phrases.add(beginning)
      done = to
    }
  }
  return { language, phrases }
}

/** What may stand between two words of one headword: white space, zero-width spaces, or nothing. */
const joins = /^(?:\s+|\u200b*)$/u

function joined(before: string, between: string, word: string): string {
  return before === '' || !/\s/u.test(between) ? before + word : `${before} ${word}`
}

/** Scripts in which languages here may be written, by their names in Unicode. */
const scripts = ['Latin', 'Khmer', 'Cham', 'Tai_Viet', 'Lao', 'Thai', 'Han']

const scriptOfLetter: readonly (readonly [script: string, letter: RegExp])[] = scripts.map((script) => [
  script,
  new RegExp(`\\p{Script=${script}}`, 'u'),
])

/** The script in which a language is written, by its alphabet; Latin where it is none of those known here. */
function scriptOf({ alphabet }: Language): string {
  const [first = ''] = alphabet
  return scriptOfLetter.find(([, letter]) => letter.test(first))?.[0] ?? 'Latin'
}

/** Adds a reader without dictionaries for each script that has none: it knows where words end, and no more. */
function withOtherScripts(readers: readonly Reader[]): readonly Reader[] {
  const all = [...readers]
  for (const language of languages)
    if (!all.some((reader) => scriptOf(reader.language) === scriptOf(language)))
      all.push({ language, list: () => ({ language, phrases: new Set() }), dictionaries: [], known: new Map() })
  return all
}

/**
 * Cuts the text where its script changes from that of some readers to that of others. What no reader reads, such as
 * digits, goes with what stands before it. The stretches cover the text.
 */
function stretchesOf(text: string, readers: readonly Reader[]): readonly Stretch[] {
  const byScript = new Map<string, Reader[]>()
  for (const reader of readers) {
    const script = scriptOf(reader.language)
    byScript.set(script, [...(byScript.get(script) ?? []), reader])
  }
  const known = [...byScript.keys()]
  const letters = new RegExp(known.map((script) => `(\\p{Script=${script}})`).join('|'), 'gu')
  const stretches: { readonly from: number; to: number; readonly script: string }[] = []
  for (const letter of text.matchAll(letters)) {
    const script = known[letter.slice(1).findIndex((group) => group !== undefined)]!
    const before = stretches.at(-1)
    if (before?.script === script) continue
    if (before !== undefined) before.to = letter.index
    stretches.push({ from: before === undefined ? 0 : letter.index, to: text.length, script })
  }
  if (stretches.length === 0) stretches.push({ from: 0, to: text.length, script: known[0]! })
  return stretches.map(({ from, to, script }) => ({ from, to, readers: byScript.get(script)! }))
}

/** Reads a stretch in each language; the one that knows most divides it, the others add what they know of its words. */
function readStretch(text: string, stretch: Stretch, wanted: string | undefined): readonly GlossedWord[] {
  const readings = stretch.readers
    .map((reader) => readWords(text, stretch, reader))
    .sort((a, b) => lettersKnown(b) - lettersKnown(a))
  const [words = [], ...others] = readings
  const elsewhere = others.map((reading) => new Map(reading.map((word) => [word.from, word])))
  return words.map(({ from, to, found }) => {
    const more = elsewhere.flatMap((reading) => {
      const word = reading.get(from)
      return word?.to === to ? word.found : []
    })
    return { from, to, entries: bestEntries([...found, ...more], wanted) }
  })
}

function lettersKnown(words: readonly ReadWord[]): number {
  return words.reduce((sum, { from, to, found }) => sum + (found.length > 0 ? to - from : 0), 0)
}

function readWords(text: string, stretch: Stretch, reader: Reader): readonly ReadWord[] {
  const part = text.slice(stretch.from, stretch.to)
  const { language, phrases } = reader.list()
  const words = wordsOf(language, part)
  const read: ReadWord[] = []
  for (let at = 0; at < words.length; ) {
    const longest = longestHeadword(part, words, at, phrases, reader)
    const { from } = words[at]!
    const { to } = words[longest.last]!
    read.push({ from: stretch.from + from, to: stretch.from + to, found: longest.found })
    at = longest.last + 1
  }
  return read
}

/** The longest headword that begins with a word, or that word with what is found for it, perhaps nothing. */
function longestHeadword(
  text: string,
  words: readonly Range[],
  first: number,
  phrases: ReadonlySet<string>,
  reader: Reader,
): { readonly last: number; readonly found: readonly Found[] } {
  const { from, to } = words[first]!
  let longest = { last: first, found: lookUp(text.slice(from, to), reader) }
  let beginning = foldedKey(reader.language, text.slice(from, to))
  let invisible = true
  for (let last = first + 1; last < words.length; last++) {
    const word = words[last]!
    const between = text.slice(words[last - 1]!.to, word.from)
    if (!joins.test(between)) break
    beginning = joined(beginning, between, foldedKey(reader.language, text.slice(word.from, word.to)))
    invisible &&= between.startsWith('\u200b') && last - first < mostParts
    if (!invisible && !phrases.has(beginning)) break
    const whole = text.slice(from, word.to)
    const found = lookUp(invisible ? whole.replaceAll('\u200b', '') : whole, reader)
    if (found.length > 0) longest = { last, found }
  }
  return longest
}

function lookUp(word: string, reader: Reader): readonly Found[] {
  const before = reader.known.get(word)
  if (before !== undefined) return before
  const found = reader.dictionaries.flatMap((dictionary) =>
    findWholeWord(dictionary.index, dictionary.language, word).map((each): Found => ({ ...each, dictionary })),
  )
  reader.known.set(word, found)
  return found
}

const rankOf = { exact: 0, variant: 1, folded: 2 } as const

function bestEntries(found: readonly Found[], wanted: string | undefined): readonly EntrySummary[] {
  const spelt = found.filter(({ tier }) => tier !== 'folded')
  return [...(spelt.length > 0 ? spelt : found)]
    .sort((a, b) => rankOf[a.tier] - rankOf[b.tier])
    .slice(0, mostEntries)
    .map(({ dictionary, entry }) => summaryOf(dictionary, dictionary.entryAt(entry), wanted))
}
