// Question: how many look-ups does a node answer, beside the least that Fastify can do with the same answers?
// Run: node apps/api/bench/search.ts [folder of bundles]

import type { AddressInfo } from 'node:net'
import { createShelf } from '@hiap/bundle'
import { openBundleFolder } from '@hiap/bundle/node'
import type { SearchAnswer } from '@hiap/lexicon'
import Fastify from 'fastify'
import { buildApp } from '../src/app.ts'
import { listen } from '../src/server.ts'
import type { LoadResult } from './load-client.ts'
import { distinct, type LookUp, pathOf, typeAhead } from './look-ups.ts'
import { data, load, median } from './measure.ts'

const rounds = 9
const requests = 4000
const connections = 16

const opened = await openBundleFolder(data)
const shelf = createShelf(opened)
let searches = 0
const counting: typeof shelf = {
  ...shelf,
  search(request) {
    searches++
    return shelf.search(request)
  },
}
const options = { bundles: opened, webRoot: '/nowhere', programVersion: 'bench', shelf: counting }
// The answers of the bare handler are found in this thread, which must not count as a server with too much work.
const limits = { requestsPerMinute: 1e9, eventLoopDelay: 1e9 }
const keeping = await listen(buildApp({ ...options, limits }), { port: 0 })
const forgetting = await listen(buildApp({ ...options, limits: { ...limits, keptBytes: 0 } }), { port: 0 })

// The bare handler sends the same answers, found beforehand, and does nothing else.
const bare = Fastify()
let answers: readonly SearchAnswer[] = []
let turn = 0
bare.setSerializerCompiler(() => JSON.stringify)
bare.get('/', (_request, reply) => {
  reply.send(answers[turn++ % answers.length])
})
await bare.listen({ port: 0 })
const barePort = (bare.server.address() as AddressInfo).port

interface Contest {
  readonly port: number
  readonly encoding?: string
}
const servers: Readonly<Record<string, Contest>> = {
  'bare Fastify handler': { port: barePort },
  'answers kept': { port: keeping.port },
  'answers kept, br': { port: keeping.port, encoding: 'br' },
  'nothing kept': { port: forgetting.port },
  'nothing kept, br': { port: forgetting.port, encoding: 'br' },
}
/** Look-ups of each round; the first round warms up. */
const mixes: Readonly<Record<string, readonly (readonly LookUp[])[]>> = {
  'type-ahead': inRounds(typeAhead(opened, (rounds + 1) * requests, 1)),
  'never the same twice': Array.from({ length: rounds + 1 }, () => distinct(opened, requests, 2)),
}

console.log(
  `${opened.map(({ info }) => `${info.id} ${info.counts.entries}`).join(', ')} entries; ${connections} connections; medians of ${rounds} rounds of ${requests}\n`,
)
console.log('| look-ups | server | requests/s | of bare | p50 ms | p99 ms | searched |\n|---|---|--:|--:|--:|--:|--:|')
for (const [mix, lookUps] of Object.entries(mixes)) {
  const results = new Map<string, (LoadResult & { readonly searches: number })[]>()
  for (const [round, asked] of lookUps.entries()) {
    answers = asked.map((lookUp) => shelf.search(lookUp))
    turn = 0
    for (const [name, { port, encoding }] of Object.entries(servers)) {
      // What is kept from the round before would be all that this mix asks for.
      if (mix === 'never the same twice' && port === keeping.port) continue
      searches = 0
      const paths = port === barePort ? ['/'] : asked.map(pathOf)
      const headers = encoding === undefined ? '' : `Accept-Encoding: ${encoding}\r\n`
      const result = await load({ requests, connections, status: 200, port, paths, headers })
      if (round > 0) results.set(name, [...(results.get(name) ?? []), { ...result, searches }])
    }
  }
  const bareRuns = results.get('bare Fastify handler') ?? []
  for (const [name, runs] of results) {
    const ratio = median(runs.map(({ perSecond }, i) => perSecond / (bareRuns[i]?.perSecond ?? Number.NaN)))
    const of = (value: (run: (typeof runs)[number]) => number): number => median(runs.map(value))
    console.log(
      `| ${mix} | ${name} | ${Math.round(of((run) => run.perSecond))} | ${ratio.toFixed(2)} | ${of((run) => run.p50).toFixed(2)} | ${of((run) => run.p99).toFixed(2)} | ${((of((run) => run.searches) / requests) * 100).toFixed(0)} % |`,
    )
  }
  const times: number[] = []
  for (const asked of lookUps) {
    const begin = performance.now()
    for (const lookUp of asked) shelf.search(lookUp)
    times.push(((performance.now() - begin) * 1000) / requests)
  }
  const sizes = answers.map((answer) => Buffer.byteLength(JSON.stringify(answer)))
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  console.log(
    `\nthe search itself: ${median(times).toFixed(1)} µs; an answer: ${mean(answers.map(({ hits }) => hits.length)).toFixed(1)} hits, ${Math.round(mean(sizes))} bytes (means)\n`,
  )
}
await keeping.close()
await forgetting.close()
await bare.close()

function inRounds(lookUps: readonly LookUp[]): readonly (readonly LookUp[])[] {
  return Array.from({ length: rounds + 1 }, (_, i) => lookUps.slice(i * requests, (i + 1) * requests))
}
