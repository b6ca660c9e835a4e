import { features, udTags } from '@hiap/lexicon'
import type { TArray, TBoolean, TInteger, TOptional, TString } from 'typebox'
import { Type } from 'typebox'

// The description of a parameter ends the message that a wrong value gets: it says what to send instead.

const identifier = '[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?'

// The same rule as dictionaries/schema/entry.schema.json has.
const domainNumber = '[1-9](?:\\.[1-9][0-9]?){0,5}'

/** Longest text of a parameter, in code points. */
export const textLimit = 512
/** Longest running text, in code points; the first 512 letters of it are read. */
export const longTextLimit = 4096
/** Most dictionaries that one search may name. */
export const dictionariesLimit = 20

export const queryText: TString = Type.String({
  maxLength: textLimit,
  description: `Text of at most ${textLimit} characters. * stands for any letters and ? for one, where other letters stand beside them.`,
})

export const longText: TString = Type.String({
  maxLength: longTextLimit,
  description: `Running text of at most ${longTextLimit} characters.`,
})

export const prefixText: TOptional<TString> = Type.Optional(
  Type.String({ maxLength: 64, description: 'First letters, at most 64 characters.' }),
)

export const languageTag: TOptional<TString> = Type.Optional(
  Type.String({
    maxLength: 35,
    pattern: '^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$',
    description: 'A BCP 47 tag such as km, jra-Latn, vi or en.',
  }),
)

export const dictionaryList: TOptional<TString> = Type.Optional(
  Type.String({
    maxLength: dictionariesLimit * 65,
    pattern: `^${identifier}(?:,${identifier}){0,${dictionariesLimit - 1}}$`,
    description: `At most ${dictionariesLimit} ids of dictionaries, separated by commas, such as km-vi,jra-vi.`,
  }),
)

export const dictionaryIds: TOptional<TArray<TString>> = Type.Optional(
  Type.Array(
    Type.String({
      maxLength: 64,
      pattern: `^${identifier}$`,
      description: 'The id of a dictionary, such as km-vi. /v1/dictionaries has them.',
    }),
    { maxItems: dictionariesLimit, description: `At most ${dictionariesLimit} ids of dictionaries. Left out: all.` },
  ),
)

/** Most semantic domains, and most dialects, that one search may name. */
export const valuesLimit = 20

export const partsOfSpeech: TOptional<TString> = listOfNames(
  udTags,
  'Entries of these parts of speech: Universal Dependencies tags, separated by commas, out of',
)

export const semanticDomains: TOptional<TString> = Type.Optional(
  Type.String({
    maxLength: valuesLimit * 18,
    pattern: `^${domainNumber}(?:,${domainNumber}){0,${valuesLimit - 1}}$`,
    description: `Entries of these semantic domains or of one below: at most ${valuesLimit} numbers of SIL domains, separated by commas, such as 1.3,5.2.`,
  }),
)

export const dialects: TOptional<TArray<TString>> = Type.Optional(
  Type.Array(Type.String({ minLength: 1, maxLength: 64, description: 'The name of a dialect, 1 to 64 characters.' }), {
    maxItems: valuesLimit,
    description: `Entries of this dialect, by the name that the dictionary gives it; may stand up to ${valuesLimit} times.`,
  }),
)

export const featuresWanted: TOptional<TString> = listOfNames(
  features,
  'Entries that have all of these, separated by commas, out of',
)

export const fullText: TOptional<TBoolean> = Type.Optional(
  Type.Boolean({
    default: false,
    description:
      'true or false: whether definitions, examples and culture articles are searched too; false if left out.',
  }),
)

export const dictionaryId: TString = Type.String({
  maxLength: 64,
  pattern: `^${identifier}$`,
  description: 'The id of a dictionary, such as km-vi. /v1/dictionaries has them.',
})

export const entryId: TString = Type.String({
  maxLength: 64,
  pattern: `^${identifier}$`,
  description: 'The id of an entry: lower-case letters, digits and hyphens, at most 64.',
})

export const bundleHash: TString = Type.String({
  maxLength: 64,
  pattern: '^[0-9a-f]{64}$',
  description: 'A SHA-256 of 64 hexadecimal digits. /v1/dictionaries has them.',
})

export const cursor: TOptional<TString> = Type.Optional(
  Type.String({ minLength: 1, maxLength: 64, description: 'next or previous of an earlier page, as it was given.' }),
)

/** Some of the names, each at most as often as there are names. */
function listOfNames(names: readonly string[], description: string): TOptional<TString> {
  const name = `(?:${names.join('|')})`
  return Type.Optional(
    Type.String({
      maxLength: names.join(',').length,
      pattern: `^${name}(?:,${name}){0,${names.length - 1}}$`,
      description: `${description} ${names.join(', ')}.`,
    }),
  )
}

/** How many to answer with: a whole number from 1 to `maximum`. */
export function limit(maximum: number, usual: number): TOptional<TInteger> {
  return Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum,
      default: usual,
      description: `A whole number from 1 to ${maximum}; ${usual} if left out.`,
    }),
  )
}
