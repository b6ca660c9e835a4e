import type { Citation, DictionaryInfo, Entry, LocalisedText, Sense, Source } from '@hiap/lexicon'
import { hasScript } from './language-tag.ts'
import type { Translate } from './strings/catalogue.ts'

/** A text and the language that it is in. */
export interface InLanguage<T> {
  readonly language: string
  readonly text: T
}

/** The text in the reader's language; else in Vietnamese; else in whatever language there is. */
export function localised(text: LocalisedText, language: string): InLanguage<string> | undefined {
  for (const tag of [language, 'vi', ...Object.keys(text)]) {
    const found = Object.hasOwn(text, tag) ? text[tag] : undefined
    if (found !== undefined) return { language: tag, text: found }
  }
  return undefined
}

/**
 * Glosses by language: the reader's language first, then the dictionary's other gloss languages in its own order,
 * then any other.
 */
export function glossesInOrder(
  sense: Sense,
  info: Pick<DictionaryInfo, 'glossLanguages'> | undefined,
  language: string,
): readonly InLanguage<readonly string[]>[] {
  const order = [language, ...(info?.glossLanguages ?? []), ...Object.keys(sense.glosses)]
  return [...new Set(order)].flatMap((tag) => {
    const text = Object.hasOwn(sense.glosses, tag) ? sense.glosses[tag] : undefined
    return text === undefined ? [] : [{ language: tag, text }]
  })
}

/** The first gloss as a reader of this language sees it; `''` where there is none. */
export function firstGloss(entry: Entry, info: DictionaryInfo | undefined, language: string): string {
  const sense = entry.senses[0]
  return (sense && glossesInOrder(sense, info, language)[0]?.text[0]) ?? ''
}

/** A reading in Latin letters. */
export interface Reading {
  readonly text: string
  readonly kind: 'given' | 'automatic' | 'ipa'
}

/**
 * How the headword is read: what the entry says; else what the romanisation of its language makes of it, where that
 * gives Latin letters. A headword in Latin letters is its own reading.
 */
export function readings(entry: Entry, romanise: ((text: string) => string) | undefined): readonly Reading[] {
  const given = (entry.pronunciations ?? []).flatMap((pronunciation): Reading[] => [
    ...(pronunciation.romanised === undefined ? [] : [{ text: pronunciation.romanised, kind: 'given' as const }]),
    ...(pronunciation.ipa === undefined ? [] : [{ text: pronunciation.ipa, kind: 'ipa' as const }]),
  ])
  if (given.some((reading) => reading.kind === 'given') || romanise === undefined) return given
  if (entry.headword.script === 'Latn') return given
  const automatic = romanise(entry.headword.text)
  return !hasScript(automatic, 'Latn') ? given : [{ text: automatic, kind: 'automatic' }, ...given]
}

/** Part of speech in words: the dictionary's own label in the reader's language, else the general name. */
export function partOfSpeechName(entry: Pick<Entry, 'partOfSpeech'>, translate: Translate): string | undefined {
  const { partOfSpeech } = entry
  if (partOfSpeech === undefined) return undefined
  return partOfSpeech.label?.[translate.language] ?? translate(`pos.${partOfSpeech.ud}`)
}

/** How sure an entry is, in a sentence. */
export function statusSentence(entry: Entry, translate: Translate): string {
  if (entry.status === 'drafted' && entry.kind === 'phrase') return translate('entry.status.drafted.phrase')
  if (entry.status !== 'reviewed') return translate(`entry.status.${entry.status}`)
  const date = entry.review === undefined ? '' : localDate(entry.review.date, translate.language)
  return translate('entry.status.reviewed', { by: entry.review?.by ?? '', date })
}

/** An ISO 8601 date the way the language writes it; what is not a date stays as it is. */
export function localDate(date: string, language: string): string {
  const parsed = new Date(date)
  if (Number.isNaN(parsed.getTime())) return date
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(parsed)
}

/** A citation with the work it cites, as far as the manifest names it. */
export interface CitedSource {
  readonly citation: Citation
  readonly source: Source | undefined
}

/** The citations of an entry, each with its work. */
export function citedSources(entry: Entry, info: DictionaryInfo | undefined): readonly CitedSource[] {
  return entry.sources.map((citation) => ({
    citation,
    source: info?.sources.find((source) => source.id === citation.source),
  }))
}

/** What a citation attests, in words. */
export function supportsInWords(
  citation: Citation,
  translate: Translate,
  nameOf: (tag: string) => string,
): readonly string[] {
  return citation.supports.map((support) =>
    support === 'form' || support === 'pronunciation' || support === 'definition'
      ? translate(`entry.source.${support}`)
      : translate('entry.source.gloss', { language: nameOf(support.slice('gloss:'.length)) }),
  )
}

/** The address, if it is a web address: data may hold any string, and a link must not run a script. */
export function webAddress(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\//i.test(url) ? url : undefined
}
