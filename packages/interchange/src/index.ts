export type { DraftEntry, DraftReference } from './draft-entry.ts'
export {
  type Dropped,
  type Exporter,
  type ExportFile,
  type ExportFormat,
  type ExportSource,
  type ExportTarget,
  exportFormats,
} from './exporter.ts'
export {
  type Importer,
  type ImportFacts,
  type ImportFormat,
  type ImportLimits,
  type ImportTask,
  type InputFile,
  importFormats,
} from './importer.ts'
export { type Problem, type ProblemCode, problemCodes, type Told } from './problem.ts'
