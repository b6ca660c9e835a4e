import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

// `pnpm bench` runs every benchmark, `pnpm bench NAME…` those named; options after the names go to each of them. Figures:
// docs/benchmarks.md.

const benches: Readonly<Record<string, string>> = {
  search: 'packages/lexicon/bench/search.ts',
  'search-small': 'packages/lexicon/bench/search.ts --entries 10000',
  'search-million': 'packages/lexicon/bench/search-million.ts',
  normalise: 'packages/lexicon/bench/normalise.ts',
  agreement: 'packages/lexicon/bench/agreement.ts',
  latin: 'packages/lexicon/bench/latin.ts',
  segment: 'packages/lexicon/bench/segment.ts',
  compare: 'packages/lexicon/bench/compare.ts',
  keyboard: 'packages/lexicon/bench/keyboard.ts',
  paint: 'packages/input/bench/key-to-paint.ts',
  candidates: 'packages/input/bench/candidates.ts',
  'page-candidates': 'packages/input/bench/key-to-candidates.ts',
  tune: 'packages/lexicon/tune/tune.ts',
  text: 'packages/bundle/bench/full-text.ts',
  import: 'packages/interchange/bench/import.ts',
  formats: 'packages/interchange/bench/formats.ts',
  server: 'apps/api/bench/search.ts',
  page: 'apps/web/bench/type-ahead.ts',
  start: 'bench/start.ts',
}

const given = process.argv.slice(2)
const firstOption = given.findIndex((each) => each.startsWith('-'))
const names = firstOption < 0 ? given : given.slice(0, firstOption)
const options = firstOption < 0 ? [] : given.slice(firstOption)
const unknown = names.filter((name) => benches[name] === undefined)
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}
for (const name of names.length > 0 ? names : Object.keys(benches)) {
  const [file = '', ...own] = benches[name]!.split(' ')
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, '..', file), ...own, ...options], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exitCode = 1
}
