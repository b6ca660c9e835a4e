import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { wholeAnswers } from './search/engines/ours.ts'
import { sqlite } from './search/engines/sqlite.ts'
import type { CorpusFigures, Figures, QuerySetFigures } from './search/figures.ts'

// Draws docs/images/search-peers.svg from the figures of `pnpm bench search --json FILE`:
// node packages/lexicon/bench/search-picture.ts FILE

/** Sizes in pixels. */
const size = {
  width: 980,
  margin: 24,
  top: 128,
  column: 454,
  gap: 24,
  label: 104,
  share: 60,
  row: 19,
  title: 34,
  axis: 26,
} as const

function names(tag: string): string {
  return tag === 'km' ? 'Khmer' : 'Jrai-like'
}

/** A block of the picture: a row an engine. */
interface Block {
  readonly title: string
  /** By engine: where its dot stands, where its line ends, what is written at the right. */
  readonly rows: ReadonlyMap<string, { readonly dot: number; readonly end: number; readonly told: string }>
  readonly scale: Scale
}

/** A logarithmic scale: its first and last power of ten, and how each is written. */
interface Scale {
  readonly from: number
  readonly to: number
  readonly label: (power: number) => string
}

const microseconds: Scale = {
  from: 0,
  to: 7,
  label: (power) =>
    power >= 6 ? `${10 ** (power - 6)} s` : power >= 3 ? `${10 ** (power - 3)} ms` : `${10 ** power} µs`,
}

const megabytes: Scale = { from: -1, to: 3, label: (power) => (power === 3 ? '1 GB' : `${10 ** power} MB`) }

/** The blocks of a column; those of the two columns stand beside each other. */
function blocksOf(corpus: CorpusFigures): readonly Block[] {
  const titles = [
    'one edit',
    'two edits',
    'one confusable letter',
    corpus.tag === 'km' ? 'parts in another order' : 'marks stripped',
    'first 3 letters',
    'meaning without tones',
  ]
  const blocks = titles.flatMap((title) => corpus.sets.filter((set) => set.title === title)).map(setBlock)
  const weighed = corpus.engines.filter(({ engine, heap }) => heap > 0 && engine !== sqlite.name)
  if (weighed.length > 0)
    blocks.push({
      title: 'memory: JavaScript heap and buffers; SQLite has its own',
      rows: new Map(
        weighed.map(({ engine, heap }) => [
          engine,
          { dot: heap / 1e6, end: heap / 1e6, told: `${(heap / 1e6).toFixed(heap < 1e7 ? 1 : 0)} MB` },
        ]),
      ),
      scale: megabytes,
    })
  return blocks
}

function setBlock({ title, engines }: QuerySetFigures): Block {
  return {
    title,
    rows: new Map(
      engines.map(({ engine, p50, p99, recall }) => [
        engine,
        { dot: p50, end: p99, told: `${(100 * recall).toFixed(1)} %` },
      ]),
    ),
    scale: microseconds,
  }
}

