import { lookup } from 'node:dns/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { createShelf } from '@hiap/bundle'
import { openBundleFolder } from '@hiap/bundle/node'
import { HiapError } from '@hiap/lexicon'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from './app.ts'
import { buildApp } from './app.ts'
import type { ServerErrorCode } from './errors.ts'
import { openRelease } from './release.ts'

export { securityHeaders } from './plugins/external/helmet.ts'

export const usualPort = 4330

/** How many ports are tried, upwards from the one asked for. */
const portsTried = 20

export interface ListenOptions {
  /** First port to try; 0 takes any free one. Default 4330. */
  readonly port?: number
  /** Address to listen at. Default `localhost`: this machine only. */
  readonly host?: string
  /** How long `close` waits for requests under way, in milliseconds. Default 10,000. */
  readonly drainTime?: number
}

export interface ServerOptions
  extends ListenOptions,
    Pick<AppOptions, 'webRoot' | 'log' | 'limits' | 'programVersion' | 'baseUrl'> {
  /** Folder of `*.hiap` bundles. */
  readonly data: string
  /** Folder that `hiap export --all` made, to be served under `/data/`. */
  readonly release?: string
}

export interface RunningServer {
  /** Where a browser finds it, such as `http://localhost:4330`. */
  readonly url: string
  readonly port: number
  /** Stops accepting, lets the requests under way finish, and ends what is left when `drainTime` is over. May be called twice. */
  close(): Promise<void>
}

/**
 * Opens every bundle of a folder and serves them.
 *
 * @throws HiapError `data-empty`, `release-missing`, `release-broken`, `port-taken`, `port-refused`, or what `openBundleFolder` and `createShelf` throw
 * @example
 * const server = await startServer({ data: 'dictionaries/build' })
 * server.url // 'http://localhost:4330'
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { data, release, port, host, drainTime, ...rest } = options
  const bundles = await openBundleFolder(data)
  if (bundles.length === 0)
    throw serverError('data-empty', `${data}: the folder has no *.hiap file. Compile one with: hiap compile.`, { data })
  const app = buildApp({
    ...rest,
    shelf: createShelf(bundles),
    bundles,
    ...(release !== undefined && { release: await openRelease(release) }),
  })
  return listen(app, {
    ...(port !== undefined && { port }),
    ...(host !== undefined && { host }),
    ...(drainTime !== undefined && { drainTime }),
  })
}

/** Lets a built app listen at the first free port. */
export async function listen(
  app: FastifyInstance,
  { port: first = usualPort, host = 'localhost', drainTime = 10_000 }: ListenOptions = {},
): Promise<RunningServer> {
  await app.ready()
  const last = first === 0 ? 0 : Math.min(65_535, first + portsTried - 1)
  for (let port = first; port <= last; port++) {
    try {
      await probe(host, port)
      await app.listen({ port, host })
      return running(app, host, drainTime)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code === 'EADDRINUSE') continue
      await app.close()
      if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
        throw serverError(
          'port-refused',
          `The system does not let Hiap listen at ${host}, port ${port} (${code}). Choose another port or address.`,
          { host, port, cause: code },
        )
      throw error
    }
  }
  await app.close()
  throw serverError(
    'port-taken',
    `The ports ${first} to ${last} of ${host} are all taken. Stop the program that has them, or choose another port.`,
    { host, first, last },
  )
}

/**
 * Fails with EADDRINUSE if any address of the host has the port taken. The framework itself would pass over a taken
 * `127.0.0.1` when it has got `::1`, and a browser would then find the other program.
 */
async function probe(host: string, port: number): Promise<void> {
  if (port === 0) return
  for (const { address } of await lookup(host, { all: true })) {
    const server = createServer()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    server.once('error', (error: NodeJS.ErrnoException) => {
      // A machine may name an address that it does not have: `::1` without IPv6.
      if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve()
      else reject(error)
    })
    server.listen({ port, host: address }, () => server.close(() => resolve()))
    await promise
  }
}

function running(app: FastifyInstance, host: string, drainTime: number): RunningServer {
  const { port } = app.server.address() as AddressInfo
  const everywhere = host === '0.0.0.0' || host === '::'
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host
  let closing: Promise<void> | undefined
  return {
    url: `http://${name}:${port}`,
    port,
    close: () => {
      closing ??= drain(app, drainTime)
      return closing
    },
  }
}

async function drain(app: FastifyInstance, drainTime: number): Promise<void> {
  const late = Promise.withResolvers<void>()
  const timer = setTimeout(() => {
    app.server.closeAllConnections()
    late.resolve()
  }, drainTime)
  try {
    await app.close()
    await Promise.race([app.quiet(), late.promise])
  } finally {
    clearTimeout(timer)
  }
}

function serverError(code: ServerErrorCode, message: string, details: Readonly<Record<string, unknown>>): HiapError {
  return new HiapError(code, message, details)
}
