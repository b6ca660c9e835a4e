import type { MappedText } from '../../language.ts'
import { lettersWithMarks } from '../../unicode/grapheme.ts'
import { mapParts } from '../../unicode/offset-map.ts'

/** Maps a change letter by letter; where letters change with their neighbours, the whole text is one part. */
export function mapLetters(text: string, change: (text: string) => string): MappedText {
  const whole = change(text)
  const mapped = mapParts(text, ends(text), change)
  return mapped.text === whole ? mapped : mapParts(text, [text.length], () => whole)
}

function* ends(text: string): Generator<number> {
  let end = 0
  for (const letter of lettersWithMarks(text)) {
    end += letter.length
    yield end
  }
}
