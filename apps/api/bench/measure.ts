import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Load, LoadResult } from './load-client.ts'

/** Folder of bundles: the first argument, else the compiled dictionaries of the repository. */
export const data: string = process.argv[2] ?? fileURLToPath(new URL('../../../dictionaries/build', import.meta.url))

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

/** Sends requests from a thread of its own and waits for all answers. */
export function load(work: Load): Promise<LoadResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('load-client.ts', import.meta.url), { workerData: work })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
