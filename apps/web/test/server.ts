import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))

export interface ServerUnderTest {
  readonly url: string
  stop(): Promise<void>
}

/**
 * Starts `hiap serve` on a free port, with the built page.
 *
 * @param data folder of bundles; left out: the compiled dictionaries of the repository
 */
export async function startServer(data?: string): Promise<ServerUnderTest> {
  for (const built of ['apps/web/dist/index.html', 'dictionaries/build/km-vi.hiap', 'dictionaries/build/jra-vi.hiap']) {
    if (!existsSync(root + built)) throw new Error(`${built} is not built. Run: pnpm exec turbo run build`)
  }
  const options = ['serve', '--port', '0', '--json', ...(data === undefined ? [] : ['--data', data])]
  const server = spawn(process.execPath, [`${root}apps/cli/bin/hiap.js`, ...options], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  for await (const line of createInterface({ input: server.stdout })) {
    const { url } = JSON.parse(line) as { readonly url: string }
    return {
      url,
      async stop() {
        server.kill('SIGTERM')
        await ended
      },
    }
  }
  throw new Error('hiap serve ended before it said where it listens')
}
