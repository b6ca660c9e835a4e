import { numberAt } from './ascending.ts'
import type { HeadwordCandidates } from './headword-candidates.ts'
import { lettersOfForm } from './key-layer.ts'
import type { LetterTable } from './letter-table.ts'
import { prefixScore, rank } from './rank.ts'
import { canonicalKey, wordKey } from './search-key.ts'
import { childrenFrom, findNode, isEnd, keyAt, keysBefore, longestKey, parentOf, type Trie } from './trie.ts'

/** Any letters, none too. */
const many = -2
/** One letter. */
const one = -3
/** A letter that no key has. */
const unknown = -1

/** Whether a query is a pattern: it has `*` or `?`, and something else to look for. */
export function isPattern(query: string): boolean {
  return /[*?]/.test(query) && /[^*?\s]/.test(query)
}

/** Whether the only wildcards of a query are question marks at its end. */
export function isQuestion(query: string): boolean {
  return /^[^*?]+\?+$/.test(query)
}

/** A query without what makes it a pattern. */
export function withoutWildcards(query: string): string {
  return query.replace(/[*?]+/g, ' ').trim()
}

/**
 * Adds the forms that fit a pattern, those with its marks before all others, then the shorter ones first.
 *
 * @param query with `*` for any letters and `?` for one
 * @example
 * findPattern(candidates, 'h?get*') // hơget and all that begins so
 */
export function findPattern(candidates: HeadwordCandidates, query: string): void {
  const { words, language } = candidates
  const { table, trie, forms } = words.keys
  const partsBy = (key: (text: string) => string): readonly number[] =>
    patternOf(query, table, (text) => language.letters(key(text)))
  const folded = partsBy((text) => wordKey(language, text))
  if (folded.includes(unknown)) return
  if (folded.length > longestPattern) {
    candidates.truncated = true
    return
  }
  // A pattern that begins openly is walked from its end, where fewer letters fit.
  const turned = folded[0] === many && folded.at(-1) !== many
  const canonical = partsBy((text) => canonicalKey(language, text))
  const addKeys = (keys: readonly number[], length: number): boolean => {
    const enough = candidates.isEnoughWaiting
    for (const key of keys) {
      const end = numberAt(forms, key + 1)
      for (let form = numberAt(forms, key); form < end; form++) {
        if (!candidates.mayGoOn()) return false
        if (fits(canonical, lettersOfForm(words.texts, form)))
          candidates.add(form, 'prefix', 'pattern', prefixScore(false, length, 0))
        else if (!enough) candidates.wait(form, prefixScore(true, length, 0))
      }
    }
    return !candidates.isFull
  }
  const { backwards } = words
  const whole = turned
    ? walkPattern(backwards, [...folded].reverse(), table.letters.length, (ends, length) => {
        // Each must be spelt out to be named.
        if (ends.length > rank.turnedLimit) candidates.truncated = true
        return addKeys(keysOfTurned(trie, backwards, ends.slice(0, rank.turnedLimit)), length)
      })
    : walkPattern(trie, folded, table.letters.length, (ends, length) => {
        const keys = ends.map((node) => keysBefore(trie, node))
        return addKeys(keys, length)
      })
  if (!whole) candidates.truncated = true
  candidates.addWaiting('prefix', 'pattern')
}

/** A pattern as letter numbers, {@link many}, {@link one} and {@link unknown}. */
function patternOf(query: string, table: LetterTable, letters: (text: string) => readonly string[]): readonly number[] {
  const parts: number[] = []
  for (const part of query.split(/([*?])/)) {
    if (part === '?') parts.push(one)
    else if (part !== '*')
      for (const letter of lettersOfPart(part, letters)) parts.push(table.numbers.get(letter) ?? unknown)
    else if (parts.at(-1) !== many) parts.push(many)
  }
  return parts
}

/** The letters of a key, with the spaces that stand beside a wildcard, which a key by itself has not. */
function lettersOfPart(part: string, letters: (text: string) => readonly string[]): readonly string[] {
  const inner = letters(part)
  if (inner.length === 0) return /\s/.test(part) ? [' '] : []
  return [...(/^\s/.test(part) ? [' '] : []), ...inner, ...(/\s$/.test(part) ? [' '] : [])]
}

