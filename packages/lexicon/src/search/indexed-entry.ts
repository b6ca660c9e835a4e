import type { Entry } from '../model/entry.ts'
import { facetsOf } from '../model/entry-facets.ts'
import type { IndexedEntry } from './build-index.ts'

/** One gloss of an entry, with its language. */
export interface EntryGloss {
  /** Place of the language in the list asked with. */
  readonly language: number
  readonly text: string
}

/**
 * Lists the glosses of an entry sense by sense, inside a sense by language in the order given. The place in this list
 * is the gloss's number in the index, so builder and reader must both ask here.
 */
export function glossesOf(entry: Entry, glossLanguages: readonly string[]): readonly EntryGloss[] {
  const glosses: EntryGloss[] = []
  for (const sense of entry.senses)
    glossLanguages.forEach((tag, language) => {
      for (const text of sense.glosses[tag] ?? []) glosses.push({ language, text })
    })
  return glosses
}

/** Lists the other spellings of an entry: its variants, then its forms in other scripts. */
export function spellingsOf(entry: Entry): readonly string[] {
  return [...(entry.variants ?? []), ...(entry.forms ?? [])].map((each) => each.text)
}

/** Makes what {@link buildIndex} takes of an entry. */
export function indexedEntry(entry: Entry, glossLanguages: readonly string[]): IndexedEntry {
  return {
    headword: entry.headword.text,
    variants: spellingsOf(entry),
    glosses: glossesOf(entry, glossLanguages),
    facets: facetsOf(entry),
    ...(entry.frequencyBand === undefined ? {} : { frequencyBand: entry.frequencyBand }),
  }
}
