import { canonicalKey, foldedKey, type Hit, type SearchRequest, spellingsOf } from '@hiap/lexicon'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OpenedDictionary } from '../../src/opened-dictionary.ts'
import { cutFolder } from '../../src/shards/cut-folder.ts'
import { createShelf } from '../../src/shelf.ts'
import { type FolderInMemory, folderInMemory, realDictionary } from './folder-in-memory.ts'
import { randomNumbers, syntheticDictionary } from './synthetic-dictionary.ts'

/** The tiers that the small files answer; the others need the whole index. */
const tiersOfFiles = ['exact', 'variant', 'folded', 'prefix', 'gloss']

/** Most files that one look-up in one direction may fetch. */
const mostFetched = 2

const dictionaries: readonly (readonly [name: string, make: () => Promise<OpenedDictionary>, queries: number])[] = [
  ['km-vi', () => realDictionary('km-vi'), 250],
  ['jra-vi', () => realDictionary('jra-vi'), 250],
  ['20,000 made-up entries', async () => syntheticDictionary(20_000), 300],
]

describe.each(dictionaries)('static answers of %s', (_, make, queries) => {
  let dictionary: OpenedDictionary
  let folder: FolderInMemory
  let random: () => number

  beforeAll(async () => {
    dictionary = await make()
    folder = folderInMemory(cutFolder([dictionary]))
    random = randomNumbers(4)
  }, 120_000)

  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!

  /** What a person may type who looks for some text: it, its search form, its beginning, in other letters. */
  function typed(text: string, fold: (text: string) => string): string {
    const shape = Math.floor(random() * 6)
    const beginning = text.slice(0, 1 + Math.floor(random() * text.length))
    if (shape === 0) return text
    if (shape === 1) return fold(text)
    if (shape === 2) return beginning
    if (shape === 3) return fold(beginning)
    if (shape === 4) return text.slice(0, 1 + Math.floor(random() * 2))
    return text.toUpperCase()
  }

  /**
   * Asks a client that keeps nothing in memory but tables, so that each look-up shows all the files that it needs.
   *
   * @returns most files fetched for one query, and how many hits there were
   */
  async function compare(requests: readonly SearchRequest[]): Promise<{ most: number; hits: number }> {
    const shelf = createShelf([dictionary])
    const client = folder.client({ filesKept: 0 })
    for (const request of requests.slice(0, 3)) await client.search(request)
    let most = 0
    let hits = 0
    let cut = 0
    for (const request of requests) {
      folder.fetched.length = 0
      const answer = await client.search(request)
      const expected = shelf.search(request)
      expect(answer.query).toBe(expected.query)
      // Two words that are together in more glosses than a file holds, typed with marks: the answer says that it is cut.
      if (answer.truncated) cut++
      else expect({ request, hits: answer.hits }).toEqual({ request, hits: expected.hits.filter(isOfFiles) })
      most = Math.max(most, folder.fetched.length)
      hits += answer.hits.length
    }
    expect(cut).toBeLessThan(requests.length / 20)
    return { most, hits }
  }

  function isOfFiles({ tier, reason }: Hit): boolean {
    return tiersOfFiles.includes(tier) && reason !== 'pattern'
  }

  const limits = [undefined, 5, 100]

  it('are those of the shelf for headwords, in two files at most', async () => {
    const { language } = dictionary
    const requests = Array.from({ length: queries }, (): SearchRequest => {
      const entry = dictionary.entryAt(Math.floor(random() * dictionary.size))
      const text = pick([entry.headword.text, entry.headword.text, ...spellingsOf(entry)])
      const limit = pick(limits)
      const query = typed(text, (part) => pick([foldedKey, canonicalKey])(language, part))
      return { query, from: dictionary.languageTag, ...(limit === undefined ? {} : { limit }) }
    })
    const { most, hits } = await compare(requests)
    expect(most).toBeGreaterThan(0)
    expect(most).toBeLessThanOrEqual(mostFetched)
    expect(hits).toBeGreaterThan(queries)
  }, 60_000)

  it('are those of the shelf for headwords of one and two letters', async () => {
    const beginnings = new Set<string>()
    for (let number = 0; number < dictionary.size; number += 7) {
      const text = canonicalKey(dictionary.language, dictionary.entryAt(number).headword.text)
      for (const length of [1, 2, 3])
        for (const query of [text.slice(0, length), foldedKey(dictionary.language, text).slice(0, length)])
          beginnings.add(query)
    }
    const requests = [...beginnings]
      .slice(0, queries)
      .map((query) => ({ query, from: dictionary.languageTag, limit: 100 }))
    const { most } = await compare(requests)
    expect(most).toBeLessThanOrEqual(mostFetched)
  }, 60_000)

  it('are those of the shelf for a word of a meaning, in two files at most', async () => {
    const { most, hits } = await compare(glossQueries(1))
    expect(most).toBeGreaterThan(0)
    expect(most).toBeLessThanOrEqual(mostFetched)
    expect(hits).toBeGreaterThan(queries)
  }, 60_000)

  it('are those of the shelf for several words of a meaning', async () => {
    const { hits } = await compare(glossQueries(3))
    expect(hits).toBeGreaterThan(queries / 2)
  }, 60_000)

  function glossQueries(mostWords: number): readonly SearchRequest[] {
    return Array.from({ length: queries }, (): SearchRequest => {
      const place = Math.floor(random() * dictionary.glossLanguageTags.length)
      const [tag, language] = [dictionary.glossLanguageTags[place]!, dictionary.glossLanguages[place]!]
      const entry = dictionary.entryAt(Math.floor(random() * dictionary.size))
      const glosses = entry.senses.flatMap(({ glosses: byTag }) => byTag[tag] ?? [])
      const words = pick(glosses.length === 0 ? ['nước'] : glosses).split(' ')
      const first = Math.floor(random() * words.length)
      const text = words.slice(first, first + mostWords).join(' ')
      const limit = pick(limits)
      return {
        query: typed(text, (part) => foldedKey(language, part)),
        from: tag,
        ...(limit === undefined ? {} : { limit }),
      }
    })
  }
})
