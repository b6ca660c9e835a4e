import { detectEncoding, type LegacyEncoding } from '@hiap/lexicon'
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

/**
 * Tells which languages of a dictionary are written in an encoding from before Unicode, by its first entries. A font
 * holds for a whole column of a file, so what is told of some texts holds for all. Only what is sure is told.
 *
 * @param language tag of the headwords
 */
export function legacyEncodings(drafts: readonly DraftEntry[], language: string): EncodingsByTag {
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
  const found = new Map<string, LegacyEncoding>()
  for (const [tag, list] of texts) {
    const [best] = detectEncoding(list.join('\n'))
    if (best === undefined || best.encoding === 'unicode' || best.score < sure) continue
    if (encodingsOf.get(tag)?.includes(best.encoding)) found.set(tag, best.encoding)
  }
  return found
}
