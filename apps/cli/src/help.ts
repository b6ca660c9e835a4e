import type { Option } from './arguments.ts'
import { type Command, commands } from './commands.ts'

/** The overview that `hiap --help` prints. */
export function overview(): string {
  return `Hiap: dictionaries and input method for the minority languages of Vietnam.

Usage: hiap COMMAND [OPTIONS]

${table(commands.map(({ name, summary }) => [name, summary]))}

  hiap COMMAND --help   tells the options of a command
  hiap --version        tells the version

Text comes in on stdin and goes out on stdout, one item a line.
Exit codes: 0 done; 1 nothing found, or the data has faults; 2 wrong usage.
`
}

/** The usage lines of a command. */
export function usageOf({ usage }: Command): string {
  return `Usage: ${usage.map((line) => `hiap ${line}`).join('\n       ')}\n`
}

/** What `hiap COMMAND --help` prints. */
export function helpOf(command: Command): string {
  const options: readonly (readonly [string, Option])[] = [
    ...Object.entries(command.options),
    ['help', { short: 'h', help: 'this text' }],
  ]
  const rows = options.map(([name, { short, value, help }]) => [
    `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
    help,
  ])
  return `hiap ${command.name}: ${command.summary}.\n\n${usageOf(command)}\n${table(rows)}\n`
}

function table(rows: readonly (readonly (string | undefined)[])[]): string {
  const width = Math.max(...rows.map(([left = '']) => left.length))
  return rows.map(([left = '', right = '']) => `  ${left.padEnd(width)}   ${right}`).join('\n')
}
