import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { checkCostsForm, checkCostsMeaning, faultLine } from './check-costs.ts'
import { costFiles, languageIn } from './cost-files.ts'

// Are the costs of every language in order? Ends with 1 where one is not. Guide: docs/guides/tune-the-costs.md.

for (const [name, file] of costFiles) {
  const text = readFileSync(file, 'utf8')
  const { table, faults } = checkCostsForm(text)
  const all = table === undefined ? faults : checkCostsMeaning(text, table, await languageIn(name))
  for (const fault of all) console.error(faultLine(relative(process.cwd(), file), fault))
  if (all.length > 0) process.exitCode = 1
  else console.log(`${name}: ${Object.keys(table!.confusions).length} rules, nothing wrong`)
}
