import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { component, reference } from '../src/schemas/component.ts'

interface Model {
  readonly name: string
  readonly tags?: readonly string[]
}

// The type checker is the judge; each line marked so must be an error, or the check of types fails.
test('a schema that is not its model is a type error', () => {
  const same = component<Model>()(
    'Same',
    Type.Object({ name: Type.String(), tags: Type.Optional(Type.Array(Type.String())) }),
  )
  expect(reference(same)).toMatchObject({ $ref: 'Same#' })

  // @ts-expect-error an optional property is missing
  component<Model>()('Lacks', Type.Object({ name: Type.String() }))
  // @ts-expect-error a property is required that is optional in the model
  component<Model>()('Requires', Type.Object({ name: Type.String(), tags: Type.Array(Type.String()) }))
  component<Model>()(
    'Adds',
    // @ts-expect-error a property that the model has not
    Type.Object({
      name: Type.String(),
      tags: Type.Optional(Type.Array(Type.String())),
      more: Type.Optional(Type.String()),
    }),
  )
  // @ts-expect-error another type
  component<Model>()('Differs', Type.Object({ name: Type.Number(), tags: Type.Optional(Type.Array(Type.String())) }))
})
