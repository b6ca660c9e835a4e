// Question: what does a look-up over HTTP cost beside the least that Fastify can do, and what of it is the search?
// Run: node apps/api/bench/search.ts [folder of bundles]

import type { AddressInfo } from 'node:net'
import { createShelf } from '@hiap/bundle'
import { openBundleFolder } from '@hiap/bundle/node'
import Fastify from 'fastify'
import { buildApp } from '../src/app.ts'
import { listen } from '../src/server.ts'
import type { LoadResult } from './load-client.ts'
import { data, load, median } from './measure.ts'

const queries = ['ia', 'nuoc', 'nước', 'an com', 'ខ្មែរ', 'ទឹក', 'hơdôm', 'hodom', 'water', 'trường học', 's', 'ក']
const rounds = 9
const requests = 4000
const connections = 16

const opened = await openBundleFolder(data)
const shelf = createShelf(opened)
const options = { bundles: opened, webRoot: '/nowhere', programVersion: 'bench', limits: { requestsPerMinute: 1e9 } }
const api = buildApp({ ...options, shelf })
const answers = queries.map((query) => shelf.search({ query }))

// The whole server, but with answers found beforehand: what is left is what the handler and its hooks cost.
const found = new Map(answers.map((answer) => [answer.query, answer]))
const ready = buildApp({
  ...options,
  shelf: { ...shelf, search: ({ query }) => found.get(query) ?? shelf.search({ query }) },
})

// The bare handler sends the same answers, found beforehand, and does nothing else.
const bare = Fastify()
let turn = 0
bare.setSerializerCompiler(() => JSON.stringify)
bare.get('/', (_request, reply) => {
  reply.send(answers[turn++ % answers.length])
})

const apiServer = await listen(api, { port: 0, host: '127.0.0.1' })
const readyServer = await listen(ready, { port: 0, host: '127.0.0.1' })
await bare.listen({ port: 0, host: '127.0.0.1' })
const barePort = (bare.server.address() as AddressInfo).port
const paths = queries.map((query) => `/v1/search?q=${encodeURIComponent(query)}`)
const etag = String((await api.inject(paths[0] ?? '/')).headers.etag)
const common = { requests, connections, status: 200 }
const contests: Readonly<Record<string, () => Promise<LoadResult>>> = {
  'bare Fastify handler': () => load({ ...common, port: barePort, paths: ['/'] }),
  '/v1/search, answers found beforehand': () => load({ ...common, port: readyServer.port, paths }),
  '/v1/search': () => load({ ...common, port: apiServer.port, paths }),
  '/v1/search, br': () => load({ ...common, port: apiServer.port, paths, headers: 'Accept-Encoding: br\r\n' }),
  '/v1/search, 304': () =>
    load({ ...common, port: apiServer.port, paths, status: 304, headers: `If-None-Match: ${etag}\r\n` }),
}

const results = new Map<string, LoadResult[]>(Object.keys(contests).map((name) => [name, []]))
for (let round = -1; round < rounds; round++)
  for (const [name, contest] of Object.entries(contests)) {
    const result = await contest()
    // The first round warms up.
    if (round >= 0) results.get(name)?.push(result)
  }

const searchTimes: number[] = []
for (let round = 0; round < 20; round++) {
  const begin = performance.now()
  for (let i = 0; i < 50; i++) for (const query of queries) shelf.search({ query })
  searchTimes.push(((performance.now() - begin) * 1000) / (50 * queries.length))
}

const ratesOf = (name: string): number[] => results.get(name)?.map(({ perSecond }) => perSecond) ?? []
const bareRates = ratesOf('bare Fastify handler')
console.log(
  `${opened.map(({ info }) => `${info.id} ${info.counts.entries}`).join(', ')} entries; ${connections} connections; medians of ${rounds} rounds of ${requests}`,
)
console.log('| | requests/s | of bare | p50 ms | p99 ms |\n| --- | --- | --- | --- | --- |')
for (const [name, runs] of results) {
  const ratio = median(ratesOf(name).map((rate, i) => rate / (bareRates[i] ?? Number.NaN)))
  console.log(
    `| ${name} | ${Math.round(median(ratesOf(name)))} | ${ratio.toFixed(2)} | ${median(runs.map(({ p50 }) => p50)).toFixed(2)} | ${median(runs.map(({ p99 }) => p99)).toFixed(2)} |`,
  )
}
console.log(
  `the search itself: ${median(searchTimes).toFixed(0)} µs a query (median over rounds, mean over the ${queries.length} queries)`,
)
await apiServer.close()
await readyServer.close()
await bare.close()
