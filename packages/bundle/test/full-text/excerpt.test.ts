import { type Language, languageOf } from '@hiap/lexicon'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Excerpt, excerptOf } from '../../src/full-text/excerpt.ts'
import { textWords } from '../../src/full-text/text-words.ts'

const english = languageOf('en')!
const khmer = languageOf('km')!

function excerpt(text: string, terms: readonly string[], beginning?: string, language: Language = english): Excerpt {
  return excerptOf(language, text, textWords(language, [])(text), {
    terms: new Set(terms),
    ...(beginning === undefined ? {} : { beginning }),
  })
}

const marked = ({ excerpt, ranges }: Excerpt): string =>
  [...ranges]
    .reverse()
    .reduce((text, { from, to }) => `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`, excerpt)

const filler = (words: number): string => Array.from({ length: words }, (_, i) => `word${i % 10}`).join(' ')

describe('the sentence shown', () => {
  it.each([
    ['One sea. Two seas. The sea again.', ['sea'], 'One [sea].'],
    ['No. The sea. The blue sea!', ['blue', 'sea'], 'The [blue sea]!'],
    ['Sea, 3.5 km wide? Yes.', ['wide'], 'Sea, 3.5 km [wide]?'],
    ['“Blue sea.” He said so.', ['said'], 'He [said] so.'],
    ['first\nsecond sea\nthird', ['sea'], 'second [sea]'],
    ['  a   sea  ', ['a', 'sea'], '[a   sea]'],
    ['sea-sea', ['sea'], '[sea]-[sea]'],
    ['nothing of it', ['sea'], 'nothing of it'],
    ['', ['sea'], ''],
  ])('%s, %j: %s', (text, terms, expected) => {
    expect(marked(excerpt(text, terms))).toBe(expected)
  })

  it('ends at a khan without a space', () => {
    expect(marked(excerpt('ក។ខ៕គ', ['ខ'], undefined, khmer))).toBe('[ខ]៕')
  })

  it('marks only what was typed of a word begun', () => {
    expect(marked(excerpt('the seaside', ['sea'], 'sea'))).toBe('the [sea]side')
  })
})

describe('a long sentence', () => {
  it('of 160 is whole, and of one more is cut', () => {
    const whole = `sea ${'x'.repeat(70)} ${'y'.repeat(85)}`
    expect(whole).toHaveLength(160)
    expect(excerpt(whole, ['sea']).excerpt).toBe(whole)
    expect(marked(excerpt(`${whole}y`, ['sea']))).toBe(`[sea] ${'x'.repeat(70)}…`)
  })

  it('is cut between words, with some of them before what was found', () => {
    const text = `${filler(20)} sea ${filler(40)}`
    const { excerpt: shown, ranges } = excerpt(text, ['sea'])
    expect(shown).toMatch(/^…word\d (?:word\d ){4,6}sea (?:word\d ){10,}word\d…$/)
    expect(shown.length).toBeLessThanOrEqual(162)
    expect(shown.length).toBeGreaterThan(150)
    expect(ranges).toEqual([{ from: shown.indexOf('sea'), to: shown.indexOf('sea') + 3 }])
  })

  it('shows its beginning or its end whole where what was found is near', () => {
    expect(excerpt(`${filler(3)} sea ${filler(40)}`, ['sea']).excerpt).toMatch(/^word0 word1 word2 sea .*…$/)
    const atEnd = excerpt(`${filler(40)} sea ${filler(3)}`, ['sea']).excerpt
    expect(atEnd).toMatch(/^….* sea word0 word1 word2$/)
    expect(atEnd.length).toBeGreaterThan(150)
  })

  it('of one long word is cut between letters', () => {
    const { excerpt: shown, ranges } = excerpt('x'.repeat(500), ['x'.repeat(500)])
    expect(shown).toBe(`${'x'.repeat(160)}…`)
    expect(ranges).toEqual([{ from: 0, to: 160 }])
    const stretch = 'ខ្មែ'.repeat(200)
    const cut = excerpt(stretch, ['ខ្មែខ្មែ'], undefined, khmer)
    expect(cut.excerpt.replace('…', '').length % 'ខ្មែ'.length).toBe(0)
  })

  it('shows what was found, in bounds, whatever it is', () => {
    const word = fc.constantFrom(
      'sea',
      'blue',
      'a',
      'the',
      'x'.repeat(50),
      'y'.repeat(170),
      '“',
      '…',
      '.',
      '-',
      '\u200b',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = words.join(' ')
        const { excerpt: shown, ranges } = excerpt(text, ['sea', 'y'.repeat(170)])
        expect(shown.length).toBeLessThanOrEqual(162)
        expect(ranges.length > 0).toBe(words.includes('sea') || words.includes('y'.repeat(170)))
        for (const { from, to } of ranges) {
          expect(to).toBeLessThanOrEqual(shown.length)
          expect(shown.slice(from, to)).toMatch(/^(?:sea|y+)(?:[\s\u200b]*(?:sea|y+))*$/)
        }
        expect(text).toContain(shown.replace(/^…(?!\s)/u, '').replace(/(?<!\s)…$/u, ''))
      }),
      { numRuns: 500 },
    )
  })
})
