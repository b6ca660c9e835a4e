import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Tier, tiers } from '../../src/dictionary-client.ts'
import type { Language } from '../../src/language.ts'
import { rank } from '../../src/search/rank.ts'
import { searchDictionary } from '../../src/search/search-dictionary.ts'
import { canonicalKey, foldedKey, termsOf, wordKey } from '../../src/search/search-key.ts'
import { findSlips, slipBound, slipBounds } from '../../src/search/slip-distance.ts'
import { canonicalSlips, foldedSlips } from '../../src/search/slip-tables.ts'
import { fewestBegun, latinOf, plainSlips, readingSlips } from '../../src/search/sound-search.ts'
import { type Line, smallDictionary } from './small-dictionary.ts'

/** Letters that a language confuses, loses and doubles. */
const alphabets: Readonly<Record<string, readonly string[]>> = {
  'jra-Latn': [
    'h',
    'ơ',
    'o',
    '\u0306',
    'd',
    'đ',
    'dj',
    'j',
    'i',
    'a',
    'ă',
    'n',
    'ng',
    'nh',
    's',
    'x',
    'č',
    'c',
    'h',
    ' ',
  ],
  km: [
    'ក',
    'គ',
    'ត',
    'ដ',
    'ន',
    'ណ',
    'រ',
    'ស',
    '\u17d2ត',
    '\u17d2រ',
    '\u17d2',
    'ា',
    'ិ',
    'ី',
    'ំ',
    'ម',
    '\u17cb',
    '៉',
    'ះ',
    ' ',
  ],
}

function wordOf(tag: string): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...alphabets[tag]!), minLength: 1, maxLength: 7 })
}

function linesOf(tag: string): fc.Arbitrary<readonly Line[]> {
  const gloss = wordOf('jra-Latn')
  return fc.array(
    fc
      .tuple(wordOf(tag), fc.array(gloss, { minLength: 1, maxLength: 2 }), fc.array(wordOf(tag), { maxLength: 1 }))
      .map(([headword, vi, variants]): Line => [headword, vi, [], variants]),
    { minLength: 1, maxLength: 25 },
  )
}

/** A word of the dictionary with a slip or two, else any word. */
function queryOf(tag: string, lines: readonly Line[]): fc.Arbitrary<string> {
  const slipped = fc
    .tuple(fc.constantFrom(...lines.map(([headword]) => headword)), fc.nat(), fc.nat(), wordOf(tag))
    .map(([word, at, count, other]) => {
      const from = at % (word.length + 1)
      return word.slice(0, from) + other.slice(0, 1) + word.slice(from + (count % 3))
    })
  const latin = fc.string({ unit: fc.constantFrom(...'aeikkmnoprstu', 'ng', 'r', ' '), minLength: 1, maxLength: 6 })
  return tag === 'km' ? fc.oneof(slipped, wordOf(tag), latin) : fc.oneof(slipped, wordOf(tag))
}

const searches = fc
  .constantFrom('jra-Latn', 'km')
  .chain((tag) => linesOf(tag).chain((lines) => queryOf(tag, lines).map((query) => ({ tag, lines, query }))))

/** What every entry must be found as, by looking at each: the plain meaning of the tiers. */
function scan(
  language: Language,
  glossLanguage: Language,
  lines: readonly Line[],
  query: string,
  guesses: boolean,
): Tier | undefined {
  const [line] = lines
  const [headword, glosses, , variants = []] = line!
  const [canonical, key] = [canonicalKey(language, query), wordKey(language, query)]
  const terms = termsOf(glossLanguage, query).map((term) => term.folded)
  const last = terms.at(-1)
  if (key !== '') {
    const spellings = [headword, ...variants]
    const keys = spellings.map((text) => wordKey(language, text))
    const letters = language.letters(key)
    if (canonicalKey(language, headword) === canonical) return 'exact'
    if (variants.some((text) => canonicalKey(language, text) === canonical)) return 'variant'
    if (keys.includes(key)) return 'folded'
    if (keys.some((own) => begins(language.letters(own), letters))) return 'prefix'
    if (guesses && soundsAlike(language, query, spellings)) return 'romanised'
    if (guesses && keys.some((own) => own !== '' && slips(language, key, own) <= slipBound(letters.length)))
      return 'fuzzy'
  }
  const met = glosses
    .map((gloss) => termsOf(glossLanguage, gloss).map((term) => term.folded))
    .some(
      (gloss) =>
        last !== undefined &&
        terms.slice(0, -1).every((term) => gloss.includes(term)) &&
        gloss.some((term) => begins(glossLanguage.letters(term), glossLanguage.letters(last))),
    )
  return met ? 'gloss' : undefined
}

function begins(letters: readonly string[], typed: readonly string[]): boolean {
  const last = typed.length - 1
  return typed.every((letter, i) => (i < last ? letters[i] === letter : letters[i]?.startsWith(letter) === true))
}

function soundsAlike(language: Language, query: string, spellings: readonly string[]): boolean {
  const { soundKey } = language
  if (soundKey === undefined || !/\p{Script=Latin}/u.test(query)) return false
  const key = [...soundKey(query)]
  const typed = [...latinOf(language, query)]
  return spellings.some((text) => {
    const own = [...soundKey(canonicalKey(language, text))]
    if (key.length === 0 || own.length === 0) return false
    if (key.length >= fewestBegun && begins(own, key) && own.length > key.length) return true
    const far = findSlips(readingSlips, typed, [...latinOf(language, canonicalKey(language, text))])!.cost
    const sounds = findSlips(plainSlips, key, own, 1)?.cost ?? Infinity
    return far <= rank.readingPerLetter * typed.length && sounds <= Math.min(100, slipBound(key.length))
  })
}

