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
import { chosenLayout, chosenOptions, layoutIds, readLayout } from './layout-file.ts'
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
  if (args.has('all')) return exportAll(args, command)
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
  const files = await writeFiles(exported, to, args.value('out') ?? '.')
  if (args.has('json')) {
    await print(`${JSON.stringify({ layout: layout.id, to, files, dropped: exported.dropped })}\n`)
    return 0
  }
  await print(files.map((file) => `${inColumn(file)}\n`).join(''))
  for (const { what, why } of exported.dropped) printProblem(`hiap: not carried: ${what}: ${why}\n`)
  return 0
}

/** `--all`: every layout in every format that can carry it, a folder for each format, and `dropped.json` beside them. */
async function exportAll(args: Arguments, command: string): Promise<number> {
  const misplaced = ['layout', 'to', 'option'].find((name) => args.value(name) !== undefined)
  if (misplaced !== undefined)
    throw usageError(`--all is of every layout and format; it takes no --${misplaced}.`, command)
  const folder = args.value('out')
  if (folder === undefined) throw usageError('Say the folder for the files of --all: -o DIR.', command)
  const layouts = await Promise.all((await layoutIds()).map(readLayout))
  const reports: ExportReport[] = []
  for (const layout of layouts) {
    for (const [to, format] of Object.entries(formats)) {
      const exported = format(layout, {})
      if (exported === undefined) {
        const why = 'the format knows keys alone, and the layout listens to characters'
        reports.push({ layout: layout.id, to, files: [], dropped: [{ what: 'layout', why }] })
        continue
      }
      const files = await writeFiles(exported, to, join(folder, to))
      reports.push({ layout: layout.id, to, files, dropped: exported.dropped })
    }
  }
  const list = join(folder, 'dropped.json')
  await writeFile(list, `${JSON.stringify(reports, undefined, 2)}\n`)
  if (args.has('json')) await print(reports.map((report) => `${JSON.stringify(report)}\n`).join(''))
  else await print([...reports.flatMap(({ files }) => files), list].map((file) => `${inColumn(file)}\n`).join(''))
  return 0
}

interface ExportReport extends Pick<ExportedLayout, 'dropped'> {
  readonly layout: string
  readonly to: string
  readonly files: readonly string[]
}

async function writeFiles({ files }: ExportedLayout, to: string, folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true })
  const written: string[] = []
  for (const { name, text } of files) {
    const file = join(folder, name)
    await writeFile(file, to === 'klc' ? klcBytes(text) : text)
    written.push(file)
  }
  return written
}

function checkOptions(layout: Layout, options: Readonly<Record<string, string>>, command: string): void {
  try {
    compileLayout(layout, options)
  } catch (error) {
    if (error instanceof HiapError && error.code === 'layout-option-unknown') throw usageError(error.message, command)
    throw error
  }
}
