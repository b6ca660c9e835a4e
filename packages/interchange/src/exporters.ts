import type { Exporter, ExportFormat } from './exporter.ts'

/** Each format is loaded when it is asked for. */
const loaders: Partial<Record<ExportFormat, () => Promise<Exporter>>> = {
  csv: async () => (await import('./table/csv-exporter.ts')).csvExporter,
  kaikki: async () => (await import('./kaikki/kaikki-exporter.ts')).kaikkiExporter,
  html: async () => (await import('./print/html-exporter.ts')).htmlExporter,
  anki: async () => (await import('./table/anki-exporter.ts')).ankiExporter,
  tei: async () => (await import('./tei/tei-exporter.ts')).teiExporter,
  ontolex: async () => (await import('./ontolex/turtle-exporter.ts')).turtleExporter,
  jsonld: async () => (await import('./ontolex/jsonld-exporter.ts')).jsonldExporter,
  cldf: async () => (await import('./cldf/cldf-exporter.ts')).cldfExporter,
  lift: async () => (await import('./lift/lift-exporter.ts')).liftExporter,
  stardict: async () => (await import('./stardict/stardict-exporter.ts')).stardictExporter,
  yomitan: async () => (await import('./yomitan/yomitan-exporter.ts')).yomitanExporter,
}

/** Formats that can be written, by name. */
export const writtenFormats: readonly ExportFormat[] = Object.keys(loaders) as ExportFormat[]

/**
 * Loads the exporter of a format.
 *
 * @returns `undefined` where there is none of that name
 * @example
 * (await exporterOf('kaikki'))?.ending // '.jsonl'
 */
export async function exporterOf(format: string): Promise<Exporter | undefined> {
  return Object.hasOwn(loaders, format) ? loaders[format as ExportFormat]?.() : undefined
}
