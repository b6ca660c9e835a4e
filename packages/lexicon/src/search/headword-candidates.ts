import type { Reason, Tier } from '../dictionary-client.ts'
import type { Language } from '../language.ts'
import { numberAt } from './ascending.ts'
import { type Candidate, compareCandidates } from './candidate.ts'
import type { EntryFilter } from './facets.ts'
import { bandScore, rank } from './rank.ts'
import { canonicalKey, wordKey } from './search-key.ts'
import { type SpellingDistance, spellingDistanceOf } from './spelling-distance.ts'
import { entryOfForm, type WordLayer } from './word-layer.ts'

/** The headwords found for one query, tier by tier: what the roads of one search share. */
export class HeadwordCandidates {
  readonly words: WordLayer
  readonly language: Language
  /** The query in the forms of the keys. */
  readonly canonical: string
  readonly key: string
  /** So many are looked for. */
  readonly limit: number
  truncated = false
  readonly #filter: EntryFilter | undefined
  readonly #found: Map<number, Candidate> = new Map()
  readonly #lesser: Map<number, { readonly form: number; readonly score: number }> = new Map()
  #work = 0
  #distance: SpellingDistance | undefined

  constructor(words: WordLayer, language: Language, query: string, limit: number, filter: EntryFilter | undefined) {
    this.words = words
    this.language = language
    this.canonical = canonicalKey(language, query)
    this.key = wordKey(language, query)
    this.limit = limit
    this.#filter = filter
  }

  /** Best first. */
  get found(): readonly Candidate[] {
    return [...this.#found.values()].sort(compareCandidates)
  }

  get isFull(): boolean {
    return this.#found.size >= this.limit
  }

  get size(): number {
    return this.#found.size
  }

  /** Counts one spelling looked at; false where the limit of work is reached, which the answer tells. */
  mayGoOn(): boolean {
    if (++this.#work <= rank.workLimit) return true
    this.truncated = true
    return false
  }

  /** Whether the filter lets the entry of a form answer. */
  passes(form: number): boolean {
    return this.#filter === undefined || this.#filter(entryOfForm(this.words, form))
  }

  /** Adds the entry of a form, unless a better tier has it or the filter forbids it. */
  add(form: number, tier: Tier, reason: Reason, score: number): void {
    if (!this.passes(form)) return
    const entry = entryOfForm(this.words, form)
    const before = this.#found.get(entry)
    if (before !== undefined && (before.tier !== tier || before.score >= score)) return
    this.#found.set(entry, { entry, tier, reason, score: score + bandScore(this.bandOf(form)), form })
  }

  /** Whether as many entries wait as are looked for. */
  get isEnoughWaiting(): boolean {
    return this.#lesser.size >= this.limit
  }

  /** Lets the entry of a form wait until all that is better in this tier is found. */
  wait(form: number, score: number): void {
    const entry = entryOfForm(this.words, form)
    const before = this.#lesser.get(entry)
    if (this.#found.has(entry) || (before !== undefined && before.score >= score) || !this.passes(form)) return
    this.#lesser.set(entry, { form, score })
  }

  /** Adds what has waited. */
  addWaiting(tier: Tier, reason: Reason): void {
    for (const { form, score } of this.#lesser.values()) this.add(form, tier, reason, score)
    this.#lesser.clear()
  }

  /** How common the word of a form is; 0 where it is not known. */
  bandOf(form: number): number {
    const { bands } = this.words
    return bands.length === 0 ? 0 : bands[entryOfForm(this.words, form)]!
  }

  /** How far the spelling of a form is from the query's, in hundredths of a letter. */
  distanceTo(form: number): number {
    if (this.#distance === undefined) {
      this.#distance = spellingDistanceOf(this.words.keys.table, this.language)
      this.#distance.from(this.language.letters(this.canonical))
    }
    const { letters, offsets } = this.words.texts
    return this.#distance.to(letters, numberAt(offsets, form), numberAt(offsets, form + 1))
  }
}
