import fc from 'fast-check'
import { expect, test } from 'vitest'
import { externalSort } from '../../src/take-in/external-sort.ts'
import { HashTable } from '../../src/take-in/hash-table.ts'
import { IdList } from '../../src/take-in/id-list.ts'
import { memoryScratch, type Scratch } from '../../src/take-in/scratch.ts'

interface Item {
  readonly key: number
  readonly text: string
}

async function sorted(items: readonly Item[], scratch: Scratch, units: number): Promise<readonly Item[]> {
  const sort = externalSort<Item>(
    scratch,
    (a, b) => a.key - b.key,
    (line) => JSON.parse(line) as Item,
    units,
  )
  for (const item of items) await sort.add(item, JSON.stringify(item))
  const all: Item[] = []
  for await (const line of sort.sorted()) all.push(JSON.parse(line) as Item)
  return all
}

test('sorts as memory does, stably, however small the runs', async () => {
  const items = fc.array(fc.record({ key: fc.nat(9), text: fc.string({ unit: 'binary' }) }), { maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(items, fc.integer({ min: 1, max: 400 }), async (all, units) => {
      const wellFormed = all.map(({ key, text }) => ({ key, text: text.toWellFormed() }))
      expect(await sorted(wellFormed, memoryScratch(), units)).toEqual(wellFormed.toSorted((a, b) => a.key - b.key))
    }),
    { numRuns: 300 },
  )
})

test('gives the room of every run back, and needs none where one run holds all', async () => {
  let begun = 0
  let removed = 0
  const inner = memoryScratch()
  const scratch: Scratch = {
    async begin() {
      begun += 1
      const file = await inner.begin()
      return {
        ...file,
        remove: async () => {
          removed += 1
          await file.remove()
        },
      }
    },
  }
  const items = Array.from({ length: 1000 }, (_, index) => ({ key: (index * 7919) % 1000, text: 'ខ្មែរ' }))
  expect((await sorted(items, scratch, 1000)).map(({ key }) => key)).toEqual(Array.from(items, (_, index) => index))
  expect(begun).toBeGreaterThan(20)
  expect(removed).toBe(begun)
  begun = 0
  await sorted(items, scratch, 1e6)
  expect(begun).toBe(0)
})

test('a hash table answers as a map does', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.nat())), (pairs) => {
      const table = new HashTable()
      for (const [text, number] of pairs) table.set(text, number)
      const map = new Map(pairs)
      for (const [text, number] of map) expect(table.get(text)).toBe(number)
      expect(table.get('no such text')).toBe(map.get('no such text'))
    }),
  )
  const large = new HashTable()
  for (let number = 0; number < 200_000; number++) large.set(`k${number}`, number)
  for (let number = 0; number < 200_000; number++) if (large.get(`k${number}`) !== number) expect.fail(`k${number}`)
  expect(large.get('k200000')).toBeUndefined()
})

test('a list of ids gives each by its number', () => {
  const ids = Array.from({ length: 30_000 }, (_, number) => `${'a'.repeat(number % 64)}${number}`)
  const list = new IdList()
  for (const id of ids) list.push(id)
  expect(list.length).toBe(ids.length)
  expect(ids.map((_, number) => list.at(number))).toEqual(ids)
  expect(list.at(ids.length)).toBeUndefined()
  expect(new IdList().at(0)).toBeUndefined()
})
