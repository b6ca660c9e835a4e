import { once } from 'node:events'
import { styleText } from 'node:util'

/** Writes to stdout and waits while whoever reads it is behind. */
export async function print(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain')
}

/** Writes to stderr: problems and progress, never answers. */
export function printProblem(text: string): void {
  process.stderr.write(text)
}

/** Shows what long work is at, in one line of the terminal; elsewhere does nothing. An empty text clears the line. */
export function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`)
}

/** Styles text for a stream; plain where it is no terminal or `NO_COLOR` is set. */
export function styled(
  format: Parameters<typeof styleText>[0],
  text: string,
  stream: NodeJS.WriteStream = process.stdout,
): string {
  return styleText(format, text, { stream })
}

/** Keeps a text from breaking out of its column or steering the terminal: each control becomes a space. */
export function inColumn(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ' ')
}
