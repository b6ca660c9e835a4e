/** Letters that stand for another one, but not certainly: to be offered, never put in place. // latin.md §2.5 */
const ambiguous: ReadonlyMap<string, string> = new Map([
  ['ĉ', 'č'],
  ['ç', 'č'],
  ['ć', 'č'],
  ['Ĉ', 'Č'],
  ['Ç', 'Č'],
  ['Ć', 'Č'],
  ['ń', 'ñ'],
  ['Ń', 'Ñ'],
])
const anyAmbiguous = new RegExp(`[${[...ambiguous.keys()].join('')}]`, 'g')

/**
 * Offers another spelling of a word that has letters which the alphabet does not know and which may be meant for one of
 * its own. Gives `undefined` where there is nothing to offer.
 *
 * @param text in canonical spelling
 * @param alphabet lower case, as `Language.alphabet`
 * @example
 * suggestSpelling('ćư', jrai.alphabet) // 'čư'
 */
export function suggestSpelling(text: string, alphabet: readonly string[]): string | undefined {
  const suggested = text.replace(anyAmbiguous, (found) => {
    const meant = ambiguous.get(found)!
    return alphabet.includes(meant.toLowerCase()) ? meant : found
  })
  return suggested === text ? undefined : suggested
}
