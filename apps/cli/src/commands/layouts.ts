import type { Arguments } from '../arguments.ts'
import { usageError } from '../errors.ts'
import { exportLayout } from '../export-layout.ts'
import { layoutIds, readLayout } from '../layout-file.ts'
import { didYouMean } from '../nearest-name.ts'
import { print } from '../output.ts'

const actions = ['list', 'export']

/** `hiap layouts list` and `hiap layouts export`. */
export async function run(args: Arguments, command: string): Promise<number> {
  const [action, ...rest] = args.operands
  if (action === undefined) throw usageError(`Say what to do with layouts: ${actions.join(' or ')}.`, command)
  if (!actions.includes(action)) {
    throw usageError(`The command ${command} cannot “${action}”.${didYouMean(action, actions)}`, command)
  }
  if (rest[0] !== undefined) throw usageError(`hiap ${command} ${action} takes no “${rest[0]}”.`, command)
  if (action === 'export') return exportLayout(args, command)
  const misplaced = ['layout', 'to', 'option', 'out'].find((name) => args.value(name) !== undefined)
  if (args.has('all')) throw usageError(`hiap ${command} list takes no --all.`, command)
  if (misplaced !== undefined) throw usageError(`hiap ${command} list takes no --${misplaced}.`, command)
  return list(args)
}

/** The layouts that come with Hiap, one a line. */
async function list(args: Arguments): Promise<number> {
  const layouts = await Promise.all((await layoutIds()).map(readLayout))
  const lines = layouts.map(({ id, locale, name, version, options = {} }) => {
    if (!args.has('json')) return `${id}\t${locale}\t${name.en}\n`
    const choices = Object.fromEntries(Object.entries(options).map(([option, { values }]) => [option, values]))
    return `${JSON.stringify({ id, locale, name, version, options: choices })}\n`
  })
  await print(lines.join(''))
  return 0
}
