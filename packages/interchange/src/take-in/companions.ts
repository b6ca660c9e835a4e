import type { Manifest } from '@hiap/lexicon'
import type { ProblemCode } from '../problem.ts'
import { unknownLicence } from './manifest.ts'

/** What the companions of an imported dictionary tell. */
export interface ImportCounts {
  readonly records: number
  readonly entries: number
  readonly leftOut: number
  readonly repairs: number
  readonly problems: ReadonlyMap<ProblemCode, number>
}

/** `README.md` of an imported dictionary. */
export function readmeOf(manifest: Manifest, file: string, counts: ImportCounts): string {
  const title = cell(Object.values(manifest.title)[0] ?? manifest.id)
  return `# ${title}

${number(counts.entries)} entries in \`${manifest.language}\` with meanings in ${manifest.glossLanguages.map((tag) => `\`${tag}\``).join(', ')}, imported from ${cell(file)}.

${
  manifest.licence.spdx === unknownLicence
    ? 'The licence is not known. Until its owner has said how the data may be used, it may not be published.'
    : `Licence: ${manifest.licence.spdx}. Attribution: ${cell(manifest.attribution)}`
}

| file            | is                                                                |
| --------------- | ----------------------------------------------------------------- |
| dictionary.json | title, languages, licence, sources                                |
| entries.jsonl   | the entries, one a line, in dictionary order                      |
| SOURCES.md      | what the entries rest on, and what the import met                 |
| cases.tsv       | queries and the headword that each should find first              |
| repairs.tsv     | every text that is written otherwise than in the file imported    |
| kept.jsonl      | what the file says and an entry has no place for, by entry        |

The last two are there only where they have something to say.
`
}

/** `SOURCES.md` of an imported dictionary. */
export function sourcesOf(manifest: Manifest, file: string, counts: ImportCounts): string {
  const works = manifest.sources.map(
    ({ id, title, licence, attribution }) => `| \`${id}\` | ${cell(title)} | ${licence.spdx} | ${cell(attribution)} |`,
  )
  const problems = [...counts.problems].map(([rule, count]) => `| \`${rule}\` | ${number(count)} |`)
  return `# Sources of ${manifest.id}

| source | title | licence | attribution |
| ------ | ----- | ------- | ----------- |
${works.join('\n')}

Every entry cites the source that it was read from. A citation has the form as the file writes it where the headword is
written otherwise, and the file's own id where the entry's is another.

## The import

From ${cell(file)}: ${number(counts.records)} records, ${number(counts.entries)} entries, ${number(counts.leftOut)} records left out, ${number(counts.repairs)} texts repaired.
${problems.length === 0 ? '' : `\n| problem | times |\n| ------- | ----- |\n${problems.join('\n')}\n`}`
}

/** `cases.tsv` of an imported dictionary: each headword finds itself. */
export function casesOf(headwords: readonly string[]): string {
  return `query\tfrom\theadword\tnote\n${headwords.map((text) => `${text}\t\t${text}\t\n`).join('')}`
}

function number(count: number): string {
  return count.toLocaleString('en')
}

/** A text as a cell of a Markdown table. */
function cell(text: string): string {
  return text.replace(/[\\|<>[\]*_`]/g, '\\$&')
}
