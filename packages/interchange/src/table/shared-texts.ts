const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const blockBytes = 1024 * 1024
const blockTexts = 64 * 1024

/** Texts by number, as UTF-8 one behind the other: a million of them take their bytes and eight more each. */
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
 * Makes a list of texts in little memory. Blocks are added and none is copied, so that the list never takes twice its
 * room.
 *
 * @param most bytes of all of them together
 */
export function sharedTexts(most: number): SharedTexts {
  const blocks: Uint8Array[] = []
  /** Where each text begins in its block and how long it is; and the number of its block. */
  const places: { readonly spans: Uint32Array; readonly block: Uint16Array }[] = []
  let room = 0
  let used = 0
  let count = 0
  return {
    get count() {
      return count
    },
    add(text) {
      const longest = text.length * 3
      if (longest > room || blocks.length === 0) {
        room = Math.max(blockBytes, longest)
        blocks.push(new Uint8Array(room))
      }
      const block = blocks.at(-1)
      if (count % blockTexts === 0) {
        places.push({ spans: new Uint32Array(blockTexts * 2), block: new Uint16Array(blockTexts) })
      }
      const place = places.at(-1)
      if (block === undefined || place === undefined || used + text.length > most) return false
      const from = block.length - room
      const { written } = encoder.encodeInto(text, block.subarray(from))
      const at = count % blockTexts
      place.spans[at * 2] = from
      place.spans[at * 2 + 1] = from + written
      place.block[at] = blocks.length - 1
      room -= written
      used += written
      count += 1
      return used <= most
    },
    clear() {
      blocks.length = 0
      places.length = 0
      room = 0
      used = 0
      count = 0
    },
    get(number) {
      if (!Number.isInteger(number) || number < 0 || number >= count) return undefined
      const place = places[Math.floor(number / blockTexts)]
      const at = number % blockTexts
      return decoder.decode(blocks[place?.block[at] ?? 0]?.subarray(place?.spans[at * 2], place?.spans[at * 2 + 1]))
    },
  }
}
