import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// How long does a person wait for the page? The README's own command in a fresh clone, first with nothing installed,
// then again. The package manager's store is emptied by a folder of its own, so the first start downloads everything.

const folder = mkdtempSync(join(tmpdir(), 'hiap-start-'))
const clone = join(folder, 'hiap')
const environment = {
  ...process.env,
  XDG_DATA_HOME: join(folder, 'data'),
  XDG_CACHE_HOME: join(folder, 'cache'),
  npm_config_cache: join(folder, 'npm'),
  CI: 'true',
}

/** Starts as the README says; gives the seconds until the page answers. */
async function start(): Promise<number> {
  const begin = performance.now()
  const server = spawn('npx', ['--yes', 'pnpm@12.21.0', 'start'], {
    cwd: clone,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  try {
    const url = await printedAddress(server)
    const response = await fetch(`${url}/v1/search?q=nuoc`)
    if (!response.ok) throw new Error(`the search answered with status ${response.status}`)
    return (performance.now() - begin) / 1000
  } finally {
    await stop(server)
  }
}

/** Stops the server and the shells and package managers above it, which are its process group. */
async function stop(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null) return
  const stopped = new Promise((resolve) => server.once('exit', resolve))
  process.kill(-server.pid, 'SIGTERM')
  await stopped
}

function printedAddress(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    const read = (chunk: Buffer): void => {
      printed += chunk
      const address = /http:\/\/localhost:\d+/.exec(printed)?.[0]
      if (address !== undefined) resolve(address)
    }
    server.stdout?.on('data', read)
    server.stderr?.on('data', read)
    server.once('exit', (code) => reject(new Error(`the start ended with code ${code}:\n${printed}`)))
  })
}

try {
  execFileSync('git', ['clone', '--quiet', join(import.meta.dirname, '..'), clone])
  console.log(`start: first, nothing installed: ${(await start()).toFixed(1)} s (budget 60)`)
  for (const turn of ['second', 'third']) console.log(`start: ${turn}: ${(await start()).toFixed(1)} s (budget 3)`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
