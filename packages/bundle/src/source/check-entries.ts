import { anyLanguageOf, type Entry } from '@hiap/lexicon'
import type { ManifestFacts } from './check-manifest.ts'
import { checkWholeEntry } from './check-whole-entry.ts'
import { findMisplaced } from './dictionary-order.ts'
import type { FaultList } from './fault-list.ts'
import { fieldPath } from './field-path.ts'
import { blankFault } from './file-faults.ts'
import type { SourceLimits } from './limits.ts'
import { asList, asRecord, asText } from './loose-value.ts'
import { parseRecord } from './parse-record.ts'
import { readTextLines } from './read-text-lines.ts'
import { show } from './show.ts'

/** The entries that have the right shape, and every headword that was read. */
export interface CheckedEntries {
  readonly entries: readonly Entry[]
  /** 1-based, of each of `entries`. */
  readonly lines: readonly number[]
  readonly headwords: ReadonlySet<string>
}

// What of an entry is compared with the other entries.
interface Place {
  readonly line: number
  readonly id: string | undefined
  readonly headword: string | undefined
  readonly homograph: number | undefined
}

interface Reference {
  readonly line: number
  readonly field: string
  readonly entry: string
}

/**
 * Checks the bytes of an `entries.jsonl`, line by line, and then what the entries say of each other. One pass and one
 * line in memory at a time, beside the entries themselves.
 */
export async function checkEntries(
  chunks: AsyncIterable<Uint8Array>,
  facts: ManifestFacts,
  limits: SourceLimits,
  faults: FaultList,
): Promise<CheckedEntries> {
  const entries: Entry[] = []
  const lines: number[] = []
  const places: Place[] = []
  const references: Reference[] = []
  let records = 0

  for await (const read of readTextLines(chunks, limits.lineBytes, limits.entriesBytes, faults))
    for (const { number, text } of read) {
      if (text !== undefined && /^[ \t]*$/.test(text)) {
        faults.add(blankFault(number))
        continue
      }
      records += 1
      if (text === undefined) continue
      const record = parseRecord(text, { lineAt: () => number, columnAt: (offset) => offset + 1 }, limits, faults)
      if (record === undefined) continue
      const { value } = record
      if (checkWholeEntry(value, number, facts, limits, faults)) {
        entries.push(value)
        lines.push(number)
      }
      places.push(placeOf(value, number))
      collectReferences(value, number, references)
    }

  if (records === 0) {
    faults.add({
      code: 'file-empty',
      message: 'The file has no entry.',
      advice: 'Write one entry a line, as JSON.',
    })
  }
  checkIds(places, faults)
  checkHomographs(places, faults)
  checkReferences(places, references, faults)
  checkOrder(places, facts.language, limits, faults)
  return { entries, lines, headwords: new Set(places.flatMap(({ headword }) => headword ?? [])) }
}

function placeOf(value: unknown, line: number): Place {
  const { id, headword, homograph } = asRecord(value)
  return {
    line,
    id: asText(id),
    headword: asText(asRecord(headword).text),
    homograph: typeof homograph === 'number' ? homograph : undefined,
  }
}

function collectReferences(value: unknown, line: number, references: Reference[]): void {
  for (const [index, reference] of asList(asRecord(value).crossReferences).entries()) {
    const { entry } = asRecord(reference)
    if (typeof entry === 'string') {
      references.push({ line, field: fieldPath(['crossReferences', index, 'entry']), entry })
    }
  }
}

function checkIds(places: readonly Place[], faults: FaultList): void {
  const firstLine = new Map<string, number>()
  for (const { id, line } of places) {
    if (id === undefined) continue
    const first = firstLine.get(id)
    if (first === undefined) firstLine.set(id, line)
    else {
      faults.add({
        line,
        field: 'id',
        code: 'id-repeated',
        message: `The entry on line ${first} has the id ${show(id)} too.`,
        advice: 'Give the newer entry an id that was never used.',
      })
    }
  }
}

function checkHomographs(places: readonly Place[], faults: FaultList): void {
  const byHeadword = new Map<string, Place[]>()
  for (const place of places) {
    if (place.headword === undefined) continue
    const same = byHeadword.get(place.headword)
    if (same === undefined) byHeadword.set(place.headword, [place])
    else same.push(place)
  }
  for (const [headword, same] of byHeadword) {
    if (same.length === 1) continue
    const firstLine = new Map<number, number>()
    for (const { line, homograph } of same) {
      if (homograph === undefined) {
        const other = same.find((place) => place.line !== line)?.line
        faults.add({
          line,
          field: 'homograph',
          code: 'homograph-missing',
          message: `The entry on line ${other} has the headword ${show(headword)} too.`,
          advice: 'Number the entries with “homograph”: 1, 2, …; or join them if they are one word.',
        })
        continue
      }
      const first = firstLine.get(homograph)
      if (first === undefined) firstLine.set(homograph, line)
      else {
        faults.add({
          line,
          field: 'homograph',
          code: 'homograph-repeated',
          message: `The entry on line ${first} has the headword ${show(headword)} and the number ${homograph} too.`,
          advice: 'Give each its own number.',
        })
      }
    }
  }
}

function checkReferences(places: readonly Place[], references: readonly Reference[], faults: FaultList): void {
  if (references.length === 0) return
  const ids = new Set(places.map(({ id }) => id))
  const idOnLine = new Map(places.map(({ line, id }) => [line, id]))
  for (const { line, field, entry } of references) {
    if (!ids.has(entry)) {
      faults.add({
        line,
        field,
        code: 'reference-unknown',
        message: `No entry has the id ${show(entry)}.`,
        advice: 'Name the id of an entry of this dictionary, or add the entry.',
      })
    } else if (idOnLine.get(line) === entry) {
      faults.add({
        line,
        field,
        code: 'reference-to-self',
        message: `The entry refers to itself, ${show(entry)}.`,
        advice: 'Name another entry, or leave the reference out.',
      })
    }
  }
}

function checkOrder(places: readonly Place[], tag: string | undefined, limits: SourceLimits, faults: FaultList): void {
  const language = tag === undefined ? undefined : anyLanguageOf(tag)
  if (language === undefined) return
  const placed = places.flatMap((place) =>
    place.headword === undefined || place.headword.length > limits.textUnits
      ? []
      : [{ ...place, headword: language.normalise(place.headword) }],
  )
  const misplaced = findMisplaced(
    placed,
    (a, b) => language.compare(a.headword, b.headword) || (a.homograph ?? 0) - (b.homograph ?? 0),
  )
  for (const { item, after } of misplaced) {
    faults.add({
      line: item.line,
      field: 'headword.text',
      code: 'order-wrong',
      message: `${show(item.headword)} stands outside dictionary order.`,
      advice:
        after === undefined
          ? 'Move the line to the beginning of the file.'
          : `Move the line after the entry ${show(after.id)}, ${show(after.headword)}, which is on line ${after.line}.`,
    })
  }
}
