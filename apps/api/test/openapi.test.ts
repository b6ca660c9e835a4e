import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, expect, test } from 'vitest'
import { smallApp } from './small-dictionaries.ts'

const app = smallApp()
afterAll(() => app.close())

interface Document {
  readonly openapi: string
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, object>> }>>>
  >
}

const read = async (): Promise<Document> => (await app.inject('/openapi.json')).json()

test('is a valid OpenAPI 3.1 document', async () => {
  const document = await read()
  expect(document.openapi).toBe('3.1.0')
  const verdict = await new Validator().validate({ ...document })
  expect(verdict.errors ?? []).toEqual([])
  expect(verdict.valid).toBe(true)
})

test('every reference leads somewhere', async () => {
  const document = await read()
  const references = new Set<string>()
  JSON.stringify(document, (key, value) => {
    if (key === '$ref') references.add(value)
    return value
  })
  expect(references.size).toBeGreaterThan(5)
  for (const reference of references) {
    expect(reference).toMatch(/^#\//u)
    let node: unknown = document
    for (const part of reference.slice(2).split('/')) node = (node as Record<string, unknown> | undefined)?.[part]
    expect(node, reference).toBeDefined()
  }
})

test('lists the routes, and for each its problems', async () => {
  const { paths } = await read()
  expect(Object.keys(paths).sort()).toEqual([
    '/bundles/{hash}',
    '/healthz',
    '/readyz',
    '/v1/browse/{dictionary}',
    '/v1/dictionaries',
    '/v1/entries/{dictionary}/{id}',
    '/v1/gloss',
    '/v1/search',
    '/v1/suggest',
  ])
  for (const [path, { get, post }] of Object.entries(paths))
    if (path.startsWith('/v1/')) {
      const operation = get ?? post
      expect(Object.keys(operation?.responses ?? {})).toEqual(
        expect.arrayContaining(['200', '400', '429', '500', '503', ...(get ? ['304'] : ['413', '415'])]),
      )
      expect(operation?.responses['400']).toMatchObject({
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      })
    }
})
