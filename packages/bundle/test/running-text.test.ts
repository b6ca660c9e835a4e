import { readFileSync } from 'node:fs'
import { canonicalKey, type Entry, foldedKey, type GlossAnswer, languageOf, longestText } from '@hiap/lexicon'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileBundle } from '../src/compile.ts'
import { readSource } from '../src/node.ts'
import { type OpenedDictionary, openBundle } from '../src/opened-dictionary.ts'
import { createShelf } from '../src/shelf.ts'
import { entryOf, manifest } from './small-source.ts'

function dictionary(id: string, language: string, entries: readonly Entry[]): OpenedDictionary {
  return openBundle(compileBundle({ manifest: { ...manifest, id, language }, entries }))
}

const km = (id: string, text: string): Entry => entryOf(id, text, [`nghĩa ${id}`])
const khmer = dictionary('khmer', 'km', [
  km('k1', 'ទឹក'),
  km('k2', 'ផ្ទះ'),
  km('k3', 'ខ្ញុំ'),
  km('k4', 'ទៅ'),
  km('k5', 'សាលារៀន'),
  km('k6', 'ភ្នំ'),
  km('k7', 'ពេញ'),
  km('k8', 'ភ្នំពេញ'),
  km('k9', 'ខ្មែរ'),
])
const latter = dictionary('latter', 'km', [km('l1', 'ទឹក'), km('l2', 'សាលា')])
const jrai = dictionary('jrai', 'jra-Latn', [
  entryOf('j1', 'ană', ['con']),
  entryOf('j2', 'pơtâo', ['vua']),
  entryOf('j3', 'ană pơtâo', ['hoàng tử']),
  entryOf('j4', 'ană pơtâo prong', ['thái tử']),
  entryOf('j6', 'ia', ['nước'], { senses: [{ glosses: { vi: ['nước'], en: ['water'] } }] }),
  entryOf('j7', 'dua', ['hai'], { homograph: 1 }),
  entryOf('j8', 'dua', ['cuộn'], { homograph: 2 }),
  entryOf('j10', 'hơdôm', ['bao nhiêu']),
  entryOf('j11', 'tơngan', ['tay'], { variants: [{ text: 'tangan' }] }),
  entryOf('j12', 'bah', ['một']),
  entryOf('j13', 'băh', ['hai']),
])
const bahnar = dictionary('bahnar', 'bdq', [entryOf('b1', 'ia', ['gà']), entryOf('b2', 'dak', ['nước'])])
const shelved = [khmer, latter, jrai, bahnar]
const shelf = createShelf(shelved)

const withPoints = (cell: string): string =>
  cell.replace(/U\+([0-9A-F]{4})/g, (_, point) => String.fromCodePoint(Number.parseInt(point, 16)))

const shown = ({ text, words }: GlossAnswer): string =>
  words
    .map(({ from, to, entries }) => `${text.slice(from, to)}=${entries.map(({ entryId }) => entryId).join(',')}`)
    .join(' · ')

