import { unitsAt } from '../../unicode/grapheme.ts'
import { isMark } from '../../unicode/mark.ts'
import { characterClass, classOf } from './character-class.ts'

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
      // Robat and what cannot be seen may stand between coeng and its letter. // khmer.md §2.1
      coeng = kind === characterClass.coeng || (coeng && kind <= characterClass.zwnj && kind !== characterClass.shifter)
    } else if (coeng && kind >= characterClass.base && kind <= characterClass.da) coeng = false
    else if (isMark(text.codePointAt(end)!)) end += unitsAt(text, end) - 1
    else break
  }
  return end
}
