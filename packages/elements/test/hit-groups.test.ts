import { tiers } from '@hiap/lexicon'
import { describe, expect, test } from 'vitest'
import { copyText, groupHits, groupLabel } from '../src/hit-groups.ts'
import { translator } from '../src/strings/catalogue.ts'
import { hit } from './fixture.ts'

describe('hits in groups', () => {
  test('tiers stand best first; reasons inside a tier as their best hits do; no group twice', () => {
    const groups = groupHits([
      hit('a'),
      hit('b', { tier: 'gloss', reason: 'meaning' }),
      hit('c', { tier: 'gloss', reason: 'in-meaning' }),
      hit('d', { tier: 'gloss', reason: 'meaning' }),
      hit('e', { tier: 'prefix', reason: 'begins' }),
    ])
    expect(groups.map((group) => [group.reason, group.hits.map((h) => h.entryId).join('')])).toEqual([
      ['same', 'a'],
      ['begins', 'e'],
      ['meaning', 'bd'],
      ['in-meaning', 'c'],
    ])
  })

  test('every tier has words, also for a reason that is not known yet', () => {
    for (const language of ['vi', 'en']) {
      const translate = translator(language)
      const labels = tiers.map((tier) => groupLabel({ tier, reason: 'new-reason' as never }, translate))
      expect(labels.filter((label) => label === '' || label === undefined)).toEqual([])
      expect(labels).not.toContain('reason.new-reason')
    }
    expect(groupLabel({ tier: 'folded', reason: 'without-marks' }, translator('vi'))).toBe('Gần giống, không kể dấu')
  })

  test('copied as headword, dash, gloss', () => {
    expect(copyText('adơi', 'trời')).toBe('adơi — trời')
    expect(copyText('adơi', '')).toBe('adơi')
  })
})
