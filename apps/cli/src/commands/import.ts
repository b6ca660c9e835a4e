import type { ImportFormat, ImportProgress, ImportReport, Problem } from '@hiap/interchange'
import { readFormats } from '@hiap/interchange/formats'
import { importFile } from '@hiap/interchange/node'
import { HiapError } from '@hiap/lexicon'
import type { Arguments } from '../arguments.ts'
import { usageError } from '../errors.ts'
import { formatProblem } from '../format-problem.ts'
import { didYouMean } from '../nearest-name.ts'
import { inColumn, print, printProblem, showProgress } from '../output.ts'
import { keepHeapSmall } from '../small-heap.ts'

/**
 * `hiap import FILE -o SOURCE`: makes a dictionary source of a file of another tool, and tells every problem of the
 * file. 1 where no source could be made; then the folder is as it was.
 */
export async function run(args: Arguments, command: string): Promise<number> {
  const [file, more] = args.operands
  if (file === undefined) throw usageError('Name the file to be imported.', command)
  if (more !== undefined) throw usageError(`One file at a time; “${more}” is one too many.`, command)
  const dry = args.has('dry-run')
  const folder = dry ? undefined : args.value('out')
  if (folder === undefined && !dry)
    throw usageError('Name the folder that is to be made, -o SOURCE, or --dry-run.', command)
  const format = formatOf(args, command)
  const glosses = args.values('gloss').flatMap((value) => value.split(','))
  const said = {
    id: args.value('id'),
    title: args.value('title'),
    language: args.value('lang'),
    glossLanguages: glosses.length === 0 ? undefined : glosses,
    licence: args.value('licence'),
    attribution: args.value('attribution'),
  }

  keepHeapSmall()
  const controller = new AbortController()
  const cancel = (): void =>
    controller.abort(new HiapError('import-cancelled', 'The import was cancelled; nothing was written.'))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, cancel)
  const json = args.has('json')
  try {
    const report = await importFile({
      file,
      ...(folder === undefined ? {} : { folder }),
      ...(format === undefined ? {} : { format }),
      dictionary: Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
      options: optionsOf(args, command),
      signal: controller.signal,
      tell(problem: Problem) {
        showProgress('')
        if (json) process.stdout.write(`${JSON.stringify(problem)}\n`)
        else printProblem(`${formatProblem(problem, process.stderr)}\n`)
      },
      progress: (progress) => showProgress(inWords(progress)),
    })
    showProgress('')
    await print(
      json ? `${JSON.stringify({ ...report, ...(folder === undefined ? {} : { folder }) })}\n` : told(report, folder),
    )
    return report.whole ? 0 : 1
  } finally {
    showProgress('')
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, cancel)
  }
}

function formatOf(args: Arguments, command: string): ImportFormat | undefined {
  const name = args.value('from')
  const format = readFormats.find((each) => each === name)
  if (name === undefined || format !== undefined) return format
  throw usageError(
    `There is no format ${name}.${didYouMean(name, readFormats)} There are ${readFormats.join(', ')}.`,
    command,
  )
}

function optionsOf(args: Arguments, command: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    args.values('option').map((option) => {
      const at = option.indexOf('=')
      if (at < 1) throw usageError(`The option --option wants NAME=VALUE, not “${option}”.`, command)
      return [option.slice(0, at), option.slice(at + 1)]
    }),
  )
}

function inWords({ stage, done, of }: ImportProgress): string {
  const share = of === 0 ? 100 : Math.floor((100 * done) / of)
  return stage === 'read' ? `Reading: ${share} % …` : `Writing: ${share} % of ${of} entries …`
}

function told(report: ImportReport, folder: string | undefined): string {
  const { whole, format, records, entries, repairs, reading, manifest } = report
  const counts = `${records} records, ${entries} entries, ${records - entries} left out, ${repairs} texts repaired.`
  const lines = [
    ...reading.map((line) => `${inColumn(line)}`),
    ...(manifest === undefined
      ? []
      : [`${manifest.id}: ${format}, ${manifest.language} → ${manifest.glossLanguages.join(', ')}`]),
    ...(whole ? [counts] : []),
    whole
      ? folder === undefined
        ? 'Nothing was written.'
        : `Written to ${inColumn(folder)}.`
      : 'No source could be made; nothing was written.',
  ]
  return `${lines.join('\n')}\n`
}
