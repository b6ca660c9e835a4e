/**
 * How long from a key to its painted text in a `contenteditable` of 10,000 characters, in a real browser on this machine.
 * Beside it, in turn with it, the same keys in the same field with nothing bound: what the browser itself takes. Run:
 * `pnpm bench paint`.
 *
 * Each is told twice: with frames drawn as soon as they are ready, which is the time of the work, and with the 60 frames a
 * second of a screen, where each key also waits for the next one.
 */
import { readFile } from 'node:fs/promises'
import { type KeyStroke, type Layout, type Level, parseKeys } from '@hiap/lexicon'
import { chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { chromiumArguments, findChromium } from '../../../apps/web/test/find-chromium.ts'
import config from '../vite.config.ts'

const length = 10_000
const goal = 16
/** Keys that are counted of each layout, and of those before them, which warm the browser up and are not. */
const counted = 100
const warming = 20
/** A pause between keys, in milliseconds: one who types fast. */
const pause = 30
const layouts = ['km-nida', 'jra-telex'] as const

interface PageOfBench {
  bench: {
    make(text: string, lang: string): void
    /** Sets the caret in the middle of the text, with the layout bound or not. */
    begin(layout: Layout | undefined): void
    /** Times from `keydown` to the frame, in milliseconds, since it was last asked. */
    times(): Promise<readonly number[]>
  }
}

const held: Readonly<Partial<Record<Level, string>>> = {
  shift: 'Shift+',
  altgr: 'AltRight+',
  'altgr+shift': 'Shift+AltRight+',
}
const nameOf = ({ code, level, backspace }: KeyStroke): string =>
  backspace ? 'Backspace' : `${held[level] ?? ''}${code}`

const found = findChromium()
if ('reason' in found) throw new Error(found.reason)
const built = await build({
  ...config,
  configFile: false,
  logLevel: 'error',
  build: { ...config.build, write: false },
})
const [result] = Array.isArray(built) ? built : [built]
if (result === undefined || !('output' in result)) throw new Error('nothing was built')
const module = result.output.find(({ fileName }) => fileName === 'hiap-input.js')
if (module?.type !== 'chunk') throw new Error('hiap-input.js was not built')

console.log(
  `key to paint, contenteditable of ${length.toLocaleString('en')} characters, ${counted} keys each, ms; goal: p95 ≤ ${goal}`,
)
for (const [name, limit] of [
  ['frames as they are ready', ['--disable-frame-rate-limit', '--disable-gpu-vsync']],
  ['60 frames a second', []],
] as const) {
  const browser = await chromium.launch({ executablePath: found.path, args: [...chromiumArguments, ...limit] })
  try {
    const page = await openPage(await browser.newPage(), module.code)
    for (const id of layouts) {
      const source = await readFile(new URL(`../../lexicon/layouts/${id}.json`, import.meta.url), 'utf8')
      const times = await measure(page, JSON.parse(source) as Layout)
      for (const [who, all] of Object.entries(times)) console.log(`${name}, ${id}, ${who}: ${figures(all)}`)
    }
  } finally {
    await browser.close()
  }
}

async function openPage(page: Page, code: string): Promise<Page> {
  await page.setContent('<!doctype html><meta charset="utf-8"><body></body>')
  const url = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  await page.addScriptTag({ type: 'module', content: `import * as hiap from '${url}'; window.hiap = hiap` })
  await page.waitForFunction('window.hiap !== undefined')
  await page.evaluate(() => {
    type Bind = (element: HTMLElement, options: { layout: Layout }) => { detach(): void }
    const { bind } = (window as unknown as { hiap: { bind: Bind } }).hiap
    const field = document.createElement('div')
    field.setAttribute('contenteditable', '')
    field.style.cssText = 'font: 18px/1.6 serif; outline: 1px solid'
    document.body.append(field)
    let whole = ''
    let binding: { detach(): void } | undefined
    let times: Promise<number>[] = []
    window.addEventListener(
      'keydown',
      ({ timeStamp, key }) => {
        if (/^(Shift|Alt|AltGraph)$/.test(key)) return
        times.push(
          new Promise((done) => {
            requestAnimationFrame(() => {
              // Comes after style, layout and paint of the frame.
              const { port1, port2 } = new MessageChannel()
              port1.onmessage = () => done(performance.now() - timeStamp)
              port2.postMessage(undefined)
            })
          }),
        )
      },
      true,
    )
    Object.assign(window, {
      bench: {
        make(text: string, lang: string) {
          whole = text
          field.lang = lang
        },
        begin(layout: Layout | undefined) {
          binding?.detach()
          field.textContent = whole
          field.focus()
          const middle = whole.indexOf(' ', whole.length / 2) + 1
          getSelection()?.collapse(field.firstChild, middle)
          binding = layout === undefined ? undefined : bind(field, { layout })
        },
        async times() {
          const all = await Promise.all(times)
          times = []
          return all
        },
      },
    })
  })
  return page
}

/** Types the layout's own test lines, each bound and with nothing bound in turn. */
async function measure(page: Page, layout: Layout): Promise<Readonly<Record<string, readonly number[]>>> {
  const words = layout.tests.map(({ text }) => text).filter((text) => text.trim() !== '')
  let text = ''
  for (let at = 0; text.length < length; at++) text += `${words[at % words.length]} `
  const all: Record<string, number[]> = { bound: [], 'nothing bound': [] }
  await page.evaluate(([text, lang]) => (window as unknown as PageOfBench).bench.make(text, lang), [
    text.slice(0, length),
    layout.locale,
  ] as const)
  const lines = layout.tests.filter(({ options }) => options === undefined).map(({ keys }) => parseKeys(keys))
  for (let at = 0; (all.bound?.length ?? 0) < warming + counted; at++) {
    for (const [who, times] of Object.entries(all)) {
      await page.evaluate(
        (layout) => (window as unknown as PageOfBench).bench.begin(layout),
        who === 'bound' ? layout : undefined,
      )
      // Setting the whole text anew is not the time of a key.
      await page.waitForTimeout(5 * pause)
      for (const stroke of lines[at % lines.length] ?? []) {
        await page.keyboard.press(nameOf(stroke))
        await page.waitForTimeout(pause)
      }
      times.push(...(await page.evaluate(() => (window as unknown as PageOfBench).bench.times())))
    }
  }
  return Object.fromEntries(Object.entries(all).map(([who, times]) => [who, times.slice(warming, warming + counted)]))
}

function figures(times: readonly number[]): string {
  const sorted = [...times].sort((one, other) => one - other)
  const at = (share: number): string => (sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN).toFixed(1)
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)}`
}
