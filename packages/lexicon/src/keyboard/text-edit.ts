import { unitsAt } from '../unicode/grapheme.ts'

/** What a key does to the text before the caret, in UTF-16 code units. Never parts a surrogate pair. */
export interface TextEdit {
  readonly deleteBefore: number
  readonly insert: string
}

/**
 * The smallest edit at the end of a text that makes another of it.
 *
 * @example
 * editBetween('hoo', 'hô') // { deleteBefore: 2, insert: 'ô' }
 */
export function editBetween(before: string, after: string): TextEdit {
  const shared = sharedStart(before, after)
  return { deleteBefore: before.length - shared, insert: after.slice(shared) }
}

/** Where one text parts from another, in code units; never inside a surrogate pair. */
export function sharedStart(before: string, after: string): number {
  const most = Math.min(before.length, after.length)
  let at = 0
  while (at < most && before.charCodeAt(at) === after.charCodeAt(at)) at += 1
  return at > 0 && (unitsAt(before, at - 1) === 2 || unitsAt(after, at - 1) === 2) ? at - 1 : at
}
