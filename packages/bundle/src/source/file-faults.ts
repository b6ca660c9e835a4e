import type { Fault } from './fault-list.ts'
import type { Line } from './read-lines.ts'

// Faults of bytes and files, told in the same words whatever file they are in.

/** Tells that a file is larger than is read of it. */
export function tooLargeFault(limit: number): Fault {
  return {
    code: 'file-too-large',
    message: `The file has more than ${limit} bytes.`,
    advice: 'Keep only what belongs into this file; no more of it was read.',
  }
}

/** Tells that a line is longer than is read of it. */
export function tooLongFault(line: Line, limit: number): Fault {
  return {
    line: line.number,
    code: 'line-too-long',
    message: `The line has ${line.length} bytes; at most ${limit} are read.`,
    advice: 'Look whether a line end is lost; an entry of this size is better divided.',
  }
}

/** Tells that a line is not UTF-8. */
export function notUtf8Fault(line: number, fault: { readonly byte: number; readonly value: number }): Fault {
  const value = fault.value.toString(16).toUpperCase().padStart(2, '0')
  return {
    line,
    code: 'utf8-invalid',
    message: `Byte ${fault.byte + 1} of the line, 0x${value}, is not UTF-8.`,
    advice: 'Save the file as UTF-8; text in another encoding has to be converted first.',
  }
}

/** Tells that a file begins with U+FEFF. */
export const byteOrderMarkFault: Fault = {
  line: 1,
  code: 'byte-order-mark',
  message: 'The file begins with a byte order mark (U+FEFF).',
  advice: 'Save it as “UTF-8 without BOM”.',
}

/** Tells that a line is empty. */
export function blankFault(line: number): Fault {
  return { line, code: 'line-blank', message: 'The line is empty.', advice: 'Delete it.' }
}

/** Tells that a file cannot be read; `cause` is what reading it threw. */
export function unreadableFault(code: 'file-missing' | 'companion-missing', name: string, cause: unknown): Fault {
  const reason = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unknown'
  return {
    code: reason === 'ENOENT' ? code : 'file-missing',
    message:
      reason === 'ENOENT' ? `The source has no ${name}.` : `${name} cannot be read: ${reasons[reason] ?? reason}.`,
    advice:
      reason === 'ENOENT'
        ? `Add ${name}; ${purpose[name] ?? 'a source needs it'}.`
        : 'Make it a file that you may read.',
  }
}

const reasons: Readonly<Record<string, string>> = {
  'not-a-file': 'it is not a file',
  EACCES: 'it may not be read by you',
  EPERM: 'it may not be read by you',
}

const purpose: Readonly<Record<string, string>> = {
  'dictionary.json': 'it names the dictionary, its languages, licence and sources',
  'entries.jsonl': 'it holds the entries, one a line',
  'SOURCES.md': 'it tells readers what the dictionary rests on',
  'README.md': 'it tells readers what the dictionary is',
  'cases.tsv': 'it tells which headword a query should find first',
}
