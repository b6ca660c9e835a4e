import type { ImportLimits } from './importer.ts'

/** What is read where the caller names no other limits: five times the largest dictionary of the region. */
export const importLimits: ImportLimits = {
  bytes: 2 * 1024 ** 3,
  records: 2_000_000,
  textUnits: 64 * 1024,
  recordBytes: 1024 * 1024,
  depth: 64,
  files: 100_000,
}
