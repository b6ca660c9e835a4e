import { exporterOf, writtenFormats } from '@hiap/interchange/formats'
import { exportFile } from '@hiap/interchange/node'
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
  if (more !== undefined) throw usageError(`One dictionary at a time; “${more}” is one too many.`, command)
  const file = args.value('out')
  if (file === undefined) throw usageError('Name the file that is to be written: -o FILE.', command)
  const format = args.value('to')
  if (format === undefined) throw usageError(`Name the format: --to ${writtenFormats.join(', ')}.`, command)
  const exporter = await exporterOf(format)
  if (exporter === undefined) {
    throw usageError(
      `There is no format ${format}.${didYouMean(format, writtenFormats)} There are ${writtenFormats.join(', ')}.`,
      command,
    )
  }
  const baseUrl = args.value('base-url')
  if (baseUrl !== undefined && !/^https?:\/\/\S+\/$/.test(baseUrl)) {
    throw usageError(`The option --base-url wants an address with a slash at its end, not “${baseUrl}”.`, command)
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
