import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { languageOf, languages } from '../../src/languages/index.ts'
import { groupsOf } from '../../src/languages/read-costs.ts'
import { canonicalKey } from '../../src/search/search-key.ts'
import { findSlips, type SlipTable, slipTable } from '../../src/search/slip-distance.ts'
import { checkCostsForm } from '../../tune/check-costs.ts'
import { costFiles, languageIn } from '../../tune/cost-files.ts'

const rows = readFileSync(new URL('../cases/slips.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [typed = '', written = '', tag = '', cost = '', source = ''] = line.split('\t')
    return { typed, written, tag, cost: Number(cost), source }
  })

const tables = new Map<string, SlipTable>(
  languages.map((language) => [
    language.tag,
    slipTable(
      language.costs,
      (text) => language.letters(text),
      (text) => canonicalKey(language, text),
    ),
  ]),
)

function slipsOf(tag: string, typed: string, written: string) {
  const language = languageOf(tag)!
  const letters = (text: string) => language.letters(canonicalKey(language, text))
  return findSlips(tables.get(tag)!, letters(typed), letters(written))!
}

describe('slips between canonical spellings', () => {
  it.each(rows)('$tag: $typed for $written costs $cost ($source)', ({ tag, typed, written, cost }) => {
    expect(slipsOf(tag, typed, written).cost).toBe(cost)
    expect(slipsOf(tag, written, typed).cost).toBe(cost)
  })
})

describe.each([...costFiles])('the rules of %s/costs.json', async (name, file) => {
  const { table } = checkCostsForm(readFileSync(file, 'utf8'))
  const { tag } = await languageIn(name)

  it.each(Object.entries(table!.confusions))('%s has a row of its cost', (_, { among, cost }) => {
    const pairs = new Set(
      groupsOf(among, table!.classes).flatMap((group) => group.flatMap((a) => group.map((b) => `${a}>${b}`))),
    )
    const shown = rows.filter(
      (row) =>
        row.tag === tag &&
        row.cost === Math.round(cost * 100) &&
        slipsOf(tag, row.typed, row.written).slips.some(({ typed, written }) => pairs.has(`${typed}>${written}`)),
    )
    expect(shown.length).toBeGreaterThan(0)
  })
})
