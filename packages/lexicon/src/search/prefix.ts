import { type KeyLayer, numbersOf } from './key-layer.ts'
import { childrenFrom, findNode, keyAt } from './trie.ts'

/** The nodes of a trie at which the keys stand that begin as something typed: `[from, to)`, side by side. */
export interface BegunNodes {
  readonly from: number
  readonly to: number
  /** The key that is just what was typed; -1 where there is none. */
  readonly whole: number
}

/**
 * Finds where keys begin so. The last letter typed may be only the beginning of a letter: coeng without its consonant,
 * the `n` of `ng`.
 *
 * @param letters as the language divides what was typed; none gives no nodes
 */
export function nodesBeginning({ table, trie }: KeyLayer, letters: readonly string[]): BegunNodes {
  const last = letters.at(-1)
  const before = last === undefined ? -1 : findNode(trie, numbersOf(table, letters.slice(0, -1)))
  if (last === undefined || before < 0) return { from: 0, to: 0, whole: -1 }
  const end = childrenFrom(trie, before + 1)
  let from = childrenFrom(trie, before)
  // Letters are numbered by code unit, so those that begin alike stand side by side.
  while (from < end && table.letters[trie.letters[from]!]! < last) from++
  let to = from
  while (to < end && table.letters[trie.letters[to]!]!.startsWith(last)) to++
  const whole = from < to && table.letters[trie.letters[from]!] === last ? keyAt(trie, from) : -1
  return { from, to, whole }
}
