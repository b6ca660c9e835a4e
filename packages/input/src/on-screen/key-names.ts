/** Names of keys and characters, for eyes and for screen readers. */
export interface KeyboardStrings {
  readonly keyboard: string
  readonly backspace: string
  readonly enter: string
  readonly space: string
  readonly zeroWidthSpace: string
  readonly nonJoiner: string
  readonly joiner: string
  readonly noBreakSpace: string
  readonly locked: string
  readonly signs: string
  readonly letters: string
  readonly vowel: string
  readonly mark: string
  readonly subscript: string
  readonly more: string
}

export const keyboardStrings: Readonly<Record<'vi' | 'en', KeyboardStrings>> = {
  vi: {
    keyboard: 'Bàn phím',
    backspace: 'Xoá lùi',
    enter: 'Xuống dòng',
    space: 'dấu cách',
    zeroWidthSpace: 'dấu cách rộng không',
    nonJoiner: 'dấu ngăn nối chữ',
    joiner: 'dấu nối chữ',
    noBreakSpace: 'dấu cách không ngắt dòng',
    locked: 'đang khoá',
    signs: 'Chữ số và dấu',
    letters: 'Chữ cái',
    vowel: 'nguyên âm',
    mark: 'dấu',
    subscript: 'chân chữ',
    more: 'Chữ khác của phím',
  },
  en: {
    keyboard: 'Keyboard',
    backspace: 'Backspace',
    enter: 'Enter',
    space: 'space',
    zeroWidthSpace: 'zero-width space',
    nonJoiner: 'zero-width non-joiner',
    joiner: 'zero-width joiner',
    noBreakSpace: 'no-break space',
    locked: 'locked',
    signs: 'Digits and signs',
    letters: 'Letters',
    vowel: 'vowel',
    mark: 'mark',
    subscript: 'subscript',
    more: 'More letters of',
  },
}

// By Unicode name, from U+17B6 and from U+17C6.
const vowels = 'aa i ii y yy u uu ua oe ya ie e ae ai oo au'.split(' ')
const marks =
  'nikahit reahmuk yuukaleapintu muusikatoan triisap bantoc robat toandakhiat kakabat ahsda samyok-sannya viriam coeng bathamasat'.split(
    ' ',
  )
const unseen: Readonly<Record<string, readonly [label: string, name: keyof KeyboardStrings]>> = {
  ' ': ['', 'space'],
  '\u00A0': ['NBSP', 'noBreakSpace'],
  '\u200B': ['ZWSP', 'zeroWidthSpace'],
  '\u200C': ['ZWNJ', 'nonJoiner'],
  '\u200D': ['ZWJ', 'joiner'],
}

/**
 * Gives what is drawn for a text: marks on a dotted circle, a short name for what cannot be seen; empty for a space.
 *
 * @example
 * drawn('្ក') // '◌្ក'
 */
export function drawn(text: string): string {
  return unseen[text]?.[0] ?? (/^\p{M}/u.test(text) ? `\u25CC${text}` : text)
}

/**
 * Names a text for a screen reader: letters as they are, marks and what cannot be seen by name.
 *
 * @example
 * nameOf('្', keyboardStrings.en) // 'mark coeng'
 */
export function nameOf(text: string, strings: KeyboardStrings): string {
  const name = unseen[text]?.[1]
  if (name !== undefined) return strings[name]
  if (!/^\p{M}/u.test(text)) return text
  // U+17D2 coeng and a consonant.
  if (text.startsWith('\u17D2') && text.length > 1) return `${strings.subscript} ${text.slice(1)}`
  return [...text].map((mark) => nameOfMark(mark, strings)).join(' + ')
}

function nameOfMark(mark: string, strings: KeyboardStrings): string {
  const code = mark.codePointAt(0) ?? 0
  const vowel = vowels[code - 0x17b6]
  if (vowel !== undefined) return `${strings.vowel} ${vowel}`
  const name = marks[code - 0x17c6] ?? (code === 0x17dd ? 'atthacan' : undefined)
  return `${strings.mark} ${name ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`}`
}
