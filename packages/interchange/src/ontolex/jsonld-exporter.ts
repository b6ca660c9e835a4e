import { type DroppedCount, droppedCount } from '../dropped-count.ts'
import type { Dropped, Exporter, ExportSource, ExportTarget } from '../exporter.ts'
import { dictionaryGraph } from './dictionary-graph.ts'
import { dropReasons, tellDropped } from './dropped.ts'
import { type GraphNode, type GraphValue, prefixes } from './graph-node.ts'

/** Writes a dictionary as a graph of OntoLex-Lemon, in JSON-LD 1.1: one object, a node a line, its context inside. */
export const jsonldExporter: Exporter = { format: 'jsonld', ending: '.jsonld', write }

const pieceUnits = 64 * 1024

async function write(source: ExportSource, name: string, target: ExportTarget): Promise<readonly Dropped[]> {
  const dropped: DroppedCount<keyof typeof dropReasons> = droppedCount(dropReasons)
  const file = await target.file(`${name}.jsonld`)
  const graph = dictionaryGraph(source)
  let piece = `{"@context":${JSON.stringify(prefixes)},"@graph":[`
  let first = true
  const add = (node: GraphNode): void => {
    piece += `${first ? '\n' : ',\n'}${JSON.stringify(writtenNode(node))}`
    first = false
  }
  for (const node of graph.head()) add(node)
  let position = 0
  for await (const entry of source.entries()) {
    position += 1
    for (const node of graph.entry(entry, position)) add(node)
    tellDropped(entry, dropped)
    if (piece.length >= pieceUnits) {
      await file.write(piece)
      piece = ''
    }
  }
  await file.write(`${piece}\n]}\n`)
  await file.end()
  return dropped.list()
}

function writtenNode({ id, types, properties }: GraphNode): Readonly<Record<string, unknown>> {
  const values = new Map<string, unknown[]>()
  for (const [name, value] of properties) {
    const before = values.get(name)
    if (before === undefined) values.set(name, [writtenValue(value)])
    else before.push(writtenValue(value))
  }
  return {
    '@id': id,
    ...(types === undefined ? {} : { '@type': types }),
    ...Object.fromEntries([...values].map(([name, list]) => [name, list.length === 1 ? list[0] : list])),
  }
}

function writtenValue(value: GraphValue): unknown {
  if ('to' in value) return { '@id': value.to }
  const { text, language, datatype } = value
  if (language !== undefined) return { '@value': text, '@language': language }
  return datatype === undefined ? text : { '@value': text, '@type': datatype }
}
