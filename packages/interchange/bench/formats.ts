import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import type { Entry, Manifest } from '@hiap/lexicon'
import { type Run, run } from './run-command.ts'

// Exports 100,000 made-up entries to each format with the real command, and imports what can be read again, each in a
// process of its own: how long, how much memory at most, how large, and how many entries come back as they were.
// `pnpm bench formats [--formats tei,ontolex,jsonld] [--entries N] [--lean]`. Lean entries have no definition and one gloss a
// language, so that half a million stay within what a source may hold.

const { values } = parseArgs({
  options: {
    formats: { type: 'string', default: 'tei,ontolex,jsonld' },
    entries: { type: 'string', default: '100000' },
    lean: { type: 'boolean', default: false },
  },
})
const folder = await mkdtemp(join(tmpdir(), 'hiap-bench-formats-'))
const readable: ReadonlySet<string> = new Set(['tei', 'lift', 'csv', 'cldf', 'kaikki', 'stardict', 'yomitan'])

const manifest: Manifest = {
  id: 'km-made',
  title: { en: 'Made up' },
  description: { en: 'Made up.' },
  language: 'km',
  glossLanguages: ['vi', 'en'],
  version: '0.1.0',
  licence: { spdx: 'CC0-1.0' },
  attribution: 'Nobody.',
  sources: [{ id: 'made', title: 'Made up', licence: { spdx: 'CC0-1.0' }, attribution: 'Nobody.' }],
}

const letters = [...'កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ']

/** Entries in dictionary order, each with what most entries of a good dictionary have. */
function* entries(count: number): Generator<Entry> {
  const id = (number: number): string => `k${String(number).padStart(7, '0')}`
  for (let number = 0; number < count; number++) {
    const text = Array.from({ length: 4 }, (_, at) => letters[Math.floor(number / 33 ** (3 - at)) % 33]).join('')
    yield {
      id: id(number),
      kind: 'word',
      headword: { text, script: 'Khmr' },
      pronunciations: [{ ipa: `k${number}` }],
      partOfSpeech: { ud: 'NOUN' },
      senses: [
        {
          glosses: { vi: [`từ ${number}`], en: [`word ${number}`, ...(values.lean ? [] : [`gloss ${number}`])] },
          ...(values.lean ? {} : { definition: { en: `The meaning of word number ${number}.` } }),
          semanticDomain: '5.2.3',
          examples: [{ text, translations: { vi: `ví dụ ${number}` }, status: 'attested', source: 'made' }],
        },
      ],
      ...(number === 0 ? {} : { crossReferences: [{ type: 'see-also', entry: id(number - 1) }] }),
      status: 'attested',
      sources: [{ source: 'made', supports: ['form', 'gloss:vi'] }],
    }
  }
}

function* lines(count: number): Generator<string> {
  for (const entry of entries(count)) yield `${JSON.stringify(entry)}\n`
}

/** How many lines two lists of entries have in common. */
async function same(a: string, b: string): Promise<number> {
  const there = new Set((await readFile(a, 'utf8')).split('\n'))
  return (await readFile(b, 'utf8')).split('\n').filter((line) => line !== '' && there.has(line)).length
}

try {
  const count = Number(values.entries)
  const source = join(folder, 'km-made')
  await mkdir(source)
  await writeFile(join(source, 'dictionary.json'), JSON.stringify(manifest))
  await pipeline(lines(count), createWriteStream(join(source, 'entries.jsonl')))
  console.log('\n| | seconds | memory at most, MB | size, MB | entries that come back as they were |')
  console.log('| --- | --- | --- | --- | --- |')
  const row = (what: string, { seconds, memory }: Run, size: string, back: string): void =>
    console.log(`| ${what} | ${seconds.toFixed(1)} | ${memory.toFixed(0)} | ${size} | ${back} |`)
  for (const format of values.formats.split(',')) {
    const file = join(folder, `made.${format}`)
    const written = await run(['export', '--to', format, source, '-o', file])
    const { size } = await stat(file)
    row(`export to ${format}`, written, (size / 1e6).toFixed(0), '–')
    if (readable.has(format)) {
      const again = join(folder, `again-${format}`)
      const read = await run(['import', '--from', format, file, '-o', again, '--lang', 'km', '--licence', 'CC0-1.0'])
      const back = await same(join(source, 'entries.jsonl'), join(again, 'entries.jsonl'))
      row(`import from ${format}`, read, '–', back.toLocaleString('en'))
      await rm(again, { recursive: true })
    }
    await rm(file, { recursive: true })
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
