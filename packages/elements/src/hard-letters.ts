import { languageOf } from '@hiap/lexicon'
import type { MessageKey, Translate } from './strings/catalogue.ts'

/**
 * The Latin letters of a language that a US keyboard lacks, small, in the order of its alphabet. None for a language whose
 * letters are all Vietnamese, which have methods of the system, and none where the alphabet is not known.
 *
 * @example
 * hardLetters('jra-Latn').slice(0, 4) // ['ă', 'â', 'ƀ', 'č']
 */
export function hardLetters(languageTag: string): readonly string[] {
  const hard = (languageOf(languageTag)?.alphabet ?? []).filter(
    (letter) => /\p{Script=Latin}/u.test(letter) && /\P{ASCII}/u.test(letter),
  )
  const vietnamese = new Set(languageOf('vi')?.alphabet)
  return hard.every((letter) => vietnamese.has(letter)) ? [] : hard
}

/** Marks by what a letter is made of. */
const marks: Readonly<Record<string, MessageKey>> = {
  '\u0302': 'mark.circumflex',
  '\u0303': 'mark.tilde',
  '\u0306': 'mark.breve',
  '\u030C': 'mark.caron',
  '\u031B': 'mark.horn',
}
/** Letters with a stroke, which no decomposition takes apart. */
const plainOfStroked: Readonly<Record<string, string>> = { đ: 'd', Đ: 'D', ƀ: 'b', Ƀ: 'B' }

/**
 * How a letter is read out: itself, and of what it is made, as speech programs know few of these letters.
 *
 * @example
 * letterName('ơ̆', translator('en')) // 'ơ̆, o with horn, breve'
 */
export function letterName(letter: string, translate: Translate): string {
  const plain = plainOfStroked[letter]
  const [first = letter, ...rest] = letter.normalize('NFD')
  const names = plain === undefined ? rest.flatMap((mark) => marks[mark] ?? []) : (['mark.stroke'] as const)
  if (names.length === 0) return letter
  const list = names.map((name) => translate(name)).join(', ')
  return translate('letter.name', { letter, plain: plain ?? first, marks: list })
}
