import { beginningRange, type Language, type Range } from '@hiap/lexicon'
import type { TextWord } from './text-words.ts'

/** A sentence of a text, or what of it can be shown. */
export interface Excerpt {
  readonly excerpt: string
  /** What was looked for, on whole letters, in UTF-16 code units of `excerpt`. */
  readonly ranges: readonly Range[]
}

/** What is looked for in a text that matches. */
export interface Sought {
  /** The terms typed. */
  readonly terms: ReadonlySet<string>
  /** The last of them, where it may be the beginning of one. */
  readonly beginning?: string
}

/** A longer sentence is cut to so many UTF-16 code units: two lines on a phone, one on a screen. */
const longestExcerpt = 160

/** So many code units of a long sentence are shown before the first word that was looked for. */
const contextBefore = 40

/** Ends a sentence: a full stop and its like before a space, or a Khmer khan, bariyoosan or koomuut anywhere. */
const sentenceEnd = /[.!?…]+["”’»)\]]*(?=\s)|[\u17d4\u17d5\u17da]+|\n+/gu

/**
 * Finds the sentence of a text that has most of what was looked for, the first of equals, and where it is there. A long
 * sentence is cut between words around the first one found, an ellipsis at each cut.
 *
 * @param words of the whole text
 */
export function excerptOf(language: Language, text: string, words: readonly TextWord[], sought: Sought): Excerpt {
  const found = wordsFound(language, text, words, sought)
  const sentence = bestSentence(text, found)
  const from = skipSpace(text, sentence.from, 1)
  const to = Math.max(from, skipSpace(text, sentence.to, -1))
  const sentenceFound = found.filter((each) => each.from >= from && each.from < to)
  const shown =
    to - from <= longestExcerpt
      ? { from, to }
      : cut(language, text, words, { from, to }, sentenceFound[0]?.from ?? from)
  const before = shown.from > from ? '…' : ''
  const after = shown.to < to ? '…' : ''
  const shift = before.length - shown.from
  const ranges = joinNeighbours(
    text,
    sentenceFound.filter((each) => each.from >= shown.from && each.to <= Math.max(shown.to, sentenceFound[0]!.to)),
  ).map((range) => ({ from: range.from + shift, to: Math.min(range.to, shown.to) + shift }))
  return { excerpt: before + text.slice(shown.from, shown.to) + after, ranges }
}

/** Ranges that only spaces part become one. */
function joinNeighbours(text: string, ranges: readonly Range[]): readonly Range[] {
  const joined: { from: number; to: number }[] = []
  for (const { from, to } of ranges) {
    const last = joined.at(-1)
    if (last !== undefined && /^[\s\u200b]*$/u.test(text.slice(last.to, from))) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined
}

interface Found extends Range {
  readonly term: string
}

function wordsFound(language: Language, text: string, words: readonly TextWord[], sought: Sought): readonly Found[] {
  const { terms, beginning } = sought
  const found: Found[] = []
  words.forEach((word, i) => {
    const { from, to, folded } = word
    const pair = word.joined ? words[i - 1]!.folded + folded : undefined
    if (pair !== undefined && terms.has(pair)) found.push({ from: words[i - 1]!.from, to, term: pair })
    else if (terms.has(folded)) found.push({ from, to, term: folded })
    else if (beginning !== undefined && pair?.startsWith(beginning) && !folded.startsWith(beginning))
      found.push({ from: words[i - 1]!.from, to, term: beginning })
    else if (beginning !== undefined && folded.startsWith(beginning)) {
      const part = beginningRange(language, text.slice(from, to), beginning)[0]
      found.push({ from, to: part === undefined ? to : from + part.to, term: beginning })
    }
  })
  return found
}

function bestSentence(text: string, found: readonly Found[]): Range {
  let best: Range = { from: 0, to: text.length }
  let most = 0
  let from = 0
  const consider = (to: number): void => {
    const inside = found.filter((each) => each.from >= from && each.from < to)
    const terms = new Set(inside.map((each) => each.term)).size
    if (terms > most) {
      best = { from, to }
      most = terms
    }
    from = to
  }
  for (const end of text.matchAll(sentenceEnd)) consider(end.index + end[0].length)
  consider(text.length)
  return best
}

/** Cuts a long sentence between words, or, where one word is longer than all that is shown, between letters. */
function cut(language: Language, text: string, words: readonly TextWord[], sentence: Range, first: number): Range {
  const wanted = Math.max(sentence.from, Math.min(first - contextBefore, sentence.to - longestExcerpt))
  const from =
    wanted === sentence.from ? wanted : (words.find((word) => word.from >= wanted && word.from <= first)?.from ?? first)
  const most = from + longestExcerpt
  if (sentence.to <= most) return { from, to: sentence.to }
  const last = words.findLast((word) => word.to <= most && word.to > first)
  if (last !== undefined) return { from, to: last.to }
  let to = first
  for (const letter of language.letters(text.slice(first, sentence.to))) {
    if (to + letter.length > most) break
    to += letter.length
  }
  return { from, to }
}

/** The next place from `at` on in a direction that has no space before it or behind it. */
function skipSpace(text: string, at: number, step: 1 | -1): number {
  let place = at
  while (step > 0 ? place < text.length && isSpace(text[place]!) : place > 0 && isSpace(text[place - 1]!)) place += step
  return place
}

function isSpace(character: string): boolean {
  return /[\s\u200b]/u.test(character)
}
