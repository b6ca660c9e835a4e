import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { decode, readLines } from '@hiap/bundle/source'
import { recordOf, textOf } from '../json-lines/loose-fields.ts'

const longestLine = 16 * 1024 * 1024

/**
 * Reads what an import of a format kept, by the id of the entry; `''` for what it kept of the dictionary. Empty where
 * there is no such file. A line that is none is passed over: an export does not hang on it.
 */
export async function readKept(path: string, format: string): Promise<ReadonlyMap<string, unknown>> {
  const kept = new Map<string, unknown>()
  const found = await stat(path).catch(() => undefined)
  if (found?.isFile() !== true) return kept
  for await (const lines of readLines(createReadStream(path), longestLine)) {
    for (const { bytes } of lines) {
      const text = bytes === undefined ? undefined : decode(bytes).text
      const line = text === undefined ? {} : recordOf({ line: parsed(text) }, 'line')
      if (textOf(line, 'format') !== format || line.kept === undefined) continue
      kept.set(textOf(line, 'entry') ?? '', line.kept)
    }
  }
  return kept
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
