// Four tables, so that four bytes are taken at a time.
const tables: readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array] = makeTables()

/**
 * The check sum of zip and gzip (ISO 3309, polynomial 0xEDB88320 reversed) of bytes, or of those after others.
 *
 * @param before the sum of the bytes before these
 * @example
 * crc32(new TextEncoder().encode('123456789')) // 0xcbf43926
 */
export function crc32(bytes: Uint8Array, before: number = 0): number {
  const [first, second, third, fourth] = tables
  let sum = ~before
  let at = 0
  for (const end = bytes.length - 3; at < end; at += 4) {
    sum ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    sum = fourth[sum & 255]! ^ third[(sum >>> 8) & 255]! ^ second[(sum >>> 16) & 255]! ^ first[sum >>> 24]!
  }
  for (; at < bytes.length; at += 1) sum = first[(sum ^ bytes[at]!) & 255]! ^ (sum >>> 8)
  return ~sum >>> 0
}

function makeTables(): [Uint32Array, Uint32Array, Uint32Array, Uint32Array] {
  const made = [0, 1, 2, 3].map(() => new Uint32Array(256)) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array]
  for (let byte = 0; byte < 256; byte += 1) {
    let sum = byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
    made[0][byte] = sum
  }
  for (let byte = 0; byte < 256; byte += 1) {
    for (const table of [1, 2, 3] as const) {
      const before = made[table - 1]![byte]!
      made[table][byte] = (before >>> 8) ^ made[0][before & 255]!
    }
  }
  return made
}
