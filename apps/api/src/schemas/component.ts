import type { Static, TSchema, TUnsafe } from 'typebox'
import { Type } from 'typebox'

/** A type with every optional property made visible, so that two types that differ only in one are told apart. */
type Spelt<Value> = Value extends readonly (infer Item)[]
  ? readonly Spelt<Item>[]
  : Value extends object
    ? {
        readonly [Key in keyof Value]-?: Record<never, never> extends Pick<Value, Key>
          ? readonly ['optional', Spelt<Value[Key]>]
          : readonly ['required', Spelt<Value[Key]>]
      }
    : Value

type Agreement<Model, Schema> = [Spelt<Model>] extends [Spelt<Schema>]
  ? [Spelt<Schema>] extends [Spelt<Model>]
    ? unknown
    : { readonly 'the schema allows what the model does not have': Schema }
  : { readonly 'the schema lacks what the model has': Schema }

/**
 * Names a schema so that OpenAPI lists it once, and holds it to the model it mirrors: a property that stands in only one
 * of the two, or is optional in only one, is a type error.
 *
 * @example
 * export const range: TUnsafe<Range> = component<Range>()('Range', Type.Object({ from: …, to: … }))
 */
export function component<Model>(): <Schema extends TSchema>(
  id: string,
  schema: Schema & Agreement<Model, Static<Schema>>,
) => TUnsafe<Model> {
  return (id, schema) => Type.Unsafe<Model>({ ...schema, $id: id })
}

/** Points at a component that the app has added. The type stays that of the model. */
export function reference<Model>(schema: TUnsafe<Model>): TUnsafe<Model> {
  return Type.Unsafe<Model>({ $ref: `${(schema as { $id?: string }).$id}#` })
}
