// Loads no format: for those who only have to name them.
export { exporterOf, writtenFormats } from './exporters.ts'
export { guessImporter, importerOf, readFormats } from './importers.ts'
