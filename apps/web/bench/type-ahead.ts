/**
 * How long from a key to the painted hits, at the size of a large dictionary: the real server, the real page in a real
 * browser, everything on this machine. Two windows take turns: in one the page's worker answers, in the other, whose
 * reader saves data, the server. Run: `pnpm bench page` after a build.
 */
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { compileBundle } from '@hiap/bundle/compile'
import { writeBundle } from '@hiap/bundle/node'
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumArguments, findChromium } from '../test/find-chromium.ts'
import { startServer } from '../test/server.ts'
import { largeDictionary } from './large-dictionary.ts'
import { typedQueries } from './typed-queries.ts'

/** The goal is for a small machine: browser, server and this program share so many cores. */
const cores = 2
const size = 84_000
const ofEachKind = 12
/** A pause between keys, in milliseconds: one who types fast. */
const pause = 40

/** A key that was typed and the milliseconds until its hits were painted. */
interface Key {
  readonly kind: string
  readonly time: number
}

/** What the page notes while it is typed into. */
interface Notes {
  painted: ((time: number) => void) | undefined
  longTasks: number[]
}

if (availableParallelism() > cores) {
  const bound = spawnSync('taskset', ['--cpu-list', `0-${cores - 1}`, process.execPath, import.meta.filename], {
    stdio: 'inherit',
  })
  if (bound.error === undefined) process.exit(bound.status ?? 1)
}

const found = findChromium()
if ('reason' in found) throw new Error(found.reason)
const folder = await mkdtemp(join(tmpdir(), 'hiap-type-ahead-'))
const dictionary = await largeDictionary(size, 84)
const bundle = compileBundle(dictionary)
await writeBundle(folder, dictionary.manifest.id, bundle)
const packed = brotliCompressSync(bundle, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }).length
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
console.log(
  `${size.toLocaleString('en')} entries (${dictionary.origin}), bundle ${megabytes(bundle.length)}, ${megabytes(packed)} on the way; ${availableParallelism()} cores`,
)

const server = await startServer(folder)
const browser = await chromium.launch({ executablePath: found.path, args: [...chromiumArguments] })
try {
  const local = await openPage(browser, false)
  const ready = await local.evaluate(async () => {
    while (performance.getEntriesByName('hiap-local').length === 0) await new Promise((r) => setTimeout(r, 20))
    const begun = performance.getEntriesByType('resource').find(({ name }) => name.includes('search-worker'))?.startTime
    return (performance.getEntriesByName('hiap-local')[0]?.startTime ?? 0) - (begun ?? 0)
  })
  console.log(`the worker was ready ${ready.toFixed(0)} ms after it began: fetched, checked, opened\n`)
  const pages: Readonly<Record<string, Page>> = { worker: local, server: await openPage(browser, true) }
  const keys: Readonly<Record<string, Key[]>> = { worker: [], server: [] }

  const asked = { worker: 0, server: 0 }
  for (const [name, page] of Object.entries(pages))
    page.on('request', (request) => {
      if (request.url().includes('/v1/search')) asked[name as keyof typeof asked]++
    })
  // The first turn warms both up and is not counted.
  await typeAll(typedQueries(dictionary.entries, 2, 1), pages, {})
  for (const page of Object.values(pages)) await page.evaluate(() => (window as unknown as Notes).longTasks.splice(0))
  await typeAll(typedQueries(dictionary.entries, ofEachKind, 2), pages, keys)

  if (asked.worker > 0 || asked.server === 0) throw new Error(`the wrong one answered: ${JSON.stringify(asked)}`)

  const kinds = new Set(keys.worker?.map(({ kind }) => kind))
  const row = (name: string, counted: string | number, cells: readonly (string | number)[]): string =>
    name.padEnd(30) + String(counted).padStart(6) + cells.map((cell) => String(cell).padStart(8)).join('')
  console.log(row('key to painted hits, ms', 'keys', ['p50', 'p95', 'p99', 'most']))
  for (const [name, all] of Object.entries(keys)) {
    for (const kind of [undefined, ...kinds]) {
      const times = all.filter((key) => kind === undefined || key.kind === kind).map(({ time }) => time)
      times.sort((a, b) => a - b)
      const at = (share: number): string =>
        (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1)
      console.log(row(`${name}: ${kind ?? 'all'}`, times.length, [at(0.5), at(0.95), at(0.99), at(1)]))
    }
  }
  console.log()
  for (const [name, page] of Object.entries(pages)) {
    const tasks = await page.evaluate(() => (window as unknown as Notes).longTasks)
    const longest = Math.max(0, ...tasks).toFixed(0)
    console.log(`${name}: ${tasks.length} tasks over 50 ms on the main thread, the longest ${longest} ms`)
  }
} finally {
  await browser.close()
  await server.stop()
  await rm(folder, { recursive: true })
}

