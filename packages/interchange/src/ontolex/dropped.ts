import type { Entry } from '@hiap/lexicon'
import type { DroppedCount } from '../dropped-count.ts'

/** What the graph of a dictionary does not hold. */
export const dropReasons = {
  'media[].file': 'The graph names recordings and pictures; their bytes stay with the dictionary.',
  notes: 'Notes stand each for itself: which texts are one note in several languages is not said.',
} as const

/** Counts what the graph of an entry does not hold. */
export function tellDropped({ media = [], notes = [] }: Entry, dropped: DroppedCount<keyof typeof dropReasons>): void {
  dropped.add('media[].file', media)
  // One note is one; only of several is it lost which texts belong together.
  if (notes.length > 1) dropped.add('notes', notes)
}
