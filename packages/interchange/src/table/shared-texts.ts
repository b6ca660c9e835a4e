const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const lotTexts = 64 * 1024

/** Texts by number, as UTF-8 one behind the other: a million of them take their bytes and four more each. */
export interface SharedTexts {
  readonly count: number
  /** Adds a text; false where there is no more room. */
  add(text: string): boolean
  /** The text of a number, from 0; `undefined` where there is none. */
  get(number: number): string | undefined
  /** Gives the room back; there are no texts any more. */
  clear(): void
}

/**
 * Makes a list of texts in little memory: one room for all of them, which the system gives page by page as it is filled
 * and takes back whole.
 *
 * @param room bytes of all texts together
 */
export function sharedTexts(room: number): SharedTexts {
  let bytes = new Uint8Array(room)
  /** Where each text ends, so many to a lot. */
  let ends: Uint32Array[] = []
  let used = 0
  let count = 0
  const endOf = (number: number): number => ends[Math.floor(number / lotTexts)]?.[number % lotTexts] ?? 0
  return {
    get count() {
      return count
    },
    add(text) {
      const { read, written } = encoder.encodeInto(text, bytes.subarray(used))
      if (read < text.length) return false
      if (count % lotTexts === 0) ends.push(new Uint32Array(lotTexts))
      used += written
      const lot = ends.at(-1)
      if (lot !== undefined) lot[count % lotTexts] = used
      count += 1
      return true
    },
    get(number) {
      if (!Number.isInteger(number) || number < 0 || number >= count) return undefined
      return decoder.decode(bytes.subarray(number === 0 ? 0 : endOf(number - 1), endOf(number)))
    },
    clear() {
      bytes = new Uint8Array(0)
      ends = []
      used = 0
      count = 0
    },
  }
}
