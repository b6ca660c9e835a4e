import { letterEnd } from '../../unicode/grapheme.ts'
import { decompose } from '../../unicode/normal-form.ts'

/** The letters of an orthography, and what follows from them: how a word is spelt out, and where it stands. */
export interface Alphabet {
  /** Splits a text into letters; `ng` and `dj` are one where the alphabet has them. Joined, they are the text. */
  letters(text: string): readonly string[]
  /** A string whose order by code units is the dictionary order of the texts. */
  sortKey(text: string): string
  /** Compares two texts by {@link Alphabet.sortKey}. */
  compare(a: string, b: string): number
}

/** Where the weights of letters begin; below are those of space and of the end of a level. */
const firstWeight = 0x100
const levelEnd = '\u0000'
const space = '\u0020'

/**
 * Builds an alphabet from its letters in dictionary order, given in lower case and canonical spelling. Letters of the
 * Latin alphabet which the orthography does not have are to be in the list too, so that foreign words have a place.
 *
 * The key has three levels: the letters; then the marks that the alphabet does not know (a tone on a vowel); then the
 * case. The text itself comes last, so that only equal texts are equal. // jrai.md §3.3
 */
export function createAlphabet(order: readonly string[]): Alphabet {
  const weights = new Map<string, number>()
  order.forEach((letter, index) => {
    weights.set(letter, firstWeight + index)
  })
  const longest = Math.max(...order.map((letter) => letter.length))
  const initials = new Set(order.filter((letter) => /^\p{L}{2,}$/u.test(letter)).map((letter) => letter.charAt(0)))

  function endOfLetter(text: string, from: number): number {
    const end = letterEnd(text, from)
    if (end - from > 1 || !initials.has(text.charAt(from).toLowerCase())) return end
    for (let to = Math.min(text.length, from + longest); to > end; to--) {
      if (weights.has(text.slice(from, to).toLowerCase()) && letterEnd(text, to - 1) === to) return to
    }
    return end
  }

  function letters(text: string): readonly string[] {
    const found: string[] = []
    for (let from = 0; from < text.length; ) {
      const end = endOfLetter(text, from)
      found.push(text.slice(from, end))
      from = end
    }
    return found
  }

  function sortKey(text: string): string {
    let primary = ''
    let secondary = ''
    let tertiary = ''
    let afterSpace = false
    for (const letter of letters(text)) {
      const lower = letter.toLowerCase()
      const known = knownPart(lower)
      if (known !== undefined) {
        primary += String.fromCharCode(weights.get(known.letter)!)
        secondary += known.rest === '' ? space : known.rest
        tertiary += letter === lower ? 'a' : 'b'
      } else if (/^\s/.test(letter)) {
        if (!afterSpace) primary += space
        afterSpace = true
        continue
      } else if (/^[\p{L}\p{N}]/u.test(letter)) {
        // Letters of other scripts stand after all of ours, digits before: in the order of their code points.
        const before = /^\p{N}/u.test(letter)
        primary += before ? `!${lower}` : `\uffff${lower}`
      }
      afterSpace = false
    }
    return `${primary}${levelEnd}${secondary}${levelEnd}${tertiary}${levelEnd}${text}`
  }

  /** The letter of the alphabet that is in a letter with marks, and the marks beyond it. */
  function knownPart(lower: string): { letter: string; rest: string } | undefined {
    if (weights.has(lower)) return { letter: lower, rest: '' }
    const parts = decompose(lower)
    let letter = parts.charAt(0)
    if (!weights.has(letter)) return undefined
    let rest = ''
    for (let at = 1; at < parts.length; at++) {
      const marked = (letter + parts.charAt(at)).normalize('NFC')
      if (weights.has(marked)) letter = marked
      else rest += parts.charAt(at)
    }
    return { letter, rest }
  }

  function compare(a: string, b: string): number {
    if (a === b) return 0
    const keyA = sortKey(a)
    const keyB = sortKey(b)
    return keyA < keyB ? -1 : keyA > keyB ? 1 : 0
  }

  return { letters, sortKey, compare }
}
