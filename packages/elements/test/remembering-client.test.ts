import type { Entry } from '@hiap/lexicon'
import { describe, expect, test } from 'vitest'
import { rememberingClient } from '../src/remembering-client.ts'
import { adoi, clientWith } from './fixture.ts'

function counting(entry: (id: string) => Entry | undefined): {
  readonly asked: string[]
  readonly client: ReturnType<typeof rememberingClient>
} {
  const asked: string[] = []
  const inner = clientWith({
    entry: async (dictionary, id) => {
      asked.push(`${dictionary}/${id}`)
      return entry(id)
    },
  })
  return { asked, client: rememberingClient(inner, 2) }
}

describe('remembered entries', () => {
  test('an entry is asked for once, the least recently used is forgotten', async () => {
    const { asked, client } = counting((id) => ({ ...adoi, id }))
    for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) expect((await client.entry('d', id))?.id).toBe(id)
    expect(asked).toEqual(['d/a', 'd/b', 'd/c', 'd/b'])
  })

  test('the same id in two dictionaries is two entries', async () => {
    const { asked, client } = counting((id) => ({ ...adoi, id }))
    await client.entry('d', 'a')
    await client.entry('e', 'a')
    expect(asked).toEqual(['d/a', 'e/a'])
  })

  test('what is missing is asked for again', async () => {
    const { asked, client } = counting(() => undefined)
    expect(await client.entry('d', 'a')).toBeUndefined()
    expect(await client.entry('d', 'a')).toBeUndefined()
    expect(asked).toHaveLength(2)
  })
})
