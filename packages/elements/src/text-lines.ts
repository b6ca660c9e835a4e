import type { DictionaryInfo, EntrySummary, GlossedWord } from '@hiap/lexicon'
import { hasScript, scriptOf } from './language-tag.ts'

/** A piece of a text, and its words once they are known. */
export interface TextPiece {
  readonly text: string
  readonly words?: readonly GlossedWord[]
}

/** A stretch of a line. Joined, the parts of a line are the line. */
export interface TextPart {
  readonly text: string
  /** Of a word: what it may be, perhaps nothing. Left out where the text is not a word, or not read yet. */
  readonly entries?: readonly EntrySummary[]
}

/**
 * Lays the pieces of a text out in lines, words apart from what stands between them. A line is what stands between two
 * line ends; empty ones are left out.
 *
 * @example
 * textLines([{ text: 'ia!\n', words: [{ from: 0, to: 2, entries: [] }] }]) // [[{ text: 'ia', entries: [] }, { text: '!' }]]
 */
export function textLines(pieces: readonly TextPiece[]): readonly (readonly TextPart[])[] {
  const lines: TextPart[][] = [[]]
  const add = (text: string): void => {
    text.split('\n').forEach((line, at) => {
      if (at > 0) lines.push([])
      if (line !== '') lines.at(-1)?.push({ text: line })
    })
  }
  for (const { text, words = [] } of pieces) {
    let at = 0
    for (const { from, to, entries } of words) {
      add(text.slice(at, from))
      lines.at(-1)?.push({ text: text.slice(from, to), entries })
      at = to
    }
    add(text.slice(at))
  }
  return lines.filter((line) => line.some(({ text }) => text.trim() !== ''))
}

/** How many words there are, and how many of them a dictionary has. */
export function countWords(pieces: readonly TextPiece[]): { readonly all: number; readonly found: number } {
  const words = pieces.flatMap((piece) => piece.words ?? [])
  return { all: words.length, found: words.filter(({ entries }) => entries.length > 0).length }
}

/**
 * The language of what no dictionary has told: by its script where that is not Latin; else that of most words that were
 * found; `und` where nobody knows.
 */
export function languageOfRun(text: string, infos: readonly DictionaryInfo[], pieces: readonly TextPiece[]): string {
  const other = infos.find(({ language }) => scriptOf(language) !== 'Latn' && hasScript(text, scriptOf(language)))
  return other?.language ?? usualLatin(pieces) ?? 'und'
}

/** Asked for every stretch of a text: counted once for its pieces. */
const counted = new WeakMap<readonly TextPiece[], string | undefined>()

function usualLatin(pieces: readonly TextPiece[]): string | undefined {
  if (counted.has(pieces)) return counted.get(pieces)
  const counts = new Map<string, number>()
  for (const { words = [] } of pieces)
    for (const { entries } of words) {
      const tag = entries[0]?.headwordLanguage
      if (tag !== undefined && scriptOf(tag) === 'Latn') counts.set(tag, (counts.get(tag) ?? 0) + 1)
    }
  const usual = [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
  counted.set(pieces, usual)
  return usual
}
