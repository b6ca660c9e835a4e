import type { Entry, LocalisedText } from '@hiap/lexicon'

/** What kind of text of an entry; `article` is a note, or anything that a culture article says. */
export type TextKind = 'definition' | 'example' | 'article'

/** One running text of an entry. */
export interface EntryText {
  readonly kind: TextKind
  /** BCP 47 tag. */
  readonly language: string
  readonly text: string
}

/**
 * Lists the running texts of an entry: sense by sense its definition, its examples with their translations and its
 * note, then the notes of the entry and when and where its subject is at home. The place in this list is the text's
 * number in the index, so builder and reader must both ask here.
 *
 * @param headwordLanguage tag of the language in which examples are written
 */
export function textsOf(entry: Entry, headwordLanguage: string): readonly EntryText[] {
  const texts: EntryText[] = []
  const add = (kind: TextKind, localised: LocalisedText | undefined): void => {
    for (const [language, text] of Object.entries(localised ?? {})) texts.push({ kind, language, text })
  }
  for (const sense of entry.senses) {
    add(entry.kind === 'culture' ? 'article' : 'definition', sense.definition)
    for (const example of sense.examples ?? []) {
      texts.push({ kind: 'example', language: headwordLanguage, text: example.text })
      add('example', example.translations)
    }
    add('article', sense.note)
  }
  for (const note of entry.notes ?? []) add('article', note)
  add('article', entry.culture?.place)
  add('article', entry.culture?.time)
  return texts
}
