import { basename, resolve } from 'node:path'
import { bundleHash, type DictionarySource } from '@hiap/bundle'
import { compileBundle } from '@hiap/bundle/compile'
import { readSource, writeBundle } from '@hiap/bundle/node'
import { HiapError } from '@hiap/lexicon'
import type { Arguments } from '../arguments.ts'
import { usageError } from '../errors.ts'
import { countFaults, formatDiagnostic } from '../format-diagnostic.ts'
import { print, printProblem, showProgress } from '../output.ts'
import { usualData } from '../repository.ts'
import { staticPage } from '../static-page.ts'
import { compileFolder } from './compile-folder.ts'

/**
 * `hiap compile SOURCE… [-o DIR]`: checks all sources, compiles all, then writes all; nothing is written where one has
 * an error. A line of stdout for each bundle: id, entries, bytes, hash, separated by tabs. With `--shards`, DIR becomes
 * a folder for a plain web server.
 */
export async function run(args: Arguments, command: string): Promise<number> {
  if (args.operands.length === 0) throw usageError('Name the folder of a dictionary source.', command)
  const shards = args.has('shards')
  const out = args.value('out')
  if (shards && out === undefined)
    throw usageError('Name the folder that is to be made: --shards SOURCE… -o DIR.', command)
  if (args.has('no-page') && !shards) throw usageError('The option --no-page goes with --shards.', command)
  // Before any work: the way out is a command of its own.
  const page = shards && !args.has('no-page') ? await staticPage() : []
  const sources: DictionarySource[] = []
  for (const folder of args.operands) {
    const name = basename(resolve(folder))
    showProgress(`Checking ${name} …`)
    const { source, diagnostics } = await readSource(folder)
    showProgress('')
    if (source !== undefined) sources.push(source)
    else for (const diagnostic of diagnostics) printProblem(`${formatDiagnostic(diagnostic, process.stderr)}\n`)
    if (diagnostics.length > 0) {
      printProblem(`${name}: ${countFaults(diagnostics)}${source === undefined ? '' : '; hiap check tells them'}.\n`)
    }
  }
  if (sources.length < args.operands.length) {
    printProblem('Nothing was compiled.\n')
    return 1
  }
  const ids = sources.map(({ manifest }) => manifest.id)
  const twice = ids.find((id, index) => ids.indexOf(id) < index)
  if (twice !== undefined) {
    throw new HiapError('source-twice', `Two of the sources have the id ${twice}. Name each dictionary once.`, {
      id: twice,
    })
  }

  const bundles = sources.map((source) => {
    showProgress(`Compiling ${source.manifest.id} …`)
    const bytes = compileBundle(source)
    return { id: source.manifest.id, entries: source.entries.length, bytes, hash: bundleHash(bytes) }
  })
  showProgress('')
  if (shards && out !== undefined) return compileFolder(bundles, page, out, args.has('json'))
  const folder = out ?? usualData
  for (const { id, entries, bytes, hash } of bundles) {
    const file = await writeBundle(folder, id, bytes)
    await print(
      args.has('json')
        ? `${JSON.stringify({ id, entries, bytes: bytes.length, hash, file })}\n`
        : `${[id, entries, bytes.length, hash].join('\t')}\n`,
    )
  }
  return 0
}
