import {
  anyLanguageOf,
  arrayNamed,
  canonicalKey,
  countForms,
  type DictionaryInfo,
  type Entry,
  entryOfForm,
  isVariant,
  type Language,
  lettersOfForm,
  type Manifest,
  numbersOf,
  openArrays,
  openIndex,
  type SearchableDictionary,
} from '@hiap/lexicon'
import {
  bundleHash,
  fileSize,
  isIntact,
  readSectionTable,
  type SectionRecord,
  sectionBytes,
  textSection,
} from './bundle-format.ts'
import { entryIdsNamed, numberOfId } from './entry-ids.ts'
import { bundleError } from './errors.ts'
import type { FullText } from './full-text/open-full-text.ts'
import { rememberingLanguage } from './remembering-language.ts'

/** What the `manifest` section holds: all that an overview of the dictionary needs. */
export type BundleHead = { readonly manifest: Manifest } & Pick<DictionaryInfo, 'counts' | 'facets' | 'initials'>

/** A bundle in use. Entries are read from their bytes when they are asked for. */
export interface OpenedDictionary extends SearchableDictionary {
  readonly info: DictionaryInfo
  /** The file, whole or up to its section `text`. */
  readonly bytes: Uint8Array
  /** How many entries there are; their numbers, from 0, are the dictionary order. */
  readonly size: number
  /** The entry of that id; `undefined` where there is none. */
  entry(id: string): Entry | undefined
  /** The number of the entry of that id; `undefined` where there is none. */
  numberOf(id: string): number | undefined
  /** Numbers of the entries whose headword begins with these letters, ascending. */
  numbersWithPrefix(prefix: string): Uint32Array
  /** Whether definitions, examples or articles are there to be searched. */
  readonly hasFullText: boolean
  /** What searches them; `undefined` until {@link OpenedDictionary.loadFullText} has resolved, and where there are none. */
  readonly fullText: FullText | undefined
  /**
   * Makes {@link OpenedDictionary.fullText} ready: loads the code for it, reads the section where it was left behind, and
   * checks it. Does so once, unless it failed; does nothing where there are no texts.
   *
   * @throws HiapError (as a rejection) `bundle-corrupt`, `index-malformed`, or what `readText` rejects with
   */
  loadFullText(): Promise<void>
}

/** Where the rest of a file is that was read only up to its section `text`. */
export interface LaterText {
  /** SHA-256 of the whole file in hexadecimal, as it was asked for. */
  readonly hash: string
  /** Reads the bytes `[from, to)` of the file. */
  readText(from: number, to: number): Promise<Uint8Array>
}

/**
 * Opens a compiled dictionary: checks magic, version, length and every checksum, reads the manifest, and makes views on
 * the rest. No entry is parsed.
 *
 * @param bytes the whole file; with `later`, its bytes up to the section `text` are enough
 * @param name of the file, for messages
 * @param later by which a section `text` that was left behind is read when it is first asked for
 * @throws HiapError `bundle-not-one`, `bundle-version`, `bundle-truncated`, `bundle-corrupt`, `bundle-language`,
 *   `index-malformed`
 */
