import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { smallApp } from './small-dictionaries.ts'

const page = readFileSync(new URL('../../../docs/reference/api.md', import.meta.url), 'utf8')
const app = smallApp()
afterAll(() => app.close())

interface Document {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly parameters?: readonly { readonly name: string }[] }>>>
  >
  readonly components: {
    readonly schemas: Readonly<
      Record<string, { readonly properties: Readonly<Record<string, { readonly enum?: readonly string[] }>> }>
    >
  }
}
const read = async (): Promise<Document> => (await app.inject('/openapi.json')).json()

/** The cells of the table line of a section that begins with this name. */
const line = (section: string, name: string): readonly string[] => {
  const [, text = ''] = page.split(`\n## ${section}\n`)
  const found = text
    .split('\n## ', 1)[0]!
    .split('\n')
    .find((each) => each.startsWith(`| \`${name}\` `))
  return found?.split(' | ').map((cell) => cell.replace(/^\| | *\|?$/g, '').trim()) ?? []
}
const names = (cell = ''): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)

test('the reference page tells every tier and every reason, in their order', async () => {
  const { tier, reason } = (await read()).components.schemas.Hit!.properties
  expect(tier?.enum?.map((each) => names(line('What a search answers', each)[0]))).toEqual(
    tier?.enum?.map((each) => [each]),
  )
  const reasons = tier?.enum?.flatMap((each) => names(line('What a search answers', each)[1]))
  expect(reasons?.toSorted()).toEqual(reason?.enum?.toSorted())
})

test('the reference page tells the parameters of each resource, and what each means', async () => {
  const { paths } = await read()
  for (const [path, operations] of Object.entries(paths)) {
    const parameters = operations.get?.parameters?.map(({ name }) => name) ?? []
    const asked = parameters.filter((name) => !path.includes(`{${name}}`))
    if (!path.startsWith('/v1/') || asked.length === 0) continue
    expect(names(line('Resources', path)[1]), path).toEqual(asked)
    for (const name of asked) expect(line('Parameters', name).length, name).toBe(3)
  }
})
