import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Range } from '../src/language.ts'
import { khmer } from '../src/languages/khmer/index.ts'
import { tico, udhr } from './texts.ts'
import { throughputOf } from './throughput.ts'

/** How fast Khmer is divided into words, beside `Intl.Segmenter`, and how far the two agree. */

const lexical = join(import.meta.dirname, '../../../../shared/data/lexical')
const lists = ['TD', 'DFD', 'HC', 'names', 'places'].map((name) => `khmerlbdict/${name}.txt`)
const words = [...lists, 'sil-keyman-models/sil.km.cnd.tsv'].flatMap((file) =>
  readFileSync(join(lexical, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line): readonly [string, number] => {
      const [word = '', count = ''] = line.split('\t')
      return [word, /^\d+$/.test(count.trim()) ? Number(count) : 1]
    }),
)

const builds = Array.from({ length: 5 }, () => {
  const start = performance.now()
  khmer.withWords?.(words)
  return performance.now() - start
}).sort((a, b) => a - b)
console.log(`a list of ${words.length} rows is read in ${builds[2]!.toFixed(0)} ms`)

const segmenter = khmer.withWords!(words)
const peer = new Intl.Segmenter('km', { granularity: 'word' })
// The peer gives the same as ours does: the ranges.
const peerWords = (text: string): readonly Range[] => {
  const ranges: Range[] = []
  for (const { index, segment } of peer.segment(text)) ranges.push({ from: index, to: index + segment.length })
  return ranges
}
const corpora = { UDHR: udhr('khm'), 'TICO-19': tico(), both: [...udhr('khm'), ...tico()] }
for (const [name, texts] of Object.entries(corpora)) {
  const speeds = throughputOf(texts, { ours: (text) => segmenter.segment(text), Intl: peerWords })
  const ratio = speeds.ours!.median / speeds.Intl!.median
  console.log(
    `${name}: ${speeds.ours!.median.toFixed(1)} MB/s, Intl.Segmenter('km') ${speeds.Intl!.median.toFixed(1)} MB/s, ratio ${ratio.toFixed(2)}`,
  )
}

let both = 0
let ours = 0
let theirs = 0
for (const text of corpora.both) {
  const ends = new Set(segmenter.segment(text).map(({ to }) => to))
  for (const { index, segment } of peer.segment(text)) {
    theirs++
    if (ends.has(index + segment.length)) both++
  }
  ours += ends.size
}
console.log(
  `boundaries: ours ${ours}, Intl ${theirs}, in both ${both} (F1 ${((2 * both) / (ours + theirs)).toFixed(3)})`,
)
