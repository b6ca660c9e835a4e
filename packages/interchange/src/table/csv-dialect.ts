/** How a text is divided into rows and cells. */
export interface CsvDialect {
  readonly delimiter: string
  /** `undefined` where quotation marks are text. */
  readonly quote: '"' | undefined
}

const delimiters = ['\t', ',', ';', '|'] as const
/** What an option or a person may call them. */
const namedDelimiters: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['\\t', '\t'],
  ['comma', ','],
  ['semicolon', ';'],
  ['pipe', '|'],
])

/** The delimiter that an option names, by itself or by its name; `undefined` where it is none of the four. */
export function delimiterNamed(name: string): string | undefined {
  return namedDelimiters.get(name.trim().toLowerCase()) ?? delimiters.find((each) => each === name)
}

/** What a delimiter is called, for a person to read. */
export function delimiterName(delimiter: string): string {
  return delimiter === '\t' ? 'tab' : delimiter
}

const linesLookedAt = 200

/**
 * Guesses how a text is divided: by the delimiter that most of its first lines have as often as the first line, and more
 * often rather than less. Where cells are parted by tabs, quotation marks are text, as most tools write, unless a cell
 * stands in them whole.
 *
 * @param head the beginning of the text, which may end inside a line
 * @returns `undefined` where no line has a delimiter
 */
export function guessDialect(head: string): CsvDialect | undefined {
  const lines = head.split(/\r\n|\r|\n/)
  // The last may be cut.
  const whole = (lines.length > 1 ? lines.slice(0, -1) : lines).filter((line) => line.trim() !== '')
  const looked = whole.slice(0, linesLookedAt)
  let best: { readonly delimiter: string; readonly score: number } | undefined
  for (const delimiter of delimiters) {
    const counts = looked.map((line) => count(unquoted(line), delimiter))
    const usual = counts[0] ?? 0
    if (usual === 0) continue
    const score = counts.filter((each) => each === usual).length / counts.length + Math.min(usual, 20) / 1000
    if (best === undefined || score > best.score) best = { delimiter, score }
  }
  if (best === undefined) return undefined
  const quoted =
    best.delimiter !== '\t' || looked.some((line) => line.split('\t').some((cell) => /^"(?:[^"]|"")*"$/.test(cell)))
  return { delimiter: best.delimiter, quote: quoted ? '"' : undefined }
}

function count(text: string, character: string): number {
  let found = 0
  for (const each of text) if (each === character) found += 1
  return found
}

function unquoted(line: string): string {
  return line.includes('"') ? line.replace(/"[^"]*"/g, '') : line
}
