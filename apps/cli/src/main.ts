import { HiapError } from '@hiap/lexicon'
import manifest from '../package.json' with { type: 'json' }
import { readArguments } from './arguments.ts'
import { commands } from './commands.ts'
import { usageError } from './errors.ts'
import { helpOf, overview, usageOf } from './help.ts'
import { didYouMean } from './nearest-name.ts'
import { print, printProblem } from './output.ts'

/**
 * Runs the command line that follows `hiap` and gives the exit code: 0 done; 1 the answer is negative or the data has
 * faults; 2 wrong usage. Never throws; what goes wrong is told on stderr in a sentence.
 *
 * @example
 * await main(['normalise', '--lang', 'km']) // 0
 */
export async function main(args: readonly string[]): Promise<number> {
  // Whoever reads our output may stop reading: `hiap normalise --lang km | head -1` is no fault.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      process.exit(tell(error))
    })
  }
  process.on('uncaughtException', (error) => process.exit(tell(error)))
  try {
    return await runCommand(args)
  } catch (error) {
    return tell(error)
  }
}

async function runCommand([first, ...rest]: readonly string[]): Promise<number> {
  if (first === undefined) {
    printProblem(overview())
    return 2
  }
  if (first === '--version') {
    await print(`hiap ${manifest.version}\n`)
    return 0
  }
  const asksForHelp = first === '--help' || first === '-h' || first === 'help'
  const name = asksForHelp ? rest[0] : first
  if (name === undefined) {
    await print(overview())
    return 0
  }
  const command = commands.find((each) => each.name === name)
  if (command === undefined) {
    const names = commands.map((each) => each.name)
    throw usageError(
      name.startsWith('-')
        ? `There is no option ${name} before the command.`
        : `There is no command ${name}.${didYouMean(name, names)}`,
    )
  }
  // Before anything is read as an option: `--help` helps also in a line that is wrong.
  const end = rest.indexOf('--')
  const options = end === -1 ? rest : rest.slice(0, end)
  if (asksForHelp || options.includes('--help') || options.includes('-h')) {
    await print(helpOf(command))
    return 0
  }
  const { run } = await command.load()
  return run(readArguments(name, rest, command.options), name)
}

// Tells an error on stderr and gives its exit code.
function tell(error: unknown): number {
  if (error instanceof HiapError && error.code === 'usage-wrong') {
    const command = commands.find(({ name }) => name === error.details.command)
    printProblem(`hiap: ${error.message}\n${command === undefined ? 'See: hiap --help\n' : usageOf(command)}`)
    return 2
  }
  if (error instanceof HiapError) printProblem(`hiap: ${error.message} (${error.code})\n`)
  else if (isSystemError(error)) printProblem(`hiap: ${error.message}\n`)
  else {
    const message = error instanceof Error ? error.message : String(error)
    printProblem(`hiap: This is a fault of the program, please report it: ${message}\n`)
  }
  // For those who work on the program.
  if (process.env.HIAP_DEBUG && error instanceof Error) printProblem(`${error.stack}\n`)
  return 1
}

// A full disk, a folder that may not be written: the system's own sentence says it.
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error
}
