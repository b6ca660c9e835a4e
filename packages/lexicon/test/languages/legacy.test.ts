import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convertLegacy } from '../../src/languages/latin/legacy/convert.ts'
import { detectEncoding } from '../../src/languages/latin/legacy/detect.ts'
import type { LegacyEncoding } from '../../src/languages/latin/legacy/legacy-text.ts'
import { anyText, khmerText, latinText } from './arbitrary-text.ts'
import { codePoints, readCases } from './case-table.ts'

const encodings: readonly LegacyEncoding[] = ['vov4-jrai', 'tcvn3', 'vni-windows']
const runs = { numRuns: 3_000 }

describe.each(encodings)('%s', (encoding) => {
  it.each(readCases(`legacy-${encoding}`))('$title', ({ input, expected }) => {
    const { text } = convertLegacy(input, encoding)
    expect(codePoints(text), text).toBe(codePoints(expected))
  })
})

describe('detectEncoding', () => {
  it.each(readCases('legacy-detect'))('$title', ({ input, expected }) => {
    const scores = detectEncoding(input)
    expect(scores[0]?.encoding, JSON.stringify(scores)).toBe(expected)
    expect(scores.map(({ encoding }) => encoding).sort()).toEqual(['tcvn3', 'unicode', 'vni-windows', 'vov4-jrai'])
  })

  it('gives a text without any sign to Unicode with the full score, and nothing to the others', () => {
    for (const text of ['', 'Jarai', 'nước mắm', 'ខ្មែរ', '中文 한국어 日本語', 'a-b_c/d (e) "f" 100% $5'])
      expect(detectEncoding(text).map(({ score }) => score)).toEqual([1, 0, 0, 0])
  })

  it('is surer of a long text than of a word', () => {
    const word = detectEncoding('ViÖt')[0]!
    const line = detectEncoding('Céng hßa x· héi chñ nghÜa ViÖt Nam')[0]!
    expect([word.encoding, line.encoding]).toEqual(['tcvn3', 'tcvn3'])
    expect(line.score).toBeGreaterThan(word.score)
    expect(detectEncoding('Céng hßa x· héi chñ nghÜa ViÖt Nam '.repeat(50))[0]!.score).toBeGreaterThan(line.score)
  })

  it('is not misled by one such word in a long page of Unicode', () => {
    const page = 'Hơdôm mơnuih amăng plơi pơgŏp hrŏm hăng khua mua kơnuk kơna. '.repeat(20)
    expect(detectEncoding(`${page}lo\\n`)[0]?.encoding).toBe('unicode')
    expect(detectEncoding(`${'Nước Cộng hòa xã hội chủ nghĩa Việt Nam. '.repeat(20)}ViÖt`)[0]?.encoding).toBe('unicode')
  })

  it('gives scores between 0 and 1, the best first, for any text', () => {
    fc.assert(
      fc.property(fc.oneof(signText, latinText, khmerText, anyText), (text) => {
        const scores = detectEncoding(text).map(({ score }) => score)
        expect([...scores].sort((a, b) => b - a)).toEqual(scores)
        for (const score of scores) expect(score >= 0 && score <= 1, String(score)).toBe(true)
      }),
      runs,
    )
  })
})

/** Letters and the signs of all three encodings. */
const signText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'[]{}`^\\[]\\^', 'lo\\n', '[ing', ' ', ' ', '-', "'", '1', '.', '@', '://'),
      fc.integer({ min: 0xa0, max: 0xff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(...'aeiouychnghktAEIOUYNươđƠĐ', '\u0306', '\u031b'),
    ),
    { maxLength: 16 },
  )
  .map((parts) => parts.join(''))

