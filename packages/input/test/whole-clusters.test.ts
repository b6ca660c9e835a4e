import { describe, expect, it } from 'vitest'
import { wholeClusters } from '../src/whole-clusters.ts'

describe('wholeClusters', () => {
  it.each([
    ['កា', { deleteBefore: 1, insert: '' }, { deleteBefore: 2, insert: 'ក' }],
    ['ko', { deleteBefore: 1, insert: 'ô' }, { deleteBefore: 1, insert: 'ô' }],
    ['ô\u0306', { deleteBefore: 1, insert: '' }, { deleteBefore: 2, insert: 'ô' }],
    ['កា', { deleteBefore: 0, insert: '\u17C6' }, { deleteBefore: 0, insert: '\u17C6' }],
    ['', { deleteBefore: 1, insert: 'x' }, { deleteBefore: 0, insert: 'x' }],
  ])('after %s makes of %o %o', (before, edit, wide) => {
    expect(wholeClusters(edit, before)).toEqual(wide)
  })
})
