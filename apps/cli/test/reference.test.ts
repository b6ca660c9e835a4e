import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { commands } from '../src/commands.ts'
import { cliErrorCodes } from '../src/errors.ts'

const page = (name: string): Promise<string> =>
  readFile(new URL(`../../../docs/reference/${name}`, import.meta.url), 'utf8')

test('errors.md tells every code of the command as the program does', async () => {
  const section = (await page('errors.md')).split('## Errors of the `hiap` command')[1] ?? ''
  const told = [...section.matchAll(/^\| `([a-z0-9-]+)` \| (.+) \|$/gm)].map(([, ...cells]) => cells)
  expect(told).toEqual(Object.entries(cliErrorCodes))
})

test('cli.md has the usage and every option of each command', async () => {
  const text = await page('cli.md')
  for (const { usage, options } of commands) {
    for (const line of usage) expect(text.replace(/(hiap fold) +/, '$1 ')).toContain(`hiap ${line}\n`)
    for (const [option, { short }] of Object.entries(options)) {
      expect(usage.join(' ')).toContain(short === undefined ? `--${option}` : `-${short} `)
    }
  }
})
