import { anyLanguageOf, type Manifest } from '@hiap/lexicon'
import { checkManifestShape } from './check-shape.ts'
import { checkTexts } from './check-text.ts'
import { decode } from './decode.ts'
import type { FaultList } from './fault-list.ts'
import { type FieldPath, fieldPath } from './field-path.ts'
import { byteOrderMarkFault, notUtf8Fault, tooLargeFault } from './file-faults.ts'
import type { SourceLimits } from './limits.ts'
import { asList, asRecord, asText } from './loose-value.ts'
import { parseRecord } from './parse-record.ts'
import { readWhole } from './read-whole.ts'
import { reservedIds } from './reserved-ids.ts'
import { show } from './show.ts'
import { textLanguage } from './text-language.ts'

/** What of a manifest the check of entries needs; parts that cannot be read are `undefined`. */
export interface ManifestFacts {
  /** Only where the whole manifest is of the right shape. */
  readonly manifest: Manifest | undefined
  readonly language: string | undefined
  readonly glossLanguages: ReadonlySet<string> | undefined
  readonly sourceIds: ReadonlySet<string> | undefined
}

/** The facts where there is no manifest. */
export const noManifest: ManifestFacts = {
  manifest: undefined,
  language: undefined,
  glossLanguages: undefined,
  sourceIds: undefined,
}

/**
 * Checks the bytes of a `dictionary.json` and returns what the check of entries needs of it.
 */
export async function checkManifest(
  chunks: AsyncIterable<Uint8Array>,
  limits: SourceLimits,
  faults: FaultList,
): Promise<ManifestFacts> {
  const whole = await readWhole(chunks, limits.manifestBytes)
  if ('tooLarge' in whole) {
    faults.add(tooLargeFault(limits.manifestBytes))
    return noManifest
  }
  const decoded = decode(whole.bytes)
  if (decoded.fault !== undefined) {
    const before = whole.bytes.subarray(0, decoded.fault.byte)
    const lineStart = before.lastIndexOf(0x0a) + 1
    const line = before.reduce((count, byte) => (byte === 0x0a ? count + 1 : count), 1)
    faults.add(notUtf8Fault(line, { byte: decoded.fault.byte - lineStart, value: decoded.fault.value }))
    return noManifest
  }
  let { text } = decoded
  if (text.startsWith('\ufeff')) {
    faults.add(byteOrderMarkFault)
    text = text.slice(1)
  }
  if (text.trim() === '') {
    faults.add({
      code: 'file-empty',
      message: 'The file has nothing in it.',
      advice: 'Write the manifest: id, title, languages, licence, sources.',
    })
    return noManifest
  }

  const starts = lineStarts(text)
  const lineAt = (offset: number): number => lineOf(starts, offset)
  const lines = new Map<string, number>()
  const record = parseRecord(
    text,
    { lineAt, columnAt: (offset) => offset - (starts[lineAt(offset) - 1] ?? 0) + 1 },
    limits,
    faults,
    (path, offset) => lines.set(fieldPath(path), lineAt(offset)),
  )
  if (record === undefined) return noManifest
  // A field that is missing is looked for where its object begins.
  const lineOfField = (path: FieldPath): number =>
    lines.get(fieldPath(path)) ?? (path.length === 0 ? 1 : lineOfField(path.slice(0, -1)))

  const { value } = record
  const shapeFaults = checkManifestShape(value)
  for (const { path, ...fault } of shapeFaults) faults.add({ line: lineOfField(path), ...fault })
  checkTexts(value, (path) => textLanguage(path, value, undefined), lineOfField, limits, faults)

  const { id, language, glossLanguages, sources } = asRecord(value)
  checkId(id, lineOfField, faults)
  checkLanguage(language, ['language'], lineOfField, faults)
  for (const [index, tag] of asList(glossLanguages).entries()) {
    checkLanguage(tag, ['glossLanguages', index], lineOfField, faults)
  }
  const sourceIds = new Map<string, number>()
  for (const [index, source] of asList(sources).entries()) {
    const id = asText(asRecord(source).id)
    if (id === undefined) continue
    const path = ['sources', index, 'id']
    const first = sourceIds.get(id)
    if (first === undefined) sourceIds.set(id, lineOfField(path))
    else {
      faults.add({
        line: lineOfField(path),
        field: fieldPath(path),
        code: 'id-repeated',
        message: `The source on line ${first} has the id ${show(id)} too.`,
        advice: 'Give each source an id of its own.',
      })
    }
  }
  return {
    manifest: shapeFaults.length === 0 ? (value as Manifest) : undefined,
    language: asText(language),
    glossLanguages: Array.isArray(glossLanguages)
      ? new Set(glossLanguages.filter((tag) => typeof tag === 'string'))
      : undefined,
    sourceIds: Array.isArray(sources) ? new Set(sourceIds.keys()) : undefined,
  }
}

function checkId(id: unknown, lineOfField: (path: FieldPath) => number, faults: FaultList): void {
  if (typeof id !== 'string' || !reservedIds.has(id)) return
  faults.add({
    line: lineOfField(['id']),
    field: 'id',
    code: 'id-reserved',
    message: `Hiap itself has the address /${id}, so a dictionary with the id ${show(id)} could not be opened.`,
    advice: 'Choose another id, such as the tags of its two languages: km-vi.',
  })
}

function checkLanguage(
  tag: unknown,
  path: FieldPath,
  lineOfField: (path: FieldPath) => number,
  faults: FaultList,
): void {
  if (typeof tag !== 'string' || anyLanguageOf(tag) !== undefined) return
  faults.add({
    line: lineOfField(path),
    field: fieldPath(path),
    code: 'language-unknown',
    message: `No language has the tag ${show(tag)}.`,
    advice: 'Write its code of ISO 639-1 or 639-3, and a script where needed: vi, km, cja, jra-Latn.',
  })
}

// Offsets at which the lines of a text begin.
function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

// The 1-based line in which an offset stands, by halving.
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low + 1
}
