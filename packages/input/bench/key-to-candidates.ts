// How long from a key to the painted candidates, in a real browser on this machine with the dictionary km-vi in the page itself:
// `pnpm bench page-candidates`. Needs `dictionaries/build` (`pnpm build`).
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { languageOf } from '@hiap/lexicon'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { chromiumArguments, findChromium } from '../../../apps/web/test/find-chromium.ts'
import { khmerShelf } from '../test/candidates/khmer-dictionary.ts'

/** Words that are typed; those before them warm the browser up and are not counted. */
const [counted, warming] = [60, 15]
/** A pause between keys, in milliseconds: one who types fast. */
const pause = 40

const found = findChromium()
if ('reason' in found) throw new Error(found.reason)
const khmer = languageOf('km')!
const built = await build({
  configFile: false,
  logLevel: 'error',
  build: {
    write: false,
    lib: {
      entry: fileURLToPath(new URL('key-to-candidates.page.ts', import.meta.url)),
      formats: ['iife'],
      name: 'bench',
    },
    rolldownOptions: { output: { codeSplitting: false } },
  },
})
const [result] = Array.isArray(built) ? built : [built]
if (result === undefined || !('output' in result)) throw new Error('nothing was built')
const bundle = (await readFile(new URL('../../../dictionaries/build/km-vi.hiap', import.meta.url))).toString('base64')
const layout = JSON.parse(await readFile(new URL('../../lexicon/layouts/km-latin.json', import.meta.url), 'utf8'))
const entries = (await khmerShelf()).browse({ dictionary: 'km-vi', limit: 200 })?.entries ?? []
const words = entries
  .map(({ headword }) => khmer.romanise(headword).replace(/[^a-z]/g, ''))
  .filter((word) => word.length > 3)
  .slice(0, counted + warming)

for (const [name, limit] of [
  ['frames as they are ready', ['--disable-frame-rate-limit', '--disable-gpu-vsync']],
  ['60 frames a second', []],
] as const) {
  const browser = await chromium.launch({ executablePath: found.path, args: [...chromiumArguments, ...limit] })
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: result.output[0].code })
    await page.evaluate(([bundle, layout]) => window.candidateBench.make(bundle, layout), [bundle, layout] as const)
    for (const [at, word] of words.entries()) {
      if (at === warming) await page.evaluate(() => void window.candidateBench.times())
      for (const key of word) {
        await page.keyboard.press(key)
        await page.waitForTimeout(pause)
      }
      await page.keyboard.press('Enter')
    }
    const times = [...(await page.evaluate(() => window.candidateBench.times()))].sort((a, b) => a - b)
    const part = (share: number): string => times[Math.floor(times.length * share)]!.toFixed(1)
    console.log(`${name}: ${times.length} keys, p50 ${part(0.5)} ms, p95 ${part(0.95)} ms, p99 ${part(0.99)} ms`)
  } finally {
    await browser.close()
  }
}
