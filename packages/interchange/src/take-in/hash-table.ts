/**
 * Numbers by text, in 12 bytes a place whatever the length of the text: the text itself is not kept, only 64 bits of
 * hash. Among a million texts two share them with a chance of one in 30 million.
 *
 * @example
 * const rows = new HashTable()
 * rows.set('ia', 7)
 * rows.get('ia') // 7
 */
export class HashTable {
  #high = new Uint32Array(1024)
  #low = new Uint32Array(1024)
  // 0 where the place is free; else the value and one.
  #values = new Uint32Array(1024)
  #size = 0

  get(text: string): number | undefined {
    hash(text)
    const value = this.#values[this.#placeOf(high, low)] ?? 0
    return value === 0 ? undefined : value - 1
  }

  /** @param value from 0 to 2³² − 2 */
  set(text: string, value: number): void {
    if (this.#size * 6 > this.#values.length * 5) this.#grow()
    hash(text)
    const place = this.#placeOf(high, low)
    if (this.#values[place] === 0) {
      this.#high[place] = high
      this.#low[place] = low
      this.#size += 1
    }
    this.#values[place] = value + 1
  }

  /** The place of a hash, or the free one where it belongs. */
  #placeOf(upper: number, lower: number): number {
    const places = this.#values.length
    let place = lower % places
    while (this.#values[place] !== 0 && (this.#low[place] !== lower || this.#high[place] !== upper)) {
      place = place + 1 === places ? 0 : place + 1
    }
    return place
  }

  #grow(): void {
    const [uppers, lowers, values] = [this.#high, this.#low, this.#values]
    // By a third and not twofold: an import has many tables, and half of each would stand empty.
    const places = Math.ceil((values.length * 4) / 3)
    this.#high = new Uint32Array(places)
    this.#low = new Uint32Array(places)
    this.#values = new Uint32Array(places)
    for (const [index, value] of values.entries()) {
      if (value === 0) continue
      const [upper, lower] = [uppers[index] ?? 0, lowers[index] ?? 0]
      const place = this.#placeOf(upper, lower)
      this.#high[place] = upper
      this.#low[place] = lower
      this.#values[place] = value
    }
  }
}

// The two halves of the last hash: no object is made for each text.
let high = 0
let low = 0

/** Mixes the code units into twice 32 bits, each unit into both; the finish is that of MurmurHash3. */
function hash(text: string): void {
  let first = 0xdeadbeef
  let second = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    first = Math.imul(first ^ unit, 0x9e3779b1)
    second = Math.imul(second ^ unit, 0x5f356495)
    first ^= first >>> 15
    second ^= second >>> 13
  }
  high = finish(first ^ Math.imul(second, 0x85ebca6b))
  low = finish(second ^ Math.imul(first, 0xc2b2ae35))
}

function finish(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/**
 * 53 bits of the hash of a text, as a whole number: the same on every machine and in every version, as ids are made of
 * it.
 */
export function hashNumber(text: string): number {
  hash(text)
  return (high & 0x1fffff) * 0x100000000 + low
}
