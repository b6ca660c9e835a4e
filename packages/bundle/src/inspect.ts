import { type DictionaryInfo, HiapError } from '@hiap/lexicon'
import { bundleHash, formatVersion, hexadecimal, isIntact, readSectionTable, sectionBytes } from './bundle-format.ts'
import { openBundle } from './opened-dictionary.ts'

/** What is inside a bundle, and whether it is whole. */
export interface BundleReport {
  readonly file: string
  /** Opens without a fault. */
  readonly intact: boolean
  /** Why not. */
  readonly fault?: string
  readonly bytes: number
  /** SHA-256 of the file in hexadecimal. */
  readonly hash: string
  /** Of the program's format; left out where the file is not of it. */
  readonly formatVersion?: number
  readonly sections: readonly SectionReport[]
  /** Left out where it cannot be read. */
  readonly dictionary?: DictionaryInfo
}

export interface SectionReport {
  readonly name: string
  readonly bytes: number
  /** In hexadecimal, as the table says. */
  readonly sha256: string
  readonly intact: boolean
}

/**
 * Looks into a bundle, also a broken one; never throws.
 *
 * @param name of the file, for the report
 */
export function inspectBundle(bytes: Uint8Array, name = 'bundle'): BundleReport {
  const report = { file: name, bytes: bytes.length, hash: bundleHash(bytes) }
  let sections: readonly SectionReport[] = []
  try {
    sections = readSectionTable(bytes, name).map((record) => ({
      name: record.name,
      bytes: record.length,
      sha256: hexadecimal(record.sha256),
      intact: isIntact(sectionBytes(bytes, record), record),
    }))
    return { ...report, intact: true, formatVersion, sections, dictionary: openBundle(bytes, name).info }
  } catch (error) {
    // A right checksum over something that is no manifest is a fault of the file too.
    const fault = error instanceof HiapError ? error.message : `${name}: its manifest cannot be read.`
    return { ...report, intact: false, fault, ...(sections.length > 0 ? { formatVersion } : {}), sections }
  }
}
