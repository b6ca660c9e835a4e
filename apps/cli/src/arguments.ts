import { parseArgs } from 'node:util'
import { usageError } from './errors.ts'
import { didYouMean } from './nearest-name.ts'

/** An option of a command. */
export interface Option {
  /** One letter, for `-o`. */
  readonly short?: string
  /** Name of the value in the help, such as `DIR`; left out for a switch. */
  readonly value?: string
  /** One line for the help. */
  readonly help: string
}

export type Options = Readonly<Record<string, Option>>

/** A command line, read. */
export interface Arguments {
  readonly operands: readonly string[]
  /** The value of an option, the last one where it is given several times. */
  value(name: string): string | undefined
  /** All values of an option. */
  values(name: string): readonly string[]
  /** Whether a switch is given. */
  has(name: string): boolean
}

/**
 * Reads the arguments that follow the name of a command. What follows `--` is an operand.
 *
 * @throws HiapError `usage-wrong` for an option that the command does not have, a value that is missing or too much
 * @example
 * readArguments('compile', ['km-vi', '-o', 'build'], options).value('out') // 'build'
 */
export function readArguments(command: string, args: readonly string[], options: Options): Arguments {
  const { tokens } = parseArgs({
    args: [...args],
    // Not strict: its messages name neither the command nor the option that was probably meant.
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, { short, value }]) => [
        name,
        { type: value === undefined ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) } as const,
      ]),
    ),
  })
  const operands: string[] = []
  const given = new Map<string, string[]>()
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (option === undefined) {
      const names = Object.keys(options).map((name) => `--${name}`)
      throw usageError(`There is no option ${token.rawName}.${didYouMean(token.rawName, names)}`, command)
    }
    const value = token.value
    if (option.value === undefined) {
      if (value !== undefined) throw usageError(`The option ${token.rawName} takes no value.`, command)
    } else if (value === undefined || (!token.inlineValue && isOption(value, options))) {
      throw usageError(`The option ${token.rawName} needs a value: ${token.rawName} ${option.value}.`, command)
    }
    given.set(token.name, [...(given.get(token.name) ?? []), value ?? ''])
  }
  return {
    operands,
    value: (name) => given.get(name)?.at(-1),
    values: (name) => given.get(name) ?? [],
    has: (name) => given.has(name),
  }
}

// `-o --json`: the value is forgotten, not “--json”.
function isOption(value: string, options: Options): boolean {
  return Object.entries(options).some(([name, { short }]) => value === `--${name}` || value === `-${short}`)
}

/**
 * Reads an option as a whole number.
 *
 * @throws HiapError `usage-wrong` where it is not one from `least` to `most`
 */
export function wholeNumber(
  command: string,
  args: Arguments,
  name: string,
  least: number,
  most: number,
): number | undefined {
  const value = args.value(name)
  if (value === undefined) return undefined
  const number = Number(value)
  if (!/^\d{1,9}$/.test(value) || number < least || number > most) {
    throw usageError(`The option --${name} wants a whole number from ${least} to ${most}, not “${value}”.`, command)
  }
  return number
}
