import { cutQuery, languageOf, openArrays } from '@hiap/lexicon'
import * as fc from 'fast-check'
import lunr from 'lunr'
import { describe, expect, it } from 'vitest'
import { compileBundle } from '../../src/compile.ts'
import { buildFullText } from '../../src/full-text/build-full-text.ts'
import { textsOf } from '../../src/full-text/entry-texts.ts'
import { rankSlice } from '../../src/full-text/rank-slice.ts'
import { readSlice, textLimits } from '../../src/full-text/read-slice.ts'
import { textLayer } from '../../src/full-text/text-layer.ts'
import { documentTerms, queryTerms, textWords } from '../../src/full-text/text-words.ts'
import { type OpenedDictionary, openBundle } from '../../src/opened-dictionary.ts'
import { createShelf } from '../../src/shelf.ts'
import { entryOf, manifest } from '../small-source.ts'
import { sources } from './texts.ts'

const english = languageOf('en')!
const khmer = languageOf('km')!

/** Few words, so that texts share them, some of them the beginning of others. */
const words = ['a', 'an', 'ant', 'be', 'bee', 'bees', 'sea', 'seal', 'the', 'them']
const texts = fc.array(fc.array(fc.constantFrom(...words), { maxLength: 8 }), { minLength: 1, maxLength: 30 })
const typed = fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })

function layerOf(all: readonly (readonly string[])[]): ReturnType<typeof textLayer> {
  const entries = all.map((text, i) =>
    entryOf(`e${i}`, 'ia', ['nước'], { senses: [{ glosses: {}, definition: { en: text.join(' ') } }] }),
  )
  return textLayer(openArrays(buildFullText(entries, languageOf('jra-Latn')!, 'jra-Latn', [])!), 0, 'en', all.length)
}

