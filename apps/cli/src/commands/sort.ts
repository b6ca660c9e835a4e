import type { Arguments } from '../arguments.ts'
import { chosenLanguage } from '../chosen-language.ts'
import { stdinLines } from '../input-lines.ts'
import { print } from '../output.ts'

const linesPerWrite = 1000

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** `hiap sort --lang TAG`: the lines of stdin in dictionary order; equal ones stay in the order they came. */
export async function run(args: Arguments, command: string): Promise<number> {
  const language = chosenLanguage(command, args)
  const json = args.has('json')
  const input = stdinLines('words')
  const lines: { readonly text: string; readonly key: string }[] = []
  // The order is one of canonical spellings; what is printed is what came in. A sort key is made once a line, where the
  // language has one; a collator compares the spellings.
  const { sortKey } = language
  for await (const batch of input)
    for (const text of batch) {
      const canonical = language.normalise(text)
      lines.push({ text, key: sortKey === undefined ? canonical : sortKey(canonical) })
    }
  const compare = sortKey === undefined ? language.compare : byCodeUnit
  lines.sort((a, b) => compare(a.key, b.key))
  for (let at = 0; at < lines.length; at += linesPerWrite) {
    const out = lines
      .slice(at, at + linesPerWrite)
      .map(({ text }) => (json ? `${JSON.stringify({ text })}\n` : `${text}\n`))
    await print(out.join(''))
  }
  return input.damaged ? 1 : 0
}
