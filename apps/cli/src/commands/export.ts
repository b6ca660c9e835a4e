import { exporterOf, writtenFormats } from '@hiap/interchange/formats'
import { exportFile, exportRelease, type Release } from '@hiap/interchange/node'
import type { Arguments } from '../arguments.ts'
import { usageError } from '../errors.ts'
import { didYouMean } from '../nearest-name.ts'
import { inColumn, print, printProblem, showProgress } from '../output.ts'

/**
 * `hiap export --to FORMAT SOURCE -o FILE`: writes a source or a bundle in the format of another tool. A line of stdout
 * for each file; on stderr, what the format has no place for.
 */
export async function run(args: Arguments, command: string): Promise<number> {
  const [from, more] = args.operands
  if (from === undefined) throw usageError('Name the folder of a dictionary source, or a bundle.', command)
  if (more !== undefined && !args.has('all'))
    throw usageError(`One dictionary at a time; “${more}” is one too many.`, command)
  const file = args.value('out')
  if (file === undefined) throw usageError('Name the file that is to be written: -o FILE.', command)
  const [baseUrl, dataUrl] = ['base-url', 'data-url'].map((name) => addressOf(args, name, command))
  if (args.has('all')) {
    if (args.has('to')) throw usageError('The option --all writes every format: leave --to out.', command)
    return release(args, {
      from: args.operands,
      folder: file,
      ...(baseUrl === undefined ? {} : { baseUrl }),
      ...(dataUrl === undefined ? {} : { dataUrl }),
    })
  }
  if (dataUrl !== undefined) throw usageError('The option --data-url goes with --all.', command)
  const format = args.value('to')
  if (format === undefined) throw usageError(`Name the format: --to ${writtenFormats.join(', ')}; or --all.`, command)
  const exporter = await exporterOf(format)
  if (exporter === undefined) {
    throw usageError(
      `There is no format ${format}.${didYouMean(format, writtenFormats)} There are ${writtenFormats.join(', ')}.`,
      command,
    )
  }
  showProgress(`Writing ${format} …`)
  const report = await exportFile({ from, exporter, file, ...(baseUrl === undefined ? {} : { baseUrl }) })
  showProgress('')
  if (args.has('json')) {
    await print(`${JSON.stringify(report)}\n`)
    return 0
  }
  for (const { field, count, why } of report.dropped) {
    printProblem(`${inColumn(field)}: ${count} not carried. ${inColumn(why)}\n`)
  }
  await print(report.files.map((each) => `${inColumn(each)}\n`).join(''))
  return 0
}

function addressOf(args: Arguments, name: string, command: string): string | undefined {
  const url = args.value(name)
  if (url === undefined || /^https?:\/\/\S+\/$/.test(url)) return url
  throw usageError(`The option --${name} wants an address with a slash at its end, not “${url}”.`, command)
}

async function release(args: Arguments, what: Release): Promise<number> {
  const report = await exportRelease({
    ...what,
    progress: (id, format) => showProgress(`Writing ${id} as ${format} …`),
  })
  showProgress('')
  await print(
    args.has('json')
      ? `${JSON.stringify({ ...report, folder: what.folder })}\n`
      : report.files.map(({ path, bytes, sha256 }) => `${[inColumn(path), bytes, sha256].join('\t')}\n`).join(''),
  )
  return 0
}
