import { decode, visible } from '@hiap/bundle/source'
import { Inflate } from 'fflate'
import type { ImportLimits, InputFile } from '../importer.ts'
import type { Told } from '../problem.ts'
import { crc32 } from './crc32.ts'
import { unpack } from './unpack.ts'

/** A zip archive, read as a folder. */
export interface ZipArchive {
  /** Paths of the files in it, in the order of its directory. */
  readonly files: readonly string[]
  /**
   * A file of it; `undefined` where there is none of that path. It is unpacked as it is read. Damage found then is told
   * as a `fatal` problem, and the file ends.
   */
  open(path: string): InputFile | undefined
}

interface Member {
  readonly path: string
  readonly method: number
  readonly sum: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

// APPNOTE.TXT 6.3.10: sections 4.3.7 (local header), 4.3.12 (directory), 4.3.14-15 (Zip64), 4.3.16 (end).
const localSignature = 0x04034b50
const localBytes = 30
const directorySignature = 0x02014b50
const directoryBytes = 46
const endSignature = 0x06054b50
const endBytes = 22
const end64Signature = 0x06064b50
const end64Bytes = 56
const locatorSignature = 0x07064b50
const locatorBytes = 20
const longestComment = 0xffff
const mostDirectoryBytes = 64 * 1024 * 1024
const readBytes = 256 * 1024
const longestPath = 1024

/** Whether bytes begin as a zip archive does. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4
}

/**
 * Opens a zip archive by its directory. Before anything is unpacked it is known that the files are not too many, not too
 * large together (`limits.files`, `limits.bytes`), do not overlap and lie within the archive. A file whose path leads
 * out, stands twice, is encrypted or packed otherwise than by deflate is told and is not among them.
 *
 * @returns `undefined` where it is no archive or is refused, which is told as a `fatal` problem
 * @example
 * const archive = await openZip(input, limits, tell)
 * const index = archive?.open('index.json') // an InputFile: `words.zip/index.json`
 */
export async function openZip(
  input: InputFile,
  limits: Pick<ImportLimits, 'bytes' | 'files'>,
  tell: (problem: Told) => void,
): Promise<ZipArchive | undefined> {
  const fatal = (rule: Told['rule'], message: string, advice: string): undefined => {
    tell({ file: input.name, rule, severity: 'fatal', message, advice })
    return undefined
  }
  const damaged = (message: string): undefined =>
    fatal('archive-damaged', message, 'Copy or download the archive again.')

  const directory = await findDirectory(input)
  if (directory === undefined)
    return damaged('The archive is cut short, or is no zip archive: its directory is not found.')
  if (directory.count > limits.files) {
    return fatal(
      'file-too-large',
      `The archive has ${directory.count} files; at most ${limits.files} are read.`,
      'Look whether it is the right archive.',
    )
  }
  if (directory.size > mostDirectoryBytes) {
    return fatal('file-too-large', 'The directory of the archive is larger than any needs.', 'Make the archive again.')
  }
  const members = membersOf(await input.slice(directory.from, directory.from + directory.size), directory.count)
  if (members === undefined) return damaged('The directory of the archive is damaged.')
  let end = 0
  for (const { at, packed } of members.toSorted((a, b) => a.at - b.at)) {
    // Files that share bytes unpack to far more than there is.
    if (at < end) return damaged('Two files of the archive overlap.')
    end = at + localBytes + packed
  }
  if (end > directory.from) return damaged('A file of the archive runs over its end.')
  const total = members.reduce((sum, { size }) => sum + size, 0)
  if (total > limits.bytes) {
    return fatal(
      'file-too-large',
      `The archive unpacks to ${total} bytes; at most ${limits.bytes} are read.`,
      'Divide it.',
    )
  }
  const files = acceptedOf(members, input.name, tell)
  return archiveOf(input, files, tell)
}

async function findDirectory(
  input: InputFile,
): Promise<{ readonly from: number; readonly size: number; readonly count: number } | undefined> {
  const from = Math.max(0, input.size - endBytes - longestComment)
  const tail = await input.slice(from, input.size)
  const view = viewOf(tail)
  let at = tail.length - endBytes
  // The comment reaches to the end of the file, or this is not the record.
  while (
    at >= 0 &&
    (view.getUint32(at, true) !== endSignature || view.getUint16(at + 20, true) !== tail.length - endBytes - at)
  ) {
    at -= 1
  }
  if (at < 0) return undefined
  const found = {
    count: view.getUint16(at + 10, true),
    size: view.getUint32(at + 12, true),
    from: view.getUint32(at + 16, true),
  }
  const end = from + at
  if (found.count < 0xffff && found.size < 0xffffffff && found.from < 0xffffffff) {
    return found.from + found.size <= end ? found : undefined
  }
  const locator = viewOf(await input.slice(Math.max(0, end - locatorBytes), end))
  if (locator.byteLength < locatorBytes || locator.getUint32(0, true) !== locatorSignature) {
    return found.from + found.size <= end ? found : undefined
  }
  const at64 = numberAt(locator, 8)
  if (at64 > end - locatorBytes - end64Bytes) return undefined
  const record = viewOf(await input.slice(at64, at64 + end64Bytes))
  if (record.byteLength < end64Bytes || record.getUint32(0, true) !== end64Signature) return undefined
  const found64 = { count: numberAt(record, 32), size: numberAt(record, 40), from: numberAt(record, 48) }
  return found64.from + found64.size <= at64 ? found64 : undefined
}

function membersOf(bytes: Uint8Array, count: number): readonly Member[] | undefined {
  const view = viewOf(bytes)
  const members: Member[] = []
  let at = 0
  for (let number = 0; number < count; number += 1) {
    if (at + directoryBytes > bytes.length || view.getUint32(at, true) !== directorySignature) return undefined
    const name = view.getUint16(at + 28, true)
    const extra = view.getUint16(at + 30, true)
    const next = at + directoryBytes + name + extra + view.getUint16(at + 32, true)
    if (next > bytes.length) return undefined
    const flags = view.getUint16(at + 8, true)
    const sizes = {
      size: view.getUint32(at + 24, true),
      packed: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    }
    const from = at + directoryBytes
    members.push({
      path: pathOf(bytes.subarray(from, from + name)),
      // Encrypted ones are read as little as those packed in a way that is not known.
      method: flags & 1 ? -1 : view.getUint16(at + 10, true),
      sum: view.getUint32(at + 16, true),
      ...widened(sizes, viewOf(bytes.subarray(from + name, from + name + extra))),
    })
    at = next
  }
  return members
}

/** Sizes of which the directory says that they stand in the Zip64 extra field (4.5.3), in that order. */
function widened(
  sizes: { readonly size: number; readonly packed: number; readonly at: number },
  extra: DataView,
): { readonly size: number; readonly packed: number; readonly at: number } {
  const wide = { ...sizes }
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue
    const end = Math.min(extra.byteLength, at + 4 + extra.getUint16(at + 2, true))
    let from = at + 4
    for (const field of ['size', 'packed', 'at'] as const) {
      if (wide[field] !== 0xffffffff || from + 8 > end) continue
      wide[field] = numberAt(extra, from)
      from += 8
    }
    break
  }
  return wide
}