describe('running text', () => {
  const rows = readFileSync(new URL('cases/running-text.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => row.split('\t'))

  it.each(rows)('%s (from %s, in %s) is %s: %s', (text = '', from = '', dictionaries = '', expected = '') => {
    const answer = shelf.gloss({
      text: withPoints(text),
      ...(from !== '' && { from }),
      ...(dictionaries !== '' && { dictionaries: dictionaries.split(',') }),
    })
    expect(answer.text).toBe(withPoints(text))
    expect(answer.truncated).toBe(false)
    expect(shown(answer)).toBe(withPoints(expected))
  })

  it('gives the meaning in the language wanted, else the first that there is', () => {
    const glosses = (to?: string) =>
      shelf
        .gloss({ text: 'ia pơtâo', from: 'jra', ...(to !== undefined && { to }) })
        .words.map(({ entries }) => entries[0]?.gloss)
    expect(glosses()).toEqual(['nước', 'vua'])
    expect(glosses('en')).toEqual(['water', 'vua'])
  })

  it('gives at most three entries, those of the very spelling before listed spellings', () => {
    const many = dictionary('many', 'jra-Latn', [
      entryOf('a1', 'dua', ['một'], { homograph: 1 }),
      entryOf('a2', 'dua', ['hai'], { homograph: 2 }),
      entryOf('a3', 'rơwang', ['ba'], { variants: [{ text: 'dua' }] }),
      entryOf('a4', 'pluh', ['bốn'], { variants: [{ text: 'dua' }] }),
    ])
    expect(shown(createShelf([many]).gloss({ text: 'dua' }))).toMatch(/^dua=a1,a2,a[34]$/)
  })

  it('an empty shelf still tells the words', () => {
    expect(createShelf([]).gloss({ text: 'nước mắm' })).toEqual({
      text: 'nước mắm',
      words: [
        { from: 0, to: 4, entries: [] },
        { from: 5, to: 8, entries: [] },
      ],
      truncated: false,
    })
  })

  it('is cut at 512 letters, and says so', () => {
    const answer = shelf.gloss({ text: 'ទឹក'.repeat(600) })
    expect(answer.truncated).toBe(true)
    expect(answer.text).toBe('ទឹក'.repeat(256))
    expect(answer.words).toHaveLength(256)
    const whole = shelf.gloss({ text: 'ទឹក'.repeat(256) })
    expect(whole).toEqual({ ...answer, truncated: false })
  })
})

const pieces = fc.constantFrom(
  ...['ទឹក', 'ផ្ទះ', 'ភ្នំ', 'ពេញ', 'ហ', 'ខែ្មរ', '្', 'ំ', 'ៗ', '។', '១២', '\u200b', '\u200c', '\u2060'],
  ...[
    'ia',
    'ană',
    'pơtâo',
    'prong',
    'dua',
    'hodom',
    'ơ̆',
    '\u0306',
    "'",
    '-',
    ' ',
    '  ',
    '\n',
    ',',
    '中',
    '😀',
    '\ud83d',
  ],
)
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
)
const asked = fc.record(
  {
    text: texts,
    from: fc.constantFrom('km', 'jra', 'vi', 'xx', ''),
    dictionaries: fc.subarray(['khmer', 'latter', 'jrai', 'bahnar', 'none']),
  },
  { requiredKeys: ['text'] },
)

describe('laws of running text', () => {
  it('words ascend, do not overlap, and have every letter and digit', () => {
    fc.assert(
      fc.property(asked, (request) => {
        const { text, words, truncated } = shelf.gloss(request)
        expect(request.text.startsWith(text)).toBe(true)
        expect(truncated).toBe(text.length < request.text.length)
        let at = 0
        for (const { from, to } of words) {
          expect(text.slice(at, from)).not.toMatch(/[\p{L}\p{N}]/u)
          expect(from).toBeGreaterThanOrEqual(at)
          expect(to).toBeGreaterThan(from)
          at = to
        }
        expect(text.slice(at)).not.toMatch(/[\p{L}\p{N}]/u)
      }),
      { numRuns: 500 },
    )
  })

  it('a word begins and ends with a whole letter', () => {
    fc.assert(
      fc.property(asked, (request) => {
        const { text, words } = shelf.gloss(request)
        for (const at of words.flatMap(({ from, to }) => [from, to])) {
          if (at === 0 || at === text.length) continue
          const around = text.slice(at - 1, at + 1)
          expect(around).not.toMatch(/^[\p{L}\p{M}][\p{M}&&\p{Script=Inherited}]/v)
          // A Khmer mark has no letter to stand on but a Khmer one.
          expect(around).not.toMatch(/^[\u1780-\u17d3][\u17b6-\u17d3]/)
          expect(around).not.toMatch(/^\u17d2[\u1780-\u17b3]/)
          expect(around).not.toMatch(/^[\ud800-\udbff][\udc00-\udfff]/)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('the entries of a word are those that a look at every entry finds', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: read, words } = shelf.gloss({ text })
        for (const { from, to, entries } of words) {
          const word = read.slice(from, to).replaceAll('\u200b', '')
          expect(entries.map(({ entryId }) => entryId).sort()).toEqual([...entriesThatAre(word)].sort())
        }
      }),
      { numRuns: 300 },
    )
  })

  it('a text gives the words of its lines', () => {
    const line = fc.array(fc.constantFrom('ទឹក', 'ផ្ទះ', 'ia', 'ană', ' ', ', '), { maxLength: 8 })
    fc.assert(
      fc.property(
        fc.array(
          line.map((parts) => parts.join('')),
          { maxLength: 5 },
        ),
        (lines) => {
          const whole = shelf.gloss({ text: lines.join('.\n') })
          const apart = lines.flatMap((each) => {
            const answer = shelf.gloss({ text: each })
            return answer.words.map(({ from, to }) => answer.text.slice(from, to))
          })
          expect(whole.words.map(({ from, to }) => whole.text.slice(from, to))).toEqual(apart)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('four kilobytes of anything are read up to the limit', () => {
    for (const unit of ['a ', 'ana ', 'ក', 'ក\u200b', '\u17d2', 'a\u0301', '😀', 'aក', '\ud83d', '\n', "ia'"]) {
      const { text, truncated } = shelf.gloss({ text: unit.repeat(4096 / unit.length) })
      expect(truncated).toBe(true)
      expect(text.length).toBeLessThanOrEqual(longestText.codeUnits)
    }
  })
})

/** What the reader of running text means, the slow way. None here has more than three. */
function entriesThatAre(word: string): ReadonlySet<string> {
  const of = (key: typeof canonicalKey): string[] =>
    shelved.flatMap(({ language, size, entryAt }) =>
      Array.from({ length: size }, (_, number) => entryAt(number))
        .filter(({ headword, variants = [] }) =>
          [headword, ...variants].some(
            ({ text }) => key(language, text) !== '' && key(language, text) === key(language, word),
          ),
        )
        .map(({ id }) => id),
    )
  const spelt = of(canonicalKey)
  return new Set(spelt.length > 0 ? spelt : of(foldedKey))
}

describe('Khmer headwords run together', () => {
  it('at least 98 of 100 are found in their place, each with its entry', async () => {
    const folder = new URL('../../../dictionaries/km-vi', import.meta.url).pathname
    const { source } = await readSource(folder)
    // Phrases are read as the words that they are made of.
    const headwords = source!.entries
      .filter(({ kind }) => kind !== 'phrase')
      .map(({ headword }) => headword.text)
      .filter((text) => !/\s/u.test(text))
    const dictionaries = createShelf([openBundle(compileBundle(source!))])
    const language = languageOf('km')!
    // The generator of Numerical Recipes: the same texts on every machine.
    let state = 20260
    const random = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    let asked = 0
    let found = 0
    for (let text = 0; text < 1000; text++) {
      const words = Array.from({ length: 3 + random(3) }, () => headwords[random(headwords.length)]!)
      const answer = dictionaries.gloss({ text: words.join('') })
      let from = 0
      for (const word of words) {
        const to = from + word.length
        const read = answer.words.find((each) => each.from === from && each.to === to)
        asked++
        if (read?.entries.some(({ headword }) => canonicalKey(language, headword) === canonicalKey(language, word)))
          found++
        from = to
      }
    }
    console.log(`Khmer headwords run together: ${found} of ${asked} found in their place`)
    expect(asked).toBeGreaterThan(3000)
    expect(found / asked).toBeGreaterThanOrEqual(0.98)
  })
})
