import type { BrowsePage, BrowseRequest, DictionaryClient } from '@hiap/lexicon'
import { describe, expect, test } from 'vitest'
import { fetchWords, mostWords } from '../src/write-words.ts'
import { hit, info, infos } from './fixture.ts'

/** Answers with two entries a page, three pages a dictionary. */
function client(asked: BrowseRequest[]): DictionaryClient {
  const browse = async (request: BrowseRequest): Promise<BrowsePage> => {
    asked.push(request)
    const page = Number(request.cursor ?? 0)
    const entries = [0, 1].map((at) => hit(`e${page}${at}`, { headword: `${request.dictionary} ${2 * page + at}` }))
    return { entries, total: 6, ...(page < 2 && { next: String(page + 1) }) }
  }
  return { browse } as unknown as DictionaryClient
}

const { signal } = new AbortController()

describe('the words of a language', () => {
  test('are the headwords of its dictionaries, page by page', async () => {
    const asked: BrowseRequest[] = []
    const words = await fetchWords(client(asked), [...infos, info('km-en', 'km')], 'km', signal)
    expect(words).toEqual(
      ['km-vi', 'km-en'].flatMap((id) => [0, 1, 2, 3, 4, 5].map((at) => [`${id} ${at}`, 1] as const)),
    )
    expect(asked.map(({ dictionary, cursor }) => `${dictionary} ${cursor ?? '-'}`)).toEqual([
      'km-vi -',
      'km-vi 1',
      'km-vi 2',
      'km-en -',
      'km-en 1',
      'km-en 2',
    ])
  })

  test('are no phrases: what means a whole sentence divides no text', async () => {
    const entries = [hit('e1', { headword: 'សាលា' }), hit('e2', { headword: 'កូនខ្ញុំទៅសាលា', gloss: 'Con tôi đi học.' })]
    const browse = async (): Promise<BrowsePage> => ({ entries, total: 2 })
    expect(await fetchWords({ browse } as unknown as DictionaryClient, infos, 'km', signal)).toEqual([['សាលា', 1]])
  })

  test('are not there without a dictionary, and not fetched from one that is too large', async () => {
    const asked: BrowseRequest[] = []
    expect(await fetchWords(client(asked), infos, 'rad', signal)).toBeUndefined()
    const large = info('km-vi', 'km')
    const counts = { ...large.counts, entries: mostWords + 1 }
    expect(await fetchWords(client(asked), [{ ...large, counts }], 'km', signal)).toBeUndefined()
    expect(asked).toEqual([])
  })

  test('a client that fails is heard', async () => {
    const broken = { browse: () => Promise.reject(new Error('away')) } as unknown as DictionaryClient
    await expect(fetchWords(broken, infos, 'km', signal)).rejects.toThrow('away')
  })
})
