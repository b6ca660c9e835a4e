import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { diagnosticCodes, severityOf } from '../../src/source/diagnostic.ts'

test('docs/reference/errors.md tells every code of a diagnostic as the program does', async () => {
  const page = await readFile(new URL('../../../../docs/reference/errors.md', import.meta.url), 'utf8')
  const told = [...page.matchAll(/^\| `([a-z0-9-]+)` \| (error|warning) \| (.+) \|$/gm)].map(([, ...cells]) => cells)
  const codes = Object.entries(diagnosticCodes).map(([code, means]) => [
    code,
    severityOf(code as keyof typeof diagnosticCodes),
    means,
  ])
  expect(told).toEqual(codes)
})
