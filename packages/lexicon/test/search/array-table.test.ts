import { describe, expect, it } from 'vitest'
import { arrayNamed, openArrays, packArrays } from '../../src/search/array-table.ts'

const packed = packArrays([
  ['bytes', Uint8Array.of(1, 2, 3)],
  ['units', Uint16Array.of(0x1780, 0x17d2)],
  ['numbers', Uint32Array.of(4_000_000_000)],
])

describe('array table', () => {
  it('opens to the arrays that were packed, as views', () => {
    const table = openArrays(packed)
    expect([...arrayNamed(table, 'bytes', Uint8Array)]).toEqual([1, 2, 3])
    expect([...arrayNamed(table, 'units', Uint16Array)]).toEqual([0x1780, 0x17d2])
    expect([...arrayNamed(table, 'numbers', Uint32Array)]).toEqual([4_000_000_000])
    expect(arrayNamed(table, 'units', Uint16Array).buffer).toBe(packed)
  })

  it('gives the same bytes for the same arrays', () => {
    const again = packArrays([...openArrays(packed)])
    expect(new Uint8Array(again)).toEqual(new Uint8Array(packed))
  })

  it.each<[string, (bytes: Uint8Array) => Uint8Array, string]>([
    ['nothing', () => new Uint8Array(), 'does not begin as one'],
    ['other magic', (bytes) => bytes.fill(0, 0, 1), 'does not begin as one'],
    ['another version', (bytes) => bytes.fill(9, 4, 5), 'its version is 9'],
    ['more arrays than bytes', (bytes) => bytes.fill(0xff, 8, 10), 'longer than the file'],
    ['an array out of bounds', (bytes) => bytes.fill(0xff, 16 + 40, 16 + 44), 'bytes is out of bounds'],
    ['an unknown width', (bytes) => bytes.fill(3, 16 + 32, 16 + 33), 'elements of 3 bytes'],
  ])('refuses %s', (_, damage, why) => {
    expect(() => openArrays(damage(new Uint8Array(packed.slice(0))))).toThrow(
      expect.objectContaining({ code: 'index-malformed', message: expect.stringContaining(why) }),
    )
  })

  it('refuses an array that is missing or of another kind', () => {
    const table = openArrays(packed)
    expect(() => arrayNamed(table, 'letters', Uint8Array)).toThrow('array letters is missing')
    expect(() => arrayNamed(table, 'bytes', Uint32Array)).toThrow('array bytes is missing')
  })
})