const signs: Readonly<Record<LegacyEncoding, RegExp>> = {
  'vov4-jrai': /[[\]{}`^\\]/g,
  tcvn3: /[\u00a1-\u00fe]/g,
  'vni-windows': /[\u00c0-\u00fe]/g,
}

describe.each(encodings)('laws of conversion from %s', (encoding) => {
  const texts = fc.oneof({ weight: 4, arbitrary: signText }, latinText, khmerText, anyText)

  it('changes nothing in a text without its signs', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const without = text.replace(signs[encoding], '')
        expect(convertLegacy(without, encoding)).toEqual({ text: without, changes: [], doubts: [] })
      }),
      runs,
    )
  })

  it('tells every change: put back, they give the text that was given', () => {
    fc.assert(
      fc.property(texts, (source) => {
        const { text, changes, doubts } = convertLegacy(source, encoding)
        let made = ''
        let done = 0
        for (const { from, to, was, became } of changes) {
          expect(from).toBeGreaterThanOrEqual(done)
          expect(to).toBeGreaterThan(from)
          expect(source.slice(from, to)).toBe(was)
          expect(became).not.toBe(was)
          made += source.slice(done, from) + became
          done = to
        }
        expect(made + source.slice(done)).toBe(text)
        let before = 0
        for (const { from, to } of doubts) {
          expect(from).toBeGreaterThanOrEqual(before)
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(source.length)
          before = from
        }
      }),
      runs,
    )
  })

  it('leaves a sign of VOV4 only where it says so', () => {
    fc.assert(
      fc.property(signText, (source) => {
        const { changes, doubts } = convertLegacy(source, 'vov4-jrai')
        const told = [...changes, ...doubts.filter(({ reason }) => reason === 'sign-left')]
        for (const { index } of source.matchAll(signs['vov4-jrai']))
          expect(told.some(({ from, to }) => from <= index && index < to)).toBe(true)
      }),
      runs,
    )
  })
})

/** Every onset, every rime and every tone of Vietnamese, whether or not a word has all three. */
const onsets = ['', ...'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ')]
const nuclei = 'a ă â e ê i o ô ơ u ư y ia iê yê oa oă oe ua uâ uê uô uơ uy uya uyê ưa ươ'.split(' ')
const finals = ['', ...'c ch m n ng nh p t i o u y'.split(' ')]
const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']

function* syllables(): Generator<string> {
  for (const onset of onsets)
    for (const nucleus of nuclei)
      for (const final of finals)
        for (const tone of tones)
          for (let at = 0; at < nucleus.length; at++) {
            const toned = nucleus.slice(0, at + 1) + tone + nucleus.slice(at + 1)
            yield (onset + toned + final).normalize('NFC')
          }
}

/** The inverse of a table of letters: from the rows of the case tables, which come from outside. */
function encoder(encoding: 'tcvn3' | 'vni-windows'): (text: string) => string {
  const signOf = new Map<string, string>()
  for (const { input, expected, title } of readCases(`legacy-${encoding}`))
    if (title.includes(' letter (') && [...expected].length === 1) signOf.set(expected, input)
  return (text) => [...text].map((letter) => signOf.get(letter) ?? letter).join('')
}

describe('every syllable comes back from where it is encoded to', () => {
  it('VNI for Windows: small, capital and with a capital at the beginning', () => {
    const encode = encoder('vni-windows')
    let count = 0
    for (const syllable of syllables()) {
      const title = syllable.charAt(0).toUpperCase() + syllable.slice(1)
      for (const form of [syllable, title, syllable.toUpperCase()]) {
        const encoded = encode(form)
        const { text, doubts } = convertLegacy(encoded, 'vni-windows')
        if (text !== form) expect(text, `${form} as ${encoded}`).toBe(form)
        if (doubts.some(({ reason }) => reason === 'sign-left')) expect(doubts, encoded).toEqual([])
        count++
      }
    }
    expect(count).toBeGreaterThan(200_000)
  })

  it('TCVN3: small, and with a capital where the encoding has it', () => {
    const encode = encoder('tcvn3')
    let count = 0
    for (const syllable of syllables()) {
      const title = syllable.charAt(0).toUpperCase() + syllable.slice(1)
      const encodable = /^[A-ZĐĂÂÊÔƠƯ]/.test(title) ? [syllable, title] : [syllable]
      for (const form of encodable) {
        const encoded = encode(form)
        const { text } = convertLegacy(encoded, 'tcvn3')
        if (text !== form) expect(text, `${form} as ${encoded}`).toBe(form)
        count++
      }
    }
    expect(count).toBeGreaterThan(150_000)
  })

  it('VOV4: Jrai words of every letter', () => {
    const signOf: Readonly<Record<string, string>> = {
      ...{ ƀ: '[', Ƀ: '{', č: ']', Č: '}', ñ: '`', ĭ: '^', ŏ: 'o\\', ĕ: 'e\\', ŭ: 'u\\' },
      ...{ 'ê\u0306': 'ê\\', 'ô\u0306': 'ô\\', 'ơ\u0306': 'ơ\\', 'ư\u0306': 'ư\\' },
      ...{ Ŏ: 'O\\', Ĕ: 'E\\', Ŭ: 'U\\', 'Ơ\u0306': 'Ơ\\', 'Ư\u0306': 'Ư\\' },
    }
    const vowels = 'a ă â e ĕ ê ê\u0306 i ĭ o ŏ ô ô\u0306 ơ ơ\u0306 u ŭ ư ư\u0306'.split(' ')
    let count = 0
    for (const onset of 'b ƀ č d đ dj g h hr k kl l m n ng ñ p r s t w y Ƀ Č Đ'.split(' '))
      for (const vowel of vowels)
        for (const final of ['', ...'č h i k l m n ng p r t'.split(' ')]) {
          const word = onset + vowel + final
          // As a pair of brackets around a word looks: left, with a doubt.
          if (/^[ƀ].*č$/.test(word)) continue
          const encoded = word.replace(/[\s\S]\u0306|[\s\S]/g, (letter) => signOf[letter] ?? letter)
          expect(convertLegacy(encoded, 'vov4-jrai').text).toBe(word)
          if (encoded !== word && /\p{L}/u.test(encoded))
            expect(detectEncoding(`${encoded} ${encoded}`)[0]?.encoding, encoded).toBe('vov4-jrai')
          count++
        }
    expect(count).toBe(25 * 19 * 12 - 19)
  })
})

