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

/** Whether a dictionary has one language as headwords and the other as glosses. */
function serves(info: DictionaryInfo, headword: string, gloss: string): boolean {
  return sameLanguage(info.language, headword) && info.glossLanguages.some((tag) => sameLanguage(tag, gloss))
}

/** The dictionaries that a direction goes through, either way. */
export function dictionariesOf({ from, to }: Direction, infos: readonly DictionaryInfo[]): readonly DictionaryInfo[] {
  return infos.filter((info) => serves(info, to, from) || serves(info, from, to))
}

/** Languages that readers of these dictionaries know: nobody learns them here. */
const readers: readonly string[] = ['vi', 'en']

function isRead(tag: string): boolean {
  return readers.some((reader) => sameLanguage(reader, tag))
}

/**
 * The language that is learnt with a dictionary: that of its headwords, or of a gloss where the headwords are in a language
 * of the readers.
 *
 * @example
 * learntLanguage({ ...info, language: 'vi', glossLanguages: ['en', 'jra-Latn'] }) // 'jra-Latn'
 */
export function learntLanguage({ language, glossLanguages }: DictionaryInfo): string {
  return isRead(language) ? (glossLanguages.find((tag) => !isRead(tag)) ?? language) : language
}

/** The gloss language a reader of this interface language reads: theirs where the dictionary has it, else its first. */
export function glossLanguageFor(info: DictionaryInfo, interfaceLanguage: string): string {
  return info.glossLanguages.find((tag) => sameLanguage(tag, interfaceLanguage)) ?? info.glossLanguages[0] ?? 'vi'
}

/**
 * The direction to stand in: the one asked for if a dictionary serves it; else from the reader's language into the one
 * learnt with the first dictionary. `undefined` where there is no dictionary.
 */
export function usableDirection(
  wanted: Direction | undefined,
  infos: readonly DictionaryInfo[],
  interfaceLanguage: string,
): Direction | undefined {
  if (wanted !== undefined && dictionariesOf(wanted, infos).length > 0) return wanted
  const first = infos[0]
  return first === undefined ? undefined : into(first, glossLanguageFor(first, interfaceLanguage))
}

/** The languages that can be learnt, each with the dictionary to begin with: one that has its words as headwords, if any. */
export function learntLanguages(infos: readonly DictionaryInfo[]): ReadonlyMap<string, DictionaryInfo> {
  const first = new Map<string, DictionaryInfo>()
  for (const info of infos) {
    const learnt = learntLanguage(info)
    if (!first.has(learnt) || (info.language === learnt && first.get(learnt)?.language !== learnt))
      first.set(learnt, info)
  }
  return first
}

/** From the language read to the one learnt with a dictionary. */
function into(info: DictionaryInfo, reader: string): Direction {
  const learnt = learntLanguage(info)
  return learnt === info.language ? { from: reader, to: learnt } : { from: info.language, to: learnt }
}

/** The same way between the same kinds of language, through another dictionary. */
export function through(info: DictionaryInfo, direction: Direction, infos: readonly DictionaryInfo[]): Direction {
  const [here] = dictionariesOf(direction, infos)
  const outward = here === undefined || sameLanguage(learntLanguage(here), direction.to)
  const gloss = outward ? direction.from : direction.to
  const reader = info.glossLanguages.find((tag) => sameLanguage(tag, gloss)) ?? info.glossLanguages[0] ?? 'vi'
  return outward ? into(info, reader) : swapped(into(info, reader))
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
