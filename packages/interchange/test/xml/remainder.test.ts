import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packed, unpacked } from '../../src/xml/packed-element.ts'
import { merge, readRemainder, remainder } from '../../src/xml/remainder.ts'
import { element, type XmlElement } from '../../src/xml/xml-element.ts'

/** Small trees in which children are often alike: the hard case for matching. */
const tree: fc.Arbitrary<XmlElement> = fc.letrec<{ any: XmlElement; text: XmlElement; whole: XmlElement }>((tie) => ({
  any: fc.oneof({ maxDepth: 3, depthSize: 'small' }, tie('text'), tie('whole')),
  text: fc
    .tuple(
      fc.constantFrom('text', 'b'),
      marks(),
      fc.array(
        fc.oneof(
          fc.constantFrom('a', 'b ', ' ', 'é', 'e\u0301', '\n'),
          fc.constantFrom('x', 'y').map((inside) => element('span', { lang: 'en' }, inside)),
        ),
        { maxLength: 3 },
      ),
    )
    .map(([name, attributes, children]) => element(name, attributes, ...children)),
  whole: fc
    .tuple(fc.constantFrom('a', 'b', 'form'), marks(), fc.array(tie('any'), { maxLength: 4 }))
    .map(([name, attributes, children]) => element(name, attributes, ...children)),
})).any

function marks(): fc.Arbitrary<Record<string, string>> {
  const value = fc.constantFrom('1', '2', '<&"\n')
  return fc.record(
    { id: value, lang: value, type: value, name: value, value, ref: value, order: value },
    { requiredKeys: [] },
  )
}

const pairs = fc.tuple(tree, tree).map(([a, b]) => [a, { ...b, name: a.name }] as const)

/** What an element says, with its children in an order of its own where they are elements alone. */
function said({ name, attributes, children }: XmlElement): string {
  const texts = children.filter((child) => typeof child === 'string')
  const mixed = /\S/.test(texts.join('')) || (texts.join('') !== '' && texts.length === children.length)
  const parts: string[] = []
  for (const child of children) {
    if (typeof child !== 'string') parts.push(said(child))
    else if (!mixed) continue
    else if (parts.at(-1)?.startsWith('"') === true) parts.push(`"${parts.pop()?.slice(1, -1)}${child}"`)
    else parts.push(`"${child}"`)
  }
  return JSON.stringify([name, [...attributes].sort(), mixed ? parts : parts.sort()])
}

const asJson = <Value>(value: Value): Value => (value === undefined ? value : JSON.parse(JSON.stringify(value)))

describe('the remainder', () => {
  test('with what was generated says all that the original says', () => {
    fc.assert(
      fc.property(pairs, ([original, generated]) => {
        expect(said(merge(generated, remainder(original, generated)))).toBe(said(original))
      }),
      { numRuns: 3000 },
    )
  })

  test('is the same when it has lain on a disk', () => {
    fc.assert(
      fc.property(pairs, ([original, generated]) => {
        const rest = readRemainder(asJson(remainder(original, generated)))
        expect(said(merge(generated, rest))).toBe(said(original))
      }),
      { numRuns: 1000 },
    )
  })

  test('of equal trees is nothing', () => {
    fc.assert(
      fc.property(tree, (original) => {
        expect(remainder(original, unpacked(asJson(packed(original))) ?? element('x'))).toBeUndefined()
      }),
      { numRuns: 1000 },
    )
  })

  test('keeps the order of the original among what was generated', () => {
    const original = element('entry', {}, element('a'), element('b'), element('c'), element('d'))
    const generated = element('entry', {}, element('b'), element('d'))
    expect(merge(generated, remainder(original, generated)).children).toEqual(original.children)
  })
})

describe('a dictionary that changed since', () => {
  const gloss = (text: string, lang = 'en'): XmlElement => element('gloss', { lang }, element('text', {}, text))
  const sense = (id: string | undefined, ...texts: string[]): XmlElement =>
    element('sense', { id }, ...texts.map((text) => gloss(text)))

  test('keeps a text that it changed, and the inner structure of one that it did not', () => {
    const bold = element('text', {}, 'of a ', element('span', { class: 'bold' }, 'tree'))
    const original = element('sense', { id: 's1' }, element('gloss', { lang: 'en' }, bold), gloss('arbre', 'fr'))
    const generated = element('sense', {}, gloss('of a tree'), gloss('arbre', 'fr'))
    const rest = remainder(original, generated)
    expect(merge(generated, rest)).toEqual(original)
    expect(merge(element('sense', {}, gloss('of a bush'), gloss('arbre', 'fr')), rest)).toEqual(
      element('sense', { id: 's1' }, gloss('of a bush'), gloss('arbre', 'fr')),
    )
  })

  test('finds its senses again when one of them went', () => {
    const original = element('entry', {}, sense('s1', 'one'), sense('s2', 'two'), sense('s3', 'three'))
    const generated = element('entry', {}, sense(undefined, 'one'), sense(undefined, 'two'), sense(undefined, 'three'))
    const rest = remainder(original, generated)
    const later = element('entry', {}, sense(undefined, 'one'), sense(undefined, 'three'))
    expect(merge(later, rest)).toEqual(element('entry', {}, sense('s1', 'one'), sense('s3', 'three')))
  })

  test('keeps an attribute that it changed', () => {
    const trait = (value: string): XmlElement => element('sense', {}, element('trait', { name: 'domain', value }))
    const rest = remainder(trait('1.3 Water'), trait('1.3'))
    expect(merge(trait('1.3'), rest)).toEqual(trait('1.3 Water'))
    expect(merge(trait('5.2'), rest)).toEqual(trait('5.2'))
  })

  test('does not bring back what the original did not have', () => {
    const generated = element('sense', {}, element('trait', { name: 'kind', value: 'word' }), gloss('a'))
    const original = element('sense', {}, gloss('a'))
    expect(merge(generated, remainder(original, generated))).toEqual(original)
  })
})

test('any JSON in place of a remainder or an element does no harm', () => {
  const name = fc.constantFrom('attributes', 'content', 'changed', 'added', 'removed', 'original', 'generated', 'of')
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 5 },
      fc.jsonValue({ maxDepth: 2 }),
      fc.array(tie('any'), { maxLength: 4 }),
      fc.dictionary(name, tie('any'), { maxKeys: 4 }),
    ),
  })).any
  const generated = element('a', { id: '1' }, element('b', {}, 'x'), element('b'))
  fc.assert(
    fc.property(value, (any) => {
      expect(merge(generated, readRemainder(any)).name).toBe('a')
      unpacked(any)
    }),
    { numRuns: 2000 },
  )
  expect(unpacked(['a b', [], 'x'])).toBeUndefined()
  expect(unpacked(['a', ['x>', '1', 'ok', 'a\u0001b'], ['<', []]])).toEqual(element('a', { ok: 'ab' }))
})

test('many children alike are matched in good time', () => {
  const many = (text: string): XmlElement =>
    element('a', {}, ...Array.from({ length: 50_000 }, () => element('b', { lang: 'en' }, text)))
  expect(said(merge(many('y'), remainder(many('x'), many('y'))))).toBe(said(many('x')))
})
