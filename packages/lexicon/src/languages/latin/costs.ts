import type { Confusion, EditCosts } from '../../language.ts'
import { isLatinMark } from '../../unicode/mark.ts'
import { decompose } from '../../unicode/normal-form.ts'

const breve = '\u0306'
/** Letters with a stroke, which no normal form decomposes. */
const strokes: ReadonlyMap<string, string> = new Map([
  ['ƀ', 'b'],
  ['đ', 'd'],
])

/**
 * Makes the costs of an orthography: what follows from its letters (marks left out, a letter written double), and what
 * is easily mistaken in it besides. Values: the project's first proposal. // latin.md §7
 *
 * @param letters the letters, a space between two
 * @param others confusions of this orthography
 * @example
 * costsOf('o ơ ơ̆', []).confusions // ['ơ', 'o', 0.2], ['ơ̆', 'ơ', 0.15], ['ơ̆', 'o', 0.35], ['oo', 'o', 0.3]
 */
export function costsOf(letters: string, others: readonly Confusion[]): EditCosts {
  const alphabet = letters.split(' ')
  const marked = alphabet.flatMap((letter): Confusion[] => {
    const stroke = strokes.get(letter)
    if (stroke !== undefined) return [[letter, stroke, 0.2]]
    if (letter.startsWith("'")) return [[letter, letter.slice(1), 0.2]]
    const [base = '', ...marks] = decompose(letter)
    if (marks.length === 0 || !marks.every((mark) => isLatinMark(mark.charCodeAt(0)))) return []
    if (!marks.includes(breve)) return [[letter, base, 0.2]]
    if (marks.length === 1) return [[letter, base, 0.15]]
    const withoutBreve = (base + marks.filter((mark) => mark !== breve).join('')).normalize('NFC')
    return [
      [letter, withoutBreve, 0.15],
      [letter, base, 0.35],
    ]
  })
  const bases = alphabet.filter((letter) => /^[a-z]$/.test(letter))
  return {
    letter: 1,
    swap: 0.6,
    confusions: [...marked, ...others, ...bases.map((letter): Confusion => [letter + letter, letter, 0.3])],
  }
}
