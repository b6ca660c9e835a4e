import { readFileSync } from 'node:fs'
import type { EntrySummary, SuggestRequest } from '@hiap/lexicon'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Shelf } from '../../../bundle/src/index.ts'
import { shelfClient } from '../../../bundle/src/index.ts'
import type { Suggest } from '../../src/candidates/candidate.ts'
import { suggestFrom } from '../../src/candidates/suggest-from.ts'
import { khmerShelf } from './khmer-dictionary.ts'

const { signal } = new AbortController()
const rows = readFileSync(new URL('../cases/khmer-by-sound.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => row.split('\t') as [string, string, string, string, string])

describe('candidates of the Khmer dictionary', () => {
  let shelf: Shelf
  let suggest: Suggest
  beforeAll(async () => {
    shelf = await khmerShelf()
    suggest = suggestFrom(shelfClient(shelf), { locale: 'km', language: 'vi' })
  })

  it.each(rows)('%s offers %s (%s), place %s at most: %s', async (typed, text, gloss, place) => {
    const found = await suggest(typed, { sounds: true, limit: 9, signal })
    const at = found.findIndex((candidate) => candidate.text.normalize('NFC') === text)
    expect(at, found.map((candidate) => candidate.text).join(' ')).toBeGreaterThanOrEqual(0)
    expect(at).toBeLessThan(Number(place))
    expect(found[at]).toMatchObject({ glossLanguage: 'vi' })
    expect(found[at]?.gloss).toContain(gloss)
  })

  it('gives meanings in the reader’s language', async () => {
    const english = suggestFrom(shelfClient(shelf), { locale: 'km', language: 'en' })
    expect((await english('sruk', { sounds: true, limit: 1, signal }))[0]).toEqual({
      text: 'ស្រុក',
      gloss: 'district',
      glossLanguage: 'en',
    })
  })

  it('ends words that are begun', async () => {
    const found = await suggest('សាលា', { sounds: false, limit: 9, signal })
    expect(found.map(({ text }) => text)).toContain('សាលារៀន')
  })
})

describe('a source made of a dictionary client', () => {
  const entry = (headword: string, gloss: string): EntrySummary => ({
    entryId: gloss,
    dictionary: 'd',
    headword,
    headwordLanguage: 'km',
    gloss,
    glossLanguage: 'vi',
    status: 'drafted',
  })

  it('asks with the language, and gives homographs once', async () => {
    const asked: SuggestRequest[] = []
    const client = {
      async suggest(request: SuggestRequest) {
        asked.push(request)
        return [entry('ស', 'trắng'), entry('ស', 'ngựa'), entry('ក', ''), entry('ខ', 'c')]
      },
    }
    const suggest = suggestFrom(client, { locale: 'km', language: 'vi', dictionaries: ['d'] })
    expect(await suggest('s', { sounds: true, limit: 2, signal })).toEqual([
      { text: 'ស', gloss: 'trắng', glossLanguage: 'vi' },
      { text: 'ក' },
    ])
    expect(asked).toEqual([{ prefix: 's', from: 'km', to: 'vi', limit: 4, dictionaries: ['d'] }])
  })

  it('rejects as the client does', async () => {
    const suggest = suggestFrom({ suggest: () => Promise.reject(new Error('away')) }, { locale: 'km', language: 'vi' })
    await expect(suggest('s', { sounds: true, limit: 9, signal })).rejects.toThrow('away')
  })
})
