import { countForms, entryOfForm, facetsOfEntry, type SearchableDictionary, spellingOf } from '@hiap/lexicon'

/**
 * Lists the headwords and variants of a dictionary in the spelling of the exact tier, each once, without parsing an
 * entry: a word list for `Language.withWords`. A dictionary does not know how often its words are used, so each counts 1.
 * Phrases are left out: a text that is divided would be taken for phrases, not for words.
 *
 * @example
 * khmer.withWords?.(dictionaryWords(dictionary))
 */
export function* dictionaryWords(
  dictionary: Pick<SearchableDictionary, 'index'>,
): Generator<readonly [word: string, count: number], void, undefined> {
  const { words, facets } = dictionary.index
  const given = new Set<string>()
  for (let form = 0; form < countForms(words); form++) {
    const word = spellingOf(words, form)
    if (given.has(word) || facetsOfEntry(facets, entryOfForm(words, form)).phrase) continue
    given.add(word)
    yield [word, 1]
  }
}
