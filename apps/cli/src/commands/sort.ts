import type { Arguments } from '../arguments.ts'
import { chosenLanguage } from '../chosen-language.ts'
import { stdinLines } from '../input-lines.ts'
import { print } from '../output.ts'

const linesPerWrite = 1000

/** `hiap sort --lang TAG`: the lines of stdin in dictionary order; equal ones stay in the order they came. */
export async function run(args: Arguments, command: string): Promise<number> {
  const language = chosenLanguage(command, args)
  const json = args.has('json')
  const input = stdinLines('words')
  const lines: { readonly text: string; readonly canonical: string }[] = []
  // The order is one of canonical spellings; what is printed is what came in.
  for await (const batch of input) for (const text of batch) lines.push({ text, canonical: language.normalise(text) })
  lines.sort((a, b) => language.compare(a.canonical, b.canonical))
  for (let at = 0; at < lines.length; at += linesPerWrite) {
    const out = lines
      .slice(at, at + linesPerWrite)
      .map(({ text }) => (json ? `${JSON.stringify({ text })}\n` : `${text}\n`))
    await print(out.join(''))
  }
  return input.damaged ? 1 : 0
}
