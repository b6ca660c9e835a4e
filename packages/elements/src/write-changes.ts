import {
  convertLegacy,
  detectEncoding,
  type Language,
  type LegacyDoubt,
  type LegacyEncoding,
  type MappedText,
  type Range,
  sourceRange,
  suggestSpelling,
} from '@hiap/lexicon'

/**
 * What a change does:
 * - `legacy`: a sign of an encoding from before Unicode becomes its letter;
 * - `composition`: the same letter and marks, put together as Normalization Form C has them;
 * - `order`: the same characters in canonical order;
 * - `spare`: a character that has no effect goes;
 * - `look-alike`: characters that only look like the letter become the letter.
 */
export type ChangeKind = 'legacy' | 'composition' | 'order' | 'spare' | 'look-alike'

/** What stands at a place of a text, `[from, to)` in UTF-16 code units on whole clusters, and what should. */
export interface TextChange extends Range {
  readonly kind: ChangeKind
  readonly was: string
  readonly became: string
}

/**
 * A place that only a reader can judge: what a conversion is not certain of, and
 * - `letter-ambiguous`: a letter that the language does not have and that may stand for one of its own;
 * - `letter-discouraged`: a Khmer character that Unicode advises against;
 * - `invisible`: a control or another character that stands for no text.
 */
export interface TextDoubt extends Range {
  readonly reason: LegacyDoubt['reason'] | 'letter-ambiguous' | 'letter-discouraged' | 'invisible'
  readonly was: string
  /** What may be meant; empty where the character may go. */
  readonly suggestion?: string
}

/** What can be put right in a text. Both lists are in the order of the text; no two changes overlap. */
export interface Correction {
  readonly text: string
  /** The encoding that the text was read in; `unicode` where none was. */
  readonly encoding: LegacyEncoding | 'unicode'
  readonly changes: readonly TextChange[]
  readonly doubts: readonly TextDoubt[]
}

/**
 * Finds what is not in the canonical spelling of a language, and what is of an encoding from before Unicode. Nothing is
 * changed. All changes together give what `Language.normalise` makes of the converted text. Any string; linear.
 *
 * @param encoding the one to read the text in; left out: the one that `detectEncoding` names, where the language is
 *   written in Latin letters
 * @example
 * findCorrections('lo\\n', jrai, 'vov4-jrai').changes // [{ from: 1, to: 3, kind: 'legacy', was: 'o\\', became: 'ŏ' }]
 */
export function findCorrections(text: string, language: Language, encoding?: LegacyEncoding | 'unicode'): Correction {
  const read = encoding ?? encodingOf(text, language)
  const legacy = read === 'unicode' ? { text, changes: [], doubts: [] } : convertLegacy(text, read)
  const made = joined(mapChanges(text, legacy.text, legacy.changes), language.normaliseMapped(legacy.text))
  const changes = changesOf(text, made, legacy.changes)
  const doubts = [
    ...legacy.doubts.map((doubt) => ({ ...doubt, was: text.slice(doubt.from, doubt.to) })),
    ...doubtfulLetters(text, made, language),
  ].sort((a, b) => a.from - b.from || a.to - b.to)
  return { text, encoding: read, changes, doubts }
}

/**
 * {@link findCorrections} of a part of a text, such as what was pasted: nothing outside is told.
 *
 * @param range widened to whole clusters
 */
export function findCorrectionsIn(
  text: string,
  range: Range,
  language: Language,
  encoding?: LegacyEncoding | 'unicode',
): Correction {
  let { from, to } = range
  while (!isBoundary(text, from)) from--
  while (!isBoundary(text, to)) to++
  const found = findCorrections(text.slice(from, to), language, encoding)
  const moved = <Item extends Range>(items: readonly Item[]): readonly Item[] =>
    from === 0 ? items : items.map((item) => ({ ...item, from: item.from + from, to: item.to + from }))
  return { ...found, text, changes: moved(found.changes), doubts: moved(found.doubts) }
}