function acceptedOf(
  members: readonly Member[],
  archive: string,
  tell: (problem: Told) => void,
): ReadonlyMap<string, Member> {
  const files = new Map<string, Member>()
  for (const member of members) {
    const { path, method, size } = member
    const leftOut = (rule: Told['rule'], message: string, advice: string): void =>
      tell({ file: archive, column: visible(path), rule, severity: 'changed', message, advice })
    if (path.endsWith('/') && size === 0) continue
    if (path.endsWith('/')) {
      leftOut('archive-damaged', 'It is named as a folder and has content; it is not read.', 'Make the archive again.')
    } else if (!staysInside(path)) {
      leftOut('path-escapes', 'The path leads out of the archive; the file is not read.', 'Make the archive again.')
    } else if (method !== 0 && method !== 8) {
      leftOut(
        'format-version',
        method === -1 ? 'The file is encrypted; it is not read.' : `Packing method ${method} is not read.`,
        'Make the archive again, by deflate and without a password.',
      )
    } else if (files.has(path)) {
      leftOut('id-repeated', 'The archive has two files of this path; the first is read.', 'Make the archive again.')
    } else files.set(path, member)
  }
  return files
}

function staysInside(path: string): boolean {
  return (
    path !== '' &&
    path.length <= longestPath &&
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    !/^[/\\]|^[A-Za-z]:|[\\\u0000]/.test(path) &&
    path.split('/').every((step) => step !== '' && step !== '.' && step !== '..')
  )
}

