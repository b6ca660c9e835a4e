import { connect } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'

export interface Load {
  readonly port: number
  /** Asked for in turn. */
  readonly paths: readonly string[]
  readonly requests: number
  /** Each sends the next request when it has the answer to the last. */
  readonly connections: number
  /** Further header lines. */
  readonly headers?: string
  readonly status: number
}

export interface LoadResult {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

const lastChunk = Buffer.from('0\r\n\r\n')

/** Least work for an HTTP client: prepared bytes out; in, only status and content-length are read. */
async function run({ port, paths, requests, connections, headers = '', status }: Load): Promise<LoadResult> {
  const messages = paths.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`))
  const latencies: number[] = []
  let sent = 0
  const connection = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      let held = Buffer.alloc(0)
      let begun = 0
      const next = (): void => {
        if (sent >= requests) {
          socket.end()
          resolve()
          return
        }
        begun = performance.now()
        socket.write(messages[sent++ % messages.length] ?? '')
      }
      socket.once('connect', next)
      socket.once('error', reject)
      socket.on('data', (chunk) => {
        held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
        const end = held.indexOf('\r\n\r\n')
        if (end < 0) return
        const head = held.toString('latin1', 0, end).toLowerCase()
        if (!head.startsWith(`http/1.1 ${status}`)) return reject(new Error(head))
        const length = /\r\ncontent-length: (\d+)/u.exec(head)
        const size = length === null ? 0 : Number(length[1])
        const chunked = head.includes('\r\ntransfer-encoding: chunked')
        if (chunked ? !held.subarray(-5).equals(lastChunk) : held.length < end + 4 + size) return
        held = Buffer.alloc(0)
        latencies.push(performance.now() - begun)
        next()
      })
    })
  const begin = performance.now()
  await Promise.all(Array.from({ length: connections }, connection))
  const seconds = (performance.now() - begin) / 1000
  latencies.sort((a, b) => a - b)
  const at = (part: number): number =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))] ?? 0
  return { perSecond: requests / seconds, p50: at(0.5), p99: at(0.99) }
}

parentPort?.postMessage(await run(workerData as Load))
