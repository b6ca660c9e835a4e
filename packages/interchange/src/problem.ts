/** One thing that reading a file of another tool met, placed so that a person finds it and told how to mend it. */
export interface Problem {
  /** The file as the caller named it, or the path inside an archive or folder: `data.zip/term_bank_1.json`. */
  readonly file: string
  /** 1-based: the line of a text, the row of a table with its header, the record of anything else. */
  readonly row?: number
  /** The column of a table by its heading, the marker, element or field: `Vietnamese`, `\ge`, `sense/gloss`. */
  readonly column?: string
  /** Stable: one of `problemCodes`. */
  readonly rule: ProblemCode
  /**
   * - `fatal`: the file cannot be read on from here; nothing is written.
   * - `left-out`: this record does not become an entry.
   * - `changed`: the entry is there, with something repaired or put elsewhere.
   */
  readonly severity: 'fatal' | 'left-out' | 'changed'
  /** What is wrong, with the value received, cut to a readable length. */
  readonly message: string
  /** The way out. */
  readonly advice: string
}

/** Every rule of a {@link Problem}, with what it means. Mirrored in `docs/reference/errors.md`. */
export const problemCodes = {
  // The file
  'file-missing': 'The file, or another one that it needs, is not there or cannot be read.',
  'file-empty': 'The file has nothing in it.',
  'file-too-large': 'The file, or what it unpacks to, is larger than the limits allow.',
  'format-unknown': 'No format is known that begins like this file.',
  'format-wrong': 'The file is not of the format that was named.',
  'format-version': 'The file is of a version of its format that is not read.',
  'archive-damaged': 'An archive is cut short, or its check sum is wrong.',
  'path-escapes': 'A path leads out of the folder or archive.',
  // The dictionary
  'language-missing': 'Neither the file nor the person importing says the language of the headwords.',
  'licence-unknown': 'The file does not say under which licence it may be used.',
  'manifest-refused': 'What is said of the dictionary breaks a rule of dictionary sources.',
  // The text
  'utf8-invalid': 'A text is not UTF-8.',
  'character-forbidden': 'A text has a control, a bidirectional mark or half of a surrogate pair.',
  'text-too-long': 'A text is longer than an entry may have.',
  'too-deep': 'Elements, objects or lists stand inside one another deeper than any dictionary needs.',
  'markup-refused': 'A document type definition or an entity of its own: refused.',
  'syntax-wrong': 'The file breaks the rules of its format.',
  // The table or record
  'column-missing': 'No column gives the headword, or none gives a meaning.',
  'row-malformed': 'A row has another number of cells than the header.',
  'headword-missing': 'A record has no headword.',
  'meaning-missing': 'A record has no meaning.',
  'field-unknown': 'A field that entries do not have; it is kept beside the entry.',
  'value-unknown': 'A value that has no place in an entry; it is kept beside the entry.',
  'reference-unknown': 'A cross-reference leads to no entry.',
  'media-missing': 'A recording or picture is named and not there.',
  'id-repeated': 'Two records have the same id.',
  // What was repaired
  'letters-repaired': 'Confusable or decomposed letters were written as the language writes them.',
  'legacy-converted': 'The text was in an old encoding of fonts.',
  'letter-doubtful': 'A letter could be read in two ways and was left as it is.',
  'duplicate-possible': 'Another record has the same headword and a meaning in common.',
  'entry-refused': 'The entry breaks a rule of dictionary sources.',
  'problems-too-many': 'There are more problems of this rule than are told; this one says how many.',
} as const

export type ProblemCode = keyof typeof problemCodes

/** A {@link Problem} as an importer tells it: the file is the one that it reads, where it names none. */
export type Told = Omit<Problem, 'file'> & { readonly file?: string }