/** Places of a pattern are bits of a number. */
const longestPattern = 30

/**
 * Finds the keys of a trie that fit, level by level, so that the shortest come first. At each node all places of the
 * pattern that the way to it can have reached are known (the bits of Baeza-Yates and Gonnet's shift-and), so no node is
 * entered twice, however many `*` there are.
 *
 * @param letterCount how many letters the table has
 * @param visit gets the nodes of one level at which keys end that fit; false ends the walk
 * @returns false where the limit of work was reached
 */
function walkPattern(
  trie: Trie,
  pattern: readonly number[],
  letterCount: number,
  visit: (fitting: readonly number[], length: number) => boolean,
): boolean {
  const letterBits = new Int32Array(letterCount)
  const { letters } = trie
  let manyBits = 0
  let oneBits = 0
  pattern.forEach((wanted, place) => {
    if (wanted === many) manyBits |= 1 << place
    else if (wanted === one) oneBits |= 1 << place
    else if (wanted >= 0 && wanted < letterBits.length) letterBits[wanted]! |= 1 << place
  })
  const open = (places: number): number => places | ((places & manyBits) << 1)
  const fitted = 1 << pattern.length
  // Frontiers of two levels, one written while the other is read.
  let nodes = new Int32Array(1024)
  let places = new Int32Array(1024)
  let nextNodes = new Int32Array(1024)
  let nextPlaces = new Int32Array(1024)
  places[0] = open(1)
  let count = 1
  for (let length = 1, work = 0; count > 0 && length <= longestKey; length++) {
    const fitting: number[] = []
    let reached = 0
    // Most neighbours are both in the frontier: where the children of one end, those of the next begin.
    let known = -1
    let end = 0
    for (let i = 0; i < count; i++) {
      const node = nodes[i]!
      const from = places[i]!
      let child = node === known ? end : childrenFrom(trie, node)
      end = childrenFrom(trie, node + 1)
      known = node + 1
      work += end - child
      if (work > rank.patternLimit) return false
      if (reached + end - child > nextNodes.length) {
        nextNodes = larger(nextNodes, reached + end - child)
        nextPlaces = larger(nextPlaces, reached + end - child)
      }
      for (; child < end; child++) {
        const to = open(((from & (oneBits | letterBits[letters[child]!]!)) << 1) | (from & manyBits))
        if (to === 0) continue
        nextNodes[reached] = child
        nextPlaces[reached++] = to
        if ((to & fitted) !== 0 && isEnd(trie, child)) fitting.push(child)
      }
    }
    if (fitting.length > 0 && !visit(fitting, length)) return true
    ;[nodes, nextNodes, places, nextPlaces] = [nextNodes, nodes, nextPlaces, places]
    count = reached
  }
  return true
}

function larger(numbers: Int32Array<ArrayBuffer>, least: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(Math.max(least, 2 * numbers.length))
  longer.set(numbers)
  return longer
}

/** The numbers that `named` gives to the keys that `turned` has from the last letter to the first, ascending. */
function keysOfTurned(named: Trie, turned: Trie, ends: readonly number[]): readonly number[] {
  const keys = ends.map((end) => {
    const letters: number[] = []
    for (let node = end; node > 0; node = parentOf(turned, node)) letters.push(turned.letters[node]!)
    return keyAt(named, findNode(named, letters))
  })
  return keys.filter((key) => key >= 0).sort((a, b) => a - b)
}

/** Whether letters fit a pattern: after a `*` the nearest place at which the rest goes on is as good as any. */
function fits(pattern: readonly number[], letters: ArrayLike<number>): boolean {
  let place = 0
  let star = -1
  let from = 0
  for (let i = 0; i < letters.length; ) {
    const wanted = pattern[place]
    if (wanted === many) {
      star = place++
      from = i
    } else if (wanted === one || wanted === letters[i]) {
      place++
      i++
    } else if (star >= 0) {
      place = star + 1
      i = ++from
    } else return false
  }
  while (pattern[place] === many) place++
  return place === pattern.length
}
