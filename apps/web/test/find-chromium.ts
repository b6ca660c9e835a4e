import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { chromium } from 'playwright-core'

/** A browser to test with, or why there is none. */
export type FoundChromium = { readonly path: string } | { readonly reason: string }

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * Finds a Chromium: `HIAP_CHROMIUM`, the system's, Playwright's own. Where there is none, tries to get one: Debian's
 * package as root, Playwright's download elsewhere. Never throws.
 */
export function findChromium(): FoundChromium {
  const named = process.env.HIAP_CHROMIUM
  if (named) {
    if (runs(named)) return { path: named }
    return { reason: `HIAP_CHROMIUM is ${named}, which cannot be run` }
  }
  const there = installed()
  if (there !== undefined) return { path: there }
  const told = install()
  const got = installed()
  return got === undefined ? { reason: `no Chromium is installed, and getting one failed: ${told}` } : { path: got }
}

function installed(): string | undefined {
  const folders = (process.env.PATH ?? '').split(':').filter((folder) => folder !== '')
  const candidates = ['/usr/bin', ...folders].flatMap((folder) => systemNames.map((name) => join(folder, name)))
  for (const path of [...candidates, chromium.executablePath()]) if (runs(path)) return path
  return undefined
}

/** Whether it starts: a file may be a stub that only names a package, or lack its libraries. */
function runs(path: string): boolean {
  return existsSync(path) && spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0
}

/** Gets a Chromium; returns the last line of what was said. */
function install(): string {
  const debian = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const steps: readonly (readonly [string, ...string[]])[] = debian
    ? [
        ['apt-get', 'update'],
        ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core'],
      ]
    : [[process.execPath, playwrightProgram(), 'install', 'chromium']]
  let said = ''
  for (const [program, ...rest] of steps) {
    const run = spawnSync(program, rest, { env: environment, encoding: 'utf8', timeout: 240_000 })
    said = (run.stderr || run.error?.message || run.stdout || '').trim().split('\n').at(-1) ?? ''
  }
  return said
}

function playwrightProgram(): string {
  const require = createRequire(import.meta.url)
  return join(dirname(require.resolve('playwright-core/package.json')), 'cli.js')
}

/** How Chromium is started: no sandbox only where root cannot have one, and no call home. */
export const chromiumArguments: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
