/**
 * How long from a key to the painted hits: the real server, dictionaries and page in a real browser, everything on
 * this machine. Run: `node apps/web/bench/type-ahead.ts` after `pnpm exec turbo run build`.
 */
import { chromium } from 'playwright-core'
import { chromiumArguments, findChromium } from '../test/find-chromium.ts'
import { startServer } from '../test/server.ts'

const words = ['nước', 'an com', 'truong hoc', 'ខ្មែរ', 'សាលារៀន', 'tongan', 'gia đình', 'benh vien', 'ទឹក', 'hơget']

const found = findChromium()
if ('reason' in found) throw new Error(found.reason)
const server = await startServer()
const browser = await chromium.launch({ executablePath: found.path, args: [...chromiumArguments] })
const page = await browser.newPage()
await page.goto(server.url)
await page.evaluate(() => document.fonts.ready)
await page.locator('.home .letters').first().waitFor()

/** Milliseconds from setting the box to the frame after the hits of that query are in the page. */
const times = await page.evaluate(async (queries) => {
  const root = document.querySelector('hiap-page')?.shadowRoot?.querySelector('hiap-dictionary')?.shadowRoot
  const search = root?.querySelector('hiap-search')
  const input = search?.shadowRoot?.querySelector('input')
  if (search == null || input == null) throw new Error('the page has no search box')
  const measured: number[] = []
  for (let round = 0; round < 5; round++) {
    for (const query of queries) {
      for (let length = 1; length <= query.length; length++) {
        const typed = query.slice(0, length)
        if (typed !== typed.trim()) continue
        input.value = typed
        const start = performance.now()
        input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
        while (search.state.status !== 'found' || search.state.query !== typed) await new Promise((r) => setTimeout(r))
        await search.updateComplete
        await new Promise((resolve) => requestAnimationFrame(resolve))
        measured.push(performance.now() - start)
      }
    }
  }
  return measured
}, words)

await browser.close()
await server.stop()

times.sort((a, b) => a - b)
const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1)
console.log(`key to painted hits, ${times.length} keys: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`)
