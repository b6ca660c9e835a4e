import type { BoundField } from './bound-field.ts'
import type { FieldAdapter } from './field-adapter.ts'
import type { ForeignTyping } from './foreign-typing.ts'
import type { LayoutTyping } from './layout-typing.ts'

// Takes nothing from the other files, so that it is built as a file of its own.

/** How much of the text before the caret is looked at, in code units. */
const comparedLength = 64

/**
 * The keyboards of phones compose: they tell no key, and write the whole word anew at each letter, which cannot be
 * prevented. So the letter is read off the text when it stands there, and what the layout makes of it takes the place of
 * the whole composition, which ends by that; a part of it left would make the next letter replace what it should follow.
 *
 * A keyboard that has not yet heard of that writes its word again behind ours. It is taken away again, its new letters kept.
 */
export interface PhoneTyping {
  /** Returns whether what is to be written, or was, is of a key of such a keyboard. */
  writes(event: Event): event is InputEvent
  /** Tells of a `keydown`. */
  keyDown(event: KeyboardEvent): void
  /** Tells of an `input`. */
  input(event: Event): void
}

export function phoneTyping(
  { element, textBefore }: BoundField,
  field: FieldAdapter,
  typing: LayoutTyping,
  foreign: ForeignTyping,
): PhoneTyping {
  /** The text before the caret when the key came down. */
  let before: string | undefined
  /** The word as the keyboard wrote it, where ours stands in its place. */
  let theirs = ''

  /** A letter of the keyboard stands before the caret, at the end of what it composes. */
  const letter = (char: string, composed: string): boolean => {
    foreign.otherKey()
    const changed =
      !foreign.aside && typing.type({ char, level: 'base' }, undefined, without(field, char, composed)) === 'changed'
    theirs = changed ? composed : ''
    if (!/\p{L}/u.test(char)) foreign.wordEnds()
    return changed
  }

  /** The keyboard wrote its word again, behind what stands in its place. */
  const again = (word: string): void => {
    const known = theirs
    field.apply({ deleteBefore: word.length, insert: '' })
    if (word.length < known.length) typing.type({ level: 'base', backspace: true })
    else for (const char of word.slice(known.length)) typing.type({ char, level: 'base' }, char)
    theirs = word
    if (!/\p{L}$/u.test(word)) foreign.wordEnds()
  }

  const writes = (event: Event): event is InputEvent =>
    before !== undefined && event instanceof InputEvent && /^insert(Composition)?Text$/.test(event.inputType)

  return {
    writes,
    keyDown({ keyCode, key, code }) {
      // The methods of desktops tell at least which key it was.
      const phone = keyCode === 229 && key === 'Unidentified' && code === '' && typing.compiled.keys === undefined
      before = phone ? textBefore(comparedLength) : undefined
    },
    input(event) {
      const from = before
      const ours = writes(event)
      before = undefined
      if (!ours) return
      const data = event.data ?? ''
      const after = textBefore(comparedLength)?.slice(-comparedLength)
      const follows = (written: string): boolean => `${from}${written}`.slice(-comparedLength) === after
      const char = data.slice(-1)
      let changed = false
      // The word without a composition: it is closed, not typed again.
      const closes = data === theirs && event.inputType === 'insertText'
      if (!closes && /[ -~]/.test(char) && follows(char)) {
        changed = letter(char, data)
        if (!event.isComposing) theirs = ''
      } else if (theirs !== '' && (data.startsWith(theirs) || data === theirs.slice(0, -1)) && follows(data)) {
        again(data)
        changed = true
      } else {
        theirs = ''
        typing.drop()
        // Letters that no key has are another method's, if not those of a word that was chosen: a space ends it.
        if (/(?!\p{ASCII})[\p{L}\p{M}]\S*$/u.test(data) && from !== after) foreign.wrote('', '')
      }
      // Chromium does not tell that a composition ended by what was put in its place; Vue waits for it.
      if (changed && event.isComposing) {
        element.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, composed: true, data }))
      }
    },
  }
}

/** A field as it was before a letter was written at the end of what is composed; an edit takes the composition's place. */
function without(field: FieldAdapter, char: string, composed: string): FieldAdapter {
  const textBefore = (length: number): string | undefined => {
    const whole = field.textBefore(length + composed.length)
    return whole?.endsWith(composed) === true ? whole.slice(0, -char.length) : undefined
  }
  return {
    textBefore,
    hasSelection: () => field.hasSelection(),
    apply({ deleteBefore, insert }) {
      const kept = composed.slice(0, Math.max(0, composed.length - char.length - deleteBefore))
      const length = Math.max(composed.length, deleteBefore + char.length)
      return field.apply({ deleteBefore: length, insert: kept + insert })
    },
  }
}
