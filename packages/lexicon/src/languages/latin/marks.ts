import { letterEnd } from '../../unicode/grapheme.ts'
import { isLatinMark } from '../../unicode/mark.ts'
import { decompose, longestMarkRun } from '../../unicode/normal-form.ts'

const circumflex = '\u0302'
const breve = '\u0306'

/**
 * Puts the circumflex before the breve on a, e and o that carry both, in a text of Normalization Form C. NFC keeps
 * the two in the order typed, since they are of one combining class. // latin.md §2.2
 *
 * @example
 * orderMarks('ĕ\u0302') // 'ê\u0306'
 */
export function orderMarks(text: string): string {
  let next = text.indexOf(circumflex)
  if (next < 0) return text
  let result = ''
  let done = 0
  while (next >= 0) {
    let from = next
    while (from > done && isLatinMark(text.charCodeAt(from))) from -= 1
    const end = letterEnd(text, from)
    if (end - from <= longestMarkRun + 2) {
      result += text.slice(done, from) + orderCluster(text.slice(from, end))
      done = end
    }
    next = text.indexOf(circumflex, end)
  }
  return done === 0 ? text : result + text.slice(done)
}

function orderCluster(cluster: string): string {
  const marks = [...decompose(cluster)]
  const base = marks[0]
  if (base === undefined || !'aeoAEO'.includes(base)) return cluster
  const both = marks.filter((mark) => mark === circumflex || mark === breve).sort()
  if (both[0] !== circumflex || both.at(-1) !== breve) return cluster
  let taken = 0
  return marks
    .map((mark) => (mark === circumflex || mark === breve ? both[taken++] : mark))
    .join('')
    .normalize('NFC')
}

/** Takes away every mark of the Latin blocks; the text is given decomposed. */
export function stripMarks(decomposed: string): string {
  let result = ''
  let done = 0
  for (let at = 0; at < decomposed.length; at++) {
    if (!isLatinMark(decomposed.charCodeAt(at))) continue
    result += decomposed.slice(done, at)
    done = at + 1
  }
  return done === 0 ? decomposed : result + decomposed.slice(done)
}
