import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createShelf, openBundle } from '@hiap/bundle'
import { compileBundle } from '@hiap/bundle/compile'
import { readSource } from '@hiap/bundle/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFile } from '../../src/node.ts'
import type { Problem } from '../../src/problem.ts'
import { lexicalFolder, lexicalSets, tableOf } from './lexical-sets.ts'

// Skipped where the open word lists are not there; they are no part of the project.
const there = existsSync(lexicalFolder)
if (!there) console.warn(`${lexicalFolder} is not there: no real word list is imported.`)

describe.skipIf(!there)('an open word list', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hiap-lexical-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test.each(lexicalSets)(
    '$id is imported, passes the check, is compiled and searched',
    { timeout: 60_000 },
    async (set) => {
      const file = join(folder, set.id, set.table)
      await mkdir(join(folder, set.id))
      await writeFile(file, await tableOf(set))
      const problems: Problem[] = []
      const source = join(folder, set.id, 'source')
      const report = await importFile({
        file,
        folder: source,
        dictionary: {
          id: set.id,
          ...(set.language === undefined ? {} : { language: set.language }),
          glossLanguages: set.glossLanguages,
          licence: set.licence,
        },
        options: set.options,
        tell: (problem) => problems.push(problem),
      })
      expect({ whole: report.whole, records: report.records, entries: report.entries }).toEqual({
        whole: true,
        records: set.records,
        entries: set.entries,
      })
      expect(report.problems).toEqual(set.problems)
      expect(problems.every(({ message, advice }) => message !== '' && advice !== '')).toBe(true)
      const reading = await readSource(source)
      expect(reading.diagnostics).toEqual([])
      if (reading.source === undefined) expect.fail('no source')
      const shelf = createShelf([openBundle(compileBundle(reading.source))])
      for (const [query, headword] of set.search) {
        expect(shelf.search({ query }).hits[0]?.headword, query).toBe(headword)
      }
    },
  )
})
