import type { Range } from '@hiap/lexicon'

/** What is being typed and may be replaced: a piece of text that ends at the caret. */
export interface PendingWord {
  /** It stands right before the caret, and is what a candidate replaces. */
  readonly replaces: string
  /** What the source is asked. */
  readonly query: string
  /** A candidate must begin so: it stands there already, and was picked before. Empty where nothing was. */
  readonly keeps: string
}

/** A candidate that was picked, and by what. */
export interface Picked {
  readonly text: string
  readonly typed: string
}

/** A piece longer than this, in UTF-16 code units, is no word. */
const longestPiece = 48
/** So many words together may be a headword. */
const mostWords = 4

/**
 * Finds the Latin letters before the caret that are typed by sound, longest first: `rien`, and before it `sala rien`. After a
 * pick the word picked counts as typed too, so that សាលា and `rien` ask for `sala rien`.
 *
 * @param text typed since the caret was moved
 * @param picked the last word picked
 * @example
 * soundedWords('ទៅsala rien').map((word) => word.query) // ['sala rien', 'rien']
 */
export function soundedWords(text: string, picked?: Picked): readonly PendingWord[] {
  const [run] = /[A-Za-z][A-Za-z'’]*(?: [A-Za-z][A-Za-z'’]*)*$/.exec(text.slice(-longestPiece * 2)) ?? []
  if (run === undefined) return []
  const before = text.slice(0, text.length - run.length)
  // The rest of a word in Latin letters with marks is no word.
  if (/(?:\p{Script=Latin}|[\u0300-\u036F])$/u.test(before) && !run.includes(' ')) return []
  const words = run.split(' ').slice(-mostWords)
  const pieces = words
    .map((_, from) => words.slice(from).join(' '))
    .filter(({ length }) => length <= longestPiece)
    .map((piece): PendingWord => ({ replaces: piece, query: piece, keeps: '' }))
  if (pieces.length !== 1 || picked === undefined || !before.endsWith(picked.text)) return pieces
  const query = `${picked.typed} ${run}`
  return query.length > longestPiece ? pieces : [{ replaces: picked.text + run, query, keeps: picked.text }, ...pieces]
}

/**
 * Finds the words before the caret that may go on, longest first: where words are not set apart by spaces, what was read as
 * two may be one that is not finished, and headwords may have spaces.
 *
 * @param text typed since the caret was moved
 * @param segment divides a text into words and what stands between them: `Language.segment`
 * @example
 * begunWords('ទៅសាលារ', khmer.segment).map((word) => word.query) // ['ទៅសាលារ', 'សាលារ', 'រ']
 */
export function begunWords(text: string, segment: (text: string) => readonly Range[]): readonly PendingWord[] {
  const near = text.slice(-longestPiece * 2)
  const ranges = segment(near)
  const pieces: PendingWord[] = []
  let words = 0
  for (let at = ranges.length - 1; at >= 0 && words < mostWords; at--) {
    const { from, to } = ranges[at]!
    const part = near.slice(from, to)
    if (hasLetter.test(part)) {
      words++
      const piece = near.slice(from)
      if (piece.length > longestPiece) break
      if (piece.length >= fewestUnits) pieces.unshift({ replaces: piece, query: piece, keeps: '' })
    } else if (part !== ' ' || at === ranges.length - 1) break
  }
  return pieces
}

const hasLetter = /\p{L}/u

/** One letter begins too many words. */
const fewestUnits = 2

/**
 * Divides a text where nobody gave the rules of its language: by what the browser knows of words, else where letters and marks
 * end, in Khmer after every cluster.
 *
 * @param locale BCP 47 tag
 */
export function plainSegmentation(locale: string | undefined): (text: string) => readonly Range[] {
  // Firefox has it from version 125.
  if (typeof Intl.Segmenter !== 'function') return segmentByLetters
  const segmenter = new Intl.Segmenter(locale, { granularity: 'word' })
  return (text) =>
    [...segmenter.segment(text)].map(({ index, segment }) => ({ from: index, to: index + segment.length }))
}

/** Divides a text where the browser knows no words. */
export function segmentByLetters(text: string): readonly Range[] {
  return [...text.matchAll(pieces)].map(({ 0: piece, index }) => ({ from: index, to: index + piece.length }))
}

const pieces =
  /[\u1780-\u17B3](?:\u17D2[\u1780-\u17B3]|[\u17B4-\u17D1\u17D3\u17DD])*\u17D2?|(?:(?![\u1780-\u17DD])[\p{L}\p{M}\p{N}'’])+|[\s\S]/gu
