export type { DraftEntry, DraftReference } from './draft-entry.ts'
export { type DroppedCount, droppedCount } from './dropped-count.ts'
export { type InterchangeErrorCode, interchangeErrorCodes } from './errors.ts'
export {
  type Dropped,
  type Exporter,
  type ExportFile,
  type ExportFormat,
  type ExportSource,
  type ExportTarget,
  exportFormats,
} from './exporter.ts'
export { exporterOf, writtenFormats } from './exporters.ts'
export { importLimits } from './import-limits.ts'
export {
  type Importer,
  type ImportFacts,
  type ImportFormat,
  type ImportLimits,
  type ImportTask,
  type InputFile,
  importFormats,
} from './importer.ts'
export { guessImporter, importerOf, readFormats } from './importers.ts'
export { languageTag } from './language-tag.ts'
export { type Problem, type ProblemCode, problemCodes, type Told } from './problem.ts'
export {
  addressOf,
  type DefinedTerm,
  definedTerm,
  definedTermSet,
  type PageAddresses,
  type TaggedText,
} from './release/defined-term.ts'
export { mediaTypeOf } from './release/media-types.ts'
export { type DictionaryFacts, unknownLicence } from './take-in/manifest.ts'
export { memoryScratch, type Scratch, type ScratchFile } from './take-in/scratch.ts'
export { type ImportProgress, type ImportReport, type TakeInRequest, takeIn } from './take-in/take-in.ts'
