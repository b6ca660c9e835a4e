import type { MappedText } from '../../language.ts'
import { compose } from '../../unicode/normal-form.ts'
import { mapParts, unchanged } from '../../unicode/offset-map.ts'
import { replaceLookAlikes } from './look-alikes.ts'
import { letterEnds } from './mapped.ts'
import { orderMarks } from './marks.ts'

/**
 * Gives the canonical spelling of a Latin orthography of Vietnam: Normalization Form C, circumflex before breve,
 * look-alikes replaced. Idempotent, linear in the length of any string; clean text comes back as the same string.
 *
 * @example
 * normaliseLatin('e\u0306\u0302') // 'ê\u0306'
 */
export function normaliseLatin(text: string): string {
  if (isPlain(text)) return text
  // A replacement may bring together a letter and a mark that compose or stand in the wrong order, so all three are
  // repeated until nothing changes: at most once for each mark of a run, and runs are limited.
  let settled = text
  for (let before = ''; before !== settled; ) {
    before = settled
    settled = replaceLookAlikes(orderMarks(compose(settled)))
  }
  return settled === text ? text : settled
}

/** {@link normaliseLatin} with the way back, letter by letter. */
export function normaliseLatinMapped(text: string): MappedText {
  return isPlain(text) ? unchanged(text) : mapParts(text, letterEnds(text), normaliseLatin)
}

/** ASCII has nothing to put right. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x80) return false
  return true
}
