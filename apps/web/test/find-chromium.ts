import { spawnSync } from 'node:child_process'
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
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
export async function findChromium(): Promise<FoundChromium> {
  const named = process.env.HIAP_CHROMIUM
  if (named) {
    if (await runs(named)) return { path: named }
    return { reason: `HIAP_CHROMIUM is ${named}, which cannot be run` }
  }
  const there = await installed()
  if (there !== undefined) return { path: there }
  const told = install()
  const got = await installed()
  return got === undefined ? { reason: `no Chromium is installed, and getting one failed: ${told}` } : { path: got }
}

async function installed(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? '').split(':').filter((folder) => folder !== '')
  const candidates = ['/usr/bin', ...folders].flatMap((folder) => systemNames.map((name) => join(folder, name)))
  for (const path of [...candidates, chromium.executablePath()]) if (await runs(path)) return path
  return undefined
}

function runs(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
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
