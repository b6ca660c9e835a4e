import type { ReadLetter } from './legacy-text.ts'

// In the order of the bytes, which are here the characters of ISO 8859-1 with the same number; U+00AD is ư.
const signs = '¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ'
const meant = 'ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ'

const letters: ReadonlyMap<string, string> = new Map([...signs].map((sign, index) => [sign, meant.charAt(index)]))

/** A capital vowel and the small toned one: the way to write a toned capital without a capital font. */
const capitals: ReadonlyMap<string, string> = new Map(
  [...letters].flatMap(([sign, letter]) => {
    const plain = letter
      .normalize('NFD')
      .replace(/[\u0300\u0301\u0303\u0309\u0323]/, '')
      .normalize('NFC')
    if (plain === letter) return []
    const capital = plain.toUpperCase()
    const capitalSign = [...letters].find(([, other]) => other === capital)?.[0] ?? capital
    return [[capitalSign + sign, letter.toUpperCase()]]
  }),
)

const capitalVowels: ReadonlySet<string> = new Set([...capitals.keys()].map((pair) => pair.charAt(0)))

/**
 * Reads the letter that stands at a place of a text in TCVN3 (ABC). // legacy-encodings.md §2
 *
 * @returns `undefined` where the character is no sign of the encoding
 */
export function readTcvn3(text: string, at: number): ReadLetter | undefined {
  const sign = text.charAt(at)
  const capital = capitalVowels.has(sign) ? capitals.get(text.slice(at, at + 2)) : undefined
  if (capital !== undefined) return { units: 2, letter: capital }
  const letter = letters.get(sign)
  return letter === undefined ? undefined : { units: 1, letter }
}
