import { SaxesParser } from 'saxes'
import type { ImportTask } from '../importer.ts'
import type { Told } from '../problem.ts'
import type { XmlElement } from './xml-element.ts'

interface Unfinished extends XmlElement {
  readonly attributes: Map<string, string>
  readonly children: (XmlElement | string)[]
}

/** An element that is walked into: told when it begins, so that its attributes are known before what is inside. */
export interface XmlStart {
  readonly start: string
  readonly attributes: ReadonlyMap<string, string>
  readonly line: number
}

/**
 * Reads a document piece by piece: yields each element that has one of the names, whole, as soon as it ends, and the
 * beginning of every element around them. One such element is in memory at a time.
 *
 * A document type definition is refused, and with it entities of the document's own. What breaks the rules of XML, is
 * not UTF-8, is too deep or too large is told as a `fatal` problem, and the reading ends.
 *
 * @param task the file, its limits and where problems are told
 * @param names of the elements wanted whole; one inside another belongs to the outer
 * @example
 * for await (const each of readXml(task, new Set(['entry']))) if ('name' in each) console.log(textOf(each))
 */
export async function* readXml(
  task: Pick<ImportTask, 'input' | 'limits' | 'tell' | 'reached'>,
  names: ReadonlySet<string>,
): AsyncGenerator<XmlElement | XmlStart, void, undefined> {
  const { input, limits, tell, reached } = task
  const parser = new SaxesParser({ xmlns: false, position: true })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  /** From the outermost wanted element to the one that is open. */
  const open: Unfinished[] = []
  let ready: (XmlElement | XmlStart)[] = []
  let depth = 0
  let bytes = 0
  /** Where the bytes stood when something last came of them. */
  let bytesAtEvent = 0
  /** Where the wanted element that is open began. */
  let bytesAtRecord = 0
  let fatal: Told | undefined

  const stop = (rule: Told['rule'], message: string, advice: string): void => {
    fatal ??= { row: parser.line, rule, severity: 'fatal', message, advice }
  }
  const text = (piece: string): void => {
    bytesAtEvent = bytes
    open.at(-1)?.children.push(piece)
  }
  parser.on('error', (error) =>
    stop(
      'syntax-wrong',
      `The document breaks the rules of XML: ${error.message.replace(/^(undefined|\d+):\d+: /, '').replace(/\.$/, '')}.`,
      'Open it in an XML editor at this line and mend it, or export it again from the tool that made it.',
    ),
  )
  parser.on('doctype', () =>
    stop(
      'markup-refused',
      'The document has a document type definition, which could name entities of any size or other files.',
      'Delete the <!DOCTYPE …> and write the characters themselves in place of entities.',
    ),
  )
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('opentag', (tag) => {
    if (fatal !== undefined) return
    bytesAtEvent = bytes
    depth += 1
    if (depth > limits.depth) {
      stop(
        'too-deep',
        `Elements stand inside one another more than ${limits.depth} deep.`,
        'Dictionaries are flat: look for an element that was never closed.',
      )
      return
    }
    const attributes = new Map(Object.entries(tag.attributes))
    const line = parser.line
    if (open.length === 0 && !names.has(tag.name)) {
      ready.push({ start: tag.name, attributes, line })
      return
    }
    if (open.length === 0) bytesAtRecord = bytes
    open.push({ name: tag.name, attributes, children: [], line })
  })
  parser.on('closetag', () => {
    if (fatal !== undefined) return
    bytesAtEvent = bytes
    depth -= 1
    const closed = open.pop()
    if (closed === undefined) return
    const parent = open.at(-1)
    if (parent === undefined) ready.push(closed)
    else parent.children.push(closed)
  })

  const write = (piece: string): void => {
    if (piece !== '') parser.write(piece)
  }
  for await (const chunk of input.chunks()) {
    bytes += chunk.length
    try {
      write(decoder.decode(chunk, { stream: true }))
    } catch {
      stop('utf8-invalid', 'The document is not UTF-8 from here on.', 'Save it as UTF-8.')
    }
    const since = Math.max(bytes - bytesAtEvent, open.length === 0 ? 0 : bytes - bytesAtRecord)
    if (since > limits.recordBytes + chunk.length) {
      stop(
        'file-too-large',
        `One record is larger than ${limits.recordBytes} bytes.`,
        'Look for an element that was never closed.',
      )
    }
    const now = ready
    ready = []
    yield* now
    if (fatal !== undefined) break
    reached(bytes)
  }
  if (fatal === undefined) {
    if (bytes === 0) {
      tell({
        rule: 'file-empty',
        severity: 'fatal',
        message: 'The file has nothing in it.',
        advice: 'Export it again.',
      })
      return
    }
    try {
      write(decoder.decode())
    } catch {
      stop('utf8-invalid', 'The document ends inside a character.', 'The file was cut short: copy it again.')
    }
    if (fatal === undefined) parser.close()
    yield* ready
  }
  if (fatal !== undefined) tell(fatal)
}
