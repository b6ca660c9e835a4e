import { readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Language } from '../src/language.ts'
import type { CostTable } from '../src/languages/read-costs.ts'
import { checkCostsForm, checkCostsMeaning, faultLine } from './check-costs.ts'
import { costFiles, languageIn } from './cost-files.ts'
import {
  type Figures,
  figuresOf,
  type LearnerError,
  type PreparedErrors,
  placesOf,
  prepareErrors,
  reciprocalRank,
} from './figures.ts'
import { khmerErrors } from './khmer-errors.ts'
import { jraiErrors, vietnameseErrors } from './latin-errors.ts'
import { type CostVector, costNames, costVector, swapRule, withCosts, wordTree } from './near-words.ts'
import proposals from './proposals.json' with { type: 'json' }
import { chanceOf } from './random.ts'
import { costSteps, searchCosts } from './search-costs.ts'
import {
  bahnarSpellings,
  jraiForms,
  khmerSpellings,
  khmerWords,
  recombined,
  vietnameseSyllables,
} from './word-lists.ts'
import { writeCosts } from './write-costs.ts'

// Which costs find the word meant best? Tunes the costs of each language named (else all) on one half of its learner
// errors and tells the figures on the other half. `--write` puts the costs found into costs.json where they are better
// there. Guide: docs/guides/tune-the-costs.md.

const seeds = { split: 11, tuning: 101, keptBack: 202, words: 303, bootstrap: 404 } as const
const perSet = 1000

/** Errors of one origin, in two halves. */
interface ErrorSet {
  readonly name: string
  readonly tuning: readonly LearnerError[]
  readonly keptBack: readonly LearnerError[]
}

interface Material {
  readonly words: readonly string[]
  readonly sets: readonly ErrorSet[]
}

const materials: Readonly<Record<string, (language: Language) => Material>> = {
  khmer(language) {
    const { all, common } = khmerWords(language)
    const spellings = halves(khmerSpellings(language))
    return {
      words: [...all, ...[...spellings.tuning, ...spellings.keptBack].map(({ meant }) => meant)],
      sets: [
        { name: 'double spellings', ...spellings },
        generated('written by ear', common, (words, chance) => khmerErrors(words, perSet, chance)),
      ],
    }
  },
  jrai(language) {
    const words = recombined(language, jraiForms(), 8000, chanceOf(seeds.words))
    return {
      words,
      sets: [generated('written by ear', words, (some, chance) => jraiErrors(language, some, perSet, chance))],
    }
  },
  bahnar(language) {
    const { words, groups } = bahnarSpellings(language)
    const all = halves(groups)
    return {
      words,
      sets: [
        {
          name: 'spellings of one gloss',
          tuning: all.tuning.slice(0, perSet),
          keptBack: all.keptBack.slice(0, perSet),
        },
      ],
    }
  },
  vietnamese(language) {
    const words = vietnameseSyllables()
    return {
      words,
      sets: [generated('written by ear', words, (some, chance) => vietnameseErrors(language, some, perSet, chance))],
    }
  },
}

/** Puts every other group, in an order by the seed, into either half. */
function halves(groups: readonly (readonly LearnerError[])[]): Pick<ErrorSet, 'tuning' | 'keptBack'> {
  const order = chanceOf(seeds.split).shuffled(groups)
  return {
    tuning: order.filter((_, at) => at % 2 === 0).flat(),
    keptBack: order.filter((_, at) => at % 2 === 1).flat(),
  }
}

/** Makes errors in either half of the words, each half with a seed of its own. */
function generated(
  name: string,
  words: readonly string[],
  make: (words: readonly string[], chance: ReturnType<typeof chanceOf>) => readonly LearnerError[],
): ErrorSet {
  const order = chanceOf(seeds.split).shuffled(words)
  const half = (rest: number, seed: number) =>
    make(
      order.filter((_, at) => at % 2 === rest),
      chanceOf(seed),
    )
  return { name, tuning: half(0, seeds.tuning), keptBack: half(1, seeds.keptBack) }
}

/** Tells on a terminal how far it is; nothing elsewhere. */
function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
}

/** Half of the width of the interval that has 95 of 100 means, by drawing the differences again. */
function spread(differences: readonly number[]): number {
  const chance = chanceOf(seeds.bootstrap)
  const means = Array.from({ length: 1000 }, () => {
    let sum = 0
    for (let k = 0; k < differences.length; k++) sum += differences[chance.below(differences.length)]!
    return sum / differences.length
  }).sort((a, b) => a - b)
  return (means[975]! - means[25]!) / 2
}

const line = ({ meanReciprocalRank, recallAt1, recallAt10 }: Figures): string =>
  [meanReciprocalRank, recallAt1, recallAt10].map((figure) => figure.toFixed(3)).join(' | ')

