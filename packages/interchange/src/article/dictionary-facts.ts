import type { Licence, LocalisedText, Manifest, Source } from '@hiap/lexicon'
import type { ImportFacts } from '../importer.ts'
import { numberOf, recordOf, recordsOf, textOf, textsOf } from '../json-lines/loose-fields.ts'

type JsonRecord = Readonly<Record<string, unknown>>

/** What a manifest says and formats of articles have no field of their own for, as JSON. */
export function dictionaryFacts({
  title,
  description,
  language,
  glossLanguages,
  licence,
  attribution,
  sources,
}: Manifest): JsonRecord {
  return { language, glossLanguages, title, description, licence, attribution, sources }
}

/** Reads what {@link dictionaryFacts} made; what is otherwise counts as absent. */
export function factsOfDictionary(record: JsonRecord): ImportFacts {
  const [title, description] = [localisedOf(record, 'title'), localisedOf(record, 'description')]
  const [language, attribution] = [textOf(record, 'language'), textOf(record, 'attribution')]
  const glossLanguages = textsOf(record, 'glossLanguages')
  const licence = licenceOf(record)
  const sources = recordsOf(record, 'sources').flatMap(sourceOf)
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(language === undefined ? {} : { language }),
    ...(glossLanguages.length === 0 ? {} : { glossLanguages }),
    ...(licence === undefined ? {} : { licence }),
    ...(attribution === undefined ? {} : { attribution }),
    ...(sources.length === 0 ? {} : { sources }),
  }
}

function licenceOf(record: JsonRecord): Licence | undefined {
  const licence = recordOf(record, 'licence')
  const [spdx, url] = [textOf(licence, 'spdx'), textOf(licence, 'url')]
  return spdx === undefined ? undefined : { spdx, ...(url === undefined ? {} : { url }) }
}

function sourceOf(record: JsonRecord): readonly Source[] {
  const [id, title, attribution] = [textOf(record, 'id'), textOf(record, 'title'), textOf(record, 'attribution')]
  const licence = licenceOf(record)
  if (id === undefined || title === undefined || attribution === undefined || licence === undefined) return []
  const [author, url] = [textOf(record, 'author'), textOf(record, 'url')]
  const [year, note] = [numberOf(record, 'year'), localisedOf(record, 'note')]
  return [
    {
      id,
      title,
      licence,
      attribution,
      ...(author === undefined ? {} : { author }),
      ...(year === undefined ? {} : { year }),
      ...(url === undefined ? {} : { url }),
      ...(note === undefined ? {} : { note }),
    },
  ]
}

function localisedOf(record: JsonRecord, field: string): LocalisedText | undefined {
  const texts = Object.entries(recordOf(record, field)).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '',
  )
  return texts.length === 0 ? undefined : Object.fromEntries(texts)
}
