import type { EntrySummary } from '../dictionary-client.ts'
import type { Language } from '../language.ts'
import type { Entry } from '../model/entry.ts'
import type { SearchIndex } from './search-index.ts'

/** What the search needs of a dictionary, wherever its entries are kept. */
export interface SearchableDictionary {
  readonly id: string
  /** BCP 47 tags as the dictionary's manifest gives them. */
  readonly languageTag: string
  readonly glossLanguageTags: readonly string[]
  readonly language: Language
  /** In the order of the tags. */
  readonly glossLanguages: readonly Language[]
  readonly index: SearchIndex
  /** The entry of that number in the index. */
  entryAt(number: number): Entry
}

/** Whether a tag asked for meets a tag that is there: equal, or its beginning (`jra` meets `jra-Latn`). */
export function meets(asked: string | undefined, there: string): boolean {
  if (asked === undefined) return true
  const a = asked.toLowerCase()
  const b = there.toLowerCase()
  return a === b || b.startsWith(`${a}-`)
}

/**
 * Tells an entry in one line.
 *
 * @param to the gloss language wanted; else, or where the entry has none in it, the first that it has
 */
export function summaryOf(
  dictionary: Pick<SearchableDictionary, 'id' | 'languageTag' | 'glossLanguageTags'>,
  entry: Entry,
  to?: string,
): EntrySummary {
  const tags = dictionary.glossLanguageTags
  const asked = to === undefined ? undefined : firstGloss(entry, tags, (tag) => meets(to, tag))
  const wanted = asked ?? firstGloss(entry, tags, () => true)
  return {
    entryId: entry.id,
    dictionary: dictionary.id,
    headword: entry.headword.text,
    headwordLanguage: dictionary.languageTag,
    ...(entry.homograph === undefined ? {} : { homograph: entry.homograph }),
    gloss: wanted?.text ?? '',
    glossLanguage: wanted?.tag ?? tags[0] ?? '',
    ...(entry.partOfSpeech === undefined ? {} : { partOfSpeech: entry.partOfSpeech }),
    status: entry.status,
  }
}

function firstGloss(
  entry: Entry,
  tags: readonly string[],
  fits: (tag: string) => boolean,
): { readonly text: string; readonly tag: string } | undefined {
  for (const { glosses } of entry.senses)
    for (const tag of tags) {
      const text = fits(tag) ? glosses[tag]?.[0] : undefined
      if (text !== undefined) return { text, tag }
    }
  return undefined
}
