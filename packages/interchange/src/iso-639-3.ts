/** Languages that BCP 47 names by two letters, and their codes of three. https://iso639-3.sil.org */
const threeLetters: ReadonlyMap<string, string> = new Map([
  ['de', 'deu'],
  ['en', 'eng'],
  ['es', 'spa'],
  ['fr', 'fra'],
  ['id', 'ind'],
  ['ja', 'jpn'],
  ['km', 'khm'],
  ['ko', 'kor'],
  ['lo', 'lao'],
  ['ms', 'msa'],
  ['my', 'mya'],
  ['pi', 'pli'],
  ['ru', 'rus'],
  ['sa', 'san'],
  ['ta', 'tam'],
  ['th', 'tha'],
  ['vi', 'vie'],
  ['zh', 'zho'],
])

/**
 * The code of ISO 639-3 of a language tag; `undefined` where it is not known.
 *
 * @example
 * iso639P3('km') // 'khm'
 * iso639P3('jra-Latn') // 'jra'
 */
export function iso639P3(tag: string): string | undefined {
  const [language = ''] = tag.split('-')
  return language.length === 3 ? language : threeLetters.get(language)
}
