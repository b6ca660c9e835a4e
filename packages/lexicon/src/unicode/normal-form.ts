import { unitsAt } from './grapheme.ts'
import { isMark } from './mark.ts'

/**
 * The longest run of combining marks that is normalised. `normalize` needs time quadratic in the length of a run
 * (100,000 marks take 10 s), and no language has more; UAX #15 names the same limit for its Stream-Safe Text Format.
 */
export const longestMarkRun = 30

/**
 * Puts a text into Normalization Form C in linear time: runs of more than {@link longestMarkRun} marks are left as
 * they are. A text that is in this form already comes back as the same string.
 *
 * @example
 * compose('e\u0302') // 'ê'
 */
export function compose(text: string): string {
  // Every character below U+0300 is its own NFC.
  if (isBelowMarks(text)) return text
  const composed = normaliseRuns(text, 'NFC')
  return composed === text ? text : composed
}

/** Puts a text into Normalization Form D in linear time, with the same limit as {@link compose}. */
export function decompose(text: string): string {
  return isAscii(text) ? text : normaliseRuns(text, 'NFD')
}

function normaliseRuns(text: string, form: 'NFC' | 'NFD'): string {
  let result = ''
  let done = 0
  let run = 0 // marks in the present run
  let runFrom = 0
  for (let at = 0; at < text.length; ) {
    const units = unitsAt(text, at)
    if (text.charCodeAt(at) >= 0x300 && isMark(text.codePointAt(at)!)) {
      if (run === 0) runFrom = at
      run += 1
    } else {
      if (run > longestMarkRun) {
        result += text.slice(done, runFrom).normalize(form) + text.slice(runFrom, at)
        done = at
      }
      run = 0
    }
    at += units
  }
  if (run > longestMarkRun) return result + text.slice(done, runFrom).normalize(form) + text.slice(runFrom)
  return result + text.slice(done).normalize(form)
}

function isBelowMarks(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x300) return false
  return true
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x80) return false
  return true
}