/** A window at the first page that notes when hits are painted. */
async function openPage(browser: Browser, savingData: boolean): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 820 }, locale: 'vi-VN' })
  const page = await context.newPage()
  if (savingData)
    await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }))
  await page.goto(server.url)
  await page.evaluate(() => document.fonts.ready)
  await page.locator('.home .letters').first().waitFor()
  await page.evaluate(() => {
    const notes = window as unknown as Notes
    notes.longTasks = []
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) notes.longTasks.push(duration)
    }).observe({ type: 'longtask' })
    const search = document
      .querySelector('hiap-page')
      ?.shadowRoot?.querySelector('hiap-dictionary')
      ?.shadowRoot?.querySelector('hiap-search')
    if (search == null) throw new Error('the page has no search box')
    let pressed: number | undefined
    document.addEventListener(
      'keydown',
      ({ key, timeStamp }) => {
        if ([...key].length === 1) pressed = timeStamp
      },
      { capture: true },
    )
    document.addEventListener(
      'input',
      (event) => {
        // Letters that no key of this keyboard has come without a key.
        const start = pressed ?? event.timeStamp
        pressed = undefined
        const input = event.composedPath()[0] as HTMLInputElement
        const typed = input.value.trim()
        const look = (): void => {
          if (input.value.trim() !== typed) return
          const { status, query } = search.state
          if (status === 'failed') {
            notes.painted?.(Number.NaN)
            return
          }
          // Frames come before painting: what is in the page in this one, the message behind it finds painted.
          const drawn = status === 'found' && query === typed && !search.isUpdatePending
          if (!drawn) return void requestAnimationFrame(look)
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => notes.painted?.(performance.now() - start)
          port2.postMessage(null)
        }
        requestAnimationFrame(look)
      },
      { capture: true },
    )
  })
  return page
}

/** Types each query into each page, letter by letter, the pages taking turns at going first. */
async function typeAll(
  queries: readonly { readonly kind: string; readonly text: string }[],
  pages: Readonly<Record<string, Page>>,
  keys: Readonly<Record<string, Key[]>>,
): Promise<void> {
  const names = Object.keys(pages)
  for (const [i, { kind, text }] of queries.entries())
    for (const name of i % 2 === 0 ? names : names.toReversed()) {
      const page = pages[name]!
      const press = async (letter: string, kind: string): Promise<void> => {
        const painted = page.evaluate(
          () => new Promise<number>((resolve) => Object.assign(window, { painted: resolve } satisfies Partial<Notes>)),
        )
        await page.keyboard.type(letter)
        const time = await painted
        if (Number.isNaN(time)) throw new Error(`${name}: the search for “${text}” failed`)
        keys[name]?.push({ kind, time })
      }
      await page.bringToFront()
      await page.keyboard.press('Escape')
      await page.waitForTimeout(300)
      for (const letter of text) {
        // A space at the end asks nothing new.
        if (letter === ' ') await page.keyboard.type(letter)
        else await press(letter, kind)
        await page.waitForTimeout(pause)
      }
      // The same at a rattle, keys overtaking answers: only the last one's hits matter.
      await page.keyboard.press('Escape')
      await page.waitForTimeout(300)
      const letters = [...text]
      await page.keyboard.type(letters.slice(0, -1).join(''), { delay: 8 })
      await press(letters.at(-1) ?? '', 'last of a rattle')
    }
}