function archiveOf(input: InputFile, files: ReadonlyMap<string, Member>, tell: (problem: Told) => void): ZipArchive {
  const paths = [...files.keys()]
  const open = (path: string): InputFile | undefined => {
    const member = files.get(path)
    if (member === undefined) return undefined
    const name = `${input.name}/${path}`
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    const chunks = (): AsyncGenerator<Uint8Array, void, undefined> => unpacked(input, member, name, tell)
    return {
      name,
      size: member.size,
      chunks,
      async slice(from, to) {
        const length = Math.max(0, Math.min(to, member.size) - from)
        const bytes = new Uint8Array(length)
        let at = 0
        for await (const piece of chunks()) {
          const wanted = piece.subarray(Math.max(0, from - at), Math.max(0, from + length - at))
          if (wanted.length > 0) bytes.set(wanted, Math.max(0, at - from))
          at += piece.length
          if (at >= from + length) break
        }
        return bytes.subarray(0, Math.max(0, Math.min(length, at - from)))
      },
      beside: async (other) => open(inFolder(folder, other)),
      folder: async () =>
        paths
          .filter((each) => each.startsWith(folder))
          .map((each) => each.slice(folder.length))
          .sort(),
    }
  }
  return { files: paths, open }
}

/** A path relative to a folder; one that leads out of the archive is that of no file. */
function inFolder(folder: string, path: string): string {
  const steps = path.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '')
  for (const step of path.split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return ''
    } else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

async function* unpacked(
  input: InputFile,
  { path, method, sum, packed, size, at }: Member,
  name: string,
  tell: (problem: Told) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const damaged = (message: string): void =>
    tell({
      file: name,
      rule: 'archive-damaged',
      severity: 'fatal',
      message,
      advice: 'Copy or download the archive again.',
    })
  const head = viewOf(await input.slice(at, at + localBytes))
  if (head.byteLength < localBytes || head.getUint32(0, true) !== localSignature) {
    return damaged(`${visible(path)} does not stand where the directory of the archive says.`)
  }
  const from = at + localBytes + head.getUint16(26, true) + head.getUint16(28, true)
  async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    for (let read = 0; read < packed; read += readBytes) {
      yield await input.slice(from + read, from + Math.min(packed, read + readBytes))
    }
  }
  let found = 0
  let length = 0
  const pieces = method === 0 ? asTheyAre(chunks(), size) : unpack(chunks(), new Inflate(), size)
  let next = await pieces.next()
  for (; next.done !== true; next = await pieces.next()) {
    found = crc32(next.value, found)
    length += next.value.length
    yield next.value
  }
  if (next.value === 'too-large') {
    tell({
      file: name,
      rule: 'file-too-large',
      severity: 'fatal',
      message: `The file unpacks to more than the ${size} bytes that the archive says, or to more than any text would.`,
      advice: 'Unpack it yourself and look at what it is.',
    })
  } else if (next.value === 'damaged' || length !== size || found !== sum) {
    damaged('The file is damaged or cut short: its length or check sum is wrong.')
  }
}

async function* asTheyAre(
  chunks: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<Uint8Array, 'too-large' | undefined, undefined> {
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.length
    if (length > most) return 'too-large'
    yield chunk
  }
  return undefined
}

/** Archives say in a flag whether names are UTF-8, and say it wrongly: what is UTF-8 is taken for it. */
function pathOf(bytes: Uint8Array): string {
  return decode(bytes).text ?? Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** A number of 64 bits; one that is not exact is larger than any file anyway. */
function numberAt(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32
}
