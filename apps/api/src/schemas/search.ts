import type { BrowsePage, EntrySummary, Hit, SearchAnswer } from '@hiap/lexicon'
import { tiers } from '@hiap/lexicon'
import type { TUnsafe } from 'typebox'
import { Type } from 'typebox'
import { component, reference } from './component.ts'
import { partOfSpeech, statuses } from './entry.ts'

const closed = { additionalProperties: false }

const summaryProperties = {
  entryId: Type.String(),
  dictionary: Type.String({ description: 'id of the dictionary.' }),
  headword: Type.String(),
  headwordLanguage: Type.String({ description: 'BCP 47 tag.' }),
  homograph: Type.Optional(Type.Integer({ minimum: 1 })),
  gloss: Type.String({ description: 'The gloss that matched, or the first one.' }),
  glossLanguage: Type.String({ description: 'BCP 47 tag.' }),
  partOfSpeech: Type.Optional(reference(partOfSpeech)),
  status: Type.Enum(statuses),
}

export const entrySummary: TUnsafe<EntrySummary> = component<EntrySummary>()(
  'EntrySummary',
  Type.Object(summaryProperties, { ...closed, description: 'An entry in one line.' }),
)

export const hit: TUnsafe<Hit> = component<Hit>()(
  'Hit',
  Type.Object(
    {
      ...summaryProperties,
      tier: Type.Enum(tiers, { description: 'Class of match, best first.' }),
      reason: Type.Enum(
        [
          'same',
          'same-word',
          'variant',
          'without-marks',
          'begins',
          'begins-without-marks',
          'pattern',
          'sounds',
          'sounds-begins',
          'one-slip',
          'two-slips',
          'meaning',
          'in-meaning',
          'meaning-without-marks',
          'in-meaning-without-marks',
          'meaning-begins',
          'meaning-of-a-part',
          'in-definition',
          'in-example',
          'in-article',
        ],
        { description: 'Why the hit is there.' },
      ),
      variant: Type.Optional(Type.String({ description: 'The other spelling that matched.' })),
      slips: Type.Optional(
        Type.Array(
          Type.Object(
            {
              typed: Type.String({ description: 'Letters typed; empty where some were left out.' }),
              written: Type.String({ description: 'Letters written instead; empty where what was typed is too much.' }),
            },
            closed,
          ),
          { description: 'Tier fuzzy: what was typed otherwise, in the order of the word.' },
        ),
      ),
      excerpt: Type.Optional(Type.String({ description: 'Tier text: the sentence that has the words.' })),
      excerptLanguage: Type.Optional(Type.String({ description: 'BCP 47 tag.' })),
      ranges: Type.Array(
        Type.Object({ from: Type.Integer({ minimum: 0 }), to: Type.Integer({ minimum: 0 }) }, closed),
        {
          description:
            'The matched part in UTF-16 code units, [from, to): of gloss for tier gloss, of excerpt for tier text, else of variant where it is given, else of headword.',
        },
      ),
      score: Type.Number({ description: 'Larger is better; only comparable inside one answer and tier.' }),
    },
    { ...closed, description: 'An entry that a search found.' },
  ),
)

export const searchAnswer: TUnsafe<SearchAnswer> = component<SearchAnswer>()(
  'SearchAnswer',
  Type.Object(
    {
      query: Type.String({ description: 'The query as it was searched.' }),
      hits: Type.Array(reference(hit)),
      truncated: Type.Boolean({ description: 'The work limit was reached: there may be more.' }),
    },
    { ...closed, description: 'Hits, best first.' },
  ),
)

export const browsePage: TUnsafe<BrowsePage> = component<BrowsePage>()(
  'BrowsePage',
  Type.Object(
    {
      entries: Type.Array(reference(entrySummary)),
      next: Type.Optional(Type.String({ description: 'Cursor of the page that follows; left out on the last.' })),
      previous: Type.Optional(Type.String({ description: 'Cursor of the page before; left out on the first.' })),
      total: Type.Integer({ minimum: 0, description: 'How many entries the prefix has in all.' }),
    },
    { ...closed, description: 'A page of entries in dictionary order.' },
  ),
)
