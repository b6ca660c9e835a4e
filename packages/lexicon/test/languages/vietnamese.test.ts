import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vietnamese } from '../../src/languages/vietnamese/index.ts'
import { foldTones, stripVietnamese } from '../../src/languages/vietnamese/search-key.ts'
import { foldTonePlacement } from '../../src/languages/vietnamese/tone-placement.ts'
import { sourceRange } from '../../src/unicode/offset-map.ts'
import { anyText, latinText } from './arbitrary-text.ts'

const runs = { numRuns: 3_000 }
const texts = fc.oneof({ weight: 4, arbitrary: latinText }, anyText)

/** Every onset with the rimes that are written in two ways, and every tone. */
const onsets = ['', ...'b c ch d đ g gh h k kh l m n ng nh p ph r s t th tr v x'.split(' ')]
const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']

describe('old and new tone placement', () => {
  it('are one word in every fold, for every onset and tone, in small letters and capitals', () => {
    let count = 0
    for (const onset of onsets)
      for (const [first, second] of ['oa', 'oe', 'uy'] as const)
        for (const tone of tones) {
          const older = (onset + first + tone + second).normalize('NFC')
          const newer = (onset + first + second + tone).normalize('NFC')
          for (const fold of [foldTonePlacement, foldTones, vietnamese.fold]) {
            expect(fold(older)).toBe(fold(newer))
            expect(fold(older.toUpperCase())).toBe(fold(newer))
          }
          // Both stay as given where nothing is folded.
          expect([vietnamese.normalise(older), vietnamese.normalise(newer)]).toEqual([older, newer])
          count++
        }
    expect(count).toBe(onsets.length * 3 * tones.length)
  })
})

describe('i and y', () => {
  it('are one after h k l m s t v and qu, with every tone, and y stays beside its letters', () => {
    for (const onset of [...'hklmstv', 'qu'])
      for (const tone of tones) {
        const [i, y] = [`${onset}i${tone}`.normalize('NFC'), `${onset}y${tone}`.normalize('NFC')]
        expect(vietnamese.fold(i)).toBe(vietnamese.fold(y))
        expect(foldTonePlacement(i)).not.toBe(foldTonePlacement(y))
        expect(stripVietnamese(i)).not.toBe(stripVietnamese(y))
      }
    for (const onset of onsets)
      for (const vowel of ['a', 'â', 'u', 'o'])
        expect(vietnamese.fold(`${onset}${vowel}y`)).not.toBe(vietnamese.fold(`${onset}${vowel}i`))
  })

  it('leave the beginning of a syllable its beginning', () => {
    for (const word of 'kinh kiểm kỹ thuật lịch lý do quyển quyết quỳnh quít hiền hy vọng minh mỹ tiền tỷ sinh vịt'.split(
      ' ',
    ))
      for (let length = 1; length <= word.length; length++)
        expect(vietnamese.fold(word).startsWith(vietnamese.fold(word.slice(0, length)))).toBe(true)
  })
})

describe('laws of the Vietnamese folds', () => {
  it.each([
    ['placement', foldTonePlacement],
    ['toneless', foldTones],
    ['bare', stripVietnamese],
  ])('%s is idempotent, does not see the difference of canonical spelling, and gives it', (_name, fold) => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = fold(text)
        expect(fold(once)).toBe(once)
        expect(fold(vietnamese.normalise(text))).toBe(once)
        expect(vietnamese.normalise(once)).toBe(once)
      }),
      runs,
    )
  })

  it('each level takes what the one before took for one', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(foldTones(foldTonePlacement(text))).toBe(foldTones(text))
        expect(stripVietnamese(foldTones(text))).toBe(stripVietnamese(text))
        expect(vietnamese.fold(stripVietnamese(text))).toBe(vietnamese.fold(text))
      }),
      runs,
    )
  })
})

describe('the way back', () => {
  it.each([
    ['Nước  mắm', 'mam', 'mắm'],
    ['chữ Ký', 'ki', 'Ký'],
    ['quí', 'quy', 'quí'],
    ['nu\u031bo\u031b\u0301c', 'oc', 'o\u031b\u0301c'],
    ['a\u0323\u0302n', 'a', 'a\u0323\u0302'],
  ])('%s: %s is from %s', (text, part, from) => {
    const mapped = vietnamese.foldMapped(text)
    const at = mapped.text.indexOf(part)
    const range = sourceRange(mapped, { from: at, to: at + part.length })
    expect(text.slice(range.from, range.to)).toBe(from)
  })

  it('gives the same text, never falls, and covers both ends', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const [mapped, plain] of [
          [vietnamese.foldMapped(text), vietnamese.fold(text)],
          [vietnamese.normaliseMapped(text), vietnamese.normalise(text)],
        ] as const) {
          expect(mapped.text).toBe(plain)
          expect(mapped.offsets.length).toBe(plain.length + 1)
          expect(mapped.offsets[0]).toBe(0)
          if (plain !== '') expect(mapped.offsets[plain.length]).toBe(text.length)
          expect([...mapped.offsets].every((offset, i) => i === 0 || offset >= mapped.offsets[i - 1]!)).toBe(true)
        }
      }),
      runs,
    )
  })
})

describe('compareVietnamese', () => {
  it('orders texts with long runs of marks, and tells them apart', () => {
    // The test's time limit is the guard: the collator alone takes seconds for each pair.
    const run = '\u0323\u0302'.repeat(100_000)
    const [a, b] = [`e${run}\u0301`, `e${run}\u0302`]
    expect(Math.sign(vietnamese.compare(a, b))).toBe(-1)
    expect(Math.sign(vietnamese.compare(b, a))).toBe(1)
    expect(vietnamese.compare(`e${run}`, `f${run}`)).toBeLessThan(0)
    expect(vietnamese.compare(a, a)).toBe(0)
  })
})
