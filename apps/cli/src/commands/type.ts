import { type CompiledLayout, compileLayout, HiapError, type Layout, typeKeys } from '@hiap/lexicon'
import type { Arguments } from '../arguments.ts'
import { usageError } from '../errors.ts'
import { stdinLines } from '../input-lines.ts'
import { chosenLayout, chosenOptions } from '../layout-file.ts'
import { print, printProblem } from '../output.ts'

/** `hiap type --layout ID`: a line of keys in, the text that they give out. */
export async function run(args: Arguments, command: string): Promise<number> {
  const compiled = compile(await chosenLayout(command, args), chosenOptions(command, args), command)
  if (args.operands[0] !== undefined) {
    throw usageError(`The command ${command} reads keys from stdin and takes no “${args.operands[0]}”.`, command)
  }
  const json = args.has('json')
  const lines = stdinLines('keys with a space between')
  let number = 0
  let faulty = false
  const typed = (keys: string): string => {
    number += 1
    try {
      return typeKeys(compiled, keys)
    } catch (error) {
      if (!(error instanceof HiapError)) throw error
      faulty = true
      printProblem(`hiap: Line ${number}: ${error.message} (${error.code})\n`)
      return ''
    }
  }
  for await (const batch of lines) {
    const out = batch.map((keys) => {
      const text = typed(keys)
      return json ? `${JSON.stringify({ keys, text })}\n` : `${text}\n`
    })
    await print(out.join(''))
  }
  return lines.damaged || faulty ? 1 : 0
}

function compile(layout: Layout, options: Readonly<Record<string, string>>, command: string): CompiledLayout {
  try {
    return compileLayout(layout, options)
  } catch (error) {
    if (error instanceof HiapError && error.code === 'layout-option-unknown') throw usageError(error.message, command)
    throw error
  }
}
