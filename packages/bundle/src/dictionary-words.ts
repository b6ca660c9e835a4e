import { keysOf, type SearchableDictionary } from '@hiap/lexicon'

/**
 * Lists the headwords and variants of a dictionary in the spelling of the exact tier, each once, without parsing an
 * entry: a word list for `Language.withWords`. A dictionary does not know how often its words are used, so each counts 1.
 *
 * @example
 * khmer.withWords?.(dictionaryWords(dictionary))
 */
export function* dictionaryWords(
  dictionary: Pick<SearchableDictionary, 'index'>,
): Generator<readonly [word: string, count: number], void, undefined> {
  const { headword, variant } = dictionary.index
  const headwords = new Set<string>()
  for (const word of keysOf(headword)) {
    headwords.add(word)
    yield [word, 1]
  }
  for (const word of keysOf(variant)) if (!headwords.has(word)) yield [word, 1]
}
