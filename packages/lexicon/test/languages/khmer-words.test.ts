import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clusterEnd } from '../../src/languages/khmer/cluster.ts'
import { khmer } from '../../src/languages/khmer/index.ts'
import { costScale, model, readWordList } from '../../src/languages/khmer/word-list.ts'
import { anyText, khmerText } from './arbitrary-text.ts'
import { readCases } from './case-table.ts'

const words: readonly (readonly [string, number])[] = [
  ['ខ្ញុំ', 90],
  ['ស្រលាញ់', 5],
  ['ភាសា', 12],
  ['ខ្មែរ', 20],
  ['និង', 150],
  ['ការ', 160],
  ['ការងារ', 8],
  ['ងារ', 1],
  ['មាន', 130],
  ['បាន', 160],
  ['មិន', 70],
  ['ស្ត្រី', 6],
  ['ឱ្យ', 80],
  ['នាក់', 30],
  ['ផ្សេង', 30],
  ['ទៅ', 94],
  ['មក', 70],
  ['កណ្តាល', 4],
  ['ក', 1],
  ['ភ្នំ\u200bពេញ', 4],
  ['ភ្នំ', 6],
  ['រាជធានី ភ្នំពេញ', 1],
  ['COVID', 9],
]
const segmenter = khmer.withWords!(words)

function segments(text: string): readonly string[] {
  return segmenter.segment(text).map(({ from, to }) => text.slice(from, to))
}

describe('khmer-words', () => {
  it.each(readCases('khmer-words'))('$title', ({ input, expected }) => {
    expect(segments(input)).toEqual(expected.split('|'))
  })
})

/** Text of the clusters of the list, of single ones and of strangers. */
const pieces = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words.map(([word]) => word), 'ស្រី្ត', 'ឲ្យ', 'កណ្ដាល') },
  { weight: 3, arbitrary: fc.constantFrom('ក', 'កា', 'ន', 'រ', 'ង', 'វូ', 'ហាន', '្', 'ា', '៉', '\u2060', '\u200c') },
  { weight: 2, arbitrary: fc.constantFrom(' ', '\u200b', '។', 'ៗ', '១', '.', 'ab', '\u0302', '◌') },
)
const text = fc.oneof(
  { weight: 4, arbitrary: fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: khmerText },
  { weight: 1, arbitrary: anyText },
)
const runs = { numRuns: 3000 }

describe('laws of dividing Khmer into words', () => {
  it('segments cover the text', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(segments(given).join('')).toBe(given)
        expect(segments(given)).not.toContain('')
      }),
      runs,
    )
  })

  it('no boundary falls inside a cluster, but for marks after a space or a sign', () => {
    fc.assert(
      fc.property(text, (given) => {
        for (const { from, to } of segmenter.segment(given))
          if (/[\u1780-\u17d3\u17dc\u17dd]/.test(given[from]!)) {
            let at = from
            while (at < to) at = clusterEnd(given, at)
            expect(at).toBe(to)
          }
      }),
      runs,
    )
  })

  it('spaces, U+200B, punctuation, ៗ and a change of script are boundaries on both sides', () => {
    fc.assert(
      fc.property(text, (given) => {
        for (const segment of segments(given))
          if (/[\u1780-\u17d3\u17dc\u17dd]/.test(segment))
            expect(segment).not.toMatch(/[\s\u200b\u17d4-\u17db\u17e0-\u17e9a-z]/u)
      }),
      runs,
    )
  })

  it('a text divided at a space or U+200B gives the same words', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(' ', '\u200b'), text, (a, sign, b) => {
        // Marks after the sign would stand on it, and signs side by side, with marks or without, are one range.
        const joins = /^[\p{M}\s\u200b-\u200d\u2060]/u.test(b) || /[\s\u200b](?:\p{M}|\u200c|\u200d|\u2060)*$/u.test(a)
        fc.pre(!joins && a.isWellFormed() && b.isWellFormed())
        expect(segments(a + sign + b)).toEqual([...segments(a), sign, ...segments(b)])
      }),
      runs,
    )
  })

  it('a word joiner forbids a boundary beside it', () => {
    fc.assert(
      fc.property(text, (given) => {
        for (const { to } of segmenter.segment(given))
          if (given[to] === '\u2060') expect(given[to - 1]).not.toMatch(/[\u1780-\u17d3]/)
      }),
      runs,
    )
  })

  it('a misspelt text is divided where its search form is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('ស្រី្ត', 'ខែ្មរ', 'ឲ្យ', 'កណ្ដាល', 'ខ្ញំុ', 'មាន', 'វូ', 'ភ្ំន'), { maxLength: 8 }),
        (parts) => {
          const given = parts.join('')
          expect(segments(given).map((word) => khmer.fold(word))).toEqual(segments(khmer.fold(given)))
        },
      ),
      runs,
    )
  })

  it('the words found cost no more than any others', () => {
    const list = new Map(words.map(([word, count]) => [khmer.fold(word), count]))
    const { wordCost, clusterCost } = costsOf(list)
    const clusters = fc.array(
      fc.constantFrom('ក', 'កា', 'រ', 'ងា', 'ភ្នំ', 'ពេ', 'ញ', 'បា', 'ន', 'ភា', 'សា', 'ខ្មែ', 'ម'),
      {
        minLength: 1,
        maxLength: 9,
      },
    )
    const unknown = (part: readonly string[]): number =>
      part.reduce((sum, cluster) => sum + clusterCost(cluster), costScale * model.unknownWord)
    const cost = (part: readonly string[]): number => Math.min(wordCost(part.join('')), unknown(part))
    const cheapest = (all: readonly string[]): number => {
      const best = [0]
      for (let to = 1; to <= all.length; to++)
        best.push(Math.min(...Array.from({ length: to }, (_, from) => best[from]! + cost(all.slice(from, to)))))
      return best.at(-1)!
    }
    // All ways, not only the best to each place.
    const ways = (all: readonly string[]): number =>
      all.length === 0 ? 0 : Math.min(...all.map((_, i) => cost(all.slice(0, i + 1)) + ways(all.slice(i + 1))))
    fc.assert(
      fc.property(clusters, (all) => {
        let at = 0
        let total = 0
        for (const segment of segments(all.join(''))) {
          const part: string[] = []
          for (let length = 0; length < segment.length; length += all[at++]!.length) part.push(all[at]!)
          total += cost(part)
        }
        expect(total).toBe(ways(all))
        expect(total).toBe(cheapest(all))
      }),
      { numRuns: 500 },
    )
  })
})

