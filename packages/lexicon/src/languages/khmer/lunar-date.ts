import { characterClass, classOf } from './character-class.ts'
import * as point from './code-points.ts'

/** An old lunar date in a text, `[from, to)` in code units, and the symbol that stands for it now. */
export interface LunarDate {
  readonly from: number
  readonly to: number
  readonly text: string
}

/**
 * Reads the old spelling of a lunar date round a coeng: digits, coeng, khan, or khan, coeng, digits (or khan again).
 * Only numbers up to 15, which is what there are symbols for. // khmer.md §2.9
 *
 * @param coeng where the coeng stands
 * @param khanFirst whether a khan stands before it, else a digit
 */
export function lunarDate(text: string, coeng: number, khanFirst: boolean): LunarDate | undefined {
  if (khanFirst) {
    if (text.charCodeAt(coeng + 1) === point.khan) return { from: coeng - 1, to: coeng + 2, text: '\u19f0' }
    let to = coeng + 1
    while (to < coeng + 4 && isDigit(text, to)) to += 1
    const day = lunarDay(text, coeng + 1, to)
    return day < 0 ? undefined : { from: coeng - 1, to, text: String.fromCharCode(0x19f0 + day) }
  }
  if (text.charCodeAt(coeng + 1) !== point.khan) return undefined
  let from = coeng
  while (from > coeng - 3 && from > 0 && isDigit(text, from - 1)) from -= 1
  const day = lunarDay(text, from, coeng)
  return day < 0 ? undefined : { from, to: coeng + 2, text: String.fromCharCode(0x19e0 + day) }
}

function isDigit(text: string, at: number): boolean {
  return classOf(text.charCodeAt(at)) === characterClass.digit
}

/** The number that the digits of a range write, without leading zero, or -1 where it is no day of a half month. */
function lunarDay(text: string, from: number, to: number): number {
  const digit = (index: number): number => text.charCodeAt(index) - point.digitZero
  if (to - from === 1) return digit(from)
  return to - from === 2 && digit(from) === 1 && digit(from + 1) <= 5 ? 10 + digit(from + 1) : -1
}