async function tune(name: string, write: boolean): Promise<void> {
  const file = costFiles.get(name)!
  const text = readFileSync(file, 'utf8')
  const { table: current, faults } = checkCostsForm(text)
  if (current === undefined) {
    for (const fault of faults) console.error(faultLine(relative(process.cwd(), file), fault))
    process.exitCode = 1
    return
  }
  const language = await languageIn(name)
  const proposed = proposedTable(current, name)
  const { words, sets } = materials[name]!(language)
  const tree = wordTree(language, words)
  const total = sets.reduce((sum, { tuning, keptBack }) => sum + tuning.length + keptBack.length, 0)
  let done = 0
  const prepare = (errors: readonly LearnerError[]): PreparedErrors =>
    prepareErrors(language, current, tree, errors, costSteps[0]!, () =>
      showProgress(`${name}: looking words up, ${++done} of ${total}`),
    )
  const prepared = sets.map(({ name: set, tuning, keptBack }) => ({
    set,
    tuning: prepare(tuning),
    keptBack: prepare(keptBack),
  }))
  // Each set of errors in three parts, a line of the list after the other.
  const quality = (costs: CostVector): readonly number[] =>
    prepared.flatMap(({ tuning }) => {
      const places = placesOf(tuning, costs)
      return [0, 1, 2].map((part) => figuresOf(places.filter((_, at) => at % 3 === part)).meanReciprocalRank)
    })
  const names = costNames(current)
  const proposal = costVector(proposed)
  const found = searchCosts(
    proposal,
    quality,
    (costs) => checkCostsMeaning(text, withCosts(current, costs), language).length === 0,
    (round, rule) => showProgress(`${name}: round ${round}, ${names[rule - 1]}`),
  )
  showProgress('')

  const now = costVector(current)
  const keptBackRank = (costs: CostVector): readonly number[] =>
    prepared.map(({ keptBack }) => figuresOf(placesOf(keptBack, costs)).meanReciprocalRank)
  const withAll = keptBackRank(proposal)
  console.log(`\n## ${name}: ${tree.words.length.toLocaleString('en')} words\n`)
  console.log(`| rule | proposed | tuned | now | ${prepared.map(({ set }) => `brings, ${set}`).join(' | ')} |`)
  console.log(`| --- | --- | --- | --- |${' --- |'.repeat(prepared.length)}`)
  names.forEach((rule, at) => {
    const [a, b, c] = [proposal, found, now].map((costs) => (costs[at + 1]! / 100).toFixed(2))
    const without = keptBackRank(proposal.with(at + 1, Infinity))
    const brings = withAll.map((rank, set) => (rank - without[set]!).toFixed(3).replace('-', '−'))
    console.log(`| ${rule} | ${a} | ${a === b ? '–' : b} | ${c} | ${brings.join(' | ')} |`)
  })
  console.log('\n| errors | half | n | costs | MRR | first | in ten |\n| --- | --- | --- | --- | --- | --- | --- |')
  const gains: { gain: number; chance: number }[] = []
  for (const { set, tuning, keptBack } of prepared)
    for (const [half, errors] of [
      ['tuned on', tuning],
      ['kept back', keptBack],
    ] as const) {
      const [before, after] = [proposal, found].map((costs) => placesOf(errors, costs))
      const row = (costs: string, figures: Figures): void =>
        console.log(`| ${set} | ${half} | ${errors.errors.length} | ${costs} | ${line(figures)} |`)
      row('none', figuresOf(placesOf(errors, noConfusions(proposal))))
      row('proposed', figuresOf(before!))
      row('tuned', figuresOf(after!))
      if (half === 'tuned on') continue
      const differences = after!.map((place, at) => reciprocalRank(place) - reciprocalRank(before![at]))
      const gain = differences.reduce((sum, each) => sum + each, 0) / differences.length
      const chance = spread(differences)
      gains.push({ gain, chance })
      console.log(`| ${set} | kept back | | gain | ${gain.toFixed(4)} ± ${chance.toFixed(4)} | | |`)
    }
  const better = gains.every(({ gain }) => gain >= 0) && gains.some(({ gain, chance }) => gain > chance)
  console.log(
    better
      ? '\nThe tuned costs are better on what was kept back.'
      : '\nThe tuned costs are not better on what was kept back by more than chance: the proposal stays.',
  )
  if (write) {
    const kept = better ? found : proposal
    writeFileSync(file, writeCosts(text, withCosts(current, kept)))
    console.log(`${relative(process.cwd(), file)} has the ${better ? 'tuned' : 'proposed'} costs.`)
  }
}

/** Costs under which there are only unrelated letters and swaps: what plain edit distance would find. */
function noConfusions(costs: CostVector): CostVector {
  return costs.map((cost, rule) => (rule <= swapRule ? cost : Infinity))
}

/** The table with the costs of the proposal; throws where the two have not the same rules. */
function proposedTable(table: CostTable, name: string): CostTable {
  const proposal: Readonly<Record<string, number>> | undefined = (proposals as Record<string, Record<string, number>>)[
    name
  ]
  const [there, wanted] = [Object.keys(proposal ?? {}), costNames(table)]
  const differing = [
    ...there.filter((rule) => !wanted.includes(rule)),
    ...wanted.filter((rule) => !there.includes(rule)),
  ]
  if (differing.length > 0)
    throw new Error(`tune/proposals.json and ${name}/costs.json have not the same rules: ${differing.join(', ')}`)
  return withCosts(table, [100, ...wanted.map((rule) => Math.round(proposal![rule]! * 100))])
}

const wanted = process.argv.slice(2).filter((word) => word !== '--write')
const unknown = wanted.filter((name) => materials[name] === undefined)
if (unknown.length > 0) {
  console.error(
    `There is nothing to tune ${unknown.join(', ')} on. There is for: ${Object.keys(materials).join(', ')}.`,
  )
  process.exitCode = 2
} else
  for (const name of wanted.length > 0 ? wanted : Object.keys(materials))
    await tune(name, process.argv.includes('--write'))
