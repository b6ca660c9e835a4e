import { basename, resolve } from 'node:path'
import { readSource } from '@hiap/bundle/node'
import type { Arguments } from '../arguments.ts'
import { usageError } from '../errors.ts'
import { countFaults, formatDiagnostic } from '../format-diagnostic.ts'
import { print, printProblem, showProgress } from '../output.ts'

/** `hiap check SOURCE…`: every fault on a line of stdout; 1 where one is an error. */
export async function run(args: Arguments, command: string): Promise<number> {
  if (args.operands.length === 0) throw usageError('Name the folder of a dictionary source.', command)
  const json = args.has('json')
  let faulty = false
  for (const folder of args.operands) {
    const name = basename(resolve(folder))
    showProgress(`Checking ${name} …`)
    const { source, diagnostics } = await readSource(folder)
    showProgress('')
    faulty ||= source === undefined
    for (const diagnostic of diagnostics) {
      await print(`${json ? JSON.stringify(diagnostic) : formatDiagnostic(diagnostic, process.stdout)}\n`)
    }
    if (diagnostics.length > 0) printProblem(`${name}: ${countFaults(diagnostics)}.\n`)
    else if (!json) await print(`${name}: ${source?.entries.length} entries, no fault.\n`)
  }
  return faulty ? 1 : 0
}
