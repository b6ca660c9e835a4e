import type { TInteger, TOptional, TString } from 'typebox'
import { Type } from 'typebox'

// The description of a parameter ends the message that a wrong value gets: it says what to send instead.

const identifier = '[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?'

/** Longest text of a parameter, in code points. */
export const textLimit = 512
/** Most dictionaries that one search may name. */
export const dictionariesLimit = 20

export const queryText: TString = Type.String({
  maxLength: textLimit,
  description: `Text of at most ${textLimit} characters.`,
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
