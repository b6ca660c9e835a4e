import { createShelf, type OpenedDictionary, openBundle } from '@hiap/bundle'
import { compileBundle } from '@hiap/bundle/compile'
import { cutQuery, type Entry, type Language, type SearchAnswer } from '@hiap/lexicon'
import { afterAll, describe, expect, test } from 'vitest'
import type { Problem } from '../src/problems.ts'
import { opened, smallApp, sources } from './small-dictionaries.ts'

/** What a request made the server do: code units given to the rules of a language, entries read. */
const work = { units: 0, entries: 0 }

function counted(dictionary: OpenedDictionary): OpenedDictionary {
  const counting = (language: Language): Language => {
    const count =
      <Made>(make: (text: string) => Made) =>
      (text: string): Made => {
        work.units += text.length
        return make(text)
      }
    const { soundKey } = language
    return {
      ...language,
      normalise: count(language.normalise),
      fold: count(language.fold),
      foldMapped: count(language.foldMapped),
      segment: count(language.segment),
      letters: count(language.letters),
      ...(soundKey === undefined ? {} : { soundKey: count(soundKey) }),
    }
  }
  return {
    ...dictionary,
    language: counting(dictionary.language),
    glossLanguages: dictionary.glossLanguages.map(counting),
    entryAt(number) {
      work.entries++
      return dictionary.entryAt(number)
    },
  }
}

const app = smallApp({
  shelf: createShelf(opened.map(counted)),
  limits: { requestsPerMinute: 0, eventLoopDelay: 0, keptBytes: 0 },
})
afterAll(() => app.close())

async function workOf(path: string, query: string): Promise<typeof work & { readonly status: number }> {
  const ask = () => app.inject(`${path}?q=${encodeURIComponent(query)}`)
  // The first time, tables are made and texts remembered.
  await ask()
  Object.assign(work, { units: 0, entries: 0 })
  const { statusCode: status } = await ask()
  return { ...work, status }
}

const hostile: readonly (readonly [string, string])[] = [
  ['one letter', 'a'],
  ['one Khmer letter', 'ក'],
  ['coengs in a chain', 'ក្'],
  ['marks on every letter', 'ơ\u0306'],
  ['a stack of marks, again and again', `a${'\u0301'.repeat(8)}`],
  ['words of the glosses', 'nghĩa '],
  ['a gloss over and over', 'nước uống '],
  ['letters that are a slip apart', 'sxdgi'],
  ['a star after each letter', 'a*'],
  ['open letters before each letter', '?*a'],
  ['only stars but one letter', `${'*'.repeat(30)}a`],
  ['zero-width spaces', 'ក\u200b'],
  ['letters outside the basic plane', '𐐀'],
  ['apostrophes', "'b"],
]

describe.each(['/v1/search', '/v1/suggest'])('%s', (path) => {
  test.each(hostile)('a query of 512 characters is no more work than its first 64 letters: %s', async (_, part) => {
    const long = [...part.repeat(512)].slice(0, 512).join('')
    const short = cutQuery(long)
    expect([...short].length).toBeLessThanOrEqual(256)
    const [whole, cut] = [await workOf(path, long), await workOf(path, short)]
    expect(whole).toEqual(cut)
    expect(whole.status).toBe(200)
    // Each hit is an entry read; twenty are answered, and those that are exact must all be looked at.
    expect(whole.entries).toBeLessThanOrEqual(2 * 20)
  })

  // An address of more than 8 kB is refused before its parameters are read.
  const tooLong = (query: string): number => (encodeURIComponent(query).length > 8000 ? 414 : 400)

  test('a query of four kilobytes is no work at all', async () => {
    for (const [, part] of hostile) {
      const long = [...part.repeat(1024)].slice(0, 1024).join('')
      expect(await workOf(path, long)).toEqual({ units: 0, entries: 0, status: tooLong(long) })
    }
  })
})

test('who asks for a hundred hits has at most a hundred entries read', async () => {
  Object.assign(work, { units: 0, entries: 0 })
  await app.inject('/v1/search?q=ngh%C4%A9a&limit=100')
  expect(work.entries).toBeGreaterThan(10)
  expect(work.entries).toBeLessThanOrEqual(100)
})

test('where the work of a query is at its limit, the answer says so', async () => {
  const [source] = sources
  const [first] = source?.entries ?? []
  // More entries than a query may look at. None is a noun, so a search for nouns looks for one until it may not go on.
  const entries = Array.from(
    { length: 20_100 },
    (_, i): Entry => ({
      id: `e${i}`,
      kind: 'word',
      headword: { text: `កក${String.fromCodePoint(0x1780 + (i % 30))}`, script: 'Khmr' },
      senses: [{ glosses: { vi: ['nghĩa'] } }],
      status: 'attested',
      sources: first?.sources ?? [],
    }),
  )
  const shelf = createShelf([openBundle(compileBundle({ manifest: source!.manifest, entries }))])
  const large = smallApp({ shelf })
  const answered = async (parameters: string): Promise<boolean> =>
    (await large.inject(`/v1/search?${parameters}`)).json<SearchAnswer>().truncated
  expect(await answered('q=%E1%9E%80&pos=NOUN')).toBe(true)
  expect(await answered('q=%E1%9E%81&pos=NOUN')).toBe(false)
  await large.close()
})

test('a long query is refused with its limit', async () => {
  const answer = await app.inject(`/v1/search?q=${'a'.repeat(4096)}`)
  expect(answer.json<Problem>().detail).toContain('Text of at most 512 characters')
})
