import { numberAt } from './ascending.ts'
import type { HeadwordCandidates } from './headword-candidates.ts'
import { lettersOfForm } from './key-layer.ts'
import type { LetterTable } from './letter-table.ts'
import { prefixScore, rank } from './rank.ts'
import { canonicalKey, wordKey } from './search-key.ts'
import { childrenFrom, findNode, isEnd, keyAt, keysBefore, longestKey, type Trie } from './trie.ts'

/** Any letters, none too. */
const many = -2
/** One letter. */
const one = -3

/** Whether a query is a pattern: it has `*` or `?`, and something else to look for. */
export function isPattern(query: string): boolean {
  return /[*?]/.test(query) && /[^*?\s]/.test(query)
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
  // A pattern that begins openly is walked from its end, where fewer letters fit.
  const turned = folded[0] === many && folded.at(-1) !== many
  const fitting = turned
    ? walkPattern(words.backwards, [...folded].reverse(), trie)
    : walkPattern(trie, folded, undefined)
  if (fitting.truncated) candidates.truncated = true
  const canonical = partsBy((text) => canonicalKey(language, text))
  const without: { readonly form: number; readonly score: number }[] = []
  // Keys are numbered by length: shorter ones come first.
  for (const key of fitting.keys.sort((a, b) => a - b)) {
    const end = numberAt(forms, key + 1)
    for (let form = numberAt(forms, key); form < end; form++) {
      if (!candidates.mayGoOn()) break
      const letters = lettersOfForm(words.texts, form)
      if (fits(canonical, letters)) candidates.add(form, 'prefix', 'pattern', prefixScore(false, letters.length))
      else without.push({ form, score: prefixScore(true, letters.length) })
    }
  }
  for (const { form, score } of without) candidates.add(form, 'prefix', 'pattern', score)
}

/** A pattern as letter numbers, {@link many} and {@link one}; -1 is a letter that the table lacks. */
function patternOf(query: string, table: LetterTable, letters: (text: string) => readonly string[]): readonly number[] {
  const parts: number[] = []
  for (const part of query.split(/([*?])/)) {
    if (part === '?') parts.push(one)
    else if (part !== '*') for (const letter of letters(part)) parts.push(table.numbers.get(letter) ?? -1)
    else if (parts.at(-1) !== many) parts.push(many)
  }
  return parts
}

/**
 * Finds the keys of a trie that fit. At each node the places of the pattern that the way to it can have reached are known,
 * so no node is entered twice, however many `*` there are.
 *
 * @param named the trie that numbers the keys, where the one walked has them turned
 */
function walkPattern(
  trie: Trie,
  pattern: readonly number[],
  named: Trie | undefined,
): { readonly keys: number[]; readonly truncated: boolean } {
  const width = pattern.length + 1
  const reached = new Uint8Array((longestKey + 2) * width)
  const way = new Uint16Array(longestKey + 1)
  const keys: number[] = []
  let work = 0
  const open = (row: number, place: number): void => {
    reached[row + place] = 1
    if (pattern[place] === many) open(row, place + 1)
  }
  const visit = (node: number, depth: number): void => {
    if (++work > rank.patternLimit || depth > longestKey) return
    const row = depth * width
    if (node > 0 && reached[row + pattern.length] === 1 && isEnd(trie, node))
      keys.push(named === undefined ? keysBefore(trie, node) : keyOfTurned(named, way, depth))
    const end = childrenFrom(trie, node + 1)
    for (let child = childrenFrom(trie, node); child < end; child++) {
      const letter = trie.letters[child]!
      reached.fill(0, row + width, row + 2 * width)
      let any = false
      for (let place = 0; place < pattern.length; place++) {
        if (reached[row + place] === 0) continue
        const wanted = pattern[place]!
        if (wanted === many) open(row + width, place)
        else if (wanted === one || wanted === letter) open(row + width, place + 1)
        else continue
        any = true
      }
      if (!any) continue
      way[depth] = letter
      visit(child, depth + 1)
    }
  }
  open(0, 0)
  visit(0, 0)
  return { keys, truncated: work > rank.patternLimit }
}

function keyOfTurned(trie: Trie, way: Uint16Array, depth: number): number {
  return keyAt(trie, findNode(trie, way.slice(0, depth).reverse()))
}

/** Whether letters fit a pattern. */
function fits(pattern: readonly number[], letters: ArrayLike<number>): boolean {
  let reached = new Set<number>()
  const open = (places: Set<number>, place: number): void => {
    places.add(place)
    if (pattern[place] === many) open(places, place + 1)
  }
  open(reached, 0)
  for (let i = 0; i < letters.length && reached.size > 0; i++) {
    const next = new Set<number>()
    for (const place of reached) {
      const wanted = pattern[place]
      if (wanted === many) open(next, place)
      else if (wanted === one || wanted === letters[i]) open(next, place + 1)
    }
    reached = next
  }
  return reached.has(pattern.length)
}
