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
}

/** Why a text is refused. */
export type TextFault = 'too-long' | 'too-many-marks' | 'lone-surrogate' | 'control' | 'bidi-control'

/** The answer of {@link guardText}: fit for use, or the first fault and where it begins, in UTF-16 code units. */
export type TextVerdict =
  | { readonly fit: true }
  | { readonly fit: false; readonly fault: TextFault; readonly at: number }

const fit: TextVerdict = { fit: true }

/**
 * Looks a text from outside over before anything normalises it: length, runs of combining marks, well-formed UTF-16,
 * no C0 or C1 controls, no bidirectional controls (which can make a text look like another). Linear, and reads no
 * further than the first fault; a text that is too long is not read at all.
 *
 * @example
 * guardText('nước', { maximumLength: 64 }) // { fit: true }
 * guardText('a\u202eb', { maximumLength: 64 }) // { fit: false, fault: 'bidi-control', at: 1 }
 */
export function guardText(text: string, limits: TextLimits): TextVerdict {
  if (text.length > limits.maximumLength) return refused('too-long', limits.maximumLength)
  const maximumMarks = limits.maximumMarks ?? longestMarkRun
  let marks = 0
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at)
    const units = unitsAt(text, at)
    if (unit < 0x20 || (unit >= 0x7f && unit < 0xa0)) {
      if (!limits.lines || (unit !== 0x09 && unit !== 0x0a && unit !== 0x0d)) return refused('control', at)
    } else if (isBidiControl(unit)) {
      return refused('bidi-control', at)
    } else if (unit >= 0xd800 && unit < 0xe000 && units === 1) {
      return refused('lone-surrogate', at)
    }
    marks = unit >= 0x300 && isMark(text.codePointAt(at)!) ? marks + 1 : 0
    if (marks > maximumMarks) return refused('too-many-marks', at)
    at += units
  }
  return fit
}

function refused(fault: TextFault, at: number): TextVerdict {
  return { fit: false, fault, at }
}

/** The characters with the Unicode property Bidi_Control. */
function isBidiControl(unit: number): boolean {
  return (
    unit === 0x061c ||
    unit === 0x200e ||
    unit === 0x200f ||
    (unit >= 0x202a && unit <= 0x202e) ||
    (unit >= 0x2066 && unit <= 0x2069)
  )
}
