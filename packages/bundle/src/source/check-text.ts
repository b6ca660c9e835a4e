import { anyLanguageOf, type TextFault as GuardFault, guardText } from '@hiap/lexicon'
import type { FaultList } from './fault-list.ts'
import { type FieldPath, fieldPath } from './field-path.ts'
import type { SourceLimits } from './limits.ts'
import { codePoints, show } from './show.ts'

/**
 * Checks every string inside a record: well-formed, free of characters that stand for no text, and in the canonical
 * spelling of its language where `languageAt` names one, else in NFC.
 *
 * @param languageAt tells the BCP 47 tag of the string at a path
 * @param lineAt tells the line of the string at a path
 */
export function checkTexts(
  record: unknown,
  languageAt: (path: FieldPath) => string | undefined,
  lineAt: (path: FieldPath) => number,
  limits: SourceLimits,
  faults: FaultList,
): void {
  const path: (string | number)[] = []
  // As deep as the record, which `parseRecord` has limited.
  const walk = (value: unknown): void => {
    if (typeof value === 'string') {
      const fault = textFault(value, () => languageAt(path), limits)
      if (fault !== undefined) faults.add({ line: lineAt(path), field: fieldPath(path), ...fault })
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        path.push(index)
        walk(item)
        path.pop()
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        path.push(key)
        walk(item)
        path.pop()
      }
    }
  }
  walk(record)
}

type TextFault = {
  readonly code: 'surrogate-lone' | 'character-forbidden' | 'marks-too-many' | 'nfc-missing' | 'spelling-not-canonical'
  readonly message: string
  readonly advice: string
}

// Latin letters, digits and punctuation of ASCII: canonical in every language.
const plain = /^[\u0020-\u007e]*$/

function textFault(text: string, language: () => string | undefined, limits: SourceLimits): TextFault | undefined {
  if (plain.test(text)) return undefined
  const verdict = guardText(text, { maximumLength: Number.POSITIVE_INFINITY, kept: true })
  if (!verdict.fit) return faultAt(text, verdict.fault, verdict.at)
  // Longer ones the schema refuses; normalising need not be paid for them.
  if (text.length > limits.textUnits) return undefined
  const tag = language()
  const rules = tag === undefined ? undefined : anyLanguageOf(tag)
  const nfc = text.normalize('NFC')
  const canonical = rules === undefined ? nfc : rules.normalise(text)
  if (canonical === text) return undefined
  const advice = `Write ${show(canonical)}: ${codePoints(canonical)}.`
  return canonical === nfc
    ? { code: 'nfc-missing', message: `${show(text)} is not in NFC: ${codePoints(text)}.`, advice }
    : {
        code: 'spelling-not-canonical',
        message: `${show(text)} is not in the canonical spelling of ${rules?.tag ?? 'its language'}: ${codePoints(text)}.`,
        advice,
      }
}

function faultAt(text: string, fault: GuardFault, at: number): TextFault {
  const around = show(text.slice(Math.max(0, at - 10), at + 10))
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
  if (fault === 'lone-surrogate') {
    return {
      code: 'surrogate-lone',
      message: `At code unit ${at}, ${around} has half of a surrogate pair.`,
      advice: 'Write the whole character again, as itself rather than as \\u escapes.',
    }
  }
  if (fault === 'too-many-marks') {
    return {
      code: 'marks-too-many',
      message: `At code unit ${at} stands one more than 30 combining marks in a row: ${codePoints(text.slice(at - 2, at + 3))} ….`,
      advice: 'Delete the marks that no reader sees.',
    }
  }
  return {
    code: 'character-forbidden',
    message: `At code unit ${at}, ${around} has ${codePoints(character)}, which stands for no text.`,
    advice: character === '\ufffd' ? 'Find the lost character in the source that the text came from.' : 'Delete it.',
  }
}
