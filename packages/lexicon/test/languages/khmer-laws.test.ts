import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { characterClass, classOf } from '../../src/languages/khmer/character-class.ts'
import { clusterEnd } from '../../src/languages/khmer/cluster.ts'
import { khmerSortKey } from '../../src/languages/khmer/collate.ts'
import { khmer } from '../../src/languages/khmer/index.ts'
import { type KhmerSpelling, normaliseKhmer } from '../../src/languages/khmer/normalise.ts'
import { sourceRange } from '../../src/unicode/offset-map.ts'
import { anyText, khmerText, latinText } from './arbitrary-text.ts'

const runs = { numRuns: 5_000 }

function lettersIn(text: string): readonly string[] {
  return [...text].filter((character) => {
    const kind = classOf(character.charCodeAt(0))
    return kind >= characterClass.base && kind <= characterClass.da
  })
}

describe('laws of Khmer', () => {
  it('normalise makes no text longer', () => {
    fc.assert(
      fc.property(khmerText, (text) => {
        expect(khmer.normalise(text).length).toBeLessThanOrEqual(text.length)
      }),
      runs,
    )
  })

  it('normalise keeps the letters, but for coeng da', () => {
    const counted = (text: string): string =>
      [...lettersIn(text)]
        .map((letter) => (letter === 'ដ' ? 'ត' : letter))
        .sort()
        .join('')
    fc.assert(
      fc.property(khmerText, (text) => {
        expect(counted(khmer.normalise(text))).toBe(counted(text))
      }),
      runs,
    )
  })

  it('normalise leaves text of other scripts as it is', () => {
    fc.assert(
      fc.property(
        latinText.map((text) => text.replace(/[\u1780-\u17ff]/g, '')),
        (text) => {
          expect(khmer.normalise(text)).toBe(text)
        },
      ),
      runs,
    )
  })

  it('normalise gives one spelling for the parts of a syllable in any order that keeps the subscripts in theirs', () => {
    const parts = fc.record({
      base: fc.constantFrom(...'កញដបមរលសអ'),
      subscripts: fc.array(fc.constantFrom(...'កញតបមយរល'), { maxLength: 2 }),
      shifter: fc.constantFrom('', '\u17c9', '\u17ca'),
      before: fc.constantFrom('', ...'\u17be\u17bf\u17c0\u17c1\u17c2\u17c3\u17c4\u17c5'),
      below: fc.constantFrom('', ...'\u17bb\u17bc\u17bd'),
      above: fc.constantFrom('', ...'\u17b7\u17b8\u17b9\u17ba'),
      after: fc.constantFrom('', '\u17b6'),
      sign: fc.constantFrom('', '\u17c6', '\u17cb', '\u17cd', '\u17d0'),
      final: fc.constantFrom('', '\u17c7', '\u17c8'),
    })
    const shuffled = parts.chain(({ base, subscripts, shifter, before, below, above, after, sign, final }) => {
      const marks = [shifter, before, below, above, after, sign, final].filter((part) => part !== '')
      const units = subscripts.map((letter) => `\u17d2${letter}`)
      const slots = [...marks, ...units.map(() => 'subscript')]
      return fc.tuple(
        fc.constant(base + units.join('') + marks.join('')),
        fc.shuffledSubarray(slots, { minLength: slots.length, maxLength: slots.length }).map((order) => {
          const waiting = [...units]
          return base + order.map((slot) => (slot === 'subscript' ? waiting.shift()! : slot)).join('')
        }),
      )
    })
    fc.assert(
      fc.property(shuffled, ([ordered, mixed]) => {
        expect(khmer.normalise(mixed)).toBe(khmer.normalise(ordered))
      }),
      runs,
    )
  })

  const spellings: readonly (readonly [name: string, spelling: KhmerSpelling])[] = [
    ['strict', { strictZwnj: true }],
    ['Middle Khmer', { middleKhmer: true }],
    ['strict Middle Khmer', { strictZwnj: true, middleKhmer: true }],
  ]
  it.each(spellings)('normalise stays the same when it is done again: %s', (_, spelling) => {
    fc.assert(
      fc.property(khmerText, (text) => {
        const once = normaliseKhmer(text, spelling)
        expect(normaliseKhmer(once, spelling)).toBe(once)
      }),
      runs,
    )
  })

  it('strict spelling is shorter only by ZWNJ and by what they kept apart', () => {
    const without = (text: string): string => text.replaceAll('\u200c', '')
    fc.assert(
      fc.property(khmerText, (text) => {
        const strict = normaliseKhmer(text, { strictZwnj: true })
        expect(strict.length).toBeLessThanOrEqual(khmer.normalise(text).length)
        expect(khmer.normalise(strict)).toBe(strict)
        if (!text.includes('\u200c')) expect(strict).toBe(khmer.normalise(text))
        expect(without(strict).length).toBeLessThanOrEqual(without(text).length)
      }),
      runs,
    )
  })

  it('a final subscript of Middle Khmer costs one joiner, and nothing else becomes longer', () => {
    fc.assert(
      fc.property(khmerText, (text) => {
        const middle = normaliseKhmer(text, { middleKhmer: true })
        expect(middle.replaceAll('\u200d', '').length).toBeLessThanOrEqual(text.length)
      }),
      runs,
    )
  })

  it('normalise keeps halves of surrogate pairs and what stands outside syllables', () => {
    const strangers = (text: string): string => text.replace(/[\u1780-\u17ff\u19e0-\u19ff\u200c\u200d]/g, '')
    fc.assert(
      fc.property(fc.oneof(khmerText, anyText), (text) => {
        expect(strangers(khmer.normalise(text))).toBe(strangers(text))
      }),
      runs,
    )
  })

  it('normalise and NFC may come in either order where U+17DD is absent', () => {
    const own = khmerText.map((text) => text.replace(/[^\u1780-\u17dc\u17de-\u17ff\u200b-\u200d]/g, ''))
    fc.assert(
      fc.property(own, (text) => {
        expect(khmer.normalise(text.normalize('NFC'))).toBe(khmer.normalise(text).normalize('NFC'))
      }),
      runs,
    )
  })

  it('a text cut where a cluster begins with a base is the same in pieces', () => {
    fc.assert(
      fc.property(khmerText, (text) => {
        let made = ''
        let done = 0
        for (let at = clusterEnd(text, 0); at < text.length; at = clusterEnd(text, at)) {
          const kind = classOf(text.charCodeAt(at))
          if (kind < characterClass.base || kind > characterClass.dottedCircle) continue
          made += khmer.normalise(text.slice(done, at))
          done = at
        }
        expect(made + khmer.normalise(text.slice(done))).toBe(khmer.normalise(text))
      }),
      runs,
    )
  })

  it('a text cut before a base and normalised in pieces is the same', () => {
    fc.assert(
      fc.property(khmerText, khmerText, (before, after) => {
        fc.pre(!/[\u200c-\u200d\u17cc\u17d2\u17dd]$/.test(before))
        expect(khmer.normalise(`${before}ក${after}`)).toBe(khmer.normalise(before) + khmer.normalise(`ក${after}`))
      }),
      runs,
    )
  })

  it.each([
    ['normaliseMapped', khmer.normaliseMapped, khmer.normalise],
    ['foldMapped', khmer.foldMapped, khmer.fold],
  ] as const)('%s gives the same text, and offsets that never fall and cover both ends', (_, mapped, plain) => {
    fc.assert(
      fc.property(fc.oneof(khmerText, latinText, anyText), (text) => {
        const { text: made, offsets } = mapped(text)
        expect(made).toBe(plain(text))
        expect(offsets.length).toBe(made.length + 1)
        expect(offsets[0]).toBe(0)
        expect(offsets.at(-1)).toBe(text.length === 0 || made === '' ? offsets[0] : text.length)
        for (let i = 1; i < offsets.length; i++) expect(offsets[i]! >= offsets[i - 1]!).toBe(true)
      }),
      runs,
    )
  })

  it('compare is the order of the sort keys', () => {
    const pair = fc.tuple(khmerText, khmerText, khmerText).map(([start, a, b]) => [start + a, start + b] as const)
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const [keyA, keyB] = [khmerSortKey(a), khmerSortKey(b)]
        expect(Math.sign(khmer.compare(a, b))).toBe(keyA < keyB ? -1 : keyA > keyB ? 1 : 0)
      }),
      runs,
    )
  })

  it('clean text is given back without a copy of any part', () => {
    for (const text of ['ភាសាខ្មែរ', 'ស្ត្រី', 'ជប៉ុន!', 'ឆ្នាំ២០០២ មក៕', 'រដ្ឋ Sabah', 'ស៊ាំ ទីនេះ ទាក់']) {
      expect(khmer.normalise(text)).toBe(text)
    }
    // Nobody can ask whether two strings are one; but copies of 12 MB of text would be seen, kept as they are here.
    const clean = Buffer.from('ភាសាខ្មែរ '.repeat(600_000)).toString()
    const before = process.memoryUsage().heapUsed
    const kept = Array.from({ length: 20 }, () => [khmer.normalise(clean), khmer.fold(clean)])
    const grown = process.memoryUsage().heapUsed - before
    expect(kept.flat().every((text) => text.length === clean.length)).toBe(true)
    expect(grown).toBeLessThan(clean.length)
  }, 60_000)

  /** Where the letters of `part` in the made text stood in the original. */
  const traced = (
    mapped: (text: string) => ReturnType<typeof khmer.foldMapped>,
    original: string,
    part: string,
  ): string => {
    const made = mapped(original)
    const from = made.text.indexOf(part)
    const range = sourceRange(made, { from, to: from + part.length })
    return original.slice(range.from, range.to)
  }

  it.each([
    ['ខែ្មរ', 'ខ្ម', 'ខែ្ម'],
    ['ខែ្មរ', 'ែ', 'ខែ្ម'],
    ['ខែ្មរ', 'រ', 'រ'],
    ['ភាសាខែ្មរ', 'ខ្មែរ', 'ខែ្មរ'],
    ['ភាសា\u200bខែ្មរ', 'ខ្មែ', 'ខែ្ម'],
    ['ភាសា\u200bខែ្មរ', 'ភាសា', 'ភាសា\u200b'],
    ['ស្រ្ដីម៉្យាង', 'ម្យ៉ា', 'ម៉្យា'],
    ['ស្រ្ដីម៉្យាង', 'ស', 'ស្រ្ដី'],
    ['ខ\u200b្មែរ', '្មែ', 'ខ\u200b្មែ'],
    ['សុីអ៊ុំ', 'ី', 'សុី'],
    ['ធម៌ ឲ្យ', 'ឱ្យ', 'ឲ្យ'],
    ['ខ្មែរ KHMER', 'khm', 'KHM'],
    ['İខ្មែរ', 'ខ្មែ', 'ខ្មែ'],
    ['ថ្ងៃ៘ល្អ', 'ល', '៘'],
    ['\u200bខ្មែរ', 'ខ', '\u200bខ្មែ'],
  ])('in %s the letters %s of the search form came from %s', (original, part, expected) => {
    expect(traced(khmer.foldMapped, original, part)).toBe(expected)
  })

  it.each([
    ['១៥\u17d2។ ខែ្មរ', '\u19ef', '១៥\u17d2។'],
    ['១៥\u17d2។ ខែ្មរ', 'ខ្មែ', 'ខែ្ម'],
    ['ក\u17d2\u17d2ខគ', 'គ', 'គ'],
  ])('in %s the letters %s of the canonical spelling came from %s', (original, part, expected) => {
    expect(traced(khmer.normaliseMapped, original, part)).toBe(expected)
  })

  it('romanise gives ASCII only', () => {
    fc.assert(
      fc.property(fc.oneof(khmerText, latinText), (text) => {
        expect(khmer.romanise(text)).toMatch(/^[ -~]*$/)
      }),
      runs,
    )
  })

  it('a zero-width space is always the edge of a segment', () => {
    fc.assert(
      fc.property(khmerText, (text) => {
        for (const { from, to } of khmer.segment(text)) {
          const segment = text.slice(from, to)
          if (segment.includes('\u200b')) expect(segment).not.toMatch(/[\u1780-\u17ff]/)
        }
      }),
      runs,
    )
  })
})
