import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guardCell, unguarded } from '../../src/table/formula-guard.ts'
import { joinMeanings, splitMeanings } from '../../src/table/split-meanings.ts'
import { plainText } from '../entries.ts'

describe('a cell of meanings', () => {
  test.each<readonly [string, readonly (readonly string[])[]]>([
    ['nước', [['nước']]],
    ['bẩn; dơ', [['bẩn', 'dơ']]],
    ['bẩn；dơ;', [['bẩn', 'dơ']]],
    ['to know, be knowledgeable', [['to know, be knowledgeable']]],
    ['leg/foot', [['leg/foot']]],
    ['xanh (lá; trời); biếc', [['xanh (lá; trời)', 'biếc']]],
    ['a (b; c', [['a (b; c']]],
    ['1. ăn; xơi 2. hút', [['ăn', 'xơi'], ['hút']]],
    ['1) ăn, 2) hút; 3) uống', [['ăn'], ['hút'], ['uống']]],
    ['(1) ăn (2) hút', [['ăn'], ['hút']]],
    ['1. ăn\n2. hút', [['ăn'], ['hút']]],
    ['1. ăn 3. hút', [['1. ăn 3. hút']]],
    ['1. ăn', [['1. ăn']]],
    ['ngày 1. tháng 2. năm', [['ngày 1. tháng 2. năm']]],
    ['1.5 lít 2.5 lít', [['1.5 lít 2.5 lít']]],
    ['1918 flu', [['1918 flu']]],
    ['nước\nsông', [['nước', 'sông']]],
    ['a;b\n', [['a;b']]],
    ['1. a 2. b\n', [['1. a 2. b']]],
    ['', []],
    [' ; ;\n', [['; ;']]],
    [';', []],
  ])('%j → %j', (cell, expected) => {
    expect(splitMeanings(cell)).toEqual(expected)
  })

  test('comes back as it was joined', () => {
    fc.assert(
      fc.property(fc.array(plainText, { minLength: 1, maxLength: 4 }), (texts) => {
        expect(splitMeanings(joinMeanings(texts))).toEqual([texts])
      }),
    )
  })

  test('never throws, and keeps every letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (cell) => {
        const letters = (text: string): string => text.replace(/[^\p{L}]/gu, '')
        expect(letters(splitMeanings(cell).flat().join(''))).toBe(letters(cell))
      }),
    )
  })
})

describe('the guard of cells', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['-an', "'-an"],
    ['+84', "'+84"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ["'bah", "'bah"],
    ['nước', 'nước'],
    ['', ''],
  ])('%j is written %j', (cell, expected) => {
    expect(guardCell(cell)).toBe(expected)
  })

  test('comes off again, and no guarded cell is a formula', () => {
    const cell = fc.array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', 'a', '1'), { maxLength: 5 })
    fc.assert(
      fc.property(cell, (characters) => {
        const text = characters.join('')
        expect(unguarded(guardCell(text))).toBe(text)
        expect(guardCell(text)).not.toMatch(/^[=+\-@\t\r\n]/)
      }),
    )
  })
})
