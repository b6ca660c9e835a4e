/// <reference path="./n3.d.ts" />
import { DataFactory, type Literal, type NamedNode, Writer } from 'n3'
import { type DroppedCount, droppedCount } from '../dropped-count.ts'
import type { Dropped, Exporter, ExportSource, ExportTarget } from '../exporter.ts'
import { dictionaryGraph } from './dictionary-graph.ts'
import { dropReasons, tellDropped } from './dropped.ts'
import { addressOf, type GraphNode, type GraphValue, type Name, prefixes } from './graph-node.ts'

/** Writes a dictionary as a graph of OntoLex-Lemon, in Turtle. */
export const turtleExporter: Exporter = { format: 'ontolex', ending: '.ttl', write }

const pieceUnits = 64 * 1024
const type = DataFactory.namedNode(addressOf('rdf:type'))

async function write(source: ExportSource, name: string, target: ExportTarget): Promise<readonly Dropped[]> {
  const dropped: DroppedCount<keyof typeof dropReasons> = droppedCount(dropReasons)
  const file = await target.file(`${name}.ttl`)
  let piece = ''
  const output = {
    write(text: string, _encoding: string, done?: () => void): void {
      piece += text
      done?.()
    },
    end: (done?: () => void): void => done?.(),
  }
  const writer = new Writer(output, { prefixes })
  const flush = async (atLeast: number): Promise<void> => {
    if (piece.length < atLeast) return
    const whole = piece
    piece = ''
    await file.write(whole)
  }
  const graph = dictionaryGraph(source)
  for (const node of graph.head()) add(writer, node)
  let position = 0
  for await (const entry of source.entries()) {
    position += 1
    for (const node of graph.entry(entry, position)) add(writer, node)
    tellDropped(entry, dropped)
    await flush(pieceUnits)
  }
  writer.end()
  await flush(1)
  await file.end()
  return dropped.list()
}

function add(writer: Writer, { id, types = [], properties }: GraphNode): void {
  const subject = DataFactory.namedNode(id)
  for (const each of types) writer.addQuad(subject, type, named(each))
  for (const [name, value] of properties) writer.addQuad(subject, named(name), term(value))
}

const names = new Map<string, NamedNode>()

/** Names of the vocabularies come over and over; the numbers of a sequence are without end. */
function named(name: Name): NamedNode {
  const known = names.get(name)
  if (known !== undefined) return known
  const made = DataFactory.namedNode(addressOf(name))
  if (names.size < 1000) names.set(name, made)
  return made
}

function term(value: GraphValue): NamedNode | Literal {
  if ('to' in value) return isName(value.to) ? named(value.to) : DataFactory.namedNode(value.to)
  const { text, language, datatype } = value
  return DataFactory.literal(text, language ?? (datatype === undefined ? undefined : named(datatype)))
}

function isName(to: string): to is Name {
  return to.startsWith('lexinfo:')
}
