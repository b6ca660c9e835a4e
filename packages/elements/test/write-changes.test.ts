import { convertLegacy, type Language, type LegacyEncoding, languageOf } from '@hiap/lexicon'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applied,
  contextOf,
  countKinds,
  findCorrections,
  findCorrectionsIn,
  isBoundary,
  leftAlone,
  rebased,
  type TextChange,
} from '../src/write-changes.ts'
import { readCases } from './read-cases.ts'

const language = (tag: string): Language => {
  const found = languageOf(tag)
  if (found === undefined) throw new Error(`no language ${tag}`)
  return found
}
type Encoding = LegacyEncoding | 'unicode'
const encodingOf = (cell: string): Encoding | undefined => (cell === '' ? undefined : (cell as Encoding))

describe('corrections', () => {
  test.each(readCases<'language' | 'encoding' | 'text' | 'changes' | 'note'>('corrections'))(
    '$language $text: $note',
    ({ language: tag, encoding, text, changes: expected }) => {
      const { changes } = findCorrections(text, language(tag), encodingOf(encoding))
      expect(changes.map(({ from, to, kind, became }) => `${from}-${to} ${kind} ${became}`).join('|')).toBe(expected)
      for (const { from, to, was } of changes) expect(was).toBe(text.slice(from, to))
    },
  )

  test.each(readCases<'language' | 'encoding' | 'text' | 'doubts' | 'note'>('doubts'))(
    'doubts in $language $text: $note',
    ({ language: tag, encoding, text, doubts: expected }) => {
      const { doubts } = findCorrections(text, language(tag), encodingOf(encoding))
      expect(
        doubts
          .map(({ from, to, reason, suggestion }) => `${from}-${to} ${reason} ${suggestion ?? ''}`.trim())
          .join('|'),
      ).toBe(expected)
      for (const { from, to, was } of doubts) expect(was).toBe(text.slice(from, to))
    },
  )

  test('the encoding is told by the text, where the language has Latin letters', () => {
    const text = 'Céng hßa x· héi chñ nghÜa ViÖt Nam'
    expect(findCorrections(text, language('vi')).encoding).toBe('tcvn3')
    expect(findCorrections(text, language('km'))).toMatchObject({ encoding: 'unicode', changes: [] })
  })

  test('kinds are counted', () => {
    const { changes } = findCorrections('ខែ្មរ ខែ្មរ លេាក', language('km'))
    expect(countKinds(changes)).toEqual([
      ['look-alike', 1],
      ['order', 2],
    ])
  })

  test('the context is whole clusters of the same line', () => {
    expect(contextOf('một hai ba', { from: 4, to: 7 }, 2)).toEqual({ before: 't ', after: ' b' })
    expect(contextOf('a\nខ្មែរ\nb', { from: 6, to: 7 }, 3)).toEqual({ before: '', after: '' })
    expect(contextOf('ខ្មែរ', { from: 4, to: 5 }, 4)).toEqual({ before: 'ខ្មែ', after: '' })
  })
})

/** Parts that texts out of order are made of: letters, marks, signs of old encodings, letters in doubt, lines. */
const parts = [
  ...'កខដតមរលសអងប្្េេាាីិុុំំះ៊៉័៍\u200b\u200c\u200d។១',
  ...'abdeocnơưâêôăđƀčĕŏ\u0306\u0306\u0302\u031b\u0335\u030c\u0301',
  ...'ɓðǎćńç[]{}`^\\éßñµ·§¹ \n',
  '\u{1f600}',
  '\ud800',
  '\u202e',
]
const anyText = fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((all) => all.join(''))
const anyTag = fc.constantFrom('km', 'jra', 'bdq', 'rad', 'vi')
const anyEncoding = fc.constantFrom<Encoding | undefined>(undefined, 'unicode', 'vov4-jrai', 'tcvn3', 'vni-windows')

/** What all changes together must give, by the language's own functions. */
const putRight = (text: string, tag: string, encoding: Encoding): string =>
  language(tag).normalise(encoding === 'unicode' ? text : convertLegacy(text, encoding).text)

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** Whether no letter is torn: neither as the platform sees clusters nor between coeng and its letter. */
const isWhole = (text: string, at: number): boolean =>
  at === 0 ||
  at === text.length ||
  (segmenter.segment(text).containing(at)?.index === at &&
    !(/\u17d2\p{M}*$/u.test(text.slice(0, at)) && /^[\u1780-\u17b3]/.test(text.slice(at))))

