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
      if (fits(canonical, letters))
        candidates.add(form, 'prefix', 'pattern', prefixScore(false, letters.length, candidates.bandOf(form)))
      else without.push({ form, score: prefixScore(true, letters.length, candidates.bandOf(form)) })
    }
  }
  for (const { form, score } of without) candidates.add(form, 'prefix', 'pattern', score)
}

/** A pattern as letter numbers, {@link many} and {@link one}; -1 is a letter that the table lacks. */
function patternOf(query: string, table: LetterTable, letters: (text: string) => readonly string[]): readonly number[] {
  const parts: number[] = []
  for (const part of query.split(/([*?])/)) {
    if (part === '?') parts.push(one)
    else if (part !== '*')
      for (const letter of lettersOfPart(part, letters)) parts.push(table.numbers.get(letter) ?? -1)
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
  // The places that the way to each depth can have reached, ascending, and how many; a place is never behind one further.
  const width = pattern.length + 1
  const reached = new Uint16Array((longestKey + 2) * width)
  const counts = new Uint16Array(longestKey + 2)
  const way = new Uint16Array(longestKey + 1)
  const keys: number[] = []
  let work = 0
  const reach = (depth: number, place: number): void => {
    const count = counts[depth]!
    if (count > 0 && reached[depth * width + count - 1]! >= place) return
    reached[depth * width + count] = place
    counts[depth] = count + 1
    if (pattern[place] === many) reach(depth, place + 1)
  }
  const visit = (node: number, depth: number): void => {
    const count = counts[depth]!
    work += count
    if (work > rank.patternLimit || depth > longestKey) return
    const row = depth * width
    if (node > 0 && reached[row + count - 1] === pattern.length && isEnd(trie, node))
      keys.push(named === undefined ? keysBefore(trie, node) : keyOfTurned(named, way, depth))
    const end = childrenFrom(trie, node + 1)
    for (let child = childrenFrom(trie, node); child < end; child++) {
      const letter = trie.letters[child]!
      counts[depth + 1] = 0
      for (let i = 0; i < count; i++) {
        const place = reached[row + i]!
        const wanted = pattern[place]
        if (wanted === many) reach(depth + 1, place)
        else if (wanted === one || wanted === letter) reach(depth + 1, place + 1)
      }
      if (counts[depth + 1] === 0) continue
      way[depth] = letter
      visit(child, depth + 1)
    }
  }
  reach(0, 0)
  visit(0, 0)
  return { keys, truncated: work > rank.patternLimit }
}

function keyOfTurned(trie: Trie, way: Uint16Array, depth: number): number {
  return keyAt(trie, findNode(trie, way.slice(0, depth).reverse()))
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
