import { languageTag } from '../language-tag.ts'

/** What a column gives to the entry of its row. */
export interface ColumnField {
  readonly name: FieldName
  /** Language of its texts, for the fields that have one: `vi` of `gloss:vi`. */
  readonly tag?: string
}

/**
 * Every field that a column may give, by the name that the exporter writes as its heading and that options use. Meanings,
 * definitions, domain, register, dialect, the note of a sense and examples belong to the row, all others to the entry.
 */
export const fieldNames = [
  'id',
  'language_tag',
  'kind',
  'headword',
  'script',
  'orthography',
  'homograph',
  'form',
  'variant',
  'variant_type',
  'variant_note',
  'ipa',
  'romanised',
  'pronunciation_speaker',
  'pronunciation_dialect',
  'pronunciation_source',
  'pos',
  'pos_label',
  'frequency_band',
  'gloss',
  'definition',
  'semantic_domain',
  'register',
  'dialect',
  'sense_note',
  'example',
  'example_translation',
  'example_status',
  'example_source',
  'synonym',
  'antonym',
  'part_of',
  'has_part',
  'see_also',
  'derived_from',
  'variant_of',
  'etymology',
  'status',
  'reviewed_by',
  'reviewed_on',
  'citation',
  'citation_supports',
  'citation_form',
  'citation_locator',
  'citation_note',
  'note',
  'place',
  'time',
] as const

export type FieldName = (typeof fieldNames)[number]

const tagged: ReadonlySet<FieldName> = new Set<FieldName>([
  'form',
  'variant_note',
  'pos_label',
  'gloss',
  'definition',
  'sense_note',
  'example_translation',
  'note',
  'place',
  'time',
])

/** Whether a field has a language behind its name: `gloss:vi`. */
export function isTagged(name: FieldName): boolean {
  return tagged.has(name)
}

/** The heading of a field. */
export function headingOf({ name, tag }: ColumnField): string {
  return tag === undefined ? name : `${name}:${tag}`
}

/**
 * Reads the heading that {@link headingOf} writes.
 *
 * @param gloss the language of a tagged field that names none
 * @returns `undefined` where no field has the name, or the language is none
 * @example
 * columnField('gloss:vie', undefined) // { name: 'gloss', tag: 'vi' }
 */
export function columnField(heading: string, gloss: string | undefined): ColumnField | undefined {
  const [name = '', tag, ...rest] = heading.trim().split(':')
  const field = fieldNames.find((each) => each === name)
  if (field === undefined || rest.length > 0) return undefined
  if (!isTagged(field)) return tag === undefined ? { name: field } : undefined
  const canonical = tag === undefined ? gloss : languageTag(tag.trim())
  return canonical === undefined ? undefined : { name: field, tag: canonical }
}
