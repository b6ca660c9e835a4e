export type {
  BrowsePage,
  BrowseRequest,
  DictionaryClient,
  EntrySummary,
  Feature,
  GlossAnswer,
  GlossedWord,
  GlossRequest,
  Hit,
  Reason,
  SearchAnswer,
  SearchFilter,
  SearchRequest,
  Slip,
  SuggestRequest,
  Tier,
} from './dictionary-client.ts'
export { features, tiers } from './dictionary-client.ts'
export { HiapError, lexiconErrorCodes } from './errors.ts'
export { type CompiledLayout, compileLayout } from './keyboard/compile-layout.ts'
export { type EngineState, initialState, type Pressed, press } from './keyboard/engine.ts'
export type { Dropped, ExportedFile, ExportedLayout } from './keyboard/export/exported-layout.ts'
export { exportKeylayout } from './keyboard/export/keylayout.ts'
export { exportKlc, klcBytes } from './keyboard/export/klc.ts'
export { exportKmn } from './keyboard/export/kmn.ts'
export { exportLdml } from './keyboard/export/ldml.ts'
export { exportMim } from './keyboard/export/mim.ts'
export { exportXkb } from './keyboard/export/xkb.ts'
export type { KeyStroke } from './keyboard/key-stroke.ts'
export { keysFor } from './keyboard/keys-for.ts'
export type {
  BackspaceRules,
  KeyOutputs,
  Layout,
  LayoutOption,
  LayoutSource,
  LayoutTest,
  Level,
  OutputItem,
  Pattern,
  PatternItem,
  ReorderRule,
  TouchKey,
  TouchLayer,
  TouchLayout,
  Transform,
  TransformGroup,
} from './keyboard/layout.ts'
export { parseKeys, writeKeys } from './keyboard/parse-keys.ts'
export { type LayoutFault, type LayoutRule, layoutRules, parseLayout } from './keyboard/parse-layout.ts'
export { editBetween, type TextEdit } from './keyboard/text-edit.ts'
export { touchLayersOf } from './keyboard/touch-layers.ts'
export { transliterate, typeKeys } from './keyboard/transliterate.ts'
export { usStrokeOf } from './keyboard/us-keyboard.ts'
export type { Confusion, EditCosts, Language, MappedText, Range } from './language.ts'
export { anyLanguageOf, languageOf, languages } from './languages/index.ts'
export { jraiAccentOrder } from './languages/jrai/alphabet.ts'
export { romaniseExactKhmer, unromaniseExactKhmer } from './languages/khmer/exact.ts'
export { type KhmerSpelling, normaliseKhmer } from './languages/khmer/normalise.ts'
export { convertLegacy } from './languages/latin/legacy/convert.ts'
export { detectEncoding, type EncodingScore } from './languages/latin/legacy/detect.ts'
export type {
  LegacyChange,
  LegacyConversion,
  LegacyDoubt,
  LegacyEncoding,
} from './languages/latin/legacy/legacy-text.ts'
export { suggestSpelling } from './languages/latin/suggest-spelling.ts'
export { foldTones, stripVietnamese } from './languages/vietnamese/search-key.ts'
export { foldTonePlacement } from './languages/vietnamese/tone-placement.ts'
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
export { udTags } from './model/entry.ts'
export { domainPath, type EntryFacets, facetsOf } from './model/entry-facets.ts'
export type {
  DictionaryCounts,
  DictionaryFacets,
  DictionaryInfo,
  FacetCount,
  Licence,
  Manifest,
  Source,
} from './model/manifest.ts'
export { domainName, semanticDomains } from './model/semantic-domains.ts'
export { type ArrayTable, arrayNamed, type NumberArray, openArrays, packArrays } from './search/array-table.ts'
export { buildIndex, type IndexedEntry } from './search/build-index.ts'
export { type Candidate, type Candidates, compareHits } from './search/candidate.ts'
export { buildFacets, type EntryFilter, entryFilter, facetsOfEntry } from './search/facets.ts'
export { termWeight, weightOfCode } from './search/gloss-layer.ts'
export { findGlosses } from './search/gloss-search.ts'
export { findHeadwords } from './search/headword-search.ts'
export { beginningRange, wordRanges } from './search/highlight.ts'
export { type EntryGloss, glossesOf, indexedEntry, spellingsOf } from './search/indexed-entry.ts'
export {
  buildKeyLayer,
  type KeyLayer,
  keyLayerArrays,
  keyLayerNamed,
  lettersOfForm,
  numbersOf,
} from './search/key-layer.ts'
export { type PackedNumbers, packedArrays, packedAt, packedNamed, packNumbers } from './search/packed-numbers.ts'
export { isPattern } from './search/pattern-search.ts'
export { cutQuery, cutText, longestQuery, longestText } from './search/query.ts'
export { bandScore, glossBeginsScore, glossMatch, glossScore, prefixScore, rank } from './search/rank.ts'
export { type DictionaryAnswer, searchDictionary } from './search/search-dictionary.ts'
export { openIndex, type SearchIndex } from './search/search-index.ts'
export { canonicalKey, foldedKey, type Term, termsOf, wordKey, wordsOf } from './search/search-key.ts'
export { meets, type SearchableDictionary, summaryOf } from './search/searchable-dictionary.ts'
export {
  findSlips,
  type SlipRule,
  type Slips,
  type SlipTable,
  slipBound,
  slipBounds,
  slipTable,
} from './search/slip-distance.ts'
export { spreadMeanings } from './search/spread-meanings.ts'
export { textPieces } from './search/text-pieces.ts'
export { findNode, keyAt } from './search/trie.ts'
export { findWholeWord, type WholeWord } from './search/whole-word.ts'
export {
  countForms,
  entryOfForm,
  isVariant,
  spellingBegins,
  spellingOf,
  type WordLayer,
} from './search/word-layer.ts'
export { guardText, type TextFault, type TextLimits, type TextVerdict } from './unicode/guard.ts'
export { sourceRange } from './unicode/offset-map.ts'
