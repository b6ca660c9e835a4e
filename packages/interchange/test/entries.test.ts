import { checkSource } from '@hiap/bundle/source'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dictionaries } from './entries.ts'

test('the dictionaries that the laws of the formats are tried on pass every check', async () => {
  await fc.assert(
    fc.asyncProperty(dictionaries(), async ({ manifest, entries }) => {
      const files: Record<string, string> = {
        'dictionary.json': JSON.stringify(manifest),
        'entries.jsonl': entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''),
        'cases.tsv': `query\tfrom\theadword\tnote\nx\t\t${entries[0]?.headword.text}\t\n`,
        'SOURCES.md': 'Sources.\n',
        'README.md': 'A sample.\n',
      }
      const { diagnostics } = await checkSource('sample', async function* (file) {
        yield new TextEncoder().encode(files[file])
      })
      expect(diagnostics).toEqual([])
    }),
    { numRuns: 200 },
  )
})
