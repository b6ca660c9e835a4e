import { bareReading } from './bare-reading.ts'
import type { Candidate } from './candidate.ts'
import { type LearntWord, wordOf } from './learnt-word.ts'
import { type ImportedWords, readPersonalText, writePersonalText } from './personal-text.ts'

/** Where the words are kept: `localStorage`, or anything like it. May throw and may be full. */
export interface WordStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** A person's own words. They stay in the storage: nothing here sends them anywhere. */
export interface PersonalWords {
  /** Learns a word, or counts it once more. Returns false for what is no word: empty, too long, or of several lines. */
  learn(word: Pick<Candidate, 'text' | 'gloss' | 'glossLanguage'> & { readonly reading?: string }): boolean
  /** All words, those picked often and lately first. */
  list(): readonly LearntWord[]
  /** Words that begin so, or by sound those whose reading does; best first. */
  matching(query: string, sounds: boolean): readonly LearntWord[]
  /** Forgets one word. Returns whether it was there. */
  remove(text: string): boolean
  /** Forgets all of them. */
  clear(): void
  /** Writes all words as a table: text, reading, gloss and its language, count and day, set apart by tabs. */
  exportText(): string
  /** Reads such a table, or a plain list of words, and adds its words. A bad line is left out and told with its number. */
  importText(text: string): ImportedWords
}

export interface PersonalWordsOptions {
  /** Name under which they are kept; one for each language. Default `hiap-personal-words`. */
  readonly key?: string
  /** At most so many; the least used go first. Default 2,000. */
  readonly most?: number
  /** Returns the time, for tests. Default `Date.now`. */
  readonly now?: () => number
}

const halfLife = 30 * 24 * 60 * 60 * 1000

/**
 * Keeps a person's own words.
 *
 * @param storage where they are kept between visits; without one, or where it fails, for as long as the page is open
 * @example
 * const words = personalWords(localStorage)
 * words.learn({ text: 'ស្រុក', reading: 'sruk' })
 * words.matching('sr', true)[0]?.text // 'ស្រុក'
 */
export function personalWords(storage?: WordStorage, options: PersonalWordsOptions = {}): PersonalWords {
  const { key = 'hiap-personal-words', most = 2000, now = Date.now } = options
  let words = new Map<string, LearntWord>()
  /** What the storage held when it was last read or written: another tab may have written since. */
  let stored: string | null | undefined

  const weight = ({ count, last }: LearntWord): number => count * 0.5 ** (Math.max(0, now() - last) / halfLife)
  const inOrder = (some: Iterable<LearntWord>): readonly LearntWord[] =>
    [...some].sort((a, b) => weight(b) - weight(a) || b.last - a.last || (a.text < b.text ? -1 : 1))

  const read = (): void => {
    const held = attempt(() => storage?.getItem(key))
    if (held === undefined || held === stored) return
    if (held !== null || stored !== undefined)
      words = new Map((held === null ? [] : readKept(held)).map((word) => [word.text, word]))
    stored = held
  }
  const write = (): void => {
    if (words.size > most)
      words = new Map(
        inOrder(words.values())
          .slice(0, most)
          .map((word) => [word.text, word]),
      )
    const value = JSON.stringify([...words.values()])
    attempt(() => storage?.setItem(key, value))
    // Where the storage is full it still holds what it held.
    stored = attempt(() => storage?.getItem(key))
  }
  const put = (word: LearntWord): void => {
    const before = words.get(word.text)
    words.set(word.text, {
      ...before,
      ...word,
      count: Math.min(mostCount, word.count + (before?.count ?? 0)),
      last: Math.max(word.last, before?.last ?? 0),
    })
  }

  return {
    learn(word) {
      const learnt = wordOf({ ...word, count: 1, last: now() })
      if (learnt === undefined) return false
      read()
      put(learnt)
      write()
      return true
    },
    list() {
      read()
      return inOrder(words.values())
    },
    matching(query, sounds) {
      read()
      const wanted = sounds ? bareReading(query) : query.normalize('NFC').toLowerCase()
      if (wanted === '') return []
      const fits = ({ text, reading }: LearntWord): boolean =>
        sounds ? bareReading(reading ?? '').startsWith(wanted) : text.toLowerCase().startsWith(wanted)
      return inOrder([...words.values()].filter(fits))
    },
    remove(text) {
      read()
      const was = words.delete(text)
      if (was) write()
      return was
    },
    clear() {
      words = new Map()
      attempt(() => storage?.removeItem(key))
      stored = attempt(() => storage?.getItem(key))
    },
    exportText() {
      read()
      return writePersonalText(inOrder(words.values()))
    },
    importText(text) {
      read()
      const imported = readPersonalText(text, now())
      for (const word of imported.words) put(word)
      write()
      return imported
    },
  }
}

/** No count grows so large that another word could not overtake it. */
const mostCount = 10_000

/** Reads what was kept; whatever else stands there is left out. */
function readKept(held: string): readonly LearntWord[] {
  const kept = attempt((): unknown => JSON.parse(held))
  if (!Array.isArray(kept)) return []
  return kept.flatMap((value: unknown) => {
    const { text, reading, gloss, glossLanguage, count, last } = (value ?? {}) as Partial<Record<string, unknown>>
    if (typeof text !== 'string' || !isCount(count) || !isCount(last)) return []
    const word = wordOf({
      text,
      reading: textOf(reading),
      gloss: textOf(gloss),
      glossLanguage: textOf(glossLanguage),
      count: Math.min(count, mostCount),
      last,
    })
    return word === undefined ? [] : [word]
  })
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

/** A storage may be forbidden or full: then the words live as long as the page. */
function attempt<Value>(act: () => Value): Value | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
