import { type Reason, type Tier, tiers } from '@hiap/lexicon'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copyText, groupHits, ownReason, slipSentence, standingAlone } from '../src/hit-groups.ts'
import { translator } from '../src/strings/catalogue.ts'
import { hit } from './fixture.ts'
import { readCases } from './read-cases.ts'

const drawn = (...parameters: Parameters<typeof groupHits>): (readonly [string, string])[] =>
  groupHits(...parameters).map((group) => [group.heading, group.hits.map((h) => h.entryId).join('')])

describe('hits under headings', () => {
  test('tiers stand best first; reasons inside a tier as their best hits do; no heading twice', () => {
    const hits = [
      hit('a'),
      hit('b', { tier: 'gloss', reason: 'meaning' }),
      hit('c', { tier: 'gloss', reason: 'in-meaning' }),
      hit('d', { tier: 'gloss', reason: 'meaning' }),
      hit('e', { tier: 'prefix', reason: 'begins' }),
    ]
    expect(drawn(hits)).toEqual([
      ['reason.same', 'a'],
      ['reason.begins', 'e'],
      ['reason.meaning', 'bd'],
      ['reason.in-meaning', 'c'],
    ])
  })

  test('slips and full text keep the order of the answer: each hit tells its own reason', () => {
    const hits = [
      hit('a', { tier: 'fuzzy', reason: 'two-slips' }),
      hit('b', { tier: 'fuzzy', reason: 'one-slip' }),
      hit('c', { tier: 'text', reason: 'in-example' }),
      hit('d', { tier: 'text', reason: 'in-article' }),
      hit('e', { tier: 'text', reason: 'in-example' }),
    ]
    expect(drawn(hits)).toEqual([
      ['tier.fuzzy', 'ab'],
      ['tier.text', 'cde'],
    ])
  })

  test('hits that come later are appended below those that were drawn', () => {
    const early = [
      hit('a', { tier: 'gloss', reason: 'meaning' }),
      hit('b', { tier: 'gloss', reason: 'in-meaning' }),
      hit('c', { tier: 'gloss', reason: 'meaning' }),
    ]
    const late = [hit('d', { tier: 'gloss', reason: 'in-meaning' }), hit('e', { tier: 'gloss', reason: 'meaning' })]
    expect(drawn([...early, ...late], early.length)).toEqual([
      ['reason.meaning', 'ac'],
      ['reason.in-meaning', 'bd'],
      ['reason.meaning', 'e'],
    ])
  })

  test('whatever comes later, what was drawn stays where it was, and every hit is drawn once', () => {
    const some = fc.array(
      fc.record({
        tier: fc.constantFrom(...tiers),
        reason: fc.constantFrom<Reason[]>('same', 'begins', 'one-slip', 'meaning', 'in-meaning', 'in-example'),
      }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(some, some, (early, late) => {
        const hits = [...early, ...late].map((changes, at) => hit(String.fromCharCode(97 + at), changes))
        const before = drawn(hits.slice(0, early.length))
        const after = drawn(hits, early.length)
        const order = (groups: typeof before): string => groups.map(([, ids]) => ids).join('')
        expect(order(after).startsWith(order(before))).toBe(true)
        expect(after.slice(0, before.length).map(([heading]) => heading)).toEqual(before.map(([heading]) => heading))
        expect([...order(after)].sort()).toEqual(hits.map((h) => h.entryId))
      }),
    )
  })
})

describe('why a hit is there, in words', () => {
  const cases = readCases<'tier' | 'reason' | 'heading' | 'beside'>('reasons')

  test.each(cases)('$tier, $reason', ({ tier, reason, heading, beside }) => {
    const some = hit('a', { tier: tier as Tier, reason: reason as Reason })
    const vi = translator('vi')
    expect(vi(groupHits([some])[0]?.heading ?? 'state.failed.title')).toBe(heading)
    expect(ownReason(some, vi) ?? '').toBe(beside)
  })

  test('every tier has a case, and one for a reason that a newer server may give', () => {
    expect([...new Set(cases.map(({ tier }) => tier))]).toEqual([...tiers])
    for (const tier of tiers) {
      expect(cases.filter((row) => row.tier === tier && row.reason === 'not-known-yet')).toHaveLength(1)
    }
  })

  test.each([
    [{ typed: 's', written: 'x' }, 'gõ {typed}, viết {written}', 'typed {typed}, written {written}'],
    [{ typed: '', written: 'ng' }, 'thiếu {written}', '{written} left out'],
    [{ typed: 'h', written: '' }, 'thừa {typed}', '{typed} too much'],
  ])('the slip %j', (slip, vi, en) => {
    expect(slipSentence(slip, translator('vi'))).toBe(vi)
    expect(slipSentence(slip, translator('en'))).toBe(en)
  })

  test('a mark of no script stands on a dotted circle; the font gives one to marks of a script', () => {
    expect(standingAlone('\u0306')).toBe('\u25cc\u0306')
    expect(standingAlone('\u17d2\u179a')).toBe('\u17d2\u179a')
    expect(standingAlone('ខ្ម')).toBe('ខ្ម')
    expect(standingAlone('ơ̆')).toBe('ơ̆')
    expect(standingAlone('')).toBe('')
  })
})

describe('copying', () => {
  test('headword, dash, gloss', () => {
    expect(copyText('adơi', 'trời')).toBe('adơi — trời')
    expect(copyText('adơi', '')).toBe('adơi')
  })
})
