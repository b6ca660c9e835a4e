import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { interchangeErrorCodes, problemCodes } from '../src/index.ts'

const section = async (from: string, to: string): Promise<unknown> => {
  const page = await readFile(new URL('../../../docs/reference/errors.md', import.meta.url), 'utf8')
  const text = page.split(`## ${from}`)[1]?.split(`## ${to}`)[0] ?? ''
  return [...text.matchAll(/^\| `([a-z0-9-]+)` \| (.+) \|$/gm)].map(([, ...cells]) => cells)
}

test('errors.md tells every rule of a problem as the program does', async () => {
  expect(await section('Problems of an import', 'Errors of imports')).toEqual(Object.entries(problemCodes))
})

test('errors.md tells every code of an error as the program does', async () => {
  expect(await section('Errors of imports and exports', 'Errors of typing')).toEqual(
    Object.entries(interchangeErrorCodes),
  )
})