const declaration = new URL('../../../../../shared/data/lexical/udhr/udhr_vie.xml', import.meta.url)

describe.skipIf(!existsSync(declaration))('the Declaration of Human Rights in Vietnamese', () => {
  const paragraphs = (): readonly string[] =>
    [...readFileSync(declaration, 'utf8').matchAll(/<para>([^<]+)<\/para>/g)].map(([, text]) => text!.normalize('NFC'))

  it('is Unicode as it stands, paragraph by paragraph', () => {
    for (const text of paragraphs()) expect(detectEncoding(text)[0]?.encoding, text).toBe('unicode')
    expect(paragraphs().length).toBeGreaterThan(50)
  })

  it.each(['tcvn3', 'vni-windows'] as const)('is told for %s when encoded, and comes back', (encoding) => {
    const encode = encoder(encoding)
    for (const text of paragraphs()) {
      const encoded = encode(text)
      expect(detectEncoding(encoded)[0]?.encoding, encoded).toBe(encoding)
      // The encoding has no toned capital: a text that has one is no text of TCVN3.
      if (encoding === 'tcvn3' && /[ÀÁẢÃẠÈÉẺẼẸÌÍỈĨỊÒÓỎÕỌÙÚỦŨỤỲÝỶỸỴ]/.test(text)) continue
      expect(convertLegacy(encoded, encoding).text).toBe(text)
    }
  })
})

describe('doubts', () => {
  it.each([
    ['Hµ', 'tcvn3', [{ from: 0, to: 2, reason: 'capital-unknown' }]],
    ['HÀ Nội NéI', 'tcvn3', [{ from: 7, to: 10, reason: 'capital-unknown' }]],
    ['§µ', 'tcvn3', [{ from: 0, to: 2, reason: 'capital-unknown' }]],
    ['hµ néi', 'tcvn3', []],
    ['Nike®', 'tcvn3', [{ from: 0, to: 5, reason: 'word-unusual' }]],
    ['baø ø', 'vni-windows', [{ from: 4, to: 5, reason: 'sign-left' }]],
    ['Maø', 'vni-windows', []],
    ['xeeù', 'vni-windows', [{ from: 0, to: 4, reason: 'word-unusual' }]],
    [
      '[ing [1]',
      'vov4-jrai',
      [
        { from: 5, to: 6, reason: 'sign-left' },
        { from: 7, to: 8, reason: 'sign-left' },
      ],
    ],
    ['`u a`u', 'vov4-jrai', [{ from: 0, to: 1, reason: 'capital-unknown' }]],
    ['A`U', 'vov4-jrai', [{ from: 1, to: 2, reason: 'capital-unknown' }]],
    ['lo\\n', 'vov4-jrai', []],
  ] as const)('%s in %s', (text, encoding, doubts) => {
    expect(convertLegacy(text, encoding).doubts).toEqual(doubts)
  })
})

describe('texts made to be slow', () => {
  const many = 100_000
  // The test's time limit is the guard.
  it.each([
    ['['.repeat(many)],
    ['"['.repeat(many)],
    ['[a '.repeat(many)],
    ['a['.repeat(many)],
    ['a]'.repeat(many)],
    ['a\\'.repeat(many)],
    ['\\'.repeat(many)],
    [`a${'\u0306'.repeat(many)}\\`],
    ['µ'.repeat(many)],
    ['ôø'.repeat(many)],
    ['ôø '.repeat(many)],
    ['aaaaiouy '.repeat(many / 9)],
    [`${'lalala'.repeat(10)}[a `.repeat(many / 60)],
    ['http://'.repeat(many / 7)],
    ['\ud800'.repeat(many)],
  ])('%#', (text) => {
    expect(detectEncoding(text)).toHaveLength(4)
    for (const encoding of encodings) expect(typeof convertLegacy(text, encoding).text).toBe('string')
  })
})
