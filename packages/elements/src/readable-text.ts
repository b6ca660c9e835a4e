/** More marks on one letter than any word has; the API refuses longer runs. */
const crowdedLetter = /(\p{M}{30})\p{M}+/gu

/**
 * Takes out of a pasted text what is no text for reading and what the API would refuse: controls, characters that turn
 * the direction of writing, halves of pairs, code points that stand for no character. Each kind of line end becomes LF.
 *
 * @example
 * readableText('a\u200fb\r\nc\u0007') // 'ab\nc '
 */
export function readableText(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/\p{Bidi_Control}|\p{Noncharacter_Code_Point}/gu, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/(?![\t\n])\p{Cc}/gu, ' ')
    .replace(crowdedLetter, '$1')
}
