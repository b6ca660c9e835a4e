import type { Importer, ImportFormat, InputFile } from './importer.ts'

/** Each format is loaded when it is asked for. */
const loaders: Partial<Record<ImportFormat, () => Promise<Importer>>> = {
  xdxf: async () => (await import('./xdxf/xdxf-importer.ts')).xdxfImporter,
  csv: async () => (await import('./table/csv-importer.ts')).csvImporter,
  xlsx: async () => (await import('./table/xlsx-importer.ts')).xlsxImporter,
  dsl: async () => (await import('./dsl/dsl-importer.ts')).dslImporter,
  sfm: async () => (await import('./sfm/sfm-importer.ts')).sfmImporter,
  kaikki: async () => (await import('./kaikki/kaikki-importer.ts')).kaikkiImporter,
  tei: async () => (await import('./tei/tei-importer.ts')).teiImporter,
  cldf: async () => (await import('./cldf/cldf-importer.ts')).cldfImporter,
  abvd: async () => (await import('./abvd/abvd-importer.ts')).abvdImporter,
  lift: async () => (await import('./lift/lift-importer.ts')).liftImporter,
  stardict: async () => (await import('./stardict/stardict-importer.ts')).stardictImporter,
  yomitan: async () => (await import('./yomitan/yomitan-importer.ts')).yomitanImporter,
}

/** Formats that can be read, by name. */
export const readFormats: readonly ImportFormat[] = Object.keys(loaders) as ImportFormat[]

/**
 * Loads the importer of a format.
 *
 * @returns `undefined` where there is none of that name
 * @example
 * (await importerOf('kaikki'))?.endings // ['.jsonl', …]
 */
export async function importerOf(format: string): Promise<Importer | undefined> {
  return Object.hasOwn(loaders, format) ? loaders[format as ImportFormat]?.() : undefined
}

const headBytes = 4096

/**
 * Finds the importer of a file by how it begins and how its name ends.
 *
 * @returns `undefined` where no format, or more than one, can be meant
 */
export async function guessImporter(input: InputFile): Promise<Importer | undefined> {
  const head = await input.slice(0, Math.min(headBytes, input.size))
  const name = input.name.toLowerCase()
  const importers = await Promise.all(Object.values(loaders).map((load) => load()))
  const named = importers.filter(({ endings }) => endings.some((ending) => name.endsWith(ending)))
  const recognised = importers.filter((importer) => importer.recognises(head, input.name))
  const both = recognised.filter((importer) => named.includes(importer))
  const likely = [both, recognised, named].find(({ length }) => length > 0)
  return likely?.length === 1 ? likely[0] : undefined
}
