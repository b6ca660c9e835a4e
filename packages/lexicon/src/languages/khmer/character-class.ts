import * as point from './code-points.ts'
import * as characterClass from './syllable-class.ts'

/** What a character is to the orthographic syllable. // khmer.md §1 */
export { characterClass }

/** How many classes there are. */
export const classCount = 22

/** The class of each of U+1780–17FF. */
export const khmerClasses: Uint8Array = buildClasses()

/**
 * Gives the class of a code unit.
 *
 * @example
 * classOf(0x17d2) === characterClass.coeng
 */
export function classOf(unit: number): number {
  const index = unit - 0x1780
  if (index >= 0 && index < 128) return khmerClasses[index]!
  if (unit === point.zwnj) return characterClass.zwnj
  if (unit === point.zwj) return characterClass.zwj
  return unit === point.dottedCircle ? characterClass.dottedCircle : characterClass.other
}

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(128)
  const set = (from: number, to: number, value: number): void => {
    classes.fill(value, from - 0x1780, to - 0x1780 + 1)
  }
  set(0x1780, 0x17a2, characterClass.base)
  set(point.ro, point.ro, characterClass.ro)
  set(point.da, point.da, characterClass.da)
  set(0x17a5, 0x17b3, characterClass.base)
  set(0x17b6, 0x17b6, characterClass.vowelAfter)
  set(0x17b7, 0x17ba, characterClass.vowelAbove)
  set(0x17bb, 0x17bd, characterClass.vowelBelow)
  set(0x17be, 0x17c5, characterClass.vowelBefore)
  set(point.vowelU, point.vowelU, characterClass.vowelU)
  set(point.vowelE, point.vowelE, characterClass.vowelE)
  set(point.vowelOe, point.vowelOe, characterClass.vowelOe)
  set(0x17c6, 0x17c6, characterClass.sign)
  set(0x17c7, 0x17c8, characterClass.final)
  set(0x17c9, 0x17ca, characterClass.shifter)
  set(0x17cb, 0x17d1, characterClass.sign)
  set(0x17cc, 0x17cc, characterClass.robat)
  set(point.samyokSannya, point.samyokSannya, characterClass.signAbove)
  set(point.coeng, point.coeng, characterClass.coeng)
  set(0x17d3, 0x17d3, characterClass.sign)
  set(point.khan, point.khan, characterClass.khan)
  set(point.atthacan, point.atthacan, characterClass.signAbove)
  set(0x17e0, 0x17e9, characterClass.digit)
  return classes
}

/** The consonants that are not strong. */
const weakLetters = 'ងញណនបមយរលវឝឡ'

/**
 * Tells whether a letter is strong: a consonant on which triisap, not muusikatoan, is drawn below before a vowel above.
 * Independent vowels are not. // khmer.md §2.6
 */
export function isStrong(letter: number): boolean {
  return letter >= 0x1780 && letter <= 0x17a2 && !weakLetters.includes(String.fromCharCode(letter))
}
