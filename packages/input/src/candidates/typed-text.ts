/** Tells what was typed since the caret was moved, from what stands before the caret after each change. */
export interface TypedText {
  /**
   * Tells what stands before the caret now, its last part.
   *
   * @param moved the caret was moved: nothing before it was typed, but the word that it stands behind may be typed on
   * @returns what was typed since, with the word that it goes on; empty where the caret was moved just now, and where more
   *   was taken away than was typed
   */
  see(before: string, moved: boolean): string
}

/** So much of the text before what is typed is kept to know it again. */
const anchorLength = 32
/** More is not typed without a move of the caret that matters. */
const longestTyped = 192

const wordAtEnd = /[\p{L}\p{M}'’]{1,48}$/u

/**
 * @param goesOn whether a word behind which the caret is put is typed on. At the first look it always is: whoever types
 *   while candidates are being fetched is in the middle of a word when they come.
 */
export function typedText(goesOn: boolean): TypedText {
  /** What stood before the caret when it was moved; whole where the field has no more. */
  let anchor: string | undefined
  return {
    see(before, moved) {
      if (anchor === undefined || moved) {
        const kept = anchor === undefined || goesOn ? before.replace(wordAtEnd, '') : before
        anchor = kept.slice(-anchorLength)
        if (moved) return ''
      }
      const from = before.indexOf(anchor, Math.max(0, before.length - longestTyped - anchor.length))
      // Text that was there before and is gone takes its place with it.
      const found = anchor.length < anchorLength ? before.startsWith(anchor) : from >= 0
      if (!found) {
        anchor = before.slice(-anchorLength)
        return ''
      }
      return before.slice((anchor.length < anchorLength ? 0 : from) + anchor.length)
    },
  }
}