describe('laws of corrections', () => {
  test('all changes together give the canonical spelling; none, the text', () => {
    fc.assert(
      fc.property(anyText, anyTag, anyEncoding, (text, tag, encoding) => {
        const correction = findCorrections(text, language(tag), encoding)
        expect(applied(correction, correction.changes).text).toBe(putRight(text, tag, correction.encoding))
        expect(applied(correction, [])).toEqual({ ...correction, doubts: applied(correction, []).doubts })
        expect(applied(correction, []).text).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  test('changes are in order, apart, on whole clusters before and after, and change something', () => {
    fc.assert(
      fc.property(anyText, anyTag, anyEncoding, (text, tag, encoding) => {
        const correction = findCorrections(text, language(tag), encoding)
        let done = 0
        let shift = 0
        const made = applied(correction, correction.changes).text
        for (const { from, to, was, became } of correction.changes) {
          expect(from).toBeGreaterThanOrEqual(done)
          expect(was).not.toBe(became)
          expect(was).toBe(text.slice(from, to))
          expect([isWhole(text, from), isWhole(text, to)]).toEqual([true, true])
          expect([isWhole(made, from + shift), isWhole(made, from + shift + became.length)]).toEqual([true, true])
          shift += became.length - was.length
          done = to
        }
        for (const { from, to, was } of correction.doubts) expect(was).toBe(text.slice(from, to))
      }),
      { numRuns: 2000 },
    )
  })

  test('one by one in any order is the same as all at once, and every place stays true', () => {
    fc.assert(
      fc.property(anyText, anyTag, anyEncoding, fc.infiniteStream(fc.nat(1000)), (text, tag, encoding, picks) => {
        let correction = findCorrections(text, language(tag), encoding)
        const wanted = applied(correction, correction.changes).text
        while (correction.changes.length > 0) {
          const at = (picks.next().value ?? 0) % correction.changes.length
          correction = applied(correction, [correction.changes[at] as TextChange])
          for (const { from, to, was } of [...correction.changes, ...correction.doubts])
            expect(was).toBe(correction.text.slice(from, to))
        }
        expect(correction.text).toBe(wanted)
      }),
      { numRuns: 1000 },
    )
  })

  test('what is left alone is not told, and the text stays', () => {
    const correction = findCorrections('ɓơi ćư', language('jra'))
    const [change] = correction.changes
    const [doubt] = correction.doubts
    if (change === undefined || doubt === undefined) throw new Error('nothing to leave')
    expect(leftAlone(correction, change)).toEqual({ ...correction, changes: [] })
    expect(leftAlone(correction, doubt)).toEqual({ ...correction, doubts: [] })
  })

  test('a doubt that is followed is gone, and the letter stands', () => {
    const correction = findCorrections('ćư ɓơi', language('jra'))
    const [doubt] = correction.doubts
    if (doubt?.suggestion === undefined) throw new Error('no suggestion')
    const { from, to, was, suggestion } = doubt
    const next = applied(correction, [{ from, to, was, became: suggestion, kind: 'look-alike' }])
    expect(next).toMatchObject({ text: 'čư ɓơi', doubts: [] })
    expect(next.changes).toHaveLength(1)
  })

  test('of a part, only the part is put right, on whole clusters', () => {
    const text = 'ខែ្មរ ខែ្មរ'
    const second = findCorrectionsIn(text, { from: 7, to: 9 }, language('km'))
    expect(second.changes.map(({ from, to }) => [from, to])).toEqual([[6, 10]])
    expect(applied(second, second.changes).text).toBe('ខែ្មរ ខ្មែរ')
    fc.assert(
      fc.property(anyText, anyTag, anyEncoding, fc.nat(60), fc.nat(60), (whole, tag, encoding, a, b) => {
        const [from, to] = [Math.min(a, b, whole.length), Math.min(Math.max(a, b), whole.length)]
        const correction = findCorrectionsIn(whole, { from, to }, language(tag), encoding)
        for (const { from: start, to: end, was } of [...correction.changes, ...correction.doubts])
          expect(whole.slice(start, end)).toBe(was)
        expect(findCorrectionsIn(whole, { from: 0, to: whole.length }, language(tag), encoding)).toEqual(
          findCorrections(whole, language(tag), encoding),
        )
      }),
      { numRuns: 500 },
    )
  })

  test('after more was written, what is still told is true and outside what is new', () => {
    fc.assert(
      fc.property(anyText, anyTag, anyText, fc.nat(1000), fc.nat(5), (text, tag, typed, where, gone) => {
        const at = where % (text.length + 1)
        const next = text.slice(0, at) + typed + text.slice(at + gone)
        const correction = rebased(findCorrections(text, language(tag)), next)
        expect(correction.text).toBe(next)
        for (const { from, to, was } of [...correction.changes, ...correction.doubts])
          expect(next.slice(from, to)).toBe(was)
      }),
      { numRuns: 1000 },
    )
  })

  test('typing far away keeps every change', () => {
    const correction = findCorrections('ខែ្មរ  លេាក', language('km'))
    expect(rebased(correction, 'ខែ្មរ ក លេាក').changes.map(({ from, to }) => [from, to])).toEqual([
      [0, 4],
      [8, 11],
    ])
    // A mark that joins a cluster makes another cluster of it.
    expect(rebased(correction, 'ខែ្មរ  លេាំក').changes.map(({ from }) => from)).toEqual([0])
  })

  test('a boundary of ours is a boundary of the platform too, in Khmer and Latin', () => {
    fc.assert(
      fc.property(anyText, fc.nat(60), (text, at) => {
        if (isBoundary(text, at)) expect(isWhole(text, Math.min(at, text.length))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
