import type { GlossAnswer } from '@hiap/lexicon'
import type { TUnsafe } from 'typebox'
import { Type } from 'typebox'
import { component, reference } from './component.ts'
import { entrySummary } from './search.ts'

const closed = { additionalProperties: false }
const position = Type.Integer({ minimum: 0 })

export const glossAnswer: TUnsafe<GlossAnswer> = component<GlossAnswer>()(
  'GlossAnswer',
  Type.Object(
    {
      text: Type.String({ description: 'The text as it was read: cut at 512 letters.' }),
      words: Type.Array(
        Type.Object(
          {
            from: position,
            to: position,
            entries: Type.Array(reference(entrySummary), {
              description: 'What the word may be, best first, at most 3; empty where no dictionary has it.',
            }),
          },
          { ...closed, description: 'A word: [from, to) of text, in UTF-16 code units.' },
        ),
        { description: 'In the order of the text; spaces and signs stand between them.' },
      ),
      truncated: Type.Boolean({ description: 'The text goes on behind the limit.' }),
    },
    { ...closed, description: 'The words of a running text, each with its entries.' },
  ),
)
