import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'

const folder = resolve(import.meta.dirname, '../../../shared/data/lexical')

/** Where the word lists stand that the dictionaries cite; `undefined` where they are not at hand. */
export const lexicalData: string | undefined = existsSync(folder) ? folder : undefined

/** Text of a word list, unpacked; empty where the lists are not at hand. */
export function readLexicalData(file: string): string {
  if (lexicalData === undefined) return ''
  const bytes = readFileSync(join(lexicalData, file))
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}
