import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { lintCodes } from '../../src/lint.ts'
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

test('docs/reference/errors.md tells every code of a finding as the program does', async () => {
  const page = await readFile(new URL('../../../../docs/reference/errors.md', import.meta.url), 'utf8')
  const section = page.split('## Findings of `hiap lint`')[1]?.split('\n## ')[0] ?? ''
  const told = [...section.matchAll(/^\| `([a-z-]+)` \| (.+) \|$/gm)].map(([, ...cells]) => cells)
  expect(told).toEqual(Object.entries(lintCodes))
})
