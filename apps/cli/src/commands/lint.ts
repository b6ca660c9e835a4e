import { writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { DictionarySource } from '@hiap/bundle'
import { type LintFinding, type LintResult, lintPage, lintSource } from '@hiap/bundle/lint'
import { readLintExceptions, readSource } from '@hiap/bundle/node'
import type { Arguments } from '../arguments.ts'
import { usageError } from '../errors.ts'
import { countFaults, formatDiagnostic } from '../format-diagnostic.ts'
import { inColumn, print, printProblem, showProgress, styled } from '../output.ts'
import { readWordListFile } from '../word-list-file.ts'

/** `hiap lint SOURCE…`: every finding on a line of stdout; 1 where there is one, or a fault. */
export async function run(args: Arguments, command: string): Promise<number> {
  if (args.operands.length === 0) throw usageError('Name the folder of a dictionary source.', command)
  const files = args.values('words')
  const words: string[] = []
  for (const file of files) {
    showProgress(`Reading ${basename(file)} …`)
    for (const [word] of await readWordListFile(file)) words.push(word)
  }
  const json = args.has('json')
  const linted: { readonly source: DictionarySource; readonly result: LintResult }[] = []
  let found = false
  for (const folder of args.operands) {
    const name = basename(resolve(folder))
    showProgress(`Linting ${name} …`)
    const { source, lines, diagnostics } = await readSource(folder)
    if (source === undefined || lines === undefined) {
      showProgress('')
      for (const diagnostic of diagnostics) printProblem(`${formatDiagnostic(diagnostic, process.stderr)}\n`)
      printProblem(`${name}: ${countFaults(diagnostics)}; it is linted when they are mended.\n`)
      found = true
      continue
    }
    const exceptions = await readLintExceptions(folder)
    const result = lintSource(source, { ...(files.length === 0 ? {} : { words }), exceptions, lines })
    showProgress('')
    linted.push({ source, result })
    const { findings, excepted } = result
    found ||= findings.length > 0
    await print(findings.map((each) => written(placed(each, folder), json)).join(''))
    const also = excepted === 0 ? '' : `, ${excepted} excepted`
    if (findings.length > 0) printProblem(`${name}: ${findings.length} found${also}.\n`)
    else if (!json) await print(`${name}: ${source.entries.length} entries, nothing found${also}.\n`)
  }
  const page = args.value('html')
  if (page !== undefined) await writeFile(page, lintPage(linted))
  return found ? 1 : 0
}

function placed(finding: LintFinding, folder: string): LintFinding {
  return { ...finding, file: join(folder, finding.file) }
}

// As `hiap check` writes a fault, so that editors jump from it, and with the entry.
function written(finding: LintFinding, json: boolean): string {
  if (json) return `${JSON.stringify(finding)}\n`
  const { file, line, entry, field, code, message, advice } = finding
  const place = styled('bold', `${file}:${line}`)
  const where = [entry, field].filter((each) => each !== undefined).join(' ')
  return `${place}: ${styled('yellow', code)}${where === '' ? '' : ` ${inColumn(where)}`}: ${inColumn(message)} ${advice}\n`
}
