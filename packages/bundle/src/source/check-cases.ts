import { anyLanguageOf } from '@hiap/lexicon'
import type { ManifestFacts } from './check-manifest.ts'
import type { FaultList } from './fault-list.ts'
import { blankFault } from './file-faults.ts'
import type { SourceLimits } from './limits.ts'
import { readTextLines } from './read-text-lines.ts'
import { show } from './show.ts'

const header = ['query', 'from', 'headword', 'note']

/**
 * Checks the bytes of a `cases.tsv`: the header, the number of columns, and that what a row names is there. Queries may
 * be spelt in any way, so their spelling is not looked at. Whether the first hit is the right one, the tests of the
 * dictionaries ask.
 *
 * @param headwords that entries have; `undefined` where `entries.jsonl` cannot be read
 */
export async function checkCases(
  chunks: AsyncIterable<Uint8Array>,
  facts: ManifestFacts,
  headwords: ReadonlySet<string> | undefined,
  limits: SourceLimits,
  faults: FaultList,
): Promise<void> {
  let rows = 0
  for await (const lines of readTextLines(chunks, limits.lineBytes, limits.companionBytes, faults))
    for (const { number, text } of lines) {
      if (text === undefined) continue
      if (text === '') faults.add(blankFault(number))
      else if (number === 1) checkHeader(text, faults)
      else {
        rows += 1
        checkRow(text.split('\t'), number, facts, headwords, faults)
      }
    }
  if (rows === 0) {
    faults.add({
      code: 'companion-empty',
      message: 'The file has no row.',
      advice: 'Write queries that people type and the headword that each should find first.',
    })
  }
}

function checkHeader(text: string, faults: FaultList): void {
  if (text === header.join('\t')) return
  faults.add({
    line: 1,
    code: 'cases-header-wrong',
    message: `The first line is ${show(text)}.`,
    advice: `Write ${header.join(', ')}, separated by tabs.`,
  })
}

function checkRow(
  columns: readonly string[],
  line: number,
  facts: ManifestFacts,
  headwords: ReadonlySet<string> | undefined,
  faults: FaultList,
): void {
  const [query = '', from = '', headword = ''] = columns
  // A note that is absent may leave its tab out: editors cut the spaces at the end of a line.
  if (columns.length < 3 || columns.length > header.length) {
    faults.add({
      line,
      code: 'case-malformed',
      message: `The row has ${columns.length} columns.`,
      advice: `Write ${header.join(', ')}, separated by tabs; “from” and “note” may be empty.`,
    })
    return
  }
  for (const [field, value] of [
    ['query', query],
    ['headword', headword],
  ] as const) {
    if (value.trim() === '') {
      faults.add({
        line,
        field,
        code: 'case-malformed',
        message: `The column “${field}” is empty.`,
        advice: 'Write what is typed and which headword should be found first.',
      })
    }
  }
  if (from !== '' && !isOfDictionary(from, facts)) {
    faults.add({
      line,
      field: 'from',
      code: 'case-language-unknown',
      message: `The dictionary has no language ${show(from)}.`,
      advice: 'Name the tag of the headwords or of a gloss language, or leave the column empty.',
    })
  }
  if (headword.trim() !== '' && headwords?.has(headword) === false) {
    faults.add({
      line,
      field: 'headword',
      code: 'case-headword-unknown',
      message: `No entry has the headword ${show(headword)}.`,
      advice: 'Copy the headword from entries.jsonl, or add the entry.',
    })
  }
}

// `jra` stands for `jra-Latn`, as in a search request.
function isOfDictionary(from: string, { language, glossLanguages }: ManifestFacts): boolean {
  if (language === undefined || glossLanguages === undefined) return anyLanguageOf(from) !== undefined
  return [language, ...glossLanguages].some((tag) => tag === from || tag.startsWith(`${from}-`))
}
