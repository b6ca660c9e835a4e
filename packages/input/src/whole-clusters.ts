import type { TextEdit } from '@hiap/lexicon'

/** A cluster that is longer is cut; no word has one. */
export const clusterLength = 64

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * Widens an edit so that it begins between two grapheme clusters: browsers select no part of one, and their editing
 * command would leave in place what was to go.
 *
 * @param before text before the caret
 * @example
 * wholeClusters({ deleteBefore: 1, insert: '' }, 'កា') // { deleteBefore: 2, insert: 'ក' }
 */
export function wholeClusters({ deleteBefore, insert }: TextEdit, before: string): TextEdit {
  if (deleteBefore === 0) return { deleteBefore, insert }
  const from = Math.max(0, before.length - deleteBefore)
  const begin = segmenter.segment(before).containing(from)?.index ?? from
  return { deleteBefore: before.length - begin, insert: before.slice(begin, from) + insert }
}
