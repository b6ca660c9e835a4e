/**
 * Letters that stand in text of the languages of Vietnam for another one that looks the same, and the letter meant.
 * They are no letters of these languages, so they are mapped in text of these languages only. // latin.md §2.3, §2.4
 */
export const lookAlikes: ReadonlyMap<string, string> = new Map([
  ['ɓ', 'ƀ'],
  ['ƃ', 'ƀ'],
  ['ᵬ', 'ƀ'],
  ['Ɓ', 'Ƀ'],
  ['Ƃ', 'Ƀ'],
  ['ð', 'đ'],
  ['ɖ', 'đ'],
  ['ƌ', 'đ'],
  ['Ð', 'Đ'],
  ['Ɖ', 'Đ'],
  ['ɗ', 'đ'],
  ['Ɗ', 'Đ'],
  ['Ƌ', 'Đ'],
  // The caron for the breve, as texts typed with a Cham key layout have it.
  ['ǎ', 'ă'],
  ['ě', 'ĕ'],
  ['ǐ', 'ĭ'],
  ['ǒ', 'ŏ'],
  ['ǔ', 'ŭ'],
  ['Ǎ', 'Ă'],
  ['Ě', 'Ĕ'],
  ['Ǐ', 'Ĭ'],
  ['Ǒ', 'Ŏ'],
  ['Ǔ', 'Ŭ'],
])

/**
 * A letter and a mark which NFC leaves apart, and the letter that is meant: the stroke over b and d (these have no
 * decomposition), the breve over c, the caron over a vowel that carries a circumflex or horn already.
 */
const sequences: ReadonlyMap<string, string> = new Map([
  ['b\u0335', 'ƀ'],
  ['b\u0336', 'ƀ'],
  ['B\u0335', 'Ƀ'],
  ['B\u0336', 'Ƀ'],
  ['d\u0335', 'đ'],
  ['d\u0336', 'đ'],
  ['D\u0335', 'Đ'],
  ['D\u0336', 'Đ'],
  ['c\u0306', 'č'],
  ['C\u0306', 'Č'],
  ...[...'âêôơưÂÊÔƠƯ'].map((vowel): [string, string] => [`${vowel}\u030c`, `${vowel}\u0306`]),
])

const any = new RegExp([...sequences.keys(), `[${[...lookAlikes.keys()].join('')}]`].join('|'), 'g')

/**
 * Puts the letters of the orthography in place of their look-alikes, in a text of Normalization Form C.
 *
 * @example
 * replaceLookAlikes('ɓơi Ðông') // 'ƀơi Đông'
 */
export function replaceLookAlikes(text: string): string {
  return text.replace(any, (found) => lookAlikes.get(found) ?? sequences.get(found) ?? found)
}
