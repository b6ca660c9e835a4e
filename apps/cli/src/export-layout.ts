import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  compileLayout,
  type ExportedLayout,
  exportKeylayout,
  exportKlc,
  exportKmn,
  exportLdml,
  exportMim,
  exportXkb,
  HiapError,
  klcBytes,
  type Layout,
} from '@hiap/lexicon'
import type { Arguments } from './arguments.ts'
import { usageError } from './errors.ts'
import { chosenLayout, chosenOptions } from './layout-file.ts'
import { didYouMean } from './nearest-name.ts'
import { inColumn, print, printProblem } from './output.ts'

type Export = (layout: Layout, options: Readonly<Record<string, string>>) => ExportedLayout | undefined

const formats: Readonly<Record<string, Export>> = {
  ldml: exportLdml,
  kmn: exportKmn,
  mim: exportMim,
  xkb: exportXkb,
  keylayout: exportKeylayout,
  klc: exportKlc,
}

/** `hiap layouts export`: files for an operating system; stdout has their names, stderr what the format could not carry. */
export async function exportLayout(args: Arguments, command: string): Promise<number> {
  const names = Object.keys(formats)
  const to = args.value('to')
  if (to === undefined) throw usageError(`Say the format: --to ${names.join(', --to ')}.`, command)
  const format = Object.hasOwn(formats, to) ? formats[to] : undefined
  if (format === undefined) {
    throw usageError(`There is no format “${to}”.${didYouMean(to, names)} There are ${names.join(', ')}.`, command)
  }
  const layout = await chosenLayout(command, args)
  const options = chosenOptions(command, args)
  checkOptions(layout, options, command)
  const exported = format(layout, options)
  if (exported === undefined) {
    throw usageError(
      `The format ${to} knows keys alone, and the layout ${layout.id} listens to characters. It can be exported to ldml, kmn and mim.`,
      command,
    )
  }
  const folder = args.value('out') ?? '.'
  await mkdir(folder, { recursive: true })
  const files: string[] = []
  for (const { name, text } of exported.files) {
    const file = join(folder, name)
    await writeFile(file, to === 'klc' ? klcBytes(text) : text)
    files.push(file)
  }
  if (args.has('json')) {
    await print(`${JSON.stringify({ layout: layout.id, to, files, dropped: exported.dropped })}\n`)
    return 0
  }
  await print(files.map((file) => `${inColumn(file)}\n`).join(''))
  for (const { what, why } of exported.dropped) printProblem(`hiap: not carried: ${what}: ${why}\n`)
  return 0
}

function checkOptions(layout: Layout, options: Readonly<Record<string, string>>, command: string): void {
  try {
    compileLayout(layout, options)
  } catch (error) {
    if (error instanceof HiapError && error.code === 'layout-option-unknown') throw usageError(error.message, command)
    throw error
  }
}
