import { countForms, type SearchableDictionary, spellingOf } from '@hiap/lexicon'

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
  const { words } = dictionary.index
  const given = new Set<string>()
  for (let form = 0; form < countForms(words); form++) {
    const word = spellingOf(words, form)
    if (given.has(word)) continue
    given.add(word)
    yield [word, 1]
  }
}
