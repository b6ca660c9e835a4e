import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { ServerUnderTest } from './server.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

/** Compiles the dictionaries of the repository and the built page into a folder, as a person would. */
export async function compileStaticFolder(): Promise<string> {
  if (!existsSync(`${root}apps/web/dist/index.html`))
    throw new Error('apps/web/dist/index.html is not built. Run: pnpm exec turbo run build')
  const site = await mkdtemp(join(tmpdir(), 'hiap-folder-'))
  const sources = ['km-vi', 'jra-vi'].map((id) => `${root}dictionaries/${id}`)
  const hiap = `${root}apps/cli/bin/hiap.js`
  await promisify(execFile)(process.execPath, [hiap, 'compile', '--shards', ...sources, '-o', join(site, 'words')])
  return site
}

/**
 * Serves a static folder in the subfolder `words` as the plainest of servers: a path is a file or is not there, and no
 * header is said but the type. There is nothing of our server in it.
 */
export async function startFolderServer(): Promise<ServerUnderTest> {
  const site = await compileStaticFolder()
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const file = join(site, normalize(pathname.endsWith('/') ? `${pathname}index.html` : pathname))
    readFile(file).then(
      (bytes) =>
        response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/words`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(site, { recursive: true, force: true })
    },
  }
}
