import { type Entry, type LocalisedText, type PartOfSpeech, type UdTag, udTags } from '@hiap/lexicon'
import type { TUnsafe } from 'typebox'
import { Type } from 'typebox'
import { component, reference } from './component.ts'

// A mirror of packages/lexicon/src/model/entry.ts rather than dictionaries/schema/entry.schema.json: the type checker
// holds it to the model, and an answer has passed the stricter file schema when its dictionary was compiled.

const closed = { additionalProperties: false }

export const statuses = ['attested', 'drafted', 'reviewed'] as const
export const entryKinds = ['word', 'affix', 'phrase', 'culture'] as const

export const localisedText: TUnsafe<LocalisedText> = component<LocalisedText>()(
  'LocalisedText',
  Type.Record(Type.String(), Type.String(), { description: 'Text by interface language, such as { "vi": "nước" }.' }),
)

export const udTag: TUnsafe<UdTag> = Type.Unsafe<UdTag>(
  Type.Enum(udTags, { description: 'Universal Dependencies tag.' }),
)

export const partOfSpeech: TUnsafe<PartOfSpeech> = component<PartOfSpeech>()(
  'PartOfSpeech',
  Type.Object(
    {
      ud: udTag,
      label: Type.Optional(reference(localisedText)),
    },
    closed,
  ),
)

const example = Type.Object(
  {
    text: Type.String(),
    translations: reference(localisedText),
    status: Type.Enum(statuses),
    source: Type.Optional(Type.String()),
  },
  closed,
)

const sense = Type.Object(
  {
    glosses: Type.Record(Type.String(), Type.Array(Type.String()), { description: 'Short equivalents by language.' }),
    definition: Type.Optional(reference(localisedText)),
    semanticDomain: Type.Optional(Type.String({ description: 'SIL Dictionary Development Process number.' })),
    register: Type.Optional(Type.Enum(['formal', 'colloquial', 'royal', 'religious', 'vulgar', 'literary'])),
    dialect: Type.Optional(Type.String()),
    examples: Type.Optional(Type.Array(example)),
    note: Type.Optional(reference(localisedText)),
  },
  closed,
)

const citation = Type.Object(
  {
    source: Type.String(),
    supports: Type.Array(
      Type.Union([
        Type.Literal('form'),
        Type.Literal('pronunciation'),
        Type.Literal('definition'),
        Type.TemplateLiteral([Type.Literal('gloss:'), Type.String()]),
      ]),
    ),
    form: Type.Optional(Type.String()),
    locator: Type.Optional(Type.String()),
    note: Type.Optional(Type.String()),
  },
  closed,
)

const media = Type.Object(
  {
    id: Type.String(),
    type: Type.Enum(['audio', 'image', 'video']),
    file: Type.String(),
    licence: Type.String(),
    speaker: Type.Optional(Type.String()),
    consent: Type.Optional(Type.String()),
    caption: Type.Optional(reference(localisedText)),
  },
  closed,
)

export const entry: TUnsafe<Entry> = component<Entry>()(
  'Entry',
  Type.Object(
    {
      id: Type.String(),
      kind: Type.Enum(entryKinds),
      headword: Type.Object(
        {
          text: Type.String(),
          script: Type.String({ description: 'ISO 15924.' }),
          orthography: Type.Optional(Type.String()),
        },
        closed,
      ),
      homograph: Type.Optional(Type.Integer({ minimum: 1 })),
      frequencyBand: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
      forms: Type.Optional(Type.Array(Type.Object({ language: Type.String(), text: Type.String() }, closed))),
      variants: Type.Optional(
        Type.Array(
          Type.Object(
            {
              text: Type.String(),
              type: Type.Optional(Type.Enum(['spelling', 'dialect', 'abbreviation', 'obsolete'])),
              note: Type.Optional(reference(localisedText)),
            },
            closed,
          ),
        ),
      ),
      pronunciations: Type.Optional(
        Type.Array(
          Type.Object(
            {
              ipa: Type.Optional(Type.String()),
              romanised: Type.Optional(Type.String()),
              audio: Type.Optional(Type.String()),
              speaker: Type.Optional(Type.String()),
              dialect: Type.Optional(Type.String()),
              source: Type.Optional(Type.String()),
            },
            closed,
          ),
        ),
      ),
      partOfSpeech: Type.Optional(reference(partOfSpeech)),
      senses: Type.Array(sense),
      crossReferences: Type.Optional(
        Type.Array(
          Type.Object(
            {
              type: Type.Enum(['synonym', 'antonym', 'part-of', 'has-part', 'see-also', 'derived-from', 'variant-of']),
              entry: Type.String(),
            },
            closed,
          ),
        ),
      ),
      etymology: Type.Optional(Type.String()),
      status: Type.Enum(statuses),
      review: Type.Optional(Type.Object({ by: Type.String(), date: Type.String() }, closed)),
      sources: Type.Array(citation),
      notes: Type.Optional(Type.Array(reference(localisedText))),
      media: Type.Optional(Type.Array(media)),
      culture: Type.Optional(
        Type.Object(
          { place: Type.Optional(reference(localisedText)), time: Type.Optional(reference(localisedText)) },
          closed,
        ),
      ),
    },
    { ...closed, description: 'One article of a dictionary.' },
  ),
)
