import type { FieldPath } from './field-path.ts'
import { asList, asRecord, asText } from './loose-value.ts'

// Objects whose fields are named by the language of the text.
const byLanguage: ReadonlySet<string | number | undefined> = new Set([
  'glosses',
  'definition',
  'translations',
  'note',
  'label',
  'caption',
  'place',
  'time',
  'title',
  'description',
])

/**
 * Tells the BCP 47 tag of the text at a path of an entry or a manifest; `undefined` where the text is of no one
 * language (an identifier, a transcription, a citation).
 *
 * @param record the entry; read for the tags of `forms`
 * @param headwordLanguage tag of headwords, variants and examples; `undefined` where the manifest cannot be read
 * @example
 * textLanguage(['senses', 0, 'glosses', 'vi', 0], {}, 'km') // 'vi'
 */
export function textLanguage(
  path: FieldPath,
  record: unknown,
  headwordLanguage: string | undefined,
): string | undefined {
  const names = path.filter((step) => typeof step === 'string')
  const [first] = names
  const last = names.at(-1)
  if (last === 'text') {
    return first === 'forms' && typeof path[1] === 'number'
      ? asText(asRecord(asList(asRecord(record).forms)[path[1]]).language)
      : headwordLanguage
  }
  const parent = names.at(-2)
  return byLanguage.has(parent) || (first === 'notes' && names.length === 2) ? last : undefined
}
