import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { strFromU8, unzipSync } from 'fflate'

/** The open texts that stand beside the repository in our own work; nothing of them is in it. */
const lexical = join(import.meta.dirname, '../../../../shared/data/lexical')

/** The Universal Declaration of Human Rights, a paragraph each: `khm`, `vie` or `eng`. */
export function udhr(language: string): readonly string[] {
  return between(readFileSync(join(lexical, `udhr/udhr_${language}.xml`), 'utf8'), /<(?:para|title)>([^<]*)</g)
}

/** The Khmer sentences of the TICO-19 translation memory. */
export function tico(): readonly string[] {
  const files = unzipSync(readFileSync(join(lexical, 'tico19/all.en-km.tmx.zip')))
  const memory = strFromU8(files['all.en-km.tmx']!)
  return between(memory, /xml:lang="km"[^>]*>\s*<seg>([^<]*)</g)
}

/** The different words of the Khmer word lists, as their sources wrote them. */
export function khmerWords(): readonly string[] {
  const rows = gunzipSync(readFileSync(join(lexical, 'khmer-reference.tsv.gz')))
    .toString('utf8')
    .split('\n')
  const words = new Set(rows.slice(1).map((row) => row.slice(0, Math.max(0, row.indexOf('\t')))))
  words.delete('')
  return [...words]
}

function between(text: string, pattern: RegExp): readonly string[] {
  const found = Array.from(text.matchAll(pattern), (match) => match[1]!.trim()).filter((part) => part !== '')
  if (found.length === 0) throw new Error('the file has another shape than expected')
  return found
}
