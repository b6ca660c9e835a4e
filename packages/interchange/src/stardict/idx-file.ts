import { decode, visible } from '@hiap/bundle/source'
import type { ImportLimits } from '../importer.ts'
import type { Told } from '../problem.ts'

/** The words of a dictionary and where their articles lie. Numbers count from 0, in the order of the file. */
export interface WordIndex {
  readonly count: number
  /** `undefined` where it is not UTF-8. */
  wordAt(number: number): string | undefined
  offsetAt(number: number): number
  sizeAt(number: number): number
  /** Numbers of the words in the order in which their articles lie. */
  readonly byOffset: Uint32Array
}

/** Other words that lead to a word of the index. */
export interface SynonymIndex {
  readonly count: number
  /** Synonyms of the word of a number. */
  of(number: number): readonly string[]
}

/** What is told with: the name of the file, and where to. */
interface Telling {
  readonly file: string
  tell(problem: Told): void
}

const longestWord = 255

/**
 * Reads an `.idx` file: word, NUL, offset and size, big-endian. Tells where it is cut short, a word is longer than
 * StarDict allows or the words are not in its order; ends where it is cut.
 */
export function readIdx(
  bytes: Uint8Array,
  wideOffsets: boolean,
  limits: Pick<ImportLimits, 'records'>,
  telling: Telling,
): WordIndex | undefined {
  const width = wideOffsets ? 12 : 8
  const starts = startsOf(bytes, width, limits, telling)
  if (starts === undefined) return undefined
  const count = starts.length
  const view = viewOf(bytes)
  const numbersAt = (number: number): number => (starts[number + 1] ?? starts.end) - width
  const wordBytes = (number: number): Uint8Array => bytes.subarray(starts[number] ?? 0, numbersAt(number) - 1)
  const offsetAt = (number: number): number =>
    wideOffsets
      ? view.getUint32(numbersAt(number)) * 2 ** 32 + view.getUint32(numbersAt(number) + 4)
      : view.getUint32(numbersAt(number))
  tellOrder(count, wordBytes, telling)
  const byOffset = new Uint32Array(count)
  for (let number = 0; number < count; number += 1) byOffset[number] = number
  byOffset.sort((a, b) => offsetAt(a) - offsetAt(b) || a - b)
  return {
    count,
    wordAt: (number) => decode(wordBytes(number)).text,
    offsetAt,
    sizeAt: (number) => view.getUint32(numbersAt(number) + width - 4),
    byOffset,
  }
}

/** Reads a `.syn` file: word, NUL, number of a word of the index. */
export function readSyn(
  bytes: Uint8Array,
  words: number,
  limits: Pick<ImportLimits, 'records'>,
  telling: Telling,
): SynonymIndex | undefined {
  const starts = startsOf(bytes, 4, limits, telling)
  if (starts === undefined) return undefined
  const count = starts.length
  const view = viewOf(bytes)
  const numberAt = (at: number): number => (starts[at + 1] ?? starts.end) - 4
  const of = new Map<number, number[]>()
  let lost = 0
  for (let at = 0; at < count; at += 1) {
    const word = view.getUint32(numberAt(at))
    const list = of.get(word)
    if (word >= words) lost += 1
    else if (list === undefined) of.set(word, [at])
    else list.push(at)
  }
  if (lost > 0) {
    telling.tell({
      file: telling.file,
      rule: 'reference-unknown',
      severity: 'changed',
      message: `${lost} synonyms lead to words that the index does not have.`,
      advice: 'They are passed over. Export the dictionary again.',
    })
  }
  return {
    count,
    of: (number) =>
      (of.get(number) ?? []).flatMap((at) => decode(bytes.subarray(starts[at] ?? 0, numberAt(at) - 1)).text ?? []),
  }
}

/** Where each record begins, and where the last one ends. */
type Starts = Uint32Array & { end: number }

function startsOf(
  bytes: Uint8Array,
  width: number,
  limits: Pick<ImportLimits, 'records'>,
  { file, tell }: Telling,
): Starts | undefined {
  let starts = new Uint32Array(1024)
  let count = 0
  let at = 0
  let long = 0
  while (at < bytes.length) {
    const end = bytes.indexOf(0, at)
    if (end === -1 || end + 1 + width > bytes.length) {
      tell({
        file,
        row: count + 1,
        rule: 'archive-damaged',
        severity: 'fatal',
        message: 'The file is cut short in the middle of a record.',
        advice: 'Copy it again from where it came from.',
      })
      return undefined
    }
    if (end - at > longestWord) {
      long += 1
      if (long === 1) {
        tell({
          file,
          row: count + 1,
          rule: 'syntax-wrong',
          severity: 'changed',
          message: `A word has ${end - at} bytes; StarDict has at most ${longestWord}.`,
          advice: 'Look whether the file is of another kind than the .ifo file says.',
        })
      }
    }
    if (count === starts.length) {
      const more = new Uint32Array(2 * count)
      more.set(starts)
      starts = more
    }
    starts[count] = at
    count += 1
    if (count > limits.records) {
      tell({
        file,
        rule: 'file-too-large',
        severity: 'fatal',
        message: `The file has more than ${limits.records} records.`,
        advice: 'Divide the dictionary.',
      })
      return undefined
    }
    at = end + 1 + width
  }
  return Object.assign(starts.slice(0, count), { end: at })
}

function tellOrder(count: number, wordBytes: (number: number) => Uint8Array, { file, tell }: Telling): void {
  let wrong = 0
  let first = 0
  let before: Uint8Array = new Uint8Array(0)
  for (let number = 0; number < count; number += 1) {
    const word = wordBytes(number)
    if (compareWords(before, word) > 0) {
      wrong += 1
      if (wrong === 1) first = number
    }
    before = word
  }
  if (wrong === 0) return
  tell({
    file,
    row: first + 1,
    rule: 'syntax-wrong',
    severity: 'changed',
    message: `${wrong} words are not in the order of StarDict, first “${visible(decode(wordBytes(first)).text ?? '')}”.`,
    advice: 'All are read, but StarDict would not find them. Export the dictionary again.',
  })
}

/**
 * The order of StarDict (`stardict_strcmp`): by bytes, with the capitals of ASCII as small letters; where that is the
 * same, by bytes.
 *
 * @example
 * compareWords(encode('Ia'), encode('ib')) // -1
 */
export function compareWords(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  let bytes = 0
  for (let at = 0; at < length; at += 1) {
    const [one, other] = [a[at]!, b[at]!]
    if (one === other) continue
    const [small, otherSmall] = [smallLetter(one), smallLetter(other)]
    if (small !== otherSmall) return small < otherSmall ? -1 : 1
    if (bytes === 0) bytes = one < other ? -1 : 1
  }
  return a.length === b.length ? bytes : a.length < b.length ? -1 : 1
}

function smallLetter(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