describe('the part of the index that a query reads', () => {
  it('is answered as lunr answers from its whole index', () => {
    fc.assert(
      fc.property(texts, typed, fc.boolean(), fc.constantFrom('all', 'any'), (all, terms, begins, match) => {
        // Lunr would count a word twice that is typed and begun too.
        const last = terms.at(-1)!
        fc.pre(!begins || terms.every((term) => term === last || !term.startsWith(last)))
        const builder = new lunr.Builder()
        builder.ref('number')
        builder.field('text')
        all.forEach((text, number) => {
          builder.add({ number, text: text.join(' ') })
        })
        const { OPTIONAL, REQUIRED } = lunr.Query.presence
        const whole = builder.build().query((query) => {
          terms.forEach((term, i) => {
            if (match === 'any') query.term(term, { usePipeline: false, boost: 4 })
            else if (begins && i === terms.length - 1) {
              query.term(term, { usePipeline: false, presence: REQUIRED, wildcard: lunr.Query.wildcard.TRAILING })
              query.term(term, { usePipeline: false, presence: OPTIONAL, boost: 3 })
            } else query.term(term, { usePipeline: false, presence: REQUIRED, boost: 4 })
          })
        })
        const slice = readSlice(layerOf(all), { terms, begins, match, most: 100 })
        const ranked = slice === undefined ? [] : rankSlice(lunr, slice, terms)
        const expected = whole.map(({ ref, score }) => ({ document: Number(ref), score }))
        expected.sort((a, b) => b.score - a.score || a.document - b.document)
        const scores = new Map(expected.map(({ document, score }) => [document, score]))
        expect(ranked.map(({ document }) => document).sort()).toEqual([...scores.keys()].sort())
        ranked.forEach(({ document, score }, i) => {
          // A weight is kept as a 255th of the greatest of its term: so many of them make up the score at most.
          const step = (terms.length * 2 * Math.log(1 + all.length + 1) * 2.2) / 255
          expect(Math.abs(score - scores.get(document)!)).toBeLessThanOrEqual(step)
          expect(Math.abs(score - expected[i]!.score)).toBeLessThanOrEqual(step)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('has the texts that a naive scan finds', () => {
    fc.assert(
      fc.property(texts, typed, fc.boolean(), (all, terms, begins) => {
        const last = terms.at(-1)!
        const scanned = all.flatMap((text, document) =>
          terms.every(
            (term) => text.includes(term) || (begins && term === last && text.some((w) => w.startsWith(term))),
          )
            ? [document]
            : [],
        )
        expect(readSlice(layerOf(all), { terms, begins, match: 'all', most: 100 })?.documents ?? []).toEqual(scanned)
      }),
      { numRuns: 300 },
    )
  })

  it('is never more than the limits allow, and says so', () => {
    const many = Array.from({ length: 1500 }, (_, i) => ['the', i % 3 === 0 ? 'sea' : 'bee'])
    const layer = layerOf(many)
    const slice = readSlice(layer, { terms: ['the'], begins: false, match: 'all', most: 500 })!
    expect(slice.documents).toHaveLength(500)
    expect(slice.truncated).toBe(true)
    // The intersection is made before anything is left out.
    const fewer = readSlice(layer, { terms: ['the', 'sea'], begins: false, match: 'all', most: 500 })!
    expect(fewer.documents).toHaveLength(500)
    expect(fewer.documents.every((document) => many[document]![1] === 'sea')).toBe(true)
    expect(fewer.truncated).toBe(false)
    // The longest words stand first in the alphabet; the shortest are taken.
    const ends = Array.from({ length: textLimits.beginnings + 8 }, (_, i) => [`ab${'c'.repeat(60 - i)}d`])
    const begun = readSlice(layerOf(ends), { terms: ['ab'], begins: true, match: 'all', most: 100 })!
    expect(begun.documents).toEqual(Array.from({ length: textLimits.beginnings }, (_, i) => i + 8))
    expect(begun.truncated).toBe(true)
  })
})

describe('the work of a query', () => {
  it('goes to rare words first, so that frequent ones hide no text', () => {
    const texts = Array.from({ length: textLimits.places * 0.8 }, (_, i) =>
      i % 7 === 0 ? ['the', 'a'] : ['the', 'an'],
    )
    texts[3] = ['the', 'an', 'sea']
    texts.push(['the', 'a', 'seal'])
    const layer = layerOf(texts)
    const all = { begins: false, match: 'all', most: 10 } as const
    expect(readSlice(layer, { ...all, terms: ['the', 'an', 'sea'] })).toMatchObject({
      documents: [3],
      truncated: false,
    })
    expect(readSlice(layer, { ...all, terms: ['the', 'seal'] })?.documents).toEqual([texts.length - 1])
    // Two frequent words are more places than are read.
    const frequent = readSlice(layer, { ...all, terms: ['the', 'an'] })!
    expect(frequent.truncated).toBe(true)
    expect(frequent.documents.every((document) => texts[document]!.includes('an'))).toBe(true)
  })
})

describe('texts that have one of the words', () => {
  it('are those with the rarest, where these are enough', () => {
    const texts = Array.from({ length: 400 }, (_, i) =>
      i % 20 === 0 ? ['the', 'sea'] : i % 50 === 1 ? ['bee'] : ['the'],
    )
    const layer = layerOf(texts)
    const any = (most: number) => readSlice(layer, { terms: ['the', 'sea', 'bee'], begins: false, match: 'any', most })!
    expect(any(5).documents.every((document) => texts[document]!.includes('bee'))).toBe(true)
    expect(any(5)).toMatchObject({ documents: { length: 5 }, truncated: true })
    expect(any(20).documents.every((document) => !texts[document]!.every((word) => word === 'the'))).toBe(true)
    expect(any(1000)).toMatchObject({ documents: { length: 400 }, truncated: false })
  })
})

describe('of too many documents', () => {
  it('the heaviest are kept, of equals the first', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...words), fc.integer({ min: 1, max: 12 }), (all, term, most) => {
        const layer = layerOf(all)
        const request = { terms: [term], begins: false, match: 'all' } as const
        const every = readSlice(layer, { ...request, most: 1000 })
        const weights = every?.terms[0]?.weights ?? new Map<number, number>()
        const heaviest = [...weights].sort(([a, x], [b, y]) => y - x || a - b).slice(0, most)
        const kept = readSlice(layer, { ...request, most })
        expect(kept?.documents ?? []).toEqual(heaviest.map(([document]) => document).sort((a, b) => a - b))
        expect(kept?.truncated ?? false).toBe(weights.size > most)
      }),
    )
  })
})

describe('the words of a text', () => {
  /** Syllables and signs of Khmer, well-formed and not. */
  const khmerText = fc.string({
    unit: fc.constantFrom('ក', 'ខ្មែ', 'រ', 'ភា', 'សា', '្', '៉', 'ំ', ' ', '។', '\u200b', 'a', '1', '-', 'ស្រ', 'ី'),
    maxLength: 24,
  })
  const lists = fc.constantFrom([], [['ភាសា', 1] as const], [['ខ្មែរ', 1] as const, ['ស្រី', 1] as const])

  it('stand in order and lie inside it, syllables in their run', () => {
    fc.assert(
      fc.property(khmerText, lists, (text, list) => {
        let last = 0
        for (const word of textWords(khmer, list)(text)) {
          expect(word.from).toBeGreaterThanOrEqual(last)
          expect(word.to).toBeGreaterThan(word.from)
          if (word.joined) expect(word.from).toBe(last)
          last = word.to
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  it('lead to the text: each of its terms typed alone, and the text itself', () => {
    fc.assert(
      fc.property(khmerText, lists, (text, list) => {
        const divided = textWords(khmer, list)(text)
        const known = new Set(documentTerms(divided))
        for (const term of queryTerms(divided)) expect(known).toContain(term)
      }),
    )
  })

  it('of a run that no list divides lead to it wherever syllables begin and end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('ក', 'ខ្មែ', 'រ', 'ភា', 'សា', 'ស្រី', 'ទឹ'), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.nat(),
        (syllables, a, b) => {
          const divide = textWords(khmer, [])
          const from = a % syllables.length
          const part = syllables.slice(from, from + 1 + (b % (syllables.length - from))).join('')
          const known = new Set(documentTerms(divide(syllables.join(''))))
          for (const term of queryTerms(divide(part))) expect(known).toContain(term)
        },
      ),
    )
  })

  it('of a language with spaces are what segment and fold make of it', () => {
    expect(textWords(english, [])('The sea-bees, “SEA”.').map((word) => word.folded)).toEqual([
      'the',
      'sea',
      'bees',
      'sea',
    ])
  })
})

describe('a search with full text', () => {
  const opened: readonly OpenedDictionary[] = sources.map((source) => openBundle(compileBundle(source)))
  const shelf = createShelf(opened)
  const operator = fc.constantFrom('+', '-', '~', '^', '*', ':', '?', '\\', '/', '"', '(', ')', ' ', '\u200b', '\0')
  const part = fc.constantFrom(
    'young',
    'text:',
    'terms:',
    'kao',
    'ăn',
    'nước',
    'កុមារ',
    'សំពះ',
    '__proto__',
    'toString',
    'a',
    '9',
  )
  const query = fc.oneof(
    fc.array(fc.oneof(part, operator), { maxLength: 12 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 4096 }),
    fc.string({ unit: fc.oneof(part, operator), minLength: 200, maxLength: 1000 }).map((text) => text.slice(0, 4096)),
  )

  it('never throws, gives each entry once, texts last, and marks whole letters', async () => {
    await shelf.loadFullText()
    fc.assert(
      fc.property(query, fc.integer({ min: 1, max: 5 }), (text, limit) => {
        const { hits, query: searched } = shelf.search({ query: text, fullText: true, limit })
        expect(searched).toBe(cutQuery(text))
        expect(hits.length).toBeLessThanOrEqual(limit)
        expect(new Set(hits.map((hit) => `${hit.dictionary} ${hit.entryId}`)).size).toBe(hits.length)
        const firstText = hits.findIndex((hit) => hit.tier === 'text')
        if (firstText >= 0) expect(hits.slice(firstText).every((hit) => hit.tier === 'text')).toBe(true)
        for (const hit of hits.slice(firstText < 0 ? hits.length : firstText)) {
          const { excerpt = '', excerptLanguage = '', ranges } = hit
          const letters = languageOf(excerptLanguage)!.letters(excerpt)
          const ends = new Set([0])
          let end = 0
          for (const letter of letters) {
            end += letter.length
            ends.add(end)
          }
          expect(ranges.length).toBeGreaterThan(0)
          let last = -1
          for (const { from, to } of ranges) {
            expect(from).toBeGreaterThan(last)
            expect(to).toBeGreaterThan(from)
            expect(ends).toContain(from)
            expect(ends).toContain(to)
            last = to
          }
          const dictionary = opened.find((each) => each.id === hit.dictionary)!
          const said = textsOf(dictionary.entry(hit.entryId)!, dictionary.languageTag)
          expect(
            said.some((each) => each.language === excerptLanguage && each.text.includes(excerpt.replaceAll('…', ''))),
          ).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('finds every entry by any three words of any text, unless a better tier has it', async () => {
    await shelf.loadFullText()
    for (const {
      manifest: { language, id },
      entries,
    } of sources)
      for (const entry of entries)
        for (const text of textsOf(entry, language)) {
          const its = languageOf(text.language)!
          const divided = textWords(its, [])(text.text).slice(-3)
          const typedText = text.text.slice(divided[0]!.from, divided.at(-1)!.to)
          for (const form of [typedText, its.fold(typedText), typedText.toUpperCase()]) {
            const { hits } = shelf.search({ query: form, fullText: true, limit: 100 })
            expect(
              hits.map((hit) => `${hit.dictionary} ${hit.entryId}`),
              form,
            ).toContain(`${id} ${entry.id}`)
          }
        }
  })
})

describe('the section', () => {
  it('is the same for the same source, in whatever order its lines stand', () => {
    for (const { manifest: its, entries } of sources)
      expect(compileBundle({ manifest: its, entries: [...entries].reverse() })).toEqual(
        compileBundle({ manifest: its, entries }),
      )
  })

  it('has texts of a language without rules of its own, and leaves out those of none', () => {
    const inTag = (tag: string): OpenedDictionary => {
      const entry = entryOf('e1', 'ia', ['nước'], { senses: [{ glosses: {}, definition: { [tag]: 'Ania xyz' } }] })
      return openBundle(compileBundle({ manifest, entries: [entry] }))
    }
    expect(inTag('rog').hasFullText).toBe(true)
    expect(inTag('zz').hasFullText).toBe(false)
  })
})