export function openBundle(bytes: Uint8Array, name = 'bundle', later?: LaterText): OpenedDictionary {
  const file = aligned(bytes)
  const records = readSectionTable(file, name, later === undefined ? undefined : textSection)
  const checked = (section: Uint8Array, record: SectionRecord): Uint8Array => {
    if (isIntact(section, record)) return section
    throw bundleError('bundle-corrupt', name, `the checksum of section ${record.name} is wrong`)
  }
  const whole = fileSize(file) === file.length
  const text = records.find((record) => record.name === textSection)
  for (const record of records) if (whole || record !== text) checked(sectionBytes(file, record), record)
  const section = (wanted: string): Uint8Array => {
    const record = records.find((each) => each.name === wanted)
    if (record === undefined) throw bundleError('bundle-corrupt', name, `it has no section ${wanted}`)
    return sectionBytes(file, record)
  }
  const decoder = new TextDecoder()
  const head = readHead(decoder.decode(section('manifest')), name)
  const { manifest, ...counted } = head
  const known = (tag: string): Language => {
    const language = anyLanguageOf(tag)
    if (language === undefined)
      throw bundleError('bundle-language', name, `it needs the language ${tag}, which this program does not know`)
    return rememberingLanguage(language)
  }
  const language = known(manifest.language)
  const index = openIndex(section('index'), manifest.glossLanguages.length)
  const directory = openArrays(section('directory'))
  const ids = entryIdsNamed(directory)
  const offsets = arrayNamed(directory, 'offset', Uint32Array)
  const entries = section('entries')
  const size = offsets.length - 1

  const parsed = new Map<number, Entry>()
  const entryAt = (number: number): Entry => {
    const before = parsed.get(number)
    if (before !== undefined) return before
    const entry = JSON.parse(decoder.decode(entries.subarray(offsets[number], offsets[number + 1]))) as Entry
    keepAtMost(entriesKept, parsed, number, entry)
    return entry
  }
  const numberOf = (id: string): number | undefined => numberOfId(ids, id)
  const prefixes = new Map<string, Uint32Array>()
  let fullText: FullText | undefined
  let loading: Promise<void> | undefined
  const loadFullText = async (record: SectionRecord): Promise<void> => {
    // Most readers never ask: neither a page nor a server pays for it at the start.
    const opener = import('./full-text/open-full-text.ts')
    const read = whole || later === undefined ? undefined : later.readText(record.offset, record.offset + record.length)
    const [{ openFullText }, found] = await Promise.all([opener, read])
    const bytes = found === undefined ? sectionBytes(file, record) : checked(aligned(found), record)
    fullText = openFullText(bytes, dictionary)
  }
  const dictionary: OpenedDictionary = {
    id: manifest.id,
    languageTag: manifest.language,
    glossLanguageTags: manifest.glossLanguages,
    language,
    glossLanguages: manifest.glossLanguages.map(known),
    index,
    info: {
      ...manifest,
      hash: whole || later === undefined ? bundleHash(file) : later.hash,
      bytes: fileSize(file),
      ...counted,
    },
    bytes: file,
    size,
    entryAt,
    numberOf,
    entry(id) {
      const number = numberOf(id)
      return number === undefined ? undefined : entryAt(number)
    },
    numbersWithPrefix(prefix) {
      const key = canonicalKey(language, prefix)
      const before = prefixes.get(key)
      if (before !== undefined) return before
      const numbers = findNumbersWithPrefix(this, key)
      keepAtMost(prefixesKept, prefixes, key, numbers)
      return numbers
    },
    hasFullText: text !== undefined,
    get fullText() {
      return fullText
    },
    async loadFullText() {
      if (text === undefined || fullText !== undefined) return
      loading ??= loadFullText(text).finally(() => {
        loading = undefined
      })
      return loading
    },
  }
  return dictionary
}

/** Right checksums do not make a manifest: whoever made the file may have put anything there. */
function readHead(json: string, name: string): BundleHead {
  try {
    const head = JSON.parse(json) as BundleHead
    const { id, language, glossLanguages } = head.manifest
    const tags = [language, ...glossLanguages]
    const lists = [head.initials, head.facets.partsOfSpeech, head.facets.semanticDomains, head.facets.dialects]
    if (typeof id === 'string' && tags.every((tag) => typeof tag === 'string') && lists.every(Array.isArray))
      return head
  } catch {
    // Told below, with the file.
  }
  throw bundleError('bundle-corrupt', name, 'its manifest cannot be read')
}

/** Type-ahead shows the same entries at each key; parsing them is most of a look-up's time. About 4 MB. */
const entriesKept = 2048

/** Turning pages asks for one prefix again and again. */
const prefixesKept = 32

/** Puts a value into a map that forgets its oldest value where it is full. */
function keepAtMost<Key, Value>(most: number, map: Map<Key, Value>, key: Key, value: Value): void {
  for (const oldest of map.keys()) {
    if (map.size < most) break
    map.delete(oldest)
  }
  map.set(key, value)
}

function findNumbersWithPrefix(dictionary: OpenedDictionary, key: string): Uint32Array {
  const { language } = dictionary
  const wanted = language.letters(key)
  const numbers: number[] = []
  // `ʔală` stands under `a`; but who asks for `ʔ` means it, and the empty prefix has all.
  const silent = wanted[0] === undefined ? [] : (language.silentSigns ?? [])
  const beginnings = silent.includes(wanted[0] ?? '') ? [[]] : [[], ...silent.map((sign) => [sign])]
  const prefixes = beginnings.map((beginning) => [...beginning, ...wanted])
  const { words } = dictionary.index
  const asNumbers = prefixes.map((prefix) => numbersOf(words.keys.table, prefix))
  for (let form = 0; form < countForms(words); form++) {
    if (isVariant(words, form)) continue
    // A word in `dj` does not begin with the letter `d`.
    if (asNumbers.some((prefix) => beginsWith(lettersOfForm(words.texts, form), prefix)))
      numbers.push(entryOfForm(words, form))
  }
  return Uint32Array.from(numbers).sort()
}

function beginsWith(letters: ArrayLike<number>, prefix: readonly number[]): boolean {
  return prefix.every((letter, i) => letters[i] === letter)
}

/** Typed arrays need the file at a multiple of 8; a slice of a larger buffer may lie elsewhere. */
function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 8 === 0 ? bytes : bytes.slice()
}
