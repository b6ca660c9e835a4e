import { editBetween, type TextEdit } from '@hiap/lexicon'

/** Backspaces in a row: the text before the first, and how many. */
interface BackspaceRun {
  readonly context: string
  readonly count: number
}

/**
 * Notices another input method at work in the field: the system's own (UniKey, EVKey, ibus), which composes, or which takes
 * letters back by Backspaces that it types itself and then puts others in their place.
 *
 * Its letters come from no key, or from a key that gives another letter. From the first of them the layout stands aside,
 * until a whole word was typed without any.
 */
export interface ForeignTyping {
  /** Whether the layout stands aside. */
  readonly aside: boolean
  /** Tells of a Backspace of the layout, and of the text before it. */
  backspace(context: string): void
  /** Tells of a key that is no Backspace: the run of them ended. */
  otherKey(): void
  /** Returns whether a text that comes with no key of its own, or as `key` says, is of another input method. */
  isForeign(data: string, key: KeyOfText | undefined): boolean
  /**
   * Tells of a text of the other method. Returns what must be done in its place, where Backspace did otherwise than the
   * method counts on, which is one code point each; else `undefined`: the browser may write it.
   */
  wrote(data: string, context: string): TextEdit | undefined
  /** Tells that a word ended, or that the caret was moved. */
  wordEnds(): void
  /** Forgets everything: the field was left. */
  forget(): void
}

/** What the `keydown` before a text said. */
export interface KeyOfText {
  readonly char: string | undefined
  readonly keyCode: number
  /** The key before it was a dead key: the letter may be another than the key's own. */
  readonly afterDeadKey: boolean
}

/** Finds a letter or a mark in a text. */
export const letter: RegExp = /[\p{L}\p{M}]/u

export function foreignTyping(): ForeignTyping {
  let aside = false
  let seen = false
  let run: BackspaceRun | undefined

  return {
    get aside() {
      return aside
    },
    backspace(context) {
      run = { context: run?.context ?? context, count: (run?.count ?? 0) + 1 }
    },
    otherKey() {
      run = undefined
    },
    isForeign(data, key) {
      if (!letter.test(data)) return false
      // 229 stands for what an input method does, 231 for a text put in by a program (VK_PACKET).
      if (key === undefined || key.keyCode === 229 || key.keyCode === 231) return true
      if (key.char !== data && !key.afterDeadKey) return true
      // On a Mac its keys look real; a marked letter right behind a Backspace tells it.
      return run !== undefined && /^(?!\p{ASCII})\p{Script=Latin}/u.test(data)
    },
    wrote(data, context) {
      aside = true
      seen = true
      const before = run
      run = undefined
      if (before === undefined) return undefined
      const points = [...before.context]
      if (before.count > points.length) return undefined
      const kept = points.slice(0, -before.count).join('')
      if (kept === context) return undefined
      return editBetween(context, kept + data)
    },
    wordEnds() {
      aside = seen
      seen = false
      run = undefined
    },
    forget() {
      seen = false
      this.wordEnds()
    },
  }
}
