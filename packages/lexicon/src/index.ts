export type {
  BrowsePage,
  BrowseRequest,
  DictionaryClient,
  EntrySummary,
  Hit,
  Reason,
  SearchAnswer,
  SearchRequest,
  SuggestRequest,
  Tier,
} from './dictionary-client.ts'
export { tiers } from './dictionary-client.ts'
export { HiapError, lexiconErrorCodes } from './errors.ts'
export type { EditCosts, Language, Range } from './language.ts'
export type {
  Citation,
  CrossReference,
  CultureFacts,
  Entry,
  EntryKind,
  Example,
  Headword,
  LocalisedText,
  Media,
  PartOfSpeech,
  Pronunciation,
  Review,
  Sense,
  Status,
  UdTag,
  Variant,
  WrittenForm,
} from './model/entry.ts'
export type { DictionaryCounts, DictionaryInfo, Licence, Manifest, Source } from './model/manifest.ts'
