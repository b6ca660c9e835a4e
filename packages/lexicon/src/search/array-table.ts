import { HiapError } from '../errors.ts'

/**
 * Named typed arrays in one little-endian `ArrayBuffer`: what the index is made of. Opening it makes views and copies
 * nothing. The bytes are told in `docs/reference/bundle-format.md` § Index.
 */
export type ArrayTable = ReadonlyMap<string, NumberArray>
export type NumberArray = Uint8Array | Uint16Array | Uint32Array

/** 'HIDX' read as a little-endian number. */
const magic = 0x58444948
const version = 1
const headerBytes = 16
const nameBytes = 32
const recordBytes = nameBytes + 16

/**
 * Lays arrays into one buffer, in the order given; the same arrays give the same bytes.
 *
 * @param arrays name (ASCII, at most 32) and array
 * @returns the buffer; its length is a multiple of 4
 * @example
 * openArrays(packArrays([['lengths', Uint16Array.of(3, 1)]])).get('lengths') // Uint16Array [3, 1]
 */
export function packArrays(arrays: readonly (readonly [name: string, values: NumberArray])[]): ArrayBuffer {
  let size = headerBytes + arrays.length * recordBytes
  const offsets = arrays.map(([, values]) => {
    const offset = size
    size += (values.byteLength + 3) & ~3
    return offset
  })
  const buffer = new ArrayBuffer(size)
  const view = new DataView(buffer)
  view.setUint32(0, magic, true)
  view.setUint32(4, version, true)
  view.setUint32(8, arrays.length, true)
  arrays.forEach(([name, values], i) => {
    const record = headerBytes + i * recordBytes
    for (let k = 0; k < name.length; k++) view.setUint8(record + k, name.charCodeAt(k))
    view.setUint32(record + nameBytes, values.BYTES_PER_ELEMENT, true)
    view.setUint32(record + nameBytes + 4, offsets[i]!, true)
    view.setUint32(record + nameBytes + 8, values.length, true)
    new Uint8Array(buffer, offsets[i]!, values.byteLength).set(
      new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
    )
  })
  return buffer
}

/**
 * Makes views on the arrays of {@link packArrays}.
 *
 * @param bytes the packed bytes, at an offset that is a multiple of 4
 * @throws HiapError `index-malformed` where magic, version or a length is wrong
 */
export function openArrays(bytes: Uint8Array | ArrayBuffer): ArrayTable {
  const whole = bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes
  const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength)
  const malformed = (why: string) => new HiapError('index-malformed', `The search index cannot be read: ${why}.`)
  if (whole.byteLength < headerBytes || view.getUint32(0, true) !== magic) throw malformed('it does not begin as one')
  if (view.getUint32(4, true) !== version)
    throw malformed(`its version is ${view.getUint32(4, true)}, known is ${version}`)
  const count = view.getUint32(8, true)
  if (headerBytes + count * recordBytes > whole.byteLength) throw malformed('its table is longer than the file')
  const arrays = new Map<string, NumberArray>()
  for (let i = 0; i < count; i++) {
    const record = headerBytes + i * recordBytes
    let name = ''
    for (let k = 0; k < nameBytes; k++) {
      const code = view.getUint8(record + k)
      if (code === 0) break
      name += String.fromCharCode(code)
    }
    const width = view.getUint32(record + nameBytes, true)
    const offset = view.getUint32(record + nameBytes + 4, true)
    const length = view.getUint32(record + nameBytes + 8, true)
    if (offset % 4 !== 0 || offset + length * width > whole.byteLength)
      throw malformed(`array ${name} is out of bounds`)
    const from = whole.byteOffset + offset
    if (width === 1) arrays.set(name, new Uint8Array(whole.buffer, from, length))
    else if (width === 2) arrays.set(name, new Uint16Array(whole.buffer, from, length))
    else if (width === 4) arrays.set(name, new Uint32Array(whole.buffer, from, length))
    else throw malformed(`array ${name} has elements of ${width} bytes`)
  }
  return arrays
}

/** The array of that name and kind; `index-malformed` where it is missing. */
export function arrayNamed<A extends NumberArray>(
  table: ArrayTable,
  name: string,
  kind: abstract new (...args: never[]) => A,
): A {
  const array = table.get(name)
  if (array instanceof kind) return array
  throw new HiapError('index-malformed', `The search index cannot be read: array ${name} is missing.`)
}

/** A text as an array: its UTF-16 code units. */
export function arrayOfText(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
}

/** Reads JSON that {@link arrayOfText} made an array of; throws `index-malformed` where it is none. */
export function readJson(array: Uint16Array): unknown {
  let text = ''
  for (let i = 0; i < array.length; i += 4096) text += String.fromCharCode(...array.subarray(i, i + 4096))
  try {
    return JSON.parse(text)
  } catch {
    throw new HiapError('index-malformed', 'The search index cannot be read: a list in it is not JSON.')
  }
}
