import type { DictionaryInfo } from '@hiap/lexicon'
import type { TUnsafe } from 'typebox'
import { Type } from 'typebox'
import { component, reference } from './component.ts'
import { localisedText, udTag } from './entry.ts'

const closed = { additionalProperties: false }
const licence = Type.Object(
  { spdx: Type.String({ description: 'SPDX identifier.' }), url: Type.Optional(Type.String()) },
  closed,
)
const count = Type.Integer({ minimum: 0 })

const valueCounts = (description: string) =>
  Type.Array(Type.Object({ value: Type.String(), count }, closed), { description })

export const dictionary: TUnsafe<DictionaryInfo> = component<DictionaryInfo>()(
  'Dictionary',
  Type.Object(
    {
      id: Type.String(),
      title: reference(localisedText),
      description: reference(localisedText),
      language: Type.String({ description: 'BCP 47 tag of the headwords.' }),
      glossLanguages: Type.Array(Type.String(), { description: 'BCP 47 tags of the glosses.' }),
      version: Type.String(),
      licence,
      attribution: Type.String(),
      reporting: Type.Optional(reference(localisedText)),
      sources: Type.Array(
        Type.Object(
          {
            id: Type.String(),
            title: Type.String(),
            author: Type.Optional(Type.String()),
            year: Type.Optional(Type.Integer()),
            licence,
            attribution: Type.String(),
            url: Type.Optional(Type.String()),
            note: Type.Optional(reference(localisedText)),
          },
          closed,
        ),
      ),
      hash: Type.String({ description: 'SHA-256 of the bundle in hexadecimal: /bundles/{hash} has the bytes.' }),
      bytes: Type.Integer({ minimum: 0, description: 'Size of the bundle.' }),
      counts: Type.Object(
        {
          entries: count,
          byStatus: Type.Object({ attested: count, drafted: count, reviewed: count }, closed),
          byKind: Type.Object({ word: count, affix: count, phrase: count, culture: count }, closed),
        },
        closed,
      ),
      facets: Type.Object(
        {
          partsOfSpeech: Type.Array(Type.Object({ value: udTag, count }, closed), {
            description: 'Universal Dependencies tags, most frequent first.',
          }),
          semanticDomains: valueCounts(
            'SIL domains of the two upper levels, in order, each with all below it; domain takes deeper ones too.',
          ),
          dialects: valueCounts('Most frequent first.'),
          has: Type.Object({ audio: count, image: count, example: count }, closed),
        },
        {
          ...closed,
          description:
            'Values for pos, domain, dialect and has of /v1/search, with the number of entries that have each.',
        },
      ),
      initials: Type.Array(Type.Object({ letter: Type.String(), count }, closed), {
        description: 'First letters in dictionary order, with the number of entries under each.',
      }),
    },
    { ...closed, description: 'What a dictionary says of itself.' },
  ),
)
