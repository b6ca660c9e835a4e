import { decode, readLines } from '@hiap/bundle/source'
import { isGzip, readGzip } from '../archive/read-gzip.ts'
import type { ImportTask } from '../importer.ts'

/** A line and where it stands. */
export interface DslLine {
  readonly text: string
  /** 1-based. */
  readonly row: number
}

/** A card: the lines of its headwords, and those of its body without their margin. */
export interface DslCard {
  readonly headwords: readonly DslLine[]
  readonly body: readonly DslLine[]
}

/** A line of the header: `#NAME "Jrai–Vietnamese"`. */
export interface DslDirective {
  /** In capitals, without `#`. */
  readonly name: string
  readonly value: string
}

/** Told when the first card comes, so that the header is known before it. */
export interface DslHeader {
  readonly header: readonly DslDirective[]
}

const progressEvery = 4 * 1024 * 1024

/**
 * Reads cards one by one, out of UTF-16 or UTF-8, packed by gzip or dictzip or not. The header comes first. What is of
 * another encoding, has no headword or is too long is told and left out.
 */
export async function* readCards(
  task: Pick<ImportTask, 'input' | 'limits' | 'tell' | 'reached'>,
): AsyncGenerator<DslCard | DslHeader, void, undefined> {
  const { limits, tell } = task
  const header: DslDirective[] = []
  let headerTold = false
  let headwords: DslLine[] = []
  let body: DslLine[] = []
  let size = 0
  /** Whether the lines belong to a card that is left out. */
  let passedOver = false
  let inComment = false
  /** Whether an empty line stands behind the headwords: what comes is no other headword of the same article. */
  let gap = false

  for await (const lines of readLines(utf8Of(task), limits.recordBytes)) {
    for (const { number: row, bytes, length } of lines) {
      size += length + 1
      const line = bytes === undefined ? undefined : decode(bytes)
      if (line?.text === undefined) {
        tell({
          row,
          rule: line === undefined ? 'file-too-large' : 'utf8-invalid',
          severity: 'left-out',
          message:
            line === undefined
              ? `The line has ${length} bytes; at most ${limits.recordBytes} are read.`
              : `Byte ${line.fault.byte + 1} of the line is not UTF-8.`,
          advice:
            line === undefined
              ? 'Look whether a line end is lost.'
              : 'The file is in an old code page (see #SOURCE_CODE_PAGE): save it as UTF-16 or UTF-8.',
        })
        // A headword that cannot be read ends the card before it all the same.
        if (bytes !== undefined && bytes[0] !== 0x09 && bytes[0] !== 0x20 && (body.length > 0 || passedOver)) {
          if (headwords.length > 0 && !passedOver) yield { headwords, body }
          headwords = []
          body = []
          size = 0
          passedOver = false
        }
        continue
      }
      const isGap = !inComment && line.text.trim() === ''
      const [text, stillInComment] = withoutComments(
        row === 1 ? line.text.replace(/^\ufeff/, '') : line.text,
        inComment,
      )
      inComment = stillInComment
      gap ||= isGap
      if (text.trim() === '') continue
      const isBody = /^\s/.test(text)
      if (!isBody && headwords.length === 0 && text.startsWith('#') && !headerTold) {
        const [, name = '', value = ''] = /^#\s*(\S+)(.*)$/.exec(text) ?? []
        if (header.length < 100)
          header.push({ name: name.toUpperCase(), value: value.trim().replace(/^"(.*)"$/, '$1') })
        continue
      }
      if (!headerTold) {
        headerTold = true
        size = length + 1
        yield { header }
      }
      if (isBody) {
        if (passedOver) continue
        if (headwords.length === 0) {
          tell({
            row,
            rule: 'headword-missing',
            severity: 'left-out',
            message: `The line “${text.trim().slice(0, 40)}” belongs to no headword.`,
            advice: 'A headword begins in the first column, its article with a tab.',
          })
          passedOver = true
        } else if (size > limits.recordBytes) {
          tell({
            row: headwords[0]?.row ?? row,
            rule: 'file-too-large',
            severity: 'left-out',
            message: `The card is larger than ${limits.recordBytes} bytes.`,
            advice: 'Look whether its headwords begin in the first column.',
          })
          passedOver = true
          headwords = []
          body = []
        } else body.push({ text: text.trim(), row })
        continue
      }
      if (body.length > 0 || passedOver) {
        if (headwords.length > 0 && !passedOver) yield { headwords, body }
        headwords = []
        body = []
        size = length + 1
        passedOver = false
      }
      // As many as lines that are no cards at all may be.
      if ((gap && headwords.length > 0) || size > limits.recordBytes) {
        if (headwords[0] !== undefined) tellWithoutBody(headwords[0], tell)
        headwords = []
        size = length + 1
      }
      gap = false
      headwords.push({ text: text.trimEnd(), row })
    }
  }
  if (!headerTold) yield { header }
  if (passedOver || headwords[0] === undefined) return
  if (body.length === 0) tellWithoutBody(headwords[0], tell)
  else yield { headwords, body }
}

function tellWithoutBody({ text, row }: DslLine, tell: ImportTask['tell']): void {
  tell({
    row,
    rule: 'meaning-missing',
    severity: 'left-out',
    message: `“${text.slice(0, 60)}” has no article.`,
    advice: 'Begin the lines of the article with a tab.',
  })
}

/** A line without what stands between double braces, which may go on over lines. */
function withoutComments(line: string, inComment: boolean): readonly [text: string, inComment: boolean] {
  if (!inComment && !line.includes('{{')) return [line, false]
  let text = ''
  let at = 0
  let inside = inComment
  for (;;) {
    const next = line.indexOf(inside ? '}}' : '{{', at)
    if (!inside) text += line.slice(at, next === -1 ? undefined : next)
    if (next === -1) return [text, inside]
    at = next + 2
    inside = !inside
  }
}

async function* utf8Of({
  input,
  limits,
  tell,
  reached,
}: Pick<ImportTask, 'input' | 'limits' | 'tell' | 'reached'>): AsyncGenerator<Uint8Array, void, undefined> {
  let bytes = 0
  let told = 0
  async function* counted(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of input.chunks()) {
      bytes += chunk.length
      if (bytes - told > progressEvery) {
        told = bytes
        reached(bytes)
      }
      yield chunk
    }
    reached(bytes)
  }
  const packed = isGzip(await input.slice(0, Math.min(4, input.size)))
  const chunks = packed ? readGzip({ name: input.name, chunks: counted }, limits.bytes, tell) : counted()
  let first: Uint8Array | undefined
  let decoder: InstanceType<typeof TextDecoder> | undefined
  const encoder = new TextEncoder()
  let begun = false
  for await (const chunk of chunks) {
    let piece = chunk
    if (!begun) {
      // Two bytes tell; a chunk may be of one.
      piece = first === undefined ? chunk.slice() : joined(first, chunk)
      if (piece.length < 2) {
        first = piece
        continue
      }
      begun = true
      const encoding = utf16Of(piece)
      decoder = encoding === undefined ? undefined : new TextDecoder(encoding, { ignoreBOM: false })
    }
    yield decoder === undefined ? piece : encoder.encode(decoder.decode(piece, { stream: true }))
  }
  if (!begun && first !== undefined) yield first
  if (decoder !== undefined) yield encoder.encode(decoder.decode())
}

/** By the byte order mark, or by the zeros of ASCII letters. */
function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first !== 0 && second === 0) return 'utf-16le'
  return first === 0 && second !== 0 ? 'utf-16be' : undefined
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}
