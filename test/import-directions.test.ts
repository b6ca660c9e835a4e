import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** Files that import one thing each; `fine` is what `docs/architecture.md` allows. */
const cases: readonly (readonly [file: string, imports: string, fine: boolean])[] = [
  ['packages/lexicon/src/a.ts', '@hiap/bundle', false],
  ['packages/lexicon/src/b.ts', 'node:fs', false],
  ['packages/lexicon/src/c.ts', 'node:fs/promises', false],
  ['packages/lexicon/src/d.ts', '../../bundle/src/index.ts', false],
  ['packages/lexicon/src/search/a.ts', '../languages/khmer/index.ts', false],
  ['packages/lexicon/src/search/b.ts', '@hiap/elements', false],
  ['packages/lexicon/src/search/c.ts', '../language.ts', true],
  ['packages/bundle/src/a.ts', '@hiap/lexicon', true],
  ['packages/bundle/src/b.ts', '@hiap/elements', false],
  ['packages/bundle/src/c.ts', '@hiap/api', false],
  ['packages/bundle/src/d.ts', 'node:fs', false],
  ['packages/bundle/src/node/a.ts', 'node:fs', true],
  ['packages/bundle/src/node/b.ts', '@hiap/api/server', false],
  ['packages/interchange/src/a.ts', '@hiap/lexicon', true],
  ['packages/interchange/src/b.ts', '@hiap/bundle/source', true],
  ['packages/interchange/src/c.ts', '@hiap/bundle/compile', false],
  ['packages/interchange/src/d.ts', '@hiap/bundle/node', false],
  ['packages/interchange/src/e.ts', 'node:fs', false],
  ['packages/interchange/src/f.ts', '@hiap/api', false],
  ['packages/interchange/src/node/a.ts', 'node:fs/promises', true],
  ['packages/interchange/src/node/b.ts', '@hiap/bundle/node', true],
  ['packages/interchange/src/node/c.ts', '@hiap/cli', false],
  ['packages/interchange/src/node/d.ts', '../../../bundle/src/node.ts', false],
  ['packages/elements/src/a.ts', '@hiap/lexicon', true],
  ['packages/elements/src/b.ts', '@hiap/bundle', false],
  ['packages/elements/src/c.ts', '@hiap/bundle/browser', false],
  ['packages/elements/src/d.ts', '@hiap/input', true],
  ['packages/elements/src/e.ts', '@hiap/input/keyboard', true],
  ['packages/elements/src/f.ts', '@hiap/input/candidates', true],
  ['packages/elements/src/g.ts', '@hiap/lexicon/layouts/jra-telex.json', false],
  ['packages/input/src/a.ts', '@hiap/lexicon', true],
  ['packages/input/src/b.ts', '@hiap/lexicon/layouts/jra-telex.json', false],
  ['packages/input/src/c.ts', '@hiap/elements', false],
  ['packages/input/src/d.ts', 'node:fs', false],
  ['packages/input/src/e.ts', '../../lexicon/src/index.ts', false],
  ['apps/api/src/a.ts', '@hiap/bundle/node', true],
  ['apps/api/src/b.ts', '@hiap/cli', false],
  ['apps/api/src/c.ts', '@hiap/elements', false],
  ['apps/web/src/a.ts', '@hiap/elements', true],
  ['apps/web/src/b.ts', '@hiap/bundle/browser', true],
  ['apps/web/src/c.ts', '@hiap/bundle/node', false],
  ['apps/web/src/d.ts', '@hiap/api/server', false],
  ['apps/web/src/e.ts', '@hiap/lexicon/layouts/jra-telex.json', true],
  ['apps/web/src/f.ts', '@hiap/input', false],
  ['apps/cli/src/a.ts', '@hiap/api/server', true],
  ['apps/cli/src/b.ts', '@hiap/web', false],
  ['apps/cli/src/c.ts', '@hiap/interchange/node', true],
]

const root = join(import.meta.dirname, '..')
let folder: string
let faulty: readonly string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hiap-imports-'))
  for (const [file, imports] of cases) {
    await mkdir(join(folder, dirname(file)), { recursive: true })
    await writeFile(join(folder, file), `import { x } from '${imports}'\n\nconsole.log(x)\n`)
  }
  await cp(join(root, 'biome.json'), join(folder, 'biome.json'))
  await writeFile(join(folder, '.gitignore'), 'node_modules/\n')
  const lint = promisify(execFile)(
    join(root, 'node_modules/.bin/biome'),
    ['lint', '--only=style/noRestrictedImports', '--max-diagnostics=none', '--reporter=json'],
    { cwd: folder },
  )
  const report = await lint.then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  )
  const { diagnostics } = JSON.parse(report) as { diagnostics: readonly { location: { path: string } }[] }
  faulty = diagnostics.map((diagnostic) => diagnostic.location.path)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('import directions', () => {
  it.each(cases)('%s importing %s: %s', (file, _, fine) => {
    expect(faulty.includes(file)).toBe(!fine)
  })
})
