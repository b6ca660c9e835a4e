import { readdir, readFile } from 'node:fs/promises'
import { HiapError, type Layout, parseLayout } from '@hiap/lexicon'
import type { Arguments } from './arguments.ts'
import { usageError } from './errors.ts'
import { didYouMean } from './nearest-name.ts'

/** Where the layouts that come with Hiap stand. */
const folder = new URL('../layouts/', import.meta.resolve('@hiap/lexicon'))

/** The ids of the layouts that come with Hiap, sorted. */
export async function layoutIds(): Promise<readonly string[]> {
  const files = await readdir(folder)
  return files.flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : [])).sort()
}

/** Reads a layout that comes with Hiap. */
export async function readLayout(id: string): Promise<Layout> {
  return parseLayout(await readFile(new URL(`${id}.json`, folder), 'utf8'), `${id}.json`)
}

/**
 * The layout that `--layout` names: by its id, or a file of one's own, whose name ends in `.json`.
 *
 * @throws HiapError `usage-wrong` where it is left out or there is no such layout; `layout-missing` where the file cannot be
 * read; `layout-malformed`
 */
export async function chosenLayout(command: string, args: Arguments): Promise<Layout> {
  const ids = await layoutIds()
  const name = args.value('layout')
  if (name === undefined) {
    throw usageError(`The command ${command} needs --layout ID: one of ${ids.join(', ')}, or a file.`, command)
  }
  if (ids.includes(name)) return readLayout(name)
  if (!name.endsWith('.json')) {
    throw usageError(`There is no layout “${name}”.${didYouMean(name, ids)} There are ${ids.join(', ')}.`, command)
  }
  let json: string
  try {
    json = await readFile(name, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new HiapError('layout-missing', `The layout ${name} cannot be read: ${reason}.`, { file: name })
  }
  return parseLayout(json, name)
}

/**
 * The options of a layout that `--option name=value` gives.
 *
 * @throws HiapError `usage-wrong` for one that is not of this form
 */
export function chosenOptions(command: string, args: Arguments): Readonly<Record<string, string>> {
  const pairs = args.values('option').map((pair) => {
    const equals = pair.indexOf('=')
    if (equals < 1) throw usageError(`The option --option wants name=value, not “${pair}”.`, command)
    return [pair.slice(0, equals), pair.slice(equals + 1)] as const
  })
  const space = args.value('space')
  return Object.fromEntries(space === undefined ? pairs : [...pairs, ['space', space]])
}
