// Question: which writes an answer faster, JSON.stringify or the serialiser that Fastify makes from the schema?
// Run: node apps/api/bench/serialise.ts [folder of bundles]

import { createShelf } from '@hiap/bundle'
import { openBundleFolder } from '@hiap/bundle/node'
import Fastify from 'fastify'
import { reference } from '../src/schemas/component.ts'
import { entry, localisedText, partOfSpeech } from '../src/schemas/entry.ts'
import { hit, searchAnswer } from '../src/schemas/search.ts'
import { data, median } from './measure.ts'

const shelf = createShelf(await openBundleFolder(data))
const app = Fastify()
for (const schema of [localisedText, partOfSpeech, entry, hit, searchAnswer]) app.addSchema(schema)
app.get('/', (_request, reply) => {
  const made = {
    search: reply.compileSerializationSchema({ ...reference(searchAnswer) }),
    entry: reply.compileSerializationSchema({ ...reference(entry) }),
  }
  const answer = shelf.search({ query: 'm', limit: 20 })
  const first = answer.hits[0]
  const found = first && shelf.entry(first.dictionary, first.entryId)
  if (found === undefined) throw new Error('nothing is found for m')
  const lines = [
    compare(`search answer, ${answer.hits.length} hits`, { ...answer }, made.search),
    compare('entry', { ...found }, made.entry),
  ]
  reply.send(lines.join('\n'))
})

type Written = Record<string, unknown>

function compare(name: string, value: Written, fromSchema: (value: Written) => string): string {
  const times = { stringify: [] as number[], schema: [] as number[] }
  const run = (write: (value: Written) => string): number => {
    const begin = performance.now()
    for (let i = 0; i < 2000; i++) write(value)
    return (performance.now() - begin) / 2
  }
  for (let round = 0; round < 15; round++) {
    times.stringify.push(run(JSON.stringify))
    times.schema.push(run(fromSchema))
  }
  const [own, other] = [median(times.stringify), median(times.schema)]
  const bytes = Buffer.byteLength(JSON.stringify(value))
  return `${name} (${bytes} B): JSON.stringify ${own.toFixed(1)} µs, from schema ${other.toFixed(1)} µs, ratio ${(other / own).toFixed(2)}`
}

console.log((await app.inject('/')).body)
await app.close()
