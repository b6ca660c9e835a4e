import type { DictionaryInfo, SearchRequest } from '@hiap/lexicon'
import { hasScript, sameLanguage, scriptOf } from './language-tag.ts'

/** From the language typed to the language wanted, as BCP 47 tags. One of them is the language of a dictionary. */
export interface Direction {
  readonly from: string
  readonly to: string
}

/** The other way round. */
export function swapped({ from, to }: Direction): Direction {
  return { from: to, to: from }
}

/** The dictionaries that a direction goes through, either way. */
export function dictionariesOf(direction: Direction, infos: readonly DictionaryInfo[]): readonly DictionaryInfo[] {
  return infos.filter(
    (info) => sameLanguage(info.language, direction.from) || sameLanguage(info.language, direction.to),
  )
}

/** The side of a direction that dictionaries have as headwords, if any. */
export function headwordSide(direction: Direction, infos: readonly DictionaryInfo[]): string | undefined {
  const languages = infos.map((info) => info.language)
  return languages.find((tag) => sameLanguage(tag, direction.to) || sameLanguage(tag, direction.from))
}

/** The gloss language a reader of this interface language reads: theirs where the dictionary has it, else its first. */
export function glossLanguageFor(info: DictionaryInfo, interfaceLanguage: string): string {
  return info.glossLanguages.find((tag) => sameLanguage(tag, interfaceLanguage)) ?? info.glossLanguages[0] ?? 'vi'
}

/**
 * The direction to stand in: the one asked for if a dictionary serves it; else from the reader's language into the
 * headwords of the first dictionary. `undefined` where there is no dictionary.
 */
export function usableDirection(
  wanted: Direction | undefined,
  infos: readonly DictionaryInfo[],
  interfaceLanguage: string,
): Direction | undefined {
  const serves = (info: DictionaryInfo, headword: string, gloss: string): boolean =>
    sameLanguage(info.language, headword) && info.glossLanguages.some((tag) => sameLanguage(tag, gloss))
  if (wanted !== undefined) {
    const { from, to } = wanted
    if (infos.some((info) => serves(info, to, from) || serves(info, from, to))) return wanted
  }
  const first = infos[0]
  return first === undefined ? undefined : { from: glossLanguageFor(first, interfaceLanguage), to: first.language }
}

/** The same way between the same kinds of language, through another dictionary. */
export function through(info: DictionaryInfo, direction: Direction, infos: readonly DictionaryInfo[]): Direction {
  const headword = headwordSide(direction, infos)
  const outward = headword === undefined || sameLanguage(direction.to, headword)
  const gloss = outward ? direction.from : direction.to
  const reader = info.glossLanguages.find((tag) => sameLanguage(tag, gloss)) ?? info.glossLanguages[0] ?? 'vi'
  return outward ? { from: reader, to: info.language } : { from: info.language, to: reader }
}

/**
 * What to ask for a query: its script is honoured before the direction, so that Khmer letters typed while the
 * direction starts at Vietnamese are looked up as Khmer headwords. Latin letters say nothing: they may be the sounds
 * of a word in another script.
 */
export function searchRequest(
  query: string,
  direction: Direction,
  infos: readonly DictionaryInfo[],
  limit: number,
): SearchRequest {
  const otherScript = infos.find(
    ({ language }) => scriptOf(language) !== 'Latn' && hasScript(query, scriptOf(language)),
  )
  if (otherScript !== undefined && scriptOf(otherScript.language) !== scriptOf(direction.from)) {
    return { query, from: otherScript.language, limit }
  }
  return { query, from: direction.from, to: direction.to, limit }
}
