import { sha256 } from '@noble/hashes/sha2.js'
import { bundleError } from './errors.ts'

/**
 * The container of a compiled dictionary, told byte by byte in `docs/reference/bundle-format.md`: header, table of
 * sections, sections. Every byte is covered by a check, so a file that differs in one bit is refused.
 */
export interface Section {
  /** ASCII, at most 16. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** A line of the section table. */
export interface SectionRecord {
  readonly name: string
  readonly offset: number
  readonly length: number
  /** SHA-256 of the section's bytes. */
  readonly sha256: Uint8Array
}

/** As in PNG: a byte that is no text, the name, and line ends that a transfer as text would change. */
const magic = Uint8Array.of(0x89, 0x48, 0x49, 0x41, 0x50, 0x0d, 0x0a, 0x1a)
export const formatVersion = 1
const headerBytes = 64
const recordBytes = 64
const nameBytes = 16
const mostSections = 64

/**
 * Lays sections into one file. The same sections give the same bytes.
 *
 * @param sections in the order of the file; each begins at a multiple of 8
 */
export function packSections(sections: readonly Section[]): Uint8Array<ArrayBuffer> {
  const tableBytes = sections.length * recordBytes
  let size = headerBytes + tableBytes
  const offsets = sections.map((section) => {
    const offset = size
    size += padded(section.bytes.length)
    return offset
  })
  const file = new Uint8Array(size)
  const view = new DataView(file.buffer)
  sections.forEach((section, i) => {
    const record = headerBytes + i * recordBytes
    for (let k = 0; k < section.name.length; k++) file[record + k] = section.name.charCodeAt(k)
    view.setUint32(record + nameBytes, offsets[i]!, true)
    view.setUint32(record + nameBytes + 4, section.bytes.length, true)
    file.set(sha256(section.bytes), record + 32)
    file.set(section.bytes, offsets[i]!)
  })
  file.set(magic)
  view.setUint32(8, formatVersion, true)
  view.setUint32(12, sections.length, true)
  view.setUint32(16, size, true)
  // The table holds the sections' checksums; its own covers the header before it too.
  file.set(headerChecksum(file, sections.length), 32)
  return file
}

/** The header's fields and the table, hashed together. */
function headerChecksum(file: Uint8Array, sections: number): Uint8Array {
  return sha256
    .create()
    .update(file.subarray(0, 32))
    .update(file.subarray(headerBytes, headerBytes + sections * recordBytes))
    .digest()
}

/**
 * Reads the table of sections and checks everything but the sections' own checksums.
 *
 * @param name of the file, for the message
 * @param mayLack a section that the bytes may lack where it is the last one: they then end where it begins
 * @throws HiapError `bundle-not-one`, `bundle-version`, `bundle-truncated`, `bundle-corrupt`
 */
export function readSectionTable(file: Uint8Array, name: string, mayLack?: string): readonly SectionRecord[] {
  if (file.length < magic.length || magic.some((byte, i) => file[i] !== byte))
    throw bundleError('bundle-not-one', name, 'it does not begin as a Hiap bundle')
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (file.length < headerBytes) throw bundleError('bundle-truncated', name, 'its header is cut off')
  const version = view.getUint32(8, true)
  if (version !== formatVersion)
    throw bundleError(
      'bundle-version',
      name,
      `it has format version ${version}, and this program reads ${formatVersion}`,
    )
  const count = view.getUint32(12, true)
  const size = view.getUint32(16, true)
  const truncated = () =>
    bundleError('bundle-truncated', name, `it says that it has ${size} bytes, and has ${file.length}`)
  if (size !== file.length && (mayLack === undefined || size < file.length)) throw truncated()
  if (count > mostSections || headerBytes + count * recordBytes > file.length)
    throw bundleError('bundle-corrupt', name, 'its table of sections does not fit')
  if (!equalBytes(headerChecksum(file, count), file.subarray(32, headerBytes)))
    throw bundleError('bundle-corrupt', name, 'the checksum of its header is wrong')
  const records: SectionRecord[] = []
  let end = headerBytes + count * recordBytes
  for (let i = 0; i < count; i++) {
    const record = headerBytes + i * recordBytes
    const offset = view.getUint32(record + nameBytes, true)
    const length = view.getUint32(record + nameBytes + 4, true)
    // Sections follow each other without a gap, so that no byte of the file is left unchecked.
    if (offset !== end || padded(length) > size - offset)
      throw bundleError('bundle-corrupt', name, 'a section lies outside the file')
    end = offset + padded(length)
    for (let k = offset + length; k < Math.min(end, file.length); k++)
      if (file[k] !== 0) throw bundleError('bundle-corrupt', name, 'there is something between two sections')
    let sectionName = ''
    for (let k = record; k < record + nameBytes && file[k] !== 0; k++) sectionName += String.fromCharCode(file[k]!)
    records.push({ name: sectionName, offset, length, sha256: file.subarray(record + 32, record + recordBytes) })
  }
  if (end !== size) throw bundleError('bundle-corrupt', name, 'there is something behind the last section')
  const last = records.at(-1)
  if (size !== file.length && !(last?.name === mayLack && last?.offset === file.length)) throw truncated()
  return records
}

/** Name of the section that a file may be read without. */
export const textSection = 'text'

/**
 * The bytes of a file that come before its section `text`, as a view: what `openBundle` needs to answer all but full
 * text. The whole file where it has none.
 *
 * @throws HiapError as {@link readSectionTable} does
 */
export function withoutText(file: Uint8Array): Uint8Array {
  const text = readSectionTable(file, 'bundle').find((record) => record.name === textSection)
  return text === undefined ? file : file.subarray(0, text.offset)
}

/** The bytes of a section, as a view. */
export function sectionBytes(file: Uint8Array, record: SectionRecord): Uint8Array {
  return file.subarray(record.offset, record.offset + record.length)
}

/** Whether the bytes of a section are what its checksum says. */
export function isIntact(section: Uint8Array, record: SectionRecord): boolean {
  return section.length === record.length && equalBytes(sha256(section), record.sha256)
}

/** How many bytes the whole file has, as its header says; the table must have been read. */
export function fileSize(file: Uint8Array): number {
  return new DataView(file.buffer, file.byteOffset, file.byteLength).getUint32(16, true)
}

/** SHA-256 of the whole file in hexadecimal: the bundle's address. */
export function bundleHash(file: Uint8Array): string {
  return hexadecimal(sha256(file))
}

export function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function padded(length: number): number {
  return Math.ceil(length / 8) * 8
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
