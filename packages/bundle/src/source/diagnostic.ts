/** One fault of a dictionary source, placed so that a person finds it and told how to mend it. */
export interface Diagnostic {
  /** Path as the caller gave it, joined with the file's name. */
  readonly file: string
  /** 1-based; left out where the fault is the file's as a whole. */
  readonly line?: number
  /** Where in the record: `senses[0].glosses.vi[1]`. */
  readonly field?: string
  /** Stable: one of `diagnosticCodes`. */
  readonly code: DiagnosticCode
  /** An error keeps a source from being compiled; a warning does not. */
  readonly severity: 'error' | 'warning'
  /** What is wrong, with the value received. */
  readonly message: string
  /** The way out. */
  readonly advice: string
}

/** Every code of a {@link Diagnostic}, with what it means. Mirrored in `docs/reference/errors.md`. */
export const diagnosticCodes = {
  // The files
  'file-missing': 'A file of the source is not there or cannot be read.',
  'companion-missing': 'SOURCES.md, README.md or cases.tsv is not there.',
  'file-empty': 'dictionary.json has nothing in it, or entries.jsonl has no entry.',
  'companion-empty': 'SOURCES.md, README.md or cases.tsv says nothing.',
  'file-too-large': 'A file is larger than any dictionary needs; the rest of it was not read.',
  'faults-too-many': 'A file has more faults than are told; this one says how many more.',
  // The bytes
  'byte-order-mark': 'The file begins with a byte order mark.',
  'utf8-invalid': 'A line is not UTF-8.',
  'line-blank': 'A line is empty.',
  'line-too-long': 'A line is longer than an entry may be; it was not parsed.',
  'surrogate-lone': 'A string has half of a surrogate pair.',
  'character-forbidden': 'A string has a control, a bidirectional mark or another character that stands for no text.',
  'marks-too-many': 'A string has more combining marks in a row than any writing system uses.',
  'nfc-missing': 'A string is not in Unicode Normalization Form C.',
  'spelling-not-canonical': 'A string is not in the canonical spelling of its language.',
  // JSON
  'json-invalid': 'The text is not JSON.',
  'json-too-deep': 'Objects and arrays stand inside one another deeper than an entry needs.',
  'key-repeated': 'An object has the same key twice.',
  // The shape: dictionaries/schema
  'field-unknown': 'An object has a field that the schema does not know.',
  'field-missing': 'A field that must be there is not.',
  'type-wrong': 'A value is of another type than the field wants.',
  'value-unknown': 'A value is not one of those that the field may have.',
  'text-empty': 'A text has nothing in it.',
  'text-too-long': 'A text is longer than the field may be.',
  'text-malformed': 'A text does not have the form that the field wants.',
  'list-empty': 'A list has no item; what is absent is left out.',
  'list-too-long': 'A list has more items than the field may have.',
  'object-empty': 'An object has no field; what is absent is left out.',
  'item-repeated': 'A list has the same item twice.',
  'number-out-of-range': 'A number is smaller or larger than the field may be.',
  'date-impossible': 'No calendar has this day.',
  // What the parts say of each other
  'language-unknown': 'The manifest names a language by what is no tag of one.',
  'id-reserved': 'The id of the dictionary is a name that the page or the server uses itself.',
  'id-repeated': 'Two things have the same id.',
  'script-wrong': 'The headword has no letter of the script it names.',
  'homograph-missing': 'Entries share a headword and one of them has no homograph number.',
  'homograph-repeated': 'Entries share a headword and a homograph number.',
  'gloss-language-undeclared': 'A gloss or citation names a language that the manifest does not list.',
  'source-unknown': 'A source is cited that the manifest does not list.',
  'reference-unknown': 'A cross-reference leads to no entry of the dictionary.',
  'reference-to-self': 'A cross-reference leads to its own entry.',
  'media-unknown': 'A pronunciation names a recording that the entry does not have.',
  'form-unattested': 'No citation supports the form of the entry.',
  'gloss-unattested': 'The status is attested, but no citation supports a gloss.',
  'example-unattested': 'An example has the status attested and names no source.',
  'review-missing': 'The status is reviewed, but nobody is named who reviewed.',
  'culture-unexpected': 'Only entries of the kind culture have a place and a time.',
  'order-wrong': 'An entry stands outside dictionary order.',
  // cases.tsv
  'cases-header-wrong': 'The first line of cases.tsv does not name the columns.',
  'case-malformed': 'A row of cases.tsv does not have the columns it should.',
  'case-language-unknown': 'A row of cases.tsv names a language that the dictionary does not have.',
  'case-headword-unknown': 'A row of cases.tsv expects a headword that no entry has.',
} as const

export type DiagnosticCode = keyof typeof diagnosticCodes

const warnings: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'companion-missing',
  'companion-empty',
  'line-blank',
  'order-wrong',
])

/**
 * Says whether a fault of this code keeps a source from being compiled. `faults-too-many` is as grave as the gravest
 * fault that it stands for.
 *
 * @example
 * severityOf('order-wrong') // 'warning'
 */
export function severityOf(code: DiagnosticCode): Diagnostic['severity'] {
  return warnings.has(code) ? 'warning' : 'error'
}
