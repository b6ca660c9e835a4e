import type { Language } from '@hiap/lexicon'
import type { DraftEntry, DraftReference } from '../draft-entry.ts'
import { entryIds } from './entry-ids.ts'
import { HashTable } from './hash-table.ts'
import { IdList } from './id-list.ts'
import { mostHomographs } from './parked-entry.ts'

/** The number of the first entry with a headword is held together with how many there are. */
const homographsPacked = 128

/**
 * What is known of each entry of an import while the others are read: its id, and by what references may name it. Holds
 * no entry, so that its memory is in proportion to their number alone.
 *
 * @example
 * const registry = new EntryRegistry()
 * const id = registry.newId('a1', 'ia', 'nước')
 * registry.add({}, 'a1', 'ia', id) // 0
 */
export class EntryRegistry {
  readonly #ids = entryIds()
  /** By number. */
  readonly #idOf = new IdList()
  readonly #numberOfKey = new HashTable()
  readonly #numberOfAlias = new HashTable()
  readonly #headwords = new HashTable()
  readonly #numberOfHomograph = new HashTable()

  /** How many entries there are. */
  get length(): number {
    return this.#idOf.length
  }

  /** Whether there are as many entries of a headword as there may be. */
  isFull(headword: string): boolean {
    return (this.#headwords.get(headword) ?? 0) % homographsPacked === mostHomographs
  }

  /** Whether an entry has the key already. */
  hasKey(key: string): boolean {
    return this.#numberOfKey.get(key) !== undefined
  }

  /** An id that no other entry has, made of the key, or of headword and meaning where there is none. */
  newId(key: string | undefined, headword: string, meaning: string): string {
    return key === undefined ? this.#ids.ofText(headword, meaning) : this.#ids.ofKey(key)
  }

  /** Adds an entry under its id; gives its number, from 0. Of entries with one key or alias the first is meant by it. */
  add(
    { aliases = [], homograph }: Pick<DraftEntry, 'aliases' | 'homograph'>,
    key: string | undefined,
    headword: string,
    id: string,
  ): number {
    const number = this.#idOf.length
    this.#idOf.push(id)
    this.#headwords.set(headword, (this.#headwords.get(headword) ?? number * homographsPacked) + 1)
    if (key !== undefined && !this.hasKey(key)) this.#numberOfKey.set(key, number)
    for (const alias of aliases) {
      if (this.#numberOfAlias.get(alias) === undefined) this.#numberOfAlias.set(alias, number)
    }
    if (homograph !== undefined) this.#numberOfHomograph.set(`${headword}\u0000${homograph}`, number)
    return number
  }

  /** The id of an entry; `undefined` where there is none of this number. */
  idOf(number: number): string | undefined {
    return this.#idOf.at(number)
  }

  /** The number of the entry that a reference means, `several` where its headword has homographs, else `undefined`. */
  resolve({ key, headword, homograph }: DraftReference, language: Language): number | 'several' | undefined {
    const byKey = key === undefined ? undefined : (this.#numberOfKey.get(key) ?? this.#numberOfAlias.get(key))
    if (byKey !== undefined || headword === undefined) return byKey
    const text = language.normalise(headword.normalize('NFC').trim()).trim()
    if (homograph !== undefined) {
      const byHomograph = this.#numberOfHomograph.get(`${text}\u0000${homograph}`)
      if (byHomograph !== undefined) return byHomograph
    }
    const packed = this.#headwords.get(text)
    if (packed === undefined) return undefined
    return packed % homographsPacked > 1 ? 'several' : Math.floor(packed / homographsPacked)
  }
}