/** The encoding that a text is most likely in. Khmer never was written in one of those that are known here. */
function encodingOf(text: string, language: Language): LegacyEncoding | 'unicode' {
  return language.alphabet.some((letter) => /\p{Script=Latn}/u.test(letter))
    ? (detectEncoding(text)[0]?.encoding ?? 'unicode')
    : 'unicode'
}

/**
 * Makes some of the changes of a correction. What remains is told of the new text: changes that were not made, and every
 * doubt, also one about a letter that has become another.
 *
 * @param made some changes of the correction, or one that a doubt suggests; in order, none overlapping another
 * @example
 * applied(correction, correction.changes).text // the whole text put right
 */
export function applied(correction: Correction, made: readonly TextChange[]): Correction {
  const { text, changes, doubts } = correction
  const done = new Set(made)
  // How far a place has moved, where the text after each change that was made begins.
  const pieces: string[] = []
  const moved: { readonly from: number; readonly to: number; readonly length: number; readonly before: number }[] = []
  let at = 0
  let shift = 0
  for (const { from, to, became } of made) {
    pieces.push(text.slice(at, from), became)
    moved.push({ from, to, length: became.length, before: shift })
    shift += became.length - (to - from)
    at = to
  }
  const next = pieces.join('') + text.slice(at)
  /** The range in the new text; where it meets a change, all of what was put there. */
  const place = ({ from, to }: Range): Range & { readonly met: boolean } => {
    const first = lastAtOrBefore(moved, from)
    const last = lastAtOrBefore(moved, Math.max(from, to - 1))
    const begin = moved[first]
    const end = moved[last]
    const inBegin = begin !== undefined && from < begin.to
    const inEnd = end !== undefined && to - 1 < end.to
    return {
      from: begin === undefined ? from : inBegin ? begin.from + begin.before : from + shiftAfter(begin),
      to: end === undefined ? to : inEnd && to <= end.to ? end.from + end.before + end.length : to + shiftAfter(end),
      met: inBegin || last !== first,
    }
  }
  return {
    ...correction,
    text: next,
    changes: changes.flatMap((change) => {
      if (done.has(change)) return []
      const { met, ...range } = place(change)
      return met ? [] : [{ ...change, ...range }]
    }),
    doubts: doubts.flatMap((doubt) => {
      const { met: _met, ...range } = place(doubt)
      const was = next.slice(range.from, range.to)
      return was === doubt.suggestion ? [] : [{ ...doubt, ...range, was }]
    }),
  }
}

/** Leaves a change or a doubt as it is: it is no longer told. */
export function leftAlone(correction: Correction, item: TextChange | TextDoubt): Correction {
  return {
    ...correction,
    changes: correction.changes.filter((change) => change !== item),
    doubts: correction.doubts.filter((doubt) => doubt !== item),
  }
}

/**
 * The same correction after a person has gone on writing: what stands outside the stretch that is new is still told, at
 * its new place.
 *
 * @param text the whole text as it is now
 */
export function rebased(correction: Correction, text: string): Correction {
  const { text: old, changes, doubts } = correction
  if (old === text) return correction
  const shorter = Math.min(old.length, text.length)
  let start = 0
  while (start < shorter && old.charCodeAt(start) === text.charCodeAt(start)) start++
  let end = 0
  while (end < shorter - start && old.charCodeAt(old.length - 1 - end) === text.charCodeAt(text.length - 1 - end)) end++
  const after = old.length - end
  const shift = text.length - old.length
  const keep = <Item extends Range>(items: readonly Item[]): readonly Item[] =>
    items.flatMap((item) =>
      // A letter that was typed at the edge of a cluster may have joined it.
      item.to < start || (item.to === start && isBoundary(text, start))
        ? [item]
        : item.from >= after && isBoundary(text, item.from + shift)
          ? [{ ...item, from: item.from + shift, to: item.to + shift }]
          : [],
    )
  return { ...correction, text, changes: keep(changes), doubts: keep(doubts) }
}

