import { HashTable } from '../take-in/hash-table.ts'

/** Records of term meta banks by their term, as bytes: a term has its records in a tenth of what objects take. */
export interface MetaStore {
  /** Puts a record down; `false` where there is no room for it, or it has no term. */
  add(record: readonly unknown[]): boolean
  /** The records of a term, in the order in which they came. */
  of(term: string): readonly (readonly unknown[])[]
}

const blockBytes = 1024 * 1024
const headBytes = 8

/**
 * Makes a store.
 *
 * @param most bytes that it takes
 * @example
 * const metas = metaStore(128 * 1024 * 1024)
 * metas.add(['ia', 'freq', 5])
 * metas.of('ia') // [['ia', 'freq', 5]]
 */
export function metaStore(most: number): MetaStore {
  const encoder = new TextEncoder()
  const decoder = new TextDecoder()
  const blocks: DataView[] = []
  const lastOf = new HashTable()
  /** Where the next record begins, counted over all blocks. */
  let end = 0
  return {
    add(record) {
      const [term] = record
      if (typeof term !== 'string') return false
      const bytes = encoder.encode(JSON.stringify(record))
      const needed = headBytes + bytes.length
      // A record lies in one block.
      const at = (end % blockBytes) + needed > blockBytes ? Math.ceil(end / blockBytes) * blockBytes : end
      if (needed > blockBytes || at + needed > most) return false
      if (at >= blocks.length * blockBytes) blocks.push(new DataView(new ArrayBuffer(blockBytes)))
      const block = blocks[Math.floor(at / blockBytes)]!
      const from = at % blockBytes
      const before = lastOf.get(term)
      block.setUint32(from, before === undefined ? 0 : before + 1)
      block.setUint32(from + 4, bytes.length)
      new Uint8Array(block.buffer).set(bytes, from + headBytes)
      lastOf.set(term, at)
      end = at + needed
      return true
    },
    of(term) {
      const records: (readonly unknown[])[] = []
      for (let at = lastOf.get(term); at !== undefined; ) {
        const block = blocks[Math.floor(at / blockBytes)]!
        const from = at % blockBytes
        const [before, length] = [block.getUint32(from), block.getUint32(from + 4)]
        records.push(JSON.parse(decoder.decode(new Uint8Array(block.buffer, from + headBytes, length))))
        at = before === 0 ? undefined : before - 1
      }
      return records.reverse()
    },
  }
}