/** The cost model of khmer.md §5.9, said again. */
function costsOf(list: ReadonlyMap<string, number>): {
  readonly wordCost: (word: string) => number
  readonly clusterCost: (cluster: string) => number
} {
  const counts = new Map<string, number>()
  for (const [word, count] of list)
    for (const part of word.split(/[^\u1780-\u17d3]+/))
      if (part !== '') counts.set(part, (counts.get(part) ?? 0) + count)
  const clustersOf = (word: string): string[] => {
    const found: string[] = []
    for (let at = 0; at < word.length; ) {
      const end = clusterEnd(word, at)
      found.push(word.slice(at, end))
      at = end
    }
    return found
  }
  const shares = new Map<string, number>()
  let clusters = 0
  for (const word of counts.keys())
    for (const cluster of clustersOf(word)) {
      shares.set(cluster, (shares.get(cluster) ?? 0) + 1)
      clusters++
    }
  const all = clusters + 0.5 * (shares.size + 1000)
  const seen = 2000 + [...counts.values()].reduce((sum, count) => sum + count + 0.5, 0)
  const clusterCost = (cluster: string): number =>
    Math.round(256 * (4 - 0.3 * Math.log(((shares.get(cluster) ?? 0) + 0.5) / all)))
  return {
    clusterCost,
    wordCost(word) {
      const count = counts.get(word)
      if (count === undefined) return Number.POSITIVE_INFINITY
      const unknown = clustersOf(word).reduce((sum, cluster) => sum + clusterCost(cluster), 256 * 4)
      return Math.min(Math.round(-256 * Math.log((count + 0.5) / seen)), unknown - 1)
    },
  }
}

describe('word lists', () => {
  it('go with the language asked', () => {
    const other = { ...khmer, tag: 'km-x-other' }
    const withWords = other.withWords!([['មាន', 1]])
    expect(withWords.tag).toBe('km-x-other')
    expect(withWords.segment('មានមាន').length).toBe(2)
  })

  it('a list of nothing leaves each run one unknown word', () => {
    const none = khmer.withWords!([])
    for (const given of ['ខ្ញុំស្រលាញ់', 'ក ខ', '', '\u17d2']) expect(none.segment(given)).toEqual(khmer.segment(given))
  })

  it('takes any words: too long ones, other scripts, halves of pairs, counts that are none', () => {
    const odd = khmer.withWords!([
      ['ក'.repeat(10_000), 1],
      ['\ud800', 1],
      ['', 1],
      ['\u17d2', 3],
      ['មាន', Number.NaN],
      ['បាន', -5],
      ['ការ', 0.5],
    ])
    expect(odd.segment('មានបានការ').map(({ to }) => to)).toEqual([3, 6, 9])
  })

  it('counts the same word in several spellings together', () => {
    const cost = ([...words]: [string, number][]): string => readWordList(words).keys.costs.join()
    expect(
      cost([
        ['ឲ្យ', 2],
        ['ឱ្យ', 3],
      ]),
    ).toBe(cost([['ឱ្យ', 5]]))
  })
})

describe('texts made to be slow', () => {
  const million = 1_000_000
  const deep = khmer.withWords!(Array.from({ length: 100 }, (_, i) => ['ក'.repeat(i + 1), 1 + (i % 7)] as const))
  it.each([
    ['one letter', 'ក'.repeat(million)],
    ['marks on one letter', `ក${'\u17c6\u17b6\u17d2\u17b8\u17c1'.repeat(million / 5)}`],
    ['words and misspelt words', 'មានស្រី្ត'.repeat(million / 9)],
    ['word joiners', 'ក\u2060'.repeat(million / 2)],
    ['coengs', 'ក\u17d2'.repeat(million / 2)],
    ['subscripts', `ក${'\u17d2ក'.repeat(million / 2)}`],
    ['spaces and letters', 'ក '.repeat(million / 2)],
    ['digits and full stops', '១.'.repeat(million / 2)],
    ['vowels that are not seen', '\u17b4'.repeat(million)],
  ])('%s', (_name, given) => {
    for (const language of [segmenter, deep]) {
      const ranges = language.segment(given)
      let at = 0
      let covers = true
      for (const { from, to } of ranges) {
        covers &&= from === at && to > from
        at = to
      }
      expect({ covers, at }).toEqual({ covers: true, at: given.length })
    }
  })
})
