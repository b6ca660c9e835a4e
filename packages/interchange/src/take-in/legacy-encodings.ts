import { convertLegacy, detectEncoding, type LegacyEncoding } from '@hiap/lexicon'
import type { DraftEntry } from '../draft-entry.ts'
import { languageTag } from '../language-tag.ts'

/** Old encodings by the tag of the language whose texts are in them. */
export type EncodingsByTag = ReadonlyMap<string, LegacyEncoding>

/** From here on a dictionary is taken to be in an encoding. One word alone never comes so far. */
const sure = 0.9
/** Code units of each language that are looked at. */
const enough = 100_000

const encodingsOf: ReadonlyMap<string, readonly LegacyEncoding[]> = new Map([
  ['vi', ['tcvn3', 'vni-windows']],
  ['jra-Latn', ['vov4-jrai']],
])

/** A sign of VOV4 is a bracket or stroke elsewhere: so many have to be letters. */
const enoughSigns = 30
/** What VOV4 writes with signs: where the letters themselves stand, the signs are brackets. */
const lettersOfSigns = /[ƀčñăĕĭŏŭ]|[âêôơưy]\u0306/iu

/** What is told of the encodings of a dictionary. */
export interface EncodingsTold {
  /** Those that are sure: their texts are to be converted. */
  readonly sure: EncodingsByTag
  /** Those that are likely, and not sure enough. */
  readonly likely: EncodingsByTag
}

/**
 * Tells which languages of a dictionary are written in an encoding from before Unicode, by its first entries. A font
 * holds for a whole column of a file, so what is told of some texts holds for all.
 *
 * @param language tag of the headwords
 * @param said the encoding that the person importing names; `unicode` for none
 */
export function legacyEncodings(
  drafts: readonly DraftEntry[],
  language: string,
  said: string | undefined,
): EncodingsTold {
  if (said !== undefined) {
    const named = [...encodingsOf].flatMap(([tag, encodings]) =>
      encodings.flatMap((encoding) => (encoding === said ? [[tag, encoding] as const] : [])),
    )
    return { sure: new Map(named), likely: new Map() }
  }
  const certain = new Map<string, LegacyEncoding>()
  const likely = new Map<string, LegacyEncoding>()
  for (const [tag, texts] of textsByTag(drafts, language)) {
    const text = texts.join('\n')
    const [best] = detectEncoding(text)
    if (best === undefined || best.encoding === 'unicode' || best.score < sure) continue
    if (!encodingsOf.get(tag)?.includes(best.encoding)) continue
    const doubtful =
      best.encoding === 'vov4-jrai' &&
      (lettersOfSigns.test(text) || convertLegacy(text, best.encoding).changes.length < enoughSigns)
    ;(doubtful ? likely : certain).set(tag, best.encoding)
  }
  return { sure: certain, likely }
}

/** The first texts of the languages that have old encodings. */
function textsByTag(drafts: readonly DraftEntry[], language: string): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>()
  const lengths = new Map<string, number>()
  const add = (tag: string, text: string): void => {
    const canonical = languageTag(tag)
    if (canonical === undefined || !encodingsOf.has(canonical)) return
    const length = lengths.get(canonical) ?? 0
    if (length > enough || text.length > enough) return
    lengths.set(canonical, length + text.length)
    const list = texts.get(canonical)
    if (list === undefined) texts.set(canonical, [text])
    else list.push(text)
  }
  for (const { headword, senses } of drafts) {
    add(language, headword.text)
    for (const { glosses, definition = {}, examples = [] } of senses) {
      for (const [tag, list] of Object.entries(glosses)) for (const text of list) add(tag, text)
      for (const [tag, text] of Object.entries(definition)) add(tag, text)
      for (const { text, translations } of examples) {
        add(language, text)
        for (const [tag, translation] of Object.entries(translations)) add(tag, translation)
      }
    }
  }
  return texts
}
