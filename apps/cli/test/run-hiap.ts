import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const hiap: string = fileURLToPath(new URL('../bin/hiap.js', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Setting {
  /** All of stdin; a list is written piece by piece. */
  readonly input?: string | Uint8Array | readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly nodeOptions?: readonly string[]
  /** The Node that runs the command; else this one. */
  readonly node?: string
}

/** Starts the real command. */
export function startHiap(args: readonly string[], { env, cwd, nodeOptions = [], node }: Setting = {}): ChildProcess {
  return spawn(node ?? process.execPath, [...nodeOptions, hiap, ...args], {
    // Nothing of the tests' own surroundings, such as colours forced on.
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, ...env },
    ...(cwd === undefined ? {} : { cwd }),
  })
}

/** Runs the real command to its end. */
export async function runHiap(args: readonly string[], setting: Setting = {}): Promise<Ended> {
  const child = startHiap(args, setting)
  const { promise, resolve, reject } = Promise.withResolvers<Ended>()
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk))
  child.on('error', reject)
  child.on('close', (code) =>
    resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
  )
  // A command that fails before it has read its input closes the pipe; that is no fault of the test.
  child.stdin?.on('error', () => {})
  const { input = '' } = setting
  if (typeof input === 'string' || input instanceof Uint8Array) child.stdin?.end(input)
  else {
    for (const piece of input) child.stdin?.write(piece)
    child.stdin?.end()
  }
  return promise
}
