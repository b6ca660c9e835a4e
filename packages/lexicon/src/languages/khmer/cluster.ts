import { unitsAt } from '../../unicode/grapheme.ts'
import { isMark } from '../../unicode/mark.ts'
import { characterClass, classOf } from './character-class.ts'
import * as point from './code-points.ts'

/**
 * Finds where the cluster ends that begins at code unit `from`: what is drawn as one, so that no highlight and no caret
 * falls inside. A letter with its subscripts, vowels and signs; of other scripts, a letter with its marks. // khmer.md §4
 *
 * @example
 * clusterEnd('ខ្មែរ', 0) // 4
 */
export function clusterEnd(text: string, from: number): number {
  let coeng = classOf(text.charCodeAt(from)) === characterClass.coeng
  let end = from + unitsAt(text, from)
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end)
    if (unit < 0x300) break
    const kind = classOf(unit)
    if (kind >= characterClass.coeng) {
      coeng = kind === characterClass.coeng || (coeng && isBetween(unit))
    } else if (coeng && kind >= characterClass.base && kind <= characterClass.da) coeng = false
    else if (isMark(text.codePointAt(end)!)) end += unitsAt(text, end) - 1
    else break
  }
  return end
}

/** What may stand between coeng and its letter: robat, atthacan and what cannot be seen. // khmer.md §2.1 */
function isBetween(unit: number): boolean {
  return unit === 0x17cc || unit === point.atthacan || unit === point.zwnj || unit === point.zwj
}
