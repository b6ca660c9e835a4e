/** A word that a person has picked, or put in. */
export interface LearntWord {
  readonly text: string
  /** The Latin letters by which it was typed. */
  readonly reading?: string
  readonly gloss?: string
  /** BCP 47 tag of the gloss. */
  readonly glossLanguage?: string
  /** How often it was picked, at least 1. */
  readonly count: number
  /** When last, in milliseconds since 1970. */
  readonly last: number
}

/** A longer text, in UTF-16 code units, is no word. */
const longestWord = 64

/** Makes a word of what was given; `undefined` where it is none. */
export function wordOf(given: {
  readonly text: string
  readonly reading?: string | undefined
  readonly gloss?: string | undefined
  readonly glossLanguage?: string | undefined
  readonly count: number
  readonly last: number
}): LearntWord | undefined {
  const text = oneLine(given.text)
  if (text === undefined) return undefined
  const reading = oneLine(given.reading)
  const gloss = oneLine(given.gloss, 2 * longestWord)
  const { glossLanguage, count, last } = given
  return {
    text,
    ...(reading === undefined ? {} : { reading }),
    ...(gloss === undefined ? {} : { gloss }),
    ...(gloss === undefined || glossLanguage === undefined ? {} : { glossLanguage }),
    count,
    last,
  }
}

/** A text of one line without spaces at its ends; `undefined` where it is empty, longer, or has signs that control. */
function oneLine(text: string | undefined, longest: number = longestWord): string | undefined {
  const line = text?.normalize('NFC').trim() ?? ''
  return line === '' || line.length > longest || /\p{Cc}|\p{Cs}/u.test(line) ? undefined : line
}
