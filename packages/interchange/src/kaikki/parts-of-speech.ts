import type { EntryKind, UdTag } from '@hiap/lexicon'

/** What wiktextract's `pos` says: a part of speech, and what kind of entry it makes. */
export interface KaikkiPos {
  readonly ud: UdTag
  readonly kind: EntryKind
}

/**
 * The parts of speech of wiktextract (`part_of_speech` of its `parts_of_speech.py`). The first of those with one tag and
 * kind is written for it.
 */
const table: readonly (readonly [pos: string, ud: UdTag, kind?: EntryKind])[] = [
  ['noun', 'NOUN'],
  ['verb', 'VERB'],
  ['adj', 'ADJ'],
  ['adv', 'ADV'],
  ['name', 'PROPN'],
  ['pron', 'PRON'],
  ['num', 'NUM'],
  ['det', 'DET'],
  ['conj', 'CCONJ'],
  ['prep', 'ADP'],
  ['particle', 'PART'],
  ['intj', 'INTJ'],
  ['symbol', 'SYM'],
  ['punct', 'PUNCT'],
  ['unknown', 'X'],
  ['phrase', 'X', 'phrase'],
  ['affix', 'X', 'affix'],
  ['article', 'DET'],
  ['postp', 'ADP'],
  ['adp', 'ADP'],
  ['ambiposition', 'ADP'],
  ['circumpos', 'ADP'],
  ['prep_phrase', 'X', 'phrase'],
  ['proverb', 'X', 'phrase'],
  ['prefix', 'X', 'affix'],
  ['suffix', 'X', 'affix'],
  ['infix', 'X', 'affix'],
  ['interfix', 'X', 'affix'],
  ['circumfix', 'X', 'affix'],
  ['combining_form', 'X', 'affix'],
  ['classifier', 'NOUN'],
  ['counter', 'NOUN'],
  ['abbrev', 'X'],
  ['character', 'X'],
  ['contraction', 'X'],
  ['root', 'X'],
  ['syllable', 'X'],
  ['romanization', 'X'],
  ['adj_noun', 'ADJ'],
  ['adj_verb', 'ADJ'],
  ['adnominal', 'DET'],
  // No `pos` of wiktextract has only these; an exported dictionary may.
  ['auxiliary', 'AUX'],
  ['sconj', 'SCONJ'],
]

const byPos: ReadonlyMap<string, KaikkiPos> = new Map(
  table.map(([pos, ud, kind = 'word']) => [pos, { ud, kind }] as const),
)

/** What a `pos` means; `undefined` where wiktextract has none of that name. */
export function kaikkiPos(pos: string): KaikkiPos | undefined {
  return byPos.get(pos)
}

/**
 * The `pos` of an entry.
 *
 * @param label the English label, which is the very `pos` where the entry was imported
 * @example
 * posOf('ADP', 'word', 'postp') // 'postp'
 * posOf('ADP', 'word') // 'prep'
 */
export function posOf(ud: UdTag | undefined, kind: EntryKind, label?: string): string {
  const labelled = label === undefined ? undefined : byPos.get(label)
  if (label !== undefined && labelled?.ud === ud && labelled?.kind === kind) return label
  return (
    table.find(([, each, its = 'word']) => each === ud && its === kind)?.[0] ??
    table.find(([, each]) => each === ud)?.[0] ??
    'unknown'
  )
}

/** Whether a `pos` is the one that is written for its tag and kind, so that no label has to tell it. */
export function isUsualPos(pos: string): boolean {
  const meaning = byPos.get(pos)
  return meaning !== undefined && posOf(meaning.ud, meaning.kind) === pos
}
