import { readFileSync } from 'node:fs'
import type { Hit } from '@hiap/lexicon'
import { describe, expect, it } from 'vitest'
import { searchTexts } from '../../src/full-text/search-texts.ts'
import { type OpenedDictionary, openBundle } from '../../src/opened-dictionary.ts'
import { bundles } from './texts.ts'

const dictionaries: readonly OpenedDictionary[] = bundles.map((bytes) => openBundle(bytes))
for (const dictionary of dictionaries) await dictionary.loadFullText()

const rows = readFileSync(new URL('../cases/full-text.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)

/** An excerpt with what was found in brackets. */
function marked({ excerpt = '', ranges }: Hit): string {
  return [...ranges]
    .reverse()
    .reduce((text, { from, to }) => `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`, excerpt)
}

describe('full text', () => {
  it.each(rows.map((row) => row.split('\t')))('%s %s finds %s: %s', (query, from, found) => {
    const { hits } = searchTexts(dictionaries, { query: query!, ...(from === '' ? {} : { from: from! }) }, [], 20)
    const told = hits.map(
      (hit) => `${hit.entryId} ${hit.reason.replace('in-', '')} ${hit.excerptLanguage} ${marked(hit)}`,
    )
    expect(told[0] ?? '').toBe(found)
  })
})
