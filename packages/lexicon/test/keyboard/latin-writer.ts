import type { KeyStroke } from '../../src/keyboard/key-stroke.ts'
import { parseKeys } from '../../src/keyboard/parse-keys.ts'

const horn = '\u031b'
const circumflex = '\u0302'
const breve = '\u0306'

/** How one method writes what a plain letter lacks. */
interface Hand {
  /** Keys after the vowel for a mark, in the order in which they are typed. */
  readonly marks: Readonly<Record<string, (vowel: string) => string>>
  readonly letters: Readonly<Record<string, string>>
}

const doubled = (vowel: string): string => vowel.toLowerCase()

const telex: Hand = {
  marks: { [horn]: () => 'w', [circumflex]: doubled, [breve]: () => 'x' },
  letters: { ƀ: 'b b', Ƀ: 'B b', č: 'c c', Č: 'C c', đ: 'd d', Đ: 'D d', ñ: 'n n', Ñ: 'N n', û: 'u z', Û: 'U z' },
}

const hands: Readonly<Record<string, Hand>> = {
  'jra-telex': telex,
  'bdq-telex': telex,
  'ede-telex': telex,
  'jra-vni': {
    marks: { [horn]: () => '7', [circumflex]: () => '6', [breve]: () => '8' },
    letters: { ƀ: 'b 9', Ƀ: 'B 9', č: 'c 8', Č: 'C 8', đ: 'd 9', Đ: 'D 9', ñ: 'n 4', Ñ: 'N 4' },
  },
  'jra-positional': {
    marks: { [circumflex]: () => 'z', [breve]: () => 'x' },
    letters: {
      ...{ ƀ: '<G-b>', Ƀ: '<G-S-b>', č: '<G-c>', Č: '<G-S-c>', đ: '<G-d>', Đ: '<G-S-d>', ñ: '<G-n>', Ñ: '<G-S-n>' },
      ...{ ư: '[', Ư: '{', ơ: ']', Ơ: '}', ư̆: '[ x', Ư̆: '{ x', ơ̆: '] x', Ơ̆: '} x' },
    },
  },
}

/**
 * Writes a text of the Highlands the other way round: from the letters to the keys, by the tables of
 * docs/guides/type-jrai.md and not by the rules of the layout. What no key has comes as a character.
 */
export function writeHighland(layout: string, text: string): readonly KeyStroke[] {
  const hand = hands[layout]!
  return [...text.normalize('NFC').matchAll(/\P{M}\p{M}*/gu)].flatMap(([letter]) => {
    const whole = hand.letters[letter]
    if (whole !== undefined) return parseKeys(whole)
    const [base, ...marks] = [...letter.normalize('NFD')]
    if (base === ' ') return parseKeys('<SP>')
    if (!/[!-~]/.test(base!)) return [{ char: base!, level: 'base' } as const]
    return parseKeys([base!, ...marks.map((mark) => hand.marks[mark]!(base!))].join(' '))
  })
}

const vietnameseKeys: Readonly<
  Record<string, { readonly tones: string; readonly horn: string; readonly breve: string; readonly roof: string }>
> = {
  'vi-telex': { tones: 'sfrxj', horn: 'w', breve: 'w', roof: '' },
  'vi-vni': { tones: '12345', horn: '7', breve: '8', roof: '6' },
}

const toneMarks = '\u0301\u0300\u0309\u0303\u0323'

/**
 * Writes a Vietnamese syllable as keys: each mark behind its vowel, the tone at the end or right behind the vowel that
 * bears it. uơ is the one that asks for a key twice.
 */
export function writeVietnamese(layout: string, syllable: string, tonePlace: 'end' | 'vowel' = 'end'): string {
  const { tones, horn: hornKey, breve: breveKey, roof } = vietnameseKeys[layout]!
  let tone = ''
  const keys: string[] = []
  const letters = [...syllable.normalize('NFC').matchAll(/\P{M}\p{M}*/gu)].map(([letter]) => letter.normalize('NFD'))
  const isHorned = (letter: string | undefined, base: string): boolean =>
    letter !== undefined && letter[0] === base && letter.includes(horn)
  letters.forEach((letter, at) => {
    const [base = '', ...marks] = [...letter]
    if (base === 'đ') keys.push('d', roof === '' ? 'd' : '9')
    else keys.push(base)
    // uow is ươ, and ơ behind another u than that of qu takes the key once more.
    const uo = base === 'o' && letters[at - 1]?.[0] === 'u' && letters[at - 2] !== 'q'
    for (const mark of marks) {
      if (mark === horn && !isHorned(letters[at + 1], 'o')) keys.push(hornKey)
      if (mark === horn && uo && !isHorned(letters[at - 1], 'u')) keys.push(hornKey)
      if (mark === breve) keys.push(breveKey)
      if (mark === circumflex) keys.push(roof === '' ? base : roof)
      if (toneMarks.includes(mark)) {
        tone = tones[toneMarks.indexOf(mark)]!
        if (tonePlace === 'vowel') keys.push(tone)
      }
    }
    if (base === 'o' && letters[at + 1]?.[0] === 'o' && roof === '') keys.push('o')
  })
  return keys.join('') + (tonePlace === 'end' ? tone : '')
}
