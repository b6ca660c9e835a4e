import type { Entry, Manifest } from '@hiap/lexicon'
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import dictionarySchema from '../../../../dictionaries/schema/dictionary.schema.json' with { type: 'json' }
import entrySchema from '../../../../dictionaries/schema/entry.schema.json' with { type: 'json' }
import type { Fault } from './fault-list.ts'
import { type FieldPath, fieldPath } from './field-path.ts'
import { nearestName } from './nearest-name.ts'
import { patternInWords } from './pattern-in-words.ts'
import { show } from './show.ts'

/** A fault of shape: which field, not yet which line. */
export type ShapeFault = Omit<Fault, 'line'> & { readonly path: FieldPath }

// `verbose` gives each error the value and the schema it failed. `ownProperties`: a key `__proto__` or `constructor`
// is a field, what an object inherits is not.
const ajv = new Ajv2020({ allErrors: true, verbose: true, ownProperties: true })
let validateManifest: ValidateFunction<Manifest> | undefined
let validateEntry: ValidateFunction<Entry> | undefined

/**
 * Checks a parsed `dictionary.json` against `dictionaries/schema/dictionary.schema.json`; no fault means that it is a
 * {@link Manifest}.
 */
export function checkManifestShape(value: unknown): readonly ShapeFault[] {
  validateManifest ??= ajv.compile<Manifest>(dictionarySchema)
  return validateManifest(value) ? [] : (validateManifest.errors ?? []).flatMap((error) => shapeFault(error, value))
}

/**
 * Checks a parsed line of `entries.jsonl` against `dictionaries/schema/entry.schema.json`; no fault means that it is an
 * {@link Entry}.
 *
 * @example
 * checkEntryShape({ id: 'ia' })[0]?.code // 'field-missing'
 */
export function checkEntryShape(value: unknown): readonly ShapeFault[] {
  validateEntry ??= ajv.compile<Entry>(entrySchema)
  return validateEntry(value) ? [] : (validateEntry.errors ?? []).flatMap((error) => shapeFault(error, value))
}

function shapeFault(error: ErrorObject, record: unknown): readonly ShapeFault[] {
  const path = pathOf(error.instancePath, record)
  const value: unknown = error.data
  const { params } = error
  const fault = (code: Fault['code'], message: string, advice: string, last?: string): readonly ShapeFault[] => {
    const whole = last === undefined ? path : [...path, last]
    return [{ path: whole, field: fieldPath(whole), code, message, advice }]
  }
  // The name of a field failed a pattern: `propertyNames` tells it once more, with the field it belongs to.
  if (error.propertyName !== undefined && error.keyword !== 'propertyNames') return []

  switch (error.keyword) {
    case 'additionalProperties': {
      const received = String(params.additionalProperty)
      const known = Object.keys((error.parentSchema?.properties as object | undefined) ?? {})
      const meant = nearestName(received, known)
      return fault(
        'field-unknown',
        `The schema knows no field ${show(received)} here.`,
        `${meant === undefined ? '' : `Did you mean “${meant}”? `}The fields here are ${list(known)}.`,
        received,
      )
    }
    case 'required': {
      const missing = String(params.missingProperty)
      return fault('field-missing', `The field “${missing}” is not there.`, `Add “${missing}”.`, missing)
    }
    case 'type':
      return fault(
        'type-wrong',
        `The value should be ${typeInWords[String(params.type)] ?? String(params.type)}, and is ${valueInWords(value)}.`,
        typeof value === 'string' && (params.type === 'integer' || params.type === 'number')
          ? 'Write the number without quotation marks.'
          : params.type === 'array'
            ? 'Put the value in square brackets.'
            : 'Give the field the form that the schema wants.',
      )
    case 'enum': {
      const allowed = (params.allowedValues as readonly unknown[]).map(String)
      const meant = typeof value === 'string' ? nearestName(value, allowed) : undefined
      return fault(
        'value-unknown',
        `${show(value)} is not one of the values that the field may have.`,
        `${meant === undefined ? '' : `Did you mean “${meant}”? `}It may be ${list(allowed)}.`,
      )
    }
    case 'pattern':
      // `minLength` has told it already.
      if (value === '') return []
      return fault(
        'text-malformed',
        `${show(value)} does not have the form that the field wants.`,
        `Write ${patternInWords(String(params.pattern))}.`,
      )
    case 'propertyNames': {
      const received = String(params.propertyName)
      return fault(
        'text-malformed',
        `${show(received)} is not the tag of a language.`,
        `Write ${tagInWords}.`,
        received,
      )
    }
    case 'minLength':
      return fault('text-empty', 'The text is empty.', 'Write the text, or leave the field out where it may be absent.')
    case 'maxLength':
      return fault(
        'text-too-long',
        `The text has ${typeof value === 'string' ? value.length : 'too many'} letters: ${show(value)}.`,
        `Keep it to ${String(params.limit)} letters.`,
      )
    case 'minItems':
      return fault('list-empty', 'The list is empty.', 'Add an item, or leave the field out where it may be absent.')
    case 'maxItems':
      return fault('list-too-long', `The value is ${show(value)}.`, `Keep it to ${String(params.limit)} items.`)
    case 'minProperties':
      return fault(
        'object-empty',
        'The object has no field.',
        'Add a field to it, or leave it out where it may be absent.',
      )
    case 'uniqueItems': {
      const items = value as readonly unknown[]
      return fault('item-repeated', `The list has ${show(items[Number(params.i)])} twice.`, 'Keep one of the two.')
    }
    case 'minimum':
    case 'maximum':
      return fault(
        'number-out-of-range',
        `${show(value)} is too ${error.keyword === 'minimum' ? 'small' : 'large'}.`,
        `Write a number of at ${error.keyword === 'minimum' ? 'least' : 'most'} ${String(params.limit)}.`,
      )
    default:
      // A keyword that the schemas do not use today: told in the validator's words rather than swallowed.
      return fault('text-malformed', `The value ${error.message ?? 'is not what the schema wants'}.`, 'See the schema.')
  }
}

// '/senses/0/glosses/vi' → ['senses', 0, 'glosses', 'vi']: a step is an index only where a list stands.
function pathOf(pointer: string, record: unknown): FieldPath {
  let value = record
  return pointer
    .split('/')
    .slice(1)
    .map((escaped) => {
      const step = escaped.replaceAll('~1', '/').replaceAll('~0', '~')
      const inList = Array.isArray(value)
      value = (value as Record<string, unknown>)[step]
      return inList ? Number(step) : step
    })
}

const tagInWords = patternInWords('^[a-z]{2,3}(-[A-Z][a-z]{3})?$')

const typeInWords: Readonly<Record<string, string>> = {
  string: 'a text in quotation marks',
  object: 'an object in braces',
  array: 'a list in square brackets',
  integer: 'a whole number',
}

function valueInWords(value: unknown): string {
  if (typeof value === 'string') return `the text ${show(value)}`
  if (typeof value === 'number') return `the number ${value}`
  return show(value)
}

function list(names: readonly string[]): string {
  return names.join(', ')
}
