const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const firstBytes = 1024 * 1024

/** Texts by number, as UTF-8 one behind the other: a million of them take their bytes and four more each. */
export interface SharedTexts {
  readonly count: number
  /** Adds a text; false where there is no more room. */
  add(text: string): boolean
  /** The text of a number, from 0; `undefined` where there is none. */
  get(number: number): string | undefined
}

/**
 * Makes a list of texts in little memory.
 *
 * @param most bytes of all of them together
 */
export function sharedTexts(most: number): SharedTexts {
  let bytes = new Uint8Array(firstBytes)
  let ends = new Uint32Array(4096)
  let used = 0
  let count = 0
  return {
    get count() {
      return count
    },
    add(text) {
      const needed = used + text.length * 3
      if (needed > bytes.length) {
        const room = Math.min(Math.max(needed, Math.ceil(bytes.length * 1.5)), most + 3 * 65536)
        if (needed > room) return false
        const larger = new Uint8Array(room)
        larger.set(bytes.subarray(0, used))
        bytes = larger
      }
      if (count === ends.length) {
        const larger = new Uint32Array(ends.length * 2)
        larger.set(ends)
        ends = larger
      }
      used += encoder.encodeInto(text, bytes.subarray(used)).written
      ends[count] = used
      count += 1
      return used <= most
    },
    get(number) {
      if (!Number.isInteger(number) || number < 0 || number >= count) return undefined
      return decoder.decode(bytes.subarray(number === 0 ? 0 : ends[number - 1], ends[number]))
    },
  }
}
