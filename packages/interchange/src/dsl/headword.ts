/** What a line of a headword says. */
export interface DslHeadword {
  /** With its optional parts, without its unsorted ones. */
  readonly text: string
  /** Without some of the optional parts. */
  readonly variants: readonly string[]
  /** As a card shows it: with the unsorted parts. */
  readonly shown: string
}

const mostOptional = 4

interface Part {
  text: string
  readonly optional: boolean
  /** Which of the optional parts it is, where there are not too many. */
  bit?: number
}

/**
 * Reads a headword: `colo(u)r` is one with and one without its optional part, `{to }go` has a part that is shown and
 * not looked up. A backslash takes the next character as it is; tags are looks.
 *
 * @example
 * readHeadword('colo(u)r') // { text: 'colour', variants: ['color'], shown: 'colo(u)r' }
 * readHeadword('{to }go') // { text: 'go', variants: [], shown: 'to go' }
 */
export function readHeadword(line: string): DslHeadword {
  /** Text outside brackets and inside them, in turn. */
  const parts: Part[] = [{ text: '', optional: false }]
  let shown = ''
  let unsorted = false
  const add = (piece: string): void => {
    shown += piece
    const last = parts.at(-1)
    if (!unsorted && last !== undefined) last.text += piece
  }
  for (const [piece] of line.matchAll(/\\.|\[[^[\]]{1,200}\]|[\s\S]/gu)) {
    if (piece.length > 1 && piece.startsWith('\\')) add(piece.slice(1))
    else if (piece.length > 1 && piece.startsWith('[')) continue
    else if (piece === '{') unsorted = true
    else if (piece === '}') unsorted = false
    else if (!unsorted && (piece === '(' || piece === ')')) {
      shown += piece
      parts.push({ text: '', optional: piece === '(' })
    } else add(piece)
  }
  const optional = parts.filter((part) => part.optional && part.text.trim() !== '')
  for (const [at, part] of optional.entries()) part.bit = 1 << at
  const texts = new Set<string>()
  const ways = optional.length > mostOptional ? 2 : 2 ** optional.length
  for (let left = 0; left < ways; left++) {
    // Of too many parts, all or none.
    const isLeft = ({ bit }: Part): boolean =>
      bit !== undefined && (optional.length > mostOptional ? left === 1 : (left & bit) !== 0)
    texts.add(spaced(parts.map((part) => (isLeft(part) ? '' : part.text)).join('')))
  }
  texts.delete('')
  const [text = '', ...variants] = texts
  return { text, variants, shown: spaced(shown) }
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