function draw({ corpora }: Figures): string {
  const columns = corpora.map(blocksOf)
  const engines = (corpora[0]?.engines ?? []).map(({ engine }) => engine).filter((name) => name !== wholeAnswers.name)
  const most = Math.max(...columns.map((blocks) => blocks.length))
  const blockHeight = size.title + engines.length * size.row + size.axis
  const height = size.top + most * blockHeight + size.margin
  const parts: string[] = []
  corpora.forEach((corpus, column) => {
    const x = size.margin + column * (size.column + size.gap)
    parts.push(
      text(x, size.top - 16, `${names(corpus.tag)}, ${corpus.entries.toLocaleString('en')} entries`, 'language'),
    )
    for (const [i, block] of columns[column]!.entries())
      parts.push(...drawBlock(block, engines, x, size.top + i * blockHeight))
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" role="img" aria-labelledby="title told">
<title id="title">How fast search engines answer, and how much they find</title>
<desc id="told">For each kind of query a row an engine: a dot at the median time, a line to the 99th percentile, on a logarithmic scale, and the share found among the first ten; last, what each engine takes of memory.</desc>
<style>
  text { font: 13px system-ui, "Segoe UI", "Noto Sans", sans-serif; fill: #1f2933 }
  .head { font-size: 19px; font-weight: 600 }
  .language { font-size: 15px; font-weight: 600 }
  .set { font-weight: 600 }
  .quiet, .scale { fill: #667380 }
  .scale { font-size: 11px }
  .ours { fill: #0a6b4b; font-weight: 600 }
  .grid { stroke: #d9dee3; stroke-width: 1 }
  .way { stroke: #8a97a3; stroke-width: 1.5 }
  .dot { fill: #667380 }
  .way.mine { stroke: #0a6b4b; stroke-width: 2.5 }
  .dot.mine { fill: #0a6b4b }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6eaee }
    .quiet, .scale { fill: #98a4af }
    .ours { fill: #57c99a }
    .grid { stroke: #36404a }
    .way { stroke: #75828e }
    .dot { fill: #98a4af }
    .way.mine { stroke: #57c99a }
    .dot.mine { fill: #57c99a }
  }
</style>
${text(size.margin, 34, 'How fast search engines answer, and how much they find', 'head')}
${text(size.margin, 56, 'Dot: median time of a query; end of the line: 99th percentile; at the right, the share found among the first ten.', 'quiet')}
${text(size.margin, 74, '–: it has no such search. lunr and Fuse.js were asked 20 and 10 queries of each kind.', 'quiet')}
${parts.join('\n')}
</svg>
`
}

/** Draws a block: its title, a row an engine, the scale below. */
function drawBlock({ title, rows, scale }: Block, engines: readonly string[], x: number, y: number): string[] {
  const from = x + size.label
  const to = x + size.column - size.share
  const at = (value: number): number => {
    const power = Math.min(Math.max(Math.log10(value), scale.from), scale.to)
    return from + ((power - scale.from) / (scale.to - scale.from)) * (to - from)
  }
  const top = y + size.title - 12
  const bottom = top + engines.length * size.row
  const parts = [text(x, y + 12, title, 'set')]
  for (let power = scale.from; power <= scale.to; power++) {
    const line = tidy(at(10 ** power))
    parts.push(`<line class="grid" x1="${line}" y1="${top}" x2="${line}" y2="${bottom}"/>`)
    parts.push(text(at(10 ** power), bottom + 13, scale.label(power), 'scale', 'middle'))
  }
  engines.forEach((engine, i) => {
    const middle = top + (i + 0.5) * size.row
    const mine = i === 0
    parts.push(text(x, middle + 4, engine, mine ? 'ours' : ''))
    const row = rows.get(engine)
    if (row === undefined) {
      parts.push(text(to + 8, middle + 4, '–', 'quiet'))
      return
    }
    const owner = mine ? ' mine' : ''
    if (row.end > row.dot)
      parts.push(
        `<line class="way${owner}" x1="${tidy(at(row.dot))}" y1="${middle}" x2="${tidy(at(row.end))}" y2="${middle}"/>`,
      )
    parts.push(
      `<circle class="dot${owner}" cx="${tidy(at(row.dot))}" cy="${middle}" r="${mine ? 5 : 4}"/>`,
      text(to + 8, middle + 4, row.told, mine ? 'ours' : 'quiet'),
    )
  })
  return parts
}

function text(x: number, y: number, words: string, kind: string, anchor?: 'middle'): string {
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<text x="${tidy(x)}" y="${tidy(y)}"${kind === '' ? '' : ` class="${kind}"`}${anchor === undefined ? '' : ` text-anchor="${anchor}"`}>${escaped}</text>`
}

function tidy(length: number): string {
  return String(Math.round(length * 10) / 10)
}

const file = process.argv[2]
if (file === undefined) {
  console.error(
    'Name the figures: node packages/lexicon/bench/search-picture.ts FILE.json, made by pnpm bench search --json FILE.json',
  )
  process.exit(2)
}
const figures: Figures = JSON.parse(readFileSync(file, 'utf8'))
const picture = join(import.meta.dirname, '../../../docs/images/search-peers.svg')
writeFileSync(picture, draw(figures))
