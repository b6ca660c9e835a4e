const pageBytes = 64 * 1024
/** Ids from one known start to the next; those between are walked over. */
const stride = 32

/**
 * Ids of entries by number, in a byte a letter: no object is held for any, as half a million would take as much memory as
 * all else that an import holds.
 *
 * @example
 * const ids = new IdList()
 * ids.push('ia')
 * ids.at(0) // 'ia'
 */
export class IdList {
  readonly #pages: Uint8Array[] = []
  #end = pageBytes
  /** Where every 32nd id stands: pages before it times their size, and its place. */
  readonly #starts: number[] = []
  #length = 0

  /** How many there are. */
  get length(): number {
    return this.#length
  }

  /**
   * Adds an id; its number is the length before.
   *
   * @param id ASCII, of at most 255 letters
   */
  push(id: string): void {
    if (this.#end + 1 + id.length > pageBytes) {
      // A page ends where a length is 0: no id is empty.
      this.#pages.push(new Uint8Array(pageBytes))
      this.#end = 0
    }
    if (this.#length % stride === 0) this.#starts.push((this.#pages.length - 1) * pageBytes + this.#end)
    const page = this.#pages.at(-1)!
    page[this.#end++] = id.length
    for (let at = 0; at < id.length; at++) page[this.#end++] = id.charCodeAt(at)
    this.#length += 1
  }

  /** Gives the id of a number, or `undefined` where there is none. */
  at(number: number): string | undefined {
    const start = this.#starts[Math.floor(number / stride)]
    if (start === undefined || number >= this.#length) return undefined
    let index = Math.floor(start / pageBytes)
    let at = start % pageBytes
    for (let left = number % stride; ; left--) {
      const length = this.#pages[index]![at] ?? 0
      if (length === 0) {
        index += 1
        at = 0
        left += 1
        continue
      }
      if (left === 0) return String.fromCharCode(...this.#pages[index]!.subarray(at + 1, at + 1 + length))
      at += 1 + length
    }
  }
}
