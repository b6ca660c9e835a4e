export {
  type ExportReport,
  exportFile,
  type FileExport,
  type OpenedForExport,
  openDictionary,
} from './node/export-file.ts'
export { exportRelease, type Release, type ReleaseReport } from './node/export-release.ts'
export { type FileImport, importFile } from './node/import-file.ts'
export { openInputFile } from './node/input-file.ts'
export { type NewFolder, newFolder } from './node/new-folder.ts'
export { type ScratchFolder, scratchFolder } from './node/scratch-folder.ts'
export { type StagedFiles, stagedFiles } from './node/staged-files.ts'
