import { HiapError } from '@hiap/lexicon'
import { describe, expect, test } from 'vitest'
import { preferLocal } from '../../src/browser/prefer-local.ts'
import { clientOf } from './connection.ts'

const named = (name: string, fails?: () => Error) =>
  clientOf({
    search: async ({ query }: { readonly query: string }, signal?: AbortSignal) => {
      if (fails !== undefined) throw fails()
      return `${name} ${query}${signal?.aborted ? ' aborted' : ''}`
    },
    entry: async () => name,
  })

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('a local client is preferred', () => {
  test('as soon as it is ready, by one and the same client', async () => {
    let ready = (_: ReturnType<typeof named>): void => {}
    const client = preferLocal(named('remote'), new Promise((resolve) => (ready = resolve)))
    expect(await client.search({ query: 'a' })).toBe('remote a')
    ready(named('local'))
    await settled()
    expect(await client.search({ query: 'b' })).toBe('local b')
    expect(await client.search({ query: 'c' }, AbortSignal.abort())).toBe('local c aborted')
    expect(await client.entry('d', 'e')).toBe('local')
  })

  test.each([
    ['fails to begin', () => Promise.reject(new Error('no workers here'))],
    ['is not wanted', () => Promise.resolve(undefined)],
    ['is never ready', () => new Promise<undefined>(() => {})],
  ])('but one that %s changes nothing', async (_, local) => {
    const client = preferLocal(named('remote'), local())
    await settled()
    expect(await client.search({ query: 'a' })).toBe('remote a')
  })

  test('but what it cannot do is asked of the other', async () => {
    const client = preferLocal(named('remote'), Promise.resolve(clientOf({ search: async () => 'local' })))
    await settled()
    expect([await client.search({ query: 'a' }), await client.entry('d', 'e')]).toEqual(['local', 'remote'])
  })

  test.each(['worker-failed', 'full-text-missing'])(
    'but each call that fails with %s is asked of the other',
    async (code) => {
      const failing = named('local', () => new HiapError(code, 'It ended.'))
      const client = preferLocal(named('remote'), Promise.resolve(failing))
      await settled()
      expect([await client.search({ query: 'a' }), await client.entry('d', 'e')]).toEqual(['remote a', 'local'])
    },
  )

  test('and its other errors are the answer', async () => {
    const refusing = named('local', () => new HiapError('cursor-unknown', 'Begin again.'))
    const client = preferLocal(named('remote'), Promise.resolve(refusing))
    await settled()
    await expect(client.search({ query: 'a' })).rejects.toMatchObject({ code: 'cursor-unknown' })
  })
})
