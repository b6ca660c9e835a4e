/** What the writing pad remembers. */
export interface Writing {
  readonly text: string
  /** BCP 47 tag of the text; empty where none was chosen. */
  readonly language: string
  /** Step of the letters' size, 0 for the usual one. */
  readonly size: number
}

export const nothingWritten: Writing = { text: '', language: '', size: 0 }

/** Where the writing pad keeps its text. It stays with the reader: nothing of it is sent anywhere. */
export interface WritingMemory {
  /** What was kept last; {@link nothingWritten} where nothing was. */
  read(): Writing
  /** Keeps it in place of what was kept. Returns false where it cannot be kept. */
  keep(writing: Writing): boolean
}

/** A memory that lasts as long as the page. */
export function pageMemory(): WritingMemory {
  let kept = nothingWritten
  return {
    read: () => kept,
    keep(writing) {
      kept = writing
      return true
    },
  }
}

/**
 * Reads what a memory wrote as JSON; what is not of this shape is {@link nothingWritten}.
 *
 * @example
 * parseWriting('{"text":"ia","language":"jra-Latn","size":1}') // { text: 'ia', language: 'jra-Latn', size: 1 }
 */
export function parseWriting(json: string | undefined): Writing {
  if (json === undefined) return nothingWritten
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value !== 'object' || value === null) return nothingWritten
    const { text, language, size } = value as Partial<Record<keyof Writing, unknown>>
    return {
      text: typeof text === 'string' ? text : '',
      language: typeof language === 'string' ? language : '',
      size: typeof size === 'number' && Number.isInteger(size) ? size : 0,
    }
  } catch {
    return nothingWritten
  }
}
