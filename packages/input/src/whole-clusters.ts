import type { TextEdit } from '@hiap/lexicon'

/** A cluster that is longer is cut; no word has one. */
export const clusterLength = 64

/** What never begins a grapheme cluster, or may not; and what never ends one. */
const continues = /^(?:\p{M}|\p{EMod}|\p{RI}|[\u200C\uDC00-\uDFFF]|\u200D)/u
const goesOn = /(?:\u17D2\p{M}*|\u200D)$/u

/**
 * Widens an edit so that it begins between two grapheme clusters: browsers select no part of one, and their editing
 * command would leave in place what was to go. It may begin a cluster earlier than it must. `Intl.Segmenter`, which knows
 * the clusters, is not in Firefox 115.
 *
 * @param before text before the caret
 * @example
 * wholeClusters({ deleteBefore: 1, insert: '' }, 'កា') // { deleteBefore: 2, insert: 'ក' }
 */
export function wholeClusters({ deleteBefore, insert }: TextEdit, before: string): TextEdit {
  if (deleteBefore === 0) return { deleteBefore, insert }
  const from = Math.max(0, before.length - deleteBefore)
  let begin = from
  while (begin > 0 && (continues.test(before.slice(begin)) || goesOn.test(before.slice(0, begin)))) begin--
  return { deleteBefore: before.length - begin, insert: before.slice(begin, from) + insert }
}
