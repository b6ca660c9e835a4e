import type { ReadLetter } from './legacy-text.ts'

/** Vowels as written, the marks after them, and the letters that the two together are, mark by mark. */
const rows: readonly (readonly [vowel: string, marks: string, letters: string])[] = [
  ['a', 'øùûõïâàáåãäêèéúüë', 'àáảãạâầấẩẫậăằắẳẵặ'],
  ['e', 'øùûõïâàáåãä', 'èéẻẽẹêềếểễệ'],
  ['o', 'øùûõïâàáåãä', 'òóỏõọôồốổỗộ'],
  ['ô', 'øùûõï', 'ờớởỡợ'],
  ['u', 'øùûõï', 'ùúủũụ'],
  ['ö', 'øùûõï', 'ừứửữự'],
  ['y', 'øùûõ', 'ỳýỷỹ'],
  ['', 'ôöñìíæóòî', 'ơưđìíỉĩịỵ'],
]

const letters: ReadonlyMap<string, string> = new Map(
  rows.flatMap(([vowel, marks, meant]) =>
    [...marks].flatMap((mark, index): [string, string][] => {
      const letter = meant.charAt(index)
      const [capital, capitalMark] = [letter.toUpperCase(), mark.toUpperCase()]
      if (vowel === '')
        return [
          [mark, letter],
          [capitalMark, capital],
        ]
      // The vowel says the case; the mark is typed in either.
      return [mark, capitalMark].flatMap((either): [string, string][] => [
        [vowel + either, letter],
        [vowel.toUpperCase() + either, capital],
      ])
    }),
  ),
)

const marks: ReadonlySet<string> = new Set([...'øùûõïâàáåãäêèéúüë'].flatMap((mark) => [mark, mark.toUpperCase()]))

const vowels: ReadonlySet<string> = new Set([...'aeoôuöy'].flatMap((vowel) => [vowel, vowel.toUpperCase()]))

/**
 * Reads the letter that stands at a place of a text in VNI for Windows. // legacy-encodings.md §3
 *
 * @returns `undefined` where the characters are no sign of the encoding
 */
export function readVniWindows(text: string, at: number): ReadLetter | undefined {
  const sign = text.charAt(at)
  const two = vowels.has(sign) && marks.has(text.charAt(at + 1)) ? letters.get(text.slice(at, at + 2)) : undefined
  if (two !== undefined) return { units: 2, letter: two }
  const letter = letters.get(sign)
  return letter === undefined ? undefined : { units: 1, letter }
}

/** Tells whether a character is a mark of the encoding, which stands after a vowel. */
export function isVniMark(character: string): boolean {
  return marks.has(character)
}