/** How many changes there are of each kind, in the order in which kinds are told; kinds that do not occur are left out. */
export function countKinds(changes: readonly TextChange[]): readonly (readonly [ChangeKind, number])[] {
  const kinds: readonly ChangeKind[] = ['legacy', 'look-alike', 'order', 'composition', 'spare']
  return kinds
    .map((kind) => [kind, changes.filter((change) => change.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
}

/**
 * What stands around a range: up to so many code units on each side, on whole clusters, not past the line.
 *
 * @example
 * contextOf('một hai ba', { from: 4, to: 7 }, 2) // { before: 't ', after: ' b' }
 */
export function contextOf(
  text: string,
  { from, to }: Range,
  length: number,
): { readonly before: string; readonly after: string } {
  let begin = Math.max(0, text.lastIndexOf('\n', from - 1) + 1, from - length)
  if (from === 0) begin = 0
  while (begin < from && !isBoundary(text, begin)) begin++
  const lineEnd = text.indexOf('\n', to)
  let end = Math.min(lineEnd === -1 ? text.length : lineEnd, to + length)
  while (end > to && !isBoundary(text, end)) end--
  return { before: text.slice(begin, from), after: text.slice(to, end) }
}

/**
 * Whether a cluster ends and another begins at a place of a text: no mark, joiner or letter under a coeng follows. The
 * same in every browser, which `Intl.Segmenter` is not.
 */
export function isBoundary(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true
  const unit = text.charCodeAt(at)
  const before = text.charCodeAt(at - 1)
  if (unit >= 0xdc00 && unit < 0xe000 && before >= 0xd800 && before < 0xdc00) return false
  if (unit < 0x300) return true
  if (continues.test(String.fromCodePoint(text.codePointAt(at) ?? unit))) return false
  if (!khmerLetter.test(text.charAt(at))) return true
  // Marks and joiners may stand between coeng and its letter.
  for (let behind = at - 1; behind >= 0 && continues.test(text.charAt(behind)); behind--)
    if (text.charCodeAt(behind) === coeng) return false
  return true
}

const continues = /^[\p{M}\u200c\u200d]$/u
const khmerLetter = /[\u1780-\u17b3]/
const coeng = 0x17d2

function shiftAfter({
  from,
  to,
  length,
  before,
}: Range & {
  readonly length: number
  readonly before: number
}): number {
  return before + length - (to - from)
}

/** The number of the last range that begins at a place or before it; -1 where none does. */
function lastAtOrBefore(ranges: readonly Range[], at: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.from ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The way back from a converted text. */
function mapChanges(text: string, made: string, changes: readonly (Range & { became: string })[]): MappedText {
  const offsets = new Uint32Array(made.length + 1)
  let at = 0
  let source = 0
  for (const { from, to, became } of changes) {
    while (source < from) offsets[at++] = source++
    for (let put = became.length; put > 0; put--) offsets[at++] = from
    source = to
  }
  while (source < text.length) offsets[at++] = source++
  offsets[at] = text.length
  return { text: made, offsets }
}

function joined(first: MappedText, second: MappedText): MappedText {
  return { text: second.text, offsets: second.offsets.map((at) => first.offsets[at] ?? 0) }
}

/** The parts of a map in which the text differs, widened until they are whole clusters before and after. */
function changesOf(text: string, made: MappedText, legacy: readonly Range[]): readonly TextChange[] {
  if (made.text === text) return []
  const changes: TextChange[] = []
  const { offsets } = made
  let from = 0
  let madeFrom = 0
  let at = 0
  for (let unit = 1; unit <= made.text.length; unit++) {
    const to = offsets[unit] ?? text.length
    const last = unit === made.text.length
    if (!last && to === offsets[unit - 1]) continue
    if (!last && !(isBoundary(text, to) && isBoundary(made.text, unit))) continue
    const became = made.text.slice(madeFrom, unit)
    if (to - from !== became.length || !text.startsWith(became, from)) {
      const was = text.slice(from, to)
      while ((legacy[at]?.to ?? to) <= from && at < legacy.length) at++
      const isLegacy = (legacy[at]?.from ?? to) < to
      const change: TextChange = { from, to, kind: isLegacy ? 'legacy' : kindOf(was, became), was, became }
      const before = changes.at(-1)
      if (isLegacy && before?.kind === 'legacy' && !/\s/u.test(text.slice(before.to, from)))
        changes[changes.length - 1] = joinedChange(before, change, text)
      else changes.push(change)
    }
    from = to
    madeFrom = unit
  }
  // All of the text went.
  if (made.text === '') changes.push({ from: 0, to: text.length, kind: 'spare', was: text, became: '' })
  return changes
}

/** Half of a word in an old encoding reads as nothing: its letters change together. */
function joinedChange(a: TextChange, b: TextChange, text: string): TextChange {
  const between = text.slice(a.to, b.from)
  return { ...a, to: b.to, was: text.slice(a.from, b.to), became: a.became + between + b.became }
}

/** `normalize` needs time quadratic in a run of marks; no cluster of any language is as long. */
const longestCluster = 64

function kindOf(was: string, became: string): ChangeKind {
  if (was.length > longestCluster) return was.length === became.length ? 'order' : 'spare'
  if (!khmerLetter.test(was) && was.normalize('NFC') === became.normalize('NFC')) return 'composition'
  const before = countCharacters(was)
  const after = countCharacters(became)
  const fits = [...after].every(([character, count]) => (before.get(character) ?? 0) >= count)
  if (!fits) return 'look-alike'
  return sum(before) === sum(after) ? 'order' : 'spare'
}

function countCharacters(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const character of text.normalize('NFD')) counts.set(character, (counts.get(character) ?? 0) + 1)
  return counts
}

function sum(counts: ReadonlyMap<string, number>): number {
  let all = 0
  for (const count of counts.values()) all += count
  return all
}

/** Khmer characters that Unicode deprecates or discourages, and what is written for them. // khmer.md §3 */
const discouraged: ReadonlyMap<string, string> = new Map([
  ['\u17a3', '\u17a2'],
  ['\u17a4', '\u17a2\u17b6'],
  ['\u17b4', ''],
  ['\u17b5', ''],
  ['\u17d3', '\u17c6'],
  ['\u17d8', '\u17d4\u179b\u17d4'],
])
const anyDiscouraged = new RegExp(`[${[...discouraged.keys()].join('')}]`, 'g')

/** Controls, turns of direction, halves of pairs, code points that stand for no character. */
const anyInvisible = /(?![\t\n\r])\p{Cc}|\p{Bidi_Control}|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu

function doubtfulLetters(text: string, made: MappedText, language: Language): readonly TextDoubt[] {
  const doubts: TextDoubt[] = []
  const add = (from: number, length: number, put: string, reason: TextDoubt['reason']): void => {
    let begin = from
    while (begin > 0 && !isBoundary(made.text, begin)) begin--
    let end = from + length
    while (end < made.text.length && !isBoundary(made.text, end)) end++
    const range = sourceRange(made, { from: begin, to: end })
    const suggestion = made.text.slice(begin, from) + put + made.text.slice(from + length, end)
    doubts.push({ ...range, reason, was: text.slice(range.from, range.to), suggestion })
  }
  // One letter is suggested for one letter, so both texts have the same places.
  const suggested = suggestSpelling(made.text, language.alphabet) ?? made.text
  for (let at = 0; at < suggested.length; at++)
    if (suggested.charCodeAt(at) !== made.text.charCodeAt(at)) add(at, 1, suggested.charAt(at), 'letter-ambiguous')
  for (const { 0: found, index } of made.text.matchAll(anyDiscouraged))
    add(index, 1, discouraged.get(found) ?? found, 'letter-discouraged')
  for (const { 0: found, index } of made.text.matchAll(anyInvisible)) add(index, found.length, '', 'invisible')
  return doubts
}
