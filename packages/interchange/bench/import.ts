import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

// Imports a file of half a million made-up records with the real command, then checks and compiles the first 100,000 of
// them, each in a process of its own: how long, and how much memory at most. `pnpm bench import [--records N]`

const { values } = parseArgs({ options: { records: { type: 'string', default: '500000' } } })
const hiap = fileURLToPath(new URL('../../../apps/cli/bin/hiap.js', import.meta.url))
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

interface Run {
  readonly seconds: number
  /** Most memory of the process, in MB. */
  readonly memory: number
}

/** Runs the command to its end and looks at its memory all the while. */
async function run(args: readonly string[]): Promise<Run> {
  const began = performance.now()
  const child = spawn(process.execPath, [hiap, ...args], { stdio: 'ignore' })
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  child.on('error', reject)
  child.on('close', resolve)
  let most = 0
  // The kernel keeps the highest mark itself; the last look before the end has it.
  const looking = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
    most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0))
  }, 50)
  const code = await promise
  clearInterval(looking)
  if (code !== 0) throw new Error(`hiap ${args[0]} ended with ${code}`)
  return { seconds: (performance.now() - began) / 1000, memory: most / 1024 }
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
  console.log('\n| | seconds | memory at most, MB | goal |\n| --- | --- | --- | --- |')
  for (const [what, { seconds, memory }, goal] of rows) {
    console.log(`| ${what} | ${seconds.toFixed(1)} | ${memory.toFixed(0)} | ${goal} |`)
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
