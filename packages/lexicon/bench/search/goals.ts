import type { Kind } from './engine.ts'
import type { CorpusFigures, EngineFigures, SetFigures } from './figures.ts'

/** A goal of the search, with what a run says of it. */
export interface Goal {
  readonly name: string
  readonly goal: string
  readonly figure: string
  readonly met: boolean
}

const us = 'Hiap'

/**
 * Reads the goals off the figures of one corpus of 100,000 entries. What was not measured is left out; how the engine
 * grows is told by `search-million.ts`.
 */
export function goalsOf(corpus: CorpusFigures): readonly Goal[] {
  const goals: Goal[] = []
  const set = (kind: Kind, engine = us): SetFigures | undefined => setOf(corpus, kind, engine)
  const cost = (engine = us): EngineFigures | undefined => corpus.engines.find((each) => each.engine === engine)
  const add = (name: string, goal: string, figure: string, met: boolean): void => {
    goals.push({ name, goal, figure, met })
  }
  const atMost = (name: string, most: number, unit: string, figure: number | undefined): void => {
    if (figure !== undefined) add(name, `≤ ${most}${unit}`, `${tidy(figure)}${unit}`, figure <= most)
  }
  const share = (name: string, least: number, figure: number | undefined): void => {
    if (figure !== undefined) add(name, `≥ ${least}`, figure.toFixed(4), figure >= least)
  }

  for (const [kind, title, symSpellTimes, automatonTimes] of [
    ['edit-1', 'one edit', 1, 10],
    ['edit-2', 'two edits', 2, 20],
  ] as const) {
    const [ours, symSpell, automaton] = [set(kind), set(kind, 'SymSpell'), set(kind, 'liblevenshtein')]
    if (ours === undefined) continue
    if (symSpell !== undefined) {
      atMost(`${title}, p50 over SymSpell's`, symSpellTimes, ' ×', ours.p50 / symSpell.p50)
      atMost(`${title}, p99 over SymSpell's`, 2, ' ×', ours.p99 / symSpell.p99)
    }
    if (automaton !== undefined) {
      const faster = automaton.p50 / ours.p50
      add(
        `${title}, p50 under liblevenshtein's`,
        `≥ ${automatonTimes} ×`,
        `${tidy(faster)} ×`,
        faster >= automatonTimes,
      )
    }
  }

  const ours = cost()
  const symSpell = cost('SymSpell')
  const miniSearch = cost('MiniSearch')
  if (ours !== undefined && ours.heap > 0 && symSpell !== undefined) {
    const lighter = symSpell.heap / ours.heap
    add("heap under SymSpell's", '≥ 25 ×', `${tidy(lighter)} ×`, lighter >= 25)
  }
  if (ours?.load !== undefined) {
    atMost('load over reading the file', 1.5, ' ×', ours.load / corpus.read)
    if (miniSearch?.load !== undefined) {
      const faster = miniSearch.load / ours.load
      add("load under MiniSearch's", '≥ 100 ×', `${tidy(faster)} ×`, faster >= 100)
    }
  }
  if (ours?.raw !== undefined) atMost('index, raw', 60, ' B/entry', ours.raw / corpus.entries)
  if (ours?.gzip !== undefined) atMost('index, gzip', 30, ' B/entry', ours.gzip / corpus.entries)
  const beginnings = corpus.sets
    .filter(({ kind }) => kind === 'prefix')
    .flatMap(({ engines }) => {
      const [mine, theirs] = [us, 'FlexSearch'].map((name) => engines.find(({ engine }) => engine === name))
      return mine === undefined || theirs === undefined ? [] : [mine.p50 / theirs.p50]
    })
  if (beginnings.length > 0) atMost("prefix, p50 over FlexSearch's, worst length", 2, ' ×', Math.max(...beginnings))

  share('recall at 10, marks stripped', 0.995, set('stripped')?.recall)
  share('recall at 10, one edit', 0.99, set('edit-1')?.recall)
  const [twoEdits, theirTwo] = [set('edit-2'), set('edit-2', 'SymSpell')]
  if (twoEdits !== undefined && theirTwo !== undefined) {
    const figure = `${twoEdits.recall.toFixed(4)} to ${theirTwo.recall.toFixed(4)}`
    add('recall at 10, two edits', "≥ SymSpell's", figure, twoEdits.recall >= theirTwo.recall)
  }
  share('exact, first place, homographs too', 0.999, set('exact')?.first)
  const running = set('run-together')
  const trigrams = set('run-together', 'SQLite FTS5')
  share('Khmer words run together', 0.98, running?.recall)
  if (running !== undefined && trigrams !== undefined) {
    const faster = trigrams.p50 / running.p50
    add("the same, p50 under FTS5's", '≥ 50 ×', `${tidy(faster)} ×`, faster >= 50)
  }
  share('permuted encodings in tier exact', 0.999, set('permuted')?.tiers?.exact ?? (set('permuted') && 0))
  if (corpus.tag === 'km') {
    atMost('entries that share a folded key', 15, ' %', corpus.sharedKeys.share * 100)
    atMost('most headwords of one folded key', 6, '', corpus.sharedKeys.most)
  }
  share('Latin sounds, first 3', 0.9, set('sounds')?.firstThree)
  share('meaning without tones, first 5', 0.95, set('gloss-toneless')?.firstFive)
  // The pauses of the machine are not the engine's: the slowest are asked three times more.
  if (corpus.fuzzed !== undefined)
    atMost(
      `slowest of ${corpus.fuzzed.n.toLocaleString('en')} fuzzed queries, asked again`,
      5,
      ' ms',
      Math.max(...corpus.fuzzed.slowest.map(({ again }) => again)),
    )
  if (ours !== undefined) atMost('build', 30, ' µs/entry', (ours.build * 1000) / corpus.entries)
  return goals
}

function setOf(corpus: CorpusFigures, kind: Kind, engine: string): SetFigures | undefined {
  return corpus.sets.find((each) => each.kind === kind)?.engines.find((each) => each.engine === engine)
}

/** Three figures that count. */
function tidy(figure: number): string {
  return figure >= 100 ? Math.round(figure).toLocaleString('en') : figure.toPrecision(figure < 1 ? 2 : 3)
}
