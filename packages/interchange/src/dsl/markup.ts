import type { ImportTask } from '../importer.ts'
import type { DslLine } from './read-cards.ts'

/** What a piece of an article is. */
export type RunKind = 'text' | 'label' | 'transcription' | 'comment' | 'example' | 'media' | 'address'

/** A piece of plain text of one kind. */
export interface Run {
  readonly text: string
  readonly kind: RunKind
}

/** A line of an article without its markup. */
export interface PlainLine {
  readonly row: number
  /** 0 to 9, by [m…]. */
  readonly margin: number
  readonly runs: readonly Run[]
}

/** What an article says: its lines, and the headwords that it links to. */
export interface PlainBody {
  readonly lines: readonly PlainLine[]
  readonly links: readonly string[]
}

/** Where one stands inside another, the first of these is what the text is. */
const kindOfTag: ReadonlyMap<string, RunKind> = new Map([
  ['s', 'media'],
  ['video', 'media'],
  ['url', 'address'],
  ['ex', 'example'],
  ['t', 'transcription'],
  ['p', 'label'],
  ['com', 'comment'],
])
const looks = new Set([
  'b',
  'i',
  'u',
  'c',
  "'",
  'sup',
  'sub',
  '*',
  'trn',
  'trn1',
  '!trs',
  'trs',
  'lang',
  'ref',
  'preview',
])

const longestExpansion = 100_000

const pieces = /\\(.)|\[([^[\]]{1,200})\]|<<([^<>]{1,500})>>|\^?~|[^\\[<~^]+|./gsu

/**
 * Reads the markup of an article. Looks are left out; a tag that DSL does not have is text, one that is left open ends
 * with the article. Takes time in proportion to the text.
 *
 * @param headword what a tilde stands for
 */
export function readMarkup(body: readonly DslLine[], headword: string, tell: ImportTask['tell']): PlainBody {
  /** By tag, the rows of those that are open. */
  const open = new Map<string, number[]>()
  const lines: PlainLine[] = []
  const links: string[] = []
  let link: string | undefined
  let margin = 0
  // What tildes may stand for in all: no text of an entry is so long.
  let left = longestExpansion
  const tilde = (sign: string): string => {
    left -= headword.length
    return left < 0 ? sign : sign === '~' ? headword : otherCase(headword)
  }
  for (const { text, row } of body) {
    let runs: Run[] = []
    const add = (piece: string): void => {
      if (link !== undefined) link += piece
      const kind = kindOf(open)
      const last = runs.at(-1)
      if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + piece }
      else runs.push({ kind, text: piece })
    }
    const end = (): void => {
      if (runs.some((run) => run.text.trim() !== '')) lines.push({ row, margin, runs })
      runs = []
    }
    for (const [piece, escaped, tag, reference] of text.matchAll(pieces)) {
      if (escaped !== undefined) add(escaped)
      else if (reference !== undefined) {
        links.push(reference.trim())
        add(reference)
      } else if (piece === '~' || piece === '^~') add(tilde(piece))
      else if (tag === undefined) add(piece)
      else {
        const closes = tag.startsWith('/')
        const [name = ''] = tag.slice(closes ? 1 : 0).split(/\s/, 1)
        if (/^m\d?$/.test(name)) margin = closes ? 0 : Number(name.slice(1))
        else if (name === 'br') end()
        else if (!kindOfTag.has(name) && !looks.has(name)) {
          tellTag(row, piece, `The tag ${piece.slice(0, 40)} is none of DSL; it is read as text.`, tell)
          add(piece)
        } else if (!closes) {
          const rows = open.get(name)
          if (rows === undefined) open.set(name, [row])
          else rows.push(row)
          if (name === 'ref') link = ''
        } else {
          if (name === 'ref' && link !== undefined) {
            if (link.trim() !== '') links.push(link.trim())
            link = undefined
          }
          if (open.get(name)?.pop() === undefined) {
            tellTag(row, piece, `The tag ${piece.slice(0, 40)} closes what is not open.`, tell)
          }
        }
      }
    }
    end()
  }
  for (const [tag, [row]] of open) {
    if (row !== undefined) tellTag(row, `[${tag}]`, `The tag [${tag}] is not closed.`, tell)
  }
  return { lines, links }
}

function kindOf(open: ReadonlyMap<string, readonly number[]>): RunKind {
  for (const [tag, kind] of kindOfTag) if ((open.get(tag)?.length ?? 0) > 0) return kind
  return 'text'
}

function otherCase(text: string): string {
  const [first = ''] = text
  const upper = first.toUpperCase()
  return (first === upper ? first.toLowerCase() : upper) + text.slice(first.length)
}

function tellTag(row: number, tag: string, message: string, tell: ImportTask['tell']): void {
  tell({
    row,
    column: tag.slice(0, 40),
    rule: 'syntax-wrong',
    severity: 'changed',
    message,
    advice: 'Look at the text of the entry; write \\[ for a bracket that begins no tag.',
  })
}
