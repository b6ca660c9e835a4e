import type {
  Citation,
  CultureFacts,
  Example,
  LocalisedText,
  PartOfSpeech,
  Pronunciation,
  Review,
  Variant,
  WrittenForm,
} from '@hiap/lexicon'
import type { DraftReference } from '../draft-entry.ts'
import { referenceTypes, variantTypes } from '../entry-values.ts'
import { recordOf, recordsOf, textOf, textsOf } from '../json-lines/loose-fields.ts'
import { partOfSpeechNamed } from '../part-of-speech/part-of-speech-names.ts'

type JsonRecord = Readonly<Record<string, unknown>>

/** The value of a cell that is JSON, looked at as loosely as any file: `{ cell: … }`. */
export function jsonCell(text: string | undefined): JsonRecord {
  if (text === undefined || text.length > longestJson) return {}
  try {
    return { cell: JSON.parse(text) as unknown }
  } catch {
    return {}
  }
}

const longestJson = 256 * 1024

/** A text that is one of a list. */
export function oneOf<Value extends string>(text: string | undefined, values: readonly Value[]): Value | undefined {
  return values.find((value) => value === text)
}

/** The part of speech of a cell; what says more than the tag of Universal Dependencies is its label. */
export function partOfSpeech(text: string | undefined, label: LocalisedText | undefined): PartOfSpeech | undefined {
  if (text === undefined) return undefined
  const named = partOfSpeechNamed(text)
  if (named?.usual === true) return { ud: named.ud, ...(label === undefined ? {} : { label }) }
  return { ud: named?.ud ?? 'X', label: { [named?.language ?? 'en']: text, ...label } }
}

export function localisedOf(record: JsonRecord, field: string): LocalisedText | undefined {
  const texts = Object.entries(recordOf(record, field)).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '',
  )
  return texts.length === 0 ? undefined : Object.fromEntries(texts)
}

export function variantsOf(json: JsonRecord): readonly Variant[] {
  return recordsOf(json, 'cell').flatMap((variant) => {
    const text = textOf(variant, 'text')
    const type = oneOf(textOf(variant, 'type'), variantTypes)
    const note = localisedOf(variant, 'note')
    if (text === undefined) return []
    return [{ text, ...(type === undefined ? {} : { type }), ...(note === undefined ? {} : { note }) }]
  })
}

export function formsOf(json: JsonRecord): readonly WrittenForm[] {
  return recordsOf(json, 'cell').flatMap((form) => {
    const text = textOf(form, 'text')
    const language = textOf(form, 'language')
    return text === undefined || language === undefined ? [] : [{ language, text }]
  })
}

const pronunciationFields = ['ipa', 'romanised', 'audio', 'speaker', 'dialect', 'source'] as const

export function pronunciationsOf(json: JsonRecord): readonly Pronunciation[] {
  return recordsOf(json, 'cell').flatMap((said) => {
    const fields = pronunciationFields.flatMap((field) => {
      const text = textOf(said, field)
      return text === undefined ? [] : [[field, text] as const]
    })
    return fields.length === 0 ? [] : [Object.fromEntries(fields) as Pronunciation]
  })
}

export function citationsOf(json: JsonRecord): readonly Citation[] {
  return recordsOf(json, 'cell').flatMap((citation): Citation[] => {
    const source = textOf(citation, 'source')
    const supports = textsOf(citation, 'supports').filter((support): support is Citation['supports'][number] =>
      /^(?:form|pronunciation|gloss:.+)$/.test(support),
    )
    if (source === undefined || supports.length === 0) return []
    const [form, locator, note] = (['form', 'locator', 'note'] as const).map((field) => textOf(citation, field))
    return [
      {
        source,
        supports,
        ...(form === undefined ? {} : { form }),
        ...(locator === undefined ? {} : { locator }),
        ...(note === undefined ? {} : { note }),
      },
    ]
  })
}

export function referencesOf(json: JsonRecord): readonly DraftReference[] {
  return recordsOf(json, 'cell').flatMap((reference) => {
    const type = oneOf(textOf(reference, 'type'), referenceTypes)
    const key = textOf(reference, 'entry')
    return type === undefined || key === undefined ? [] : [{ type, key }]
  })
}

export function notesOf(json: JsonRecord): readonly LocalisedText[] {
  return recordsOf(json, 'cell').flatMap((note): readonly LocalisedText[] => {
    const texts = localisedOf({ note }, 'note')
    return texts === undefined ? [] : [texts]
  })
}

export function reviewOf(json: JsonRecord): Review | undefined {
  const review = recordOf(json, 'cell')
  const by = textOf(review, 'by')
  const date = textOf(review, 'date')
  return by === undefined || date === undefined ? undefined : { by, date }
}

export function cultureOf(json: JsonRecord): CultureFacts | undefined {
  const culture = recordOf(json, 'cell')
  const place = localisedOf(culture, 'place')
  const time = localisedOf(culture, 'time')
  if (place === undefined && time === undefined) return undefined
  return { ...(place === undefined ? {} : { place }), ...(time === undefined ? {} : { time }) }
}

/** The fields that are there. */
export function given<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  ) as { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> }
}

export type ExampleStatus = Example['status']
