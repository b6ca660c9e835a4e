import { createWriteStream, existsSync } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { lexicalFolder, lexicalSets, tableOf } from '../test/table/lexical-sets.ts'
import { madeRows, writeCsv, writeXlsx } from './made-tables.ts'
import { type Run, run } from './run-command.ts'

// Imports half a million made-up records with the real command, as JSON lines, CSV and a workbook, then checks and
// compiles 100,000 of them, each in a process of its own: how long, and how much memory at most. Then the open word lists,
// where they lie beside the project, with the problems that are found. `pnpm bench import [--records N] [--only FORMAT]`

const { values } = parseArgs({
  options: { records: { type: 'string', default: '500000' }, only: { type: 'string' } },
})
const wanted = (part: string): boolean => values.only === undefined || values.only === part
const folder = await mkdtemp(join(tmpdir(), 'hiap-bench-import-'))

/** Ceilings. Memory is that of the whole process, in MB. */
const budget = { importMemory: 300, compileSeconds: 30 } as const

const letters = [...'កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ']
const glosses = ['nước', 'con voi', 'hoà bình', 'quý', 'trường học', 'đi', 'người', 'thuỷ', 'ngữ pháp', 'ăn', 'ướt']

/** Words in no order, one in fifty of them without its vowel sign, with examples, sounds, links and fields to be kept. */
function* lines(count: number): Generator<string> {
  for (let number = 0; number < count; number++) {
    const mixed = (number * 7919) % count
    const word = Array.from({ length: 5 }, (_, at) => letters[Math.floor(mixed / 33 ** at) % 33]).join('')
    const record = {
      ...(number % 3 === 0 ? { id: `L${number}` } : {}),
      word: number % 50 === 0 ? word : `${word}ា`,
      lang: 'Khmer',
      lang_code: 'km',
      pos: 'noun',
      senses: [
        {
          glosses: [`${glosses[number % 11]} ${number % 1000}`, glosses[(number * 3) % 11]],
          examples: [{ text: `${word} ${word}`, translation: `ví dụ ${number}` }],
        },
      ],
      sounds: [{ ipa: `/k${number}/` }],
      ...(number % 10 === 0 ? { synonyms: [{ id: `L${(number * 3) % count}`, word }] } : {}),
      categories: ['Khmer lemmas'],
    }
    yield `${JSON.stringify(record)}\n`
  }
}

/** Imports, checks and compiles the open word lists, and tells what was found in each. */
async function importLists(): Promise<void> {
  if (!existsSync(lexicalFolder)) {
    console.log(`\n${lexicalFolder} is not there: no word list is imported.`)
    return
  }
  console.log('\n| word list | records | entries | problems told | import, seconds | MB | compile, seconds |')
  console.log('| --- | --- | --- | --- | --- | --- | --- |')
  for (const set of lexicalSets) {
    const file = join(folder, set.table)
    await writeFile(file, await tableOf(set))
    const source = join(folder, set.id)
    const made = await run([
      ...['import', file, '-o', source, '--id', set.id, '--licence', set.licence, '--json'],
      ...(set.language === undefined ? [] : ['--lang', set.language]),
      ...set.glossLanguages.flatMap((tag) => ['--gloss', tag]),
      ...Object.entries(set.options).flatMap(([name, value]) => ['--option', `${name}=${value}`]),
    ])
    const report = JSON.parse(made.last) as {
      readonly records: number
      readonly entries: number
      readonly problems: Readonly<Record<string, number>>
    }
    const compiled = await run(['compile', source, '-o', join(folder, 'build')])
    const problems = Object.entries(report.problems).map(([rule, count]) => `${count} ${rule}`)
    console.log(
      `| ${set.id} | ${report.records} | ${report.entries} | ${problems.length === 0 ? 'none' : problems.join(', ')} | ${made.seconds.toFixed(1)} | ${made.memory.toFixed(0)} | ${compiled.seconds.toFixed(1)} |`,
    )
    await rm(file)
  }
}

try {
  const rows: (readonly [what: string, run: Run, goal: string])[] = []
  const importOf = async (count: number): Promise<readonly [size: number, run: Run, source: string]> => {
    const file = join(folder, `${count}.jsonl`)
    await pipeline(lines(count), createWriteStream(file))
    const source = join(folder, `km-${count}`)
    const made = await run(['import', file, '-o', source, '--lang', 'km', '--gloss', 'vi', '--licence', 'CC0-1.0'])
    return [(await stat(file)).size, made, source]
  }
  const count = Number(values.records)
  if (wanted('kaikki')) {
    const [size, whole, large] = await importOf(count)
    rows.push([
      `import ${count.toLocaleString('en')} records, ${Math.round(size / 1e6)} MB`,
      whole,
      whole.memory <= budget.importMemory ? `≤ ${budget.importMemory} MB` : `**missed** ≤ ${budget.importMemory} MB`,
    ])
    await rm(large, { recursive: true })
    const [, , source] = await importOf(100_000)
    rows.push(['check 100,000 imported entries', await run(['check', source]), '–'])
    const compiled = await run(['compile', source, '-o', join(folder, 'build')])
    rows.push([
      'compile 100,000 imported entries',
      compiled,
      compiled.seconds <= budget.compileSeconds
        ? `≤ ${budget.compileSeconds} s`
        : `**missed** ≤ ${budget.compileSeconds} s`,
    ])
  }
  for (const [format, write] of [
    ['csv', writeCsv],
    ['xlsx', writeXlsx],
  ] as const) {
    if (!wanted(format)) continue
    const file = join(folder, `made.${format}`)
    await write(file, madeRows(count))
    const source = join(folder, `made-${format}`)
    const made = await run(['import', file, '-o', source, '--lang', 'jra', '--gloss', 'vi', '--licence', 'CC0-1.0'])
    rows.push([
      `import ${count.toLocaleString('en')} rows of ${format.toUpperCase()}, ${Math.round((await stat(file)).size / 1e6)} MB`,
      made,
      made.memory <= budget.importMemory ? `≤ ${budget.importMemory} MB` : `**missed** ≤ ${budget.importMemory} MB`,
    ])
    await rm(source, { recursive: true })
    await rm(file)
  }
  console.log('\n| | seconds | memory at most, MB | goal |\n| --- | --- | --- | --- |')
  for (const [what, { seconds, memory }, goal] of rows) {
    console.log(`| ${what} | ${seconds.toFixed(1)} | ${memory.toFixed(0)} | ${goal} |`)
  }
  if (wanted('lists')) await importLists()
} finally {
  await rm(folder, { recursive: true, force: true })
}
