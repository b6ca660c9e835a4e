export { openBundleFile, openBundleFolder, readBundle, writeBundle } from './node/bundle-file.ts'
export { readSource } from './node/read-source.ts'
export { type FolderFile, writeStaticFolder } from './node/static-folder.ts'
export type { SourceReading } from './source/check-source.ts'
