import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

// `pnpm bench` runs every benchmark, `pnpm bench NAME…` those named. Figures: docs/benchmarks.md.

const benches: Readonly<Record<string, string>> = {
  search: 'packages/lexicon/bench/search.ts',
  normalise: 'packages/lexicon/bench/normalise.ts',
  agreement: 'packages/lexicon/bench/agreement.ts',
  latin: 'packages/lexicon/bench/latin.ts',
  segment: 'packages/lexicon/bench/segment.ts',
  compare: 'packages/lexicon/bench/compare.ts',
  server: 'apps/api/bench/search.ts',
  page: 'apps/web/bench/type-ahead.ts',
  start: 'bench/start.ts',
}

const names = process.argv.slice(2)
const unknown = names.filter((name) => benches[name] === undefined)
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}
for (const name of names.length > 0 ? names : Object.keys(benches)) {
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, '..', benches[name]!)], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exitCode = 1
}
