import { packHashes } from './hash-list.ts'
import { mostFileBytes, type Pieces } from './static-format.ts'

/** Most bytes of the rows of a file: what is left beside its parts of speech, names and brackets. */
export const mostRowBytes: number = mostFileBytes - 4096

const encoder = new TextEncoder()

/** Bytes of a value as an item of a JSON list. */
export function listedBytes(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length + 1
}

/** One item of a sorted list that is packed into files. */
export interface Listed<Item> {
  readonly key: string
  readonly item: Item
  readonly bytes: number
}

/**
 * Packs a sorted list into files, as much into each as it holds.
 *
 * @param write makes the file of consecutive items and gives its hash
 */
export function packList<Item>(
  listed: readonly Listed<Item>[],
  write: (items: readonly Listed<Item>[]) => string,
): Pieces {
  const firsts: string[] = []
  const files: string[] = []
  let from = 0
  let bytes = 0
  listed.forEach((each, at) => {
    if (at > from && bytes + each.bytes > mostRowBytes) {
      firsts.push(listed[from]!.key)
      files.push(write(listed.slice(from, at)))
      from = at
      bytes = 0
    }
    bytes += each.bytes
  })
  if (from < listed.length) {
    firsts.push(listed[from]!.key)
    files.push(write(listed.slice(from)))
  }
  return { firsts, files: packHashes(files) }
}

/** Packs answers, by query, into files that hold each row they name once. */
export function packAnswers(
  answers: ReadonlyMap<string, readonly number[]>,
  sizeOf: (item: number) => number,
  write: (items: readonly number[], answers: Readonly<Record<string, readonly number[]>>) => string,
): Pieces {
  const keys = [...answers.keys()].sort()
  const firsts: string[] = []
  const files: string[] = []
  let here: string[] = []
  let items = new Set<number>()
  let bytes = 0
  const close = (): void => {
    if (here.length === 0) return
    const sorted = [...items].sort((a, b) => a - b)
    const places = new Map(sorted.map((item, place) => [item, place]))
    firsts.push(here[0]!)
    files.push(
      write(sorted, Object.fromEntries(here.map((key) => [key, answers.get(key)!.map((item) => places.get(item)!)]))),
    )
    here = []
    items = new Set()
    bytes = 0
  }
  for (const key of keys) {
    const answer = answers.get(key)!
    // A place takes some four digits and a comma.
    const own = listedBytes(key) + answer.length * 5
    const added = (): number => answer.reduce((sum, item) => (items.has(item) ? sum : sum + sizeOf(item)), own)
    if (bytes + added() > mostRowBytes) close()
    bytes += added()
    here.push(key)
    for (const item of answer) items.add(item)
  }
  close()
  return { firsts, files: packHashes(files) }
}
