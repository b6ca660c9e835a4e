import { compose, decompose } from '../../unicode/normal-form.ts'
import { stripMarks } from './marks.ts'

/**
 * Takes away case and every Latin mark, and the strokes of đ and ƀ, which no normal form decomposes; characters that
 * nobody sees go, apostrophes become one, spaces too. Letters of other scripts keep their marks. Idempotent.
 *
 * @example
 * foldLatin('Nước  Ƀă') // 'nuoc ba'
 */
export function foldLatin(text: string): string {
  if (isFolded(text)) return text
  const bare = stripMarks(decompose(text.replace(unseen, '').toLowerCase()))
  return compose(bare.replace(strokes, (letter) => (letter === 'đ' ? 'd' : letter === 'ƀ' ? 'b' : "'")))
    .replace(/\s+/g, ' ')
    .trim()
}

/** Soft hyphen, zero-width space, non-joiner, joiner, word joiner, invisible separator, byte order mark. */
const unseen = /[\u00ad\u200b-\u200d\u2060\u2063\ufeff]/g
const strokes = /[đƀ\u2018\u2019\u02bb\u02bc\u0060\u00b4]/g

/** Lower-case ASCII, single spaces, none at either end, no grave: the usual case when a form is folded again. */
function isFolded(text: string): boolean {
  let before = 0x20
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const plain = (unit > 0x20 && unit < 0x41) || (unit > 0x5a && unit < 0x7f && unit !== 0x60)
    if (!plain && !(unit === 0x20 && before !== 0x20)) return false
    before = unit
  }
  return before !== 0x20 || text === ''
}
