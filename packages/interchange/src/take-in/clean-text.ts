import { anyLanguageOf, convertLegacy, guardText, type LegacyEncoding } from '@hiap/lexicon'
import type { ProblemCode } from '../problem.ts'

/** Why a text is written otherwise than the file has it. */
export type RepairKind = 'space' | 'control' | 'legacy' | 'nfc' | 'letters'

/** A text as an entry may have it, or why no entry may. */
export type CleanText =
  | {
      readonly text: string
      /** What was done, in this order; empty where the text is as it was. */
      readonly repairs: readonly RepairKind[]
      /** Words of a conversion that a reader should look at. */
      readonly doubts: readonly string[]
    }
  | { readonly text?: undefined; readonly rule: ProblemCode; readonly message: string; readonly advice: string }

/** Code units that a text of an entry may have. */
const longestText = 2000
const longestMarkRun = 30

// Nothing is ever to be done about these: ASCII without a space at either end or two kinds of space.
const plain = /^(?! )[\u0020-\u007e]*(?<! )$/
const lineOrTab = /[ \u00a0]*[\t\n\v\f\r\u0085\u2028\u2029]+[ \u00a0]*/g
// Controls, bidirectional marks, byte order mark, noncharacters: they stand for no text.
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff]/g

/**
 * Makes a text of a file one that an entry may have: one line, without characters that stand for none, in the canonical
 * spelling of its language. Nothing is guessed: what is lost or too long is told, not mended.
 *
 * @param tag of the language; `undefined` where the text is of none, such as a transcription: then Normalization Form C
 * @param encoding the old encoding that texts of this language are in
 * @example
 * cleanText(' nu\u031bo\u031b\u0301c\n', 'vi') // { text: 'nước', repairs: ['space', 'nfc'], doubts: [] }
 */
export function cleanText(raw: string, tag: string | undefined, encoding?: LegacyEncoding): CleanText {
  if (encoding === undefined && raw.length <= longestText && plain.test(raw)) {
    return { text: raw, repairs: [], doubts: [] }
  }
  // Before anything that costs more than a look.
  if (raw.length > 4 * longestText) return tooLong(raw.length)
  const repairs: RepairKind[] = []
  const doubts: string[] = []
  let text = raw
  const step = (kind: RepairKind, made: string): void => {
    if (made !== text) repairs.push(kind)
    text = made
  }

  step('space', text.replace(lineOrTab, ' ').trim())
  step('control', text.replace(unseen, '').trim())
  const verdict = guardText(text, { maximumLength: Number.POSITIVE_INFINITY, maximumMarks: longestMarkRun, kept: true })
  if (!verdict.fit) {
    return {
      rule: 'character-forbidden',
      message:
        verdict.fault === 'too-many-marks'
          ? `More than ${longestMarkRun} combining marks stand in a row`
          : `A character is lost: U+${(text.codePointAt(verdict.at) ?? 0).toString(16).toUpperCase().padStart(4, '0')} stands where it was`,
      advice: 'Write the text again in the file that it came from.',
    }
  }
  if (encoding !== undefined) {
    const conversion = convertLegacy(text, encoding)
    for (const { from, to } of conversion.doubts) doubts.push(text.slice(from, to))
    step('legacy', conversion.text)
  }
  const nfc = text.normalize('NFC')
  step('nfc', nfc)
  step('letters', tag === undefined ? nfc : (anyLanguageOf(tag)?.normalise(nfc) ?? nfc).trim())
  return text.length > longestText ? tooLong(text.length) : { text, repairs, doubts }
}

function tooLong(length: number): CleanText {
  return {
    rule: 'text-too-long',
    message: `The text has ${length} code units; an entry has at most ${longestText}`,
    advice: 'Divide it; it is kept beside the entry as it was.',
  }
}
