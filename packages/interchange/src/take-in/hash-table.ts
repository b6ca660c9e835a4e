/** Tables that grow each by itself: while one does, only its old places are held beside the new ones. */
const shardCount = 64
/** Two halves of a hash, and the value and one; 0 where the place is free. */
const placeUnits = 3

interface Shard {
  places: Uint32Array
  size: number
}

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
  readonly #shards: readonly Shard[] = Array.from({ length: shardCount }, () => ({
    places: new Uint32Array(16 * placeUnits),
    size: 0,
  }))

  get(text: string): number | undefined {
    hash(text)
    const { places } = this.#shardOf(high)
    const value = places[placeOf(places, high, low) + 2] ?? 0
    return value === 0 ? undefined : value - 1
  }

  /** @param value from 0 to 2³² − 2 */
  set(text: string, value: number): void {
    hash(text)
    const shard = this.#shardOf(high)
    if (shard.size * placeUnits * 6 > shard.places.length * 5) grow(shard)
    const place = placeOf(shard.places, high, low)
    if (shard.places[place + 2] === 0) shard.size += 1
    put(shard.places, place, high, low, value + 1)
  }

  #shardOf(upper: number): Shard {
    return this.#shards[upper % shardCount]!
  }
}

/** Where a hash stands, or the free place where it belongs. */
function placeOf(places: Uint32Array, upper: number, lower: number): number {
  let place = (lower % (places.length / placeUnits)) * placeUnits
  while (places[place + 2] !== 0 && (places[place + 1] !== lower || places[place] !== upper)) {
    place += placeUnits
    if (place === places.length) place = 0
  }
  return place
}

function put(places: Uint32Array, place: number, upper: number, lower: number, value: number): void {
  places[place] = upper
  places[place + 1] = lower
  places[place + 2] = value
}

/** By a third and not twofold: an import has many tables, and half of each would stand empty. */
function grow(shard: Shard): void {
  const before = shard.places
  const places = new Uint32Array(Math.ceil((before.length / placeUnits) * (4 / 3)) * placeUnits)
  for (let at = 0; at < before.length; at += placeUnits) {
    const value = before[at + 2]!
    if (value === 0) continue
    const [upper, lower] = [before[at]!, before[at + 1]!]
    put(places, placeOf(places, upper, lower), upper, lower, value)
  }
  shard.places = places
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
