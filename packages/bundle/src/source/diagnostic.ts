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
  'file-missing': 'A file of the source is not there or cannot be read.',
} as const

export type DiagnosticCode = keyof typeof diagnosticCodes
