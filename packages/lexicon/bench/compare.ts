import { khmer } from '../src/languages/khmer/index.ts'
import { khmerWords } from './texts.ts'

// How fast do two words compare, and do we agree with ICU on the order of neighbours? Peer: Intl.Collator('km').

const collator = new Intl.Collator('km')
const words = [...new Set(khmerWords().map((word) => khmer.normalise(word)))]
const compare = khmer.compare

/** Pairs as sorting meets them: neighbours in the list shuffled by a fixed step, and neighbours in dictionary order. */
const shuffled = words.map((_, index) => words[(index * 7919) % words.length]!)
const sorted = words.toSorted((a, b) => collator.compare(a, b))

const ways: Readonly<Record<string, (a: string, b: string) => number>> = {
  ours: (a, b) => compare(a, b),
  'Intl.Collator': collator.compare,
}

/** Millions of comparisons a second, the median of nine turns after nine to warm up, way by way in one process. */
function speeds(list: readonly string[]): Readonly<Record<string, number>> {
  const all: Record<string, number[]> = { ours: [], 'Intl.Collator': [] }
  let kept = 0
  for (let round = 0; round < 18; round++)
    for (const [name, way] of Object.entries(ways)) {
      const start = performance.now()
      for (let i = 1; i < list.length; i++) kept += way(list[i - 1]!, list[i]!)
      if (round >= 9) all[name]!.push((list.length - 1) / 1000 / (performance.now() - start))
    }
  if (Number.isNaN(kept)) throw new Error('a comparison gave no number')
  return Object.fromEntries(Object.entries(all).map(([name, each]) => [name, each.sort((a, b) => a - b)[4]!]))
}

console.log(`compare: ${words.length} Khmer words, millions of comparisons a second`)
for (const [name, list] of [
  ['any two words', shuffled],
  ['neighbours in order', sorted],
] as const) {
  const { ours = 0, 'Intl.Collator': icu = 0 } = speeds(list)
  console.log(
    `${name.padEnd(20)} ours ${ours.toFixed(2)}  Intl.Collator ${icu.toFixed(2)}  ratio ${(ours / icu).toFixed(2)}`,
  )
}

for (const [name, sort] of Object.entries({
  'sort, compare': (list: readonly string[]) => list.toSorted(compare),
  'sort, Intl.Collator': (list: readonly string[]) => list.toSorted(collator.compare),
  'sort, keys made once': (list: readonly string[]) =>
    list
      .map((word) => [khmer.sortKey!(word), word] as const)
      .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
      .map(([, word]) => word),
})) {
  sort(shuffled)
  const start = performance.now()
  sort(shuffled)
  console.log(`${name.padEnd(20)} ${(performance.now() - start).toFixed(0)} ms`)
}

let agreed = 0
for (let i = 1; i < sorted.length; i++) if (compare(sorted[i - 1]!, sorted[i]!) <= 0) agreed++
console.log(`neighbours in ICU's order on which we agree: ${((100 * agreed) / (sorted.length - 1)).toFixed(2)} %`)
