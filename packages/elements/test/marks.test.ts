import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitMarks } from '../src/marks.ts'

const shown = (text: string, ...ranges: readonly (readonly [number, number])[]): string =>
  splitMarks(
    text,
    ranges.map(([from, to]) => ({ from, to })),
  )
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join('|')

describe('marks', () => {
  test.each([
    ['nước uống', [[0, 4]], '[nước]| uống'],
    [
      'nước, đất nước',
      [
        [0, 4],
        [10, 14],
      ],
      '[nước]|, đất |[nước]',
    ],
    ['nước', [], 'nước'],
    ['', [[0, 4]], ''],
    ['nước', [[2, 99]], 'nư|[ớc]'],
    [
      'nước',
      [
        [0, 2],
        [2, 4],
      ],
      '[nước]',
    ],
    [
      'nước',
      [
        [2, 4],
        [0, 3],
      ],
      '[nước]',
    ],
    ['nước', [[3, 3]], 'nước'],
  ] as const)('%j at %j', (text, ranges, expected) => {
    expect(shown(text, ...ranges)).toBe(expected)
  })

  test('stretches join to the text and mark exactly what the ranges cover', () => {
    const range = fc.record({ from: fc.integer({ min: 0, max: 24 }), to: fc.integer({ min: 0, max: 24 }) })
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.array(range, { maxLength: 5 }), (text, ranges) => {
        const stretches = splitMarks(text, ranges)
        expect(stretches.map((part) => part.text).join('')).toBe(text)
        const marked = stretches.flatMap((part) => Array.from({ length: part.text.length }, () => part.marked))
        const covered = Array.from({ length: text.length }, (_, at) => ranges.some((r) => r.from <= at && at < r.to))
        expect(marked).toEqual(covered)
      }),
    )
  })
})
