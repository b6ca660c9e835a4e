import type { Tier } from '../dictionary-client.ts'
import type { Language } from '../language.ts'
import { numberAt } from './ascending.ts'
import { numbersOf } from './key-layer.ts'
import type { SearchIndex } from './search-index.ts'
import { canonicalKey, wordKey } from './search-key.ts'
import { findNode, keyAt } from './trie.ts'
import { entryOfForm, isVariant, spellingOf } from './word-layer.ts'

/** An entry that is a word, letter by letter or but for marks. */
export interface WholeWord {
  readonly entry: number
  readonly tier: Extract<Tier, 'exact' | 'variant' | 'folded'>
}

/**
 * Finds the entries whose headword or listed spelling is a word; nothing longer and nothing near it. Needs time linear in
 * the word and in what is found.
 *
 * @returns every entry once, in its best tier: exact, variant, folded
 * @example
 * findWholeWord(index, jrai, 'hodom') // [{ entry: 1, tier: 'folded' }]
 */
export function findWholeWord({ words }: SearchIndex, language: Language, word: string): readonly WholeWord[] {
  const { trie, table, forms } = words.keys
  const letters = language.letters(wordKey(language, word))
  const key = letters.length === 0 ? -1 : keyAt(trie, findNode(trie, numbersOf(table, letters)))
  if (key < 0) return []
  const canonical = canonicalKey(language, word)
  const byTier: Readonly<Record<WholeWord['tier'], Set<number>>> = {
    exact: new Set(),
    variant: new Set(),
    folded: new Set(),
  }
  const end = numberAt(forms, key + 1)
  for (let form = numberAt(forms, key); form < end; form++) {
    const tier = spellingOf(words, form) !== canonical ? 'folded' : isVariant(words, form) ? 'variant' : 'exact'
    byTier[tier].add(entryOfForm(words, form))
  }
  const found = new Map<number, WholeWord>()
  for (const tier of ['exact', 'variant', 'folded'] as const)
    for (const entry of [...byTier[tier]].sort((a, b) => a - b))
      if (!found.has(entry)) found.set(entry, { entry, tier })
  return [...found.values()]
}