function slips(language: Language, typed: string, written: string): number {
  const found = findSlips(foldedSlips(language), language.letters(typed), language.letters(written), slipBounds.slips)
  return found?.cost ?? Infinity
}

describe('laws of searching', () => {
  it('answers as a scan over all entries does', () => {
    fc.assert(
      fc.property(searches, ({ tag, lines, query }) => {
        const dictionary = smallDictionary(tag, lines)
        const { hits, truncated, knownMeaning } = searchDictionary(dictionary, { query }, 100)
        const glossLanguage = dictionary.glossLanguages[0]!
        const meaning = termsOf(glossLanguage, query).map((term) => term.folded)
        const given = lines.some(([, glosses]) =>
          glosses.some(
            (gloss) =>
              termsOf(glossLanguage, gloss)
                .map((term) => term.folded)
                .join() === meaning.join(),
          ),
        )
        if (given && meaning.length > 0) expect(knownMeaning).toBe(true)
        const found = new Map(hits.map((hit) => [hit.entryId, hit]))
        expect(truncated).toBe(false)
        expect(found.size).toBe(hits.length)
        lines.forEach((line, number) => {
          const hit = found.get(`e${number}`)
          const tier = scan(dictionary.language, glossLanguage, [line], query, !knownMeaning)
          if (tier !== undefined) expect([line, hit?.tier]).toEqual([line, tier])
          else if (hit !== undefined) expect(hit.reason).toBe('meaning-of-a-part')
        })
        const order = hits.map((hit) => tiers.indexOf(hit.tier))
        expect(order).toEqual(order.toSorted((a, b) => a - b))
      }),
      { numRuns: 1500 },
    )
  })

  it('puts fewer and cheaper slips first, and tells them', () => {
    fc.assert(
      fc.property(searches, ({ tag, lines, query }) => {
        const dictionary = smallDictionary(tag, lines)
        const { language } = dictionary
        const fuzzy = searchDictionary(dictionary, { query }, 100).hits.filter((hit) => hit.tier === 'fuzzy')
        const typed = wordKey(language, query)
        const costs = fuzzy.map((hit) => {
          const written = wordKey(language, hit.variant ?? hit.headword)
          const found = findSlips(
            foldedSlips(language),
            language.letters(typed),
            language.letters(written),
            slipBounds.slips,
          )
          expect(hit.slips?.length).toBe(found?.slips.length)
          expect(hit.reason).toBe(found?.slips.length === 1 ? 'one-slip' : 'two-slips')
          return found!.cost
        })
        expect(costs).toEqual(costs.toSorted((a, b) => a - b))
      }),
      { numRuns: 500 },
    )
  })

  it('puts the nearer spelling of the same key first', () => {
    fc.assert(
      fc.property(searches, ({ tag, lines, query }) => {
        const dictionary = smallDictionary(tag, lines)
        const { language } = dictionary
        const typed = language.letters(canonicalKey(language, query))
        const folded = searchDictionary(dictionary, { query, from: tag }, 100).hits.filter(
          ({ tier }) => tier === 'folded',
        )
        const nearest = folded.map((hit) =>
          Math.min(
            ...spellings(lines, hit.entryId)
              .filter((text) => foldedKey(language, text) === foldedKey(language, query))
              .map(
                (text) =>
                  findSlips(canonicalSlips(language), typed, language.letters(canonicalKey(language, text)))!.cost,
              ),
          ),
        )
        expect(nearest).toEqual(nearest.toSorted((a, b) => a - b))
      }),
      { numRuns: 500 },
    )
  })

  it('gives the same hits under a smaller limit, only fewer', () => {
    fc.assert(
      fc.property(searches, fc.integer({ min: 1, max: 5 }), ({ tag, lines, query }, limit) => {
        const dictionary = smallDictionary(tag, lines)
        const whole = searchDictionary(dictionary, { query }, 100).hits
        const few = searchDictionary(dictionary, { query }, limit).hits
        expect(few.map((hit) => [hit.entryId, hit.tier])).toEqual(
          whole.slice(0, limit).map((hit) => [hit.entryId, hit.tier]),
        )
      }),
      { numRuns: 3000 },
    )
  })

  it('never throws, and marks only what is there', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: fc.constantFrom('ខ', '\u17d2', 'ម', 'ែ', 'រ', '\u200b', '\udc00', 'n', '*', '?') }),
    )
    const dictionaries = [
      smallDictionary('km', [
        ['ខ្មែរ', ['người Khmer']],
        ['ទឹកត្រី', ['nước mắm']],
        ['ក', ['cổ']],
      ]),
      smallDictionary('jra-Latn', [
        ['ia', ['nước']],
        ['hơget', ['cái gì']],
        ['n', ['n']],
      ]),
    ]
    fc.assert(
      fc.property(text, (query) => {
        for (const dictionary of dictionaries)
          for (const hit of searchDictionary(dictionary, { query }, 20).hits) {
            const shown = hit.tier === 'gloss' ? hit.gloss : (hit.variant ?? hit.headword)
            let end = 0
            for (const range of hit.ranges) {
              expect(range.from).toBeGreaterThanOrEqual(end)
              expect(range.to).toBeGreaterThan(range.from)
              end = range.to
            }
            expect(end).toBeLessThanOrEqual(shown.length)
          }
      }),
    )
  })
})

function spellings(lines: readonly Line[], entryId: string): readonly string[] {
  const [headword, , , variants = []] = lines[Number(entryId.slice(1))]!
  return [headword, ...variants]
}
