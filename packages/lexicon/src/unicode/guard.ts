import { unitsAt } from './grapheme.ts'
import { isMark } from './mark.ts'
import { longestMarkRun } from './normal-form.ts'

/** What a text from outside must keep to. */
export interface TextLimits {
  /** Longest text, in UTF-16 code units. */
  readonly maximumLength: number
  /** Longest run of combining marks, in code points. Default {@link longestMarkRun}. */
  readonly maximumMarks?: number
  /** Whether tab, line feed and carriage return may stand in it. Default no. */
  readonly lines?: boolean
  /**
   * Whether the text is to be kept, as that of a dictionary: then it may not have line and paragraph separators
   * (U+2028, 2029), a byte order mark (U+FEFF) or the sign of a lost character (U+FFFD) either. Default no.
   */
  readonly kept?: boolean
}

/**
 * Why a text is refused: its length; a run of marks; half of a surrogate pair; a C0 or C1 control (U+0000–001F,
 * 007F–009F); a character with the property Bidi_Control (U+061C, 200E, 200F, 202A–202E, 2066–2069); a noncharacter
 * (U+FDD0–FDEF and the last two of every plane) or what {@link TextLimits.kept} excludes.
 */
export type TextFault = 'too-long' | 'too-many-marks' | 'lone-surrogate' | 'control' | 'bidi-control' | 'not-text'

/** The answer of {@link guardText}: fit for use, or the first fault and where it begins, in UTF-16 code units. */
export type TextVerdict =
  | { readonly fit: true }
  | { readonly fit: false; readonly fault: TextFault; readonly at: number }

const fit: TextVerdict = { fit: true }

/**
 * Looks a text from outside over before anything normalises it or keeps it. Linear, and reads no further than the first
 * fault; a text that is too long is not read at all. Zero-width space, joiner and non-joiner, which Khmer is written
 * with, pass, and so do the soft hyphen and unassigned characters.
 *
 * The functions of a {@link Language} take any string and need no guard; it stands where a text could be meant to
 * deceive a reader or to be kept: at the API and in front of a dictionary.
 *
 * @example
 * guardText('nước', { maximumLength: 64 }) // { fit: true }
 * guardText('a\u202eb', { maximumLength: 64 }) // { fit: false, fault: 'bidi-control', at: 1 }
 */
export function guardText(text: string, limits: TextLimits): TextVerdict {
  if (text.length > limits.maximumLength) return refused('too-long', limits.maximumLength)
  const maximumMarks = limits.maximumMarks ?? longestMarkRun
  let marks = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= 0x20 && unit < 0x7f) {
      marks = 0
      continue
    }
    const units = unitsAt(text, at)
    const fault = faultOf(units === 1 ? unit : text.codePointAt(at)!, limits)
    if (fault !== undefined) return refused(fault, at)
    marks = unit >= 0x300 && isMark(text.codePointAt(at)!) ? marks + 1 : 0
    if (marks > maximumMarks) return refused('too-many-marks', at)
    at += units - 1
  }
  return fit
}

function refused(fault: TextFault, at: number): TextVerdict {
  return { fit: false, fault, at }
}

/** What is wrong with a code point by itself. A surrogate that is given alone is half of a pair. */
function faultOf(codePoint: number, limits: TextLimits): TextFault | undefined {
  if (codePoint < 0xa0) {
    const isLine = codePoint === 0x09 || codePoint === 0x0a || codePoint === 0x0d
    return (codePoint < 0x20 || codePoint >= 0x7f) && !(isLine && limits.lines) ? 'control' : undefined
  }
  if (isBidiControl(codePoint)) return 'bidi-control'
  if (codePoint >= 0xd800 && codePoint < 0xe000) return 'lone-surrogate'
  if (isNoncharacter(codePoint)) return 'not-text'
  return limits.kept && strays.has(codePoint) ? 'not-text' : undefined
}

/** Line separator, paragraph separator, byte order mark, replacement character. */
const strays: ReadonlySet<number> = new Set([0x2028, 0x2029, 0xfeff, 0xfffd])

function isNoncharacter(codePoint: number): boolean {
  return (codePoint >= 0xfdd0 && codePoint <= 0xfdef) || (codePoint & 0xfffe) === 0xfffe
}

function isBidiControl(codePoint: number): boolean {
  return (
    codePoint === 0x061c ||
    codePoint === 0x200e ||
    codePoint === 0x200f ||
    (codePoint >= 0x202a && codePoint <= 0x202e) ||
    (codePoint >= 0x2066 && codePoint <= 0x2069)
  )
}
