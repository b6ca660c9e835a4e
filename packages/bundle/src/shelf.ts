import type {
  BrowsePage,
  BrowseRequest,
  DictionaryInfo,
  Entry,
  EntrySummary,
  SearchAnswer,
  SearchRequest,
  SuggestRequest,
} from '@hiap/lexicon'

/** Any number of opened dictionaries that answer as one. Synchronous: everything is in memory. */
export interface Shelf {
  dictionaries(): readonly DictionaryInfo[]
  search(request: SearchRequest): SearchAnswer
  entry(dictionary: string, entryId: string): Entry | undefined
  browse(request: BrowseRequest): BrowsePage | undefined
  suggest(request: SuggestRequest): readonly EntrySummary[]
}
