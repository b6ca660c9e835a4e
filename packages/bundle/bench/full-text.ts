import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { languageOf } from '@hiap/lexicon'
import lunr from 'lunr'
import { seeded } from '../../lexicon/bench/measure.ts'
import { compileBundle } from '../src/compile.ts'
import { dictionaryWords } from '../src/dictionary-words.ts'
import { buildFullText } from '../src/full-text/build-full-text.ts'
import { textsOf } from '../src/full-text/entry-texts.ts'
import { documentTerms, textWords } from '../src/full-text/text-words.ts'
import { inspectBundle } from '../src/inspect.ts'
import { openBundle } from '../src/opened-dictionary.ts'
import type { Asked, EngineReport } from './full-text-engine.ts'
import { textDictionary } from './text-corpus.ts'

// What does full text cost? The section `text` beside lunr's own index of the same words: building, size, loading, memory,
// queries. Each engine is loaded in a process of its own. `pnpm bench text`, or `node packages/bundle/bench/full-text.ts 1000` for so many texts.

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000, 100_000]
const folder = mkdtempSync(join(tmpdir(), 'hiap-full-text-'))
try {
  for (const size of sizes) measure(size)
} finally {
  rmSync(folder, { recursive: true })
}

function measure(size: number): void {
  const source = textDictionary(size, seeded(size))
  const bundle = compileBundle(source)
  const opened = openBundle(bundle)
  const { language } = opened
  const words = [...dictionaryWords(opened)]
  const entries = Array.from({ length: opened.size }, (_, number) => opened.entryAt(number))

  let start = performance.now()
  buildFullText(entries, language, 'km', words)
  const ourBuild = performance.now() - start

  start = performance.now()
  const divided = new Map<string, string[][]>()
  const divisions = new Map(
    ['km', 'vi', 'en'].map((tag) => [tag, textWords(languageOf(tag)!, tag === 'km' ? words : [])] as const),
  )
  for (const entry of entries)
    for (const { language: tag, text } of textsOf(entry, 'km')) {
      const texts = divided.get(tag) ?? []
      divided.set(tag, texts)
      texts.push([...documentTerms(divisions.get(tag)!(text))])
    }
  const whole = JSON.stringify(Object.fromEntries([...divided].map(([tag, texts]) => [tag, lunrIndex(texts)])))
  const lunrBuild = performance.now() - start

  const section = inspectBundle(bundle).sections.at(-1)!
  const sectionBytes = bundle.subarray(bundle.length - section.bytes)
  const files = { ours: join(folder, 'ours'), lunr: join(folder, 'lunr'), asked: join(folder, 'asked') }
  writeFileSync(files.ours, bundle)
  writeFileSync(files.lunr, whole)
  writeFileSync(files.asked, JSON.stringify(queriesOf(divided)))

  console.log(`\nfull text: ${size} texts in Khmer, Vietnamese and English, ${opened.size} entries`)
  row('', 'section text', 'lunr as stored')
  row('build, ms', ourBuild.toFixed(0), lunrBuild.toFixed(0))
  row('bytes', section.bytes, Buffer.byteLength(whole))
  row('bytes, gzip', gzipSync(sectionBytes).length, gzipSync(whole).length)
  row('of the bundle', `${((section.bytes / bundle.length) * 100).toFixed(0)} %`, '')
  const ours = inItsOwnProcess('ours', files.ours, files.asked)
  const theirs = inItsOwnProcess('lunr', files.lunr, files.asked)
  row('load, ms', ours.load.toFixed(0), theirs.load.toFixed(0))
  row('memory once loaded, MB', ours.heap.toFixed(1), theirs.heap.toFixed(1))
  row('query, ms', 'p50 / p99 / most', 'p50 / p99 / most')
  for (const [name, times] of Object.entries(ours.queries))
    row(`  ${name}`, spread(times), spread(theirs.queries[name]!))
}

function row(name: string, ours: string | number, theirs: string | number): void {
  console.log(`${name.padEnd(34)}${String(ours).padStart(24)}${String(theirs).padStart(24)}`)
}

function spread(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number): string =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(2)
  return `${at(0.5)} / ${at(0.99)} / ${at(1)}`
}

/** Lunr's index of texts whose words are divided and folded already: as shipped it would drop the Khmer ones. */
function lunrIndex(texts: readonly (readonly string[])[]): object {
  const builder = new lunr.Builder()
  builder.tokenizer = ((terms: readonly string[], metadata: object) =>
    terms.map((term) => new lunr.Token(term, metadata))) as unknown as typeof lunr.tokenizer
  builder.ref('number')
  builder.field('terms')
  texts.forEach((terms, number) => {
    builder.add({ number, terms })
  })
  return builder.build().toJSON()
}

/** Two hundred queries of each kind, twenty hostile ones, with the language that they are in. */
function queriesOf(divided: ReadonlyMap<string, readonly (readonly string[])[]>): Asked {
  const chance = seeded(99)
  const one = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!
  const many = <T>(make: () => T): T[] => Array.from({ length: 200 }, make)
  const tags = [...divided.keys()]
  const some = (count: number, between: (tag: string) => readonly string[] = (tag) => one(divided.get(tag)!)) => {
    const tag = one(tags)
    const from = between(tag).filter((term) => term.length > 1)
    return { from: tag, query: Array.from({ length: count }, () => (from.length === 0 ? 'x' : one(from))).join(' ') }
  }
  const counts = new Map<string, Map<string, number>>()
  for (const [tag, texts] of divided) {
    const its = new Map<string, number>()
    for (const term of texts.flat()) its.set(term, (its.get(term) ?? 0) + 1)
    counts.set(tag, its)
  }
  const frequent = new Map(
    [...counts].map(([tag, its]) => [
      tag,
      [...its]
        .sort((a, b) => b[1] - a[1])
        .slice(0, 20)
        .map(([term]) => term),
    ]),
  )
  return {
    'a word of a text': many(() => some(1)),
    'two words of a text': many(() => some(2)),
    'four words of a text': many(() => some(4)),
    'a word begun': many(() => {
      const { from, query } = some(1)
      return { from, query: query.slice(0, 3) }
    }),
    'a frequent word': many(() => some(1, (tag) => frequent.get(tag)!)),
    'words of two texts': many(() => {
      const { from, query } = some(1)
      return { from, query: `${query} ${one(one(divided.get(from)!).concat('x'))}` }
    }),
    '4 kB of frequent words': Array.from({ length: 20 }, () => {
      const { from, query } = some(900, (tag) => frequent.get(tag)!)
      return { from, query: query.slice(0, 4096) }
    }),
  }
}

function inItsOwnProcess(engine: 'ours' | 'lunr', file: string, asked: string): EngineReport {
  const report = join(folder, 'report')
  const { status } = spawnSync(
    process.execPath,
    ['--expose-gc', join(import.meta.dirname, 'full-text-engine.ts'), engine, file, asked, report],
    { stdio: 'inherit' },
  )
  if (status !== 0) throw new Error(`${engine} ended with ${status}`)
  return JSON.parse(readFileSync(report, 'utf8')) as EngineReport
}
