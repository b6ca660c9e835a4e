import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const hiap = fileURLToPath(new URL('../../../apps/cli/bin/hiap.js', import.meta.url))

/** What a command took. */
export interface Run {
  readonly seconds: number
  /** Most memory of the process, in units of 1,048,576 bytes. */
  readonly memory: number
  /** The last line that it wrote. */
  readonly last: string
}

/**
 * Runs the real `hiap` in a process of its own and looks at its memory all the while.
 *
 * @throws Error where it ends with another code than 0
 */
export async function run(args: readonly string[]): Promise<Run> {
  const began = performance.now()
  const child = spawn(process.execPath, [hiap, ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
  let written = ''
  child.stdout.on('data', (data: Buffer) => {
    written = (written + data.toString()).slice(-64 * 1024)
  })
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  child.on('error', reject)
  child.on('close', resolve)
  let most = 0
  // The kernel keeps the highest mark itself; the last look before the end has it.
  const looking = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
    most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0))
  }, 50)
  const code = await promise
  clearInterval(looking)
  if (code !== 0) throw new Error(`hiap ${args.join(' ')} ended with ${code}`)
  return {
    seconds: (performance.now() - began) / 1000,
    memory: most / 1024,
    last: written.trim().split('\n').at(-1) ?? '',
  }
}
