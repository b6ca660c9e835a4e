import { type DictionaryClient, HiapError, type SearchAnswer, type SearchRequest } from '@hiap/lexicon'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { connectWorker } from '../../src/browser/worker-client.ts'
import type { FromWorker, ToWorker } from '../../src/browser/worker-protocol.ts'
import { compileBundle } from '../../src/compile.ts'
import { openBundle } from '../../src/opened-dictionary.ts'
import { createShelf, shelfClient } from '../../src/shelf.ts'
import { entryOf, manifest, sourceOf } from '../small-source.ts'
import { clientOf, connection, connectTo, hear } from './connection.ts'

const words = ['a', 'ama', 'amĭ', 'ba', 'dua', 'djai', 'đah', 'ia', 'ia hơjan', 'tha', 'tơngan']
const shelf = createShelf([
  openBundle(compileBundle(sourceOf(words))),
  openBundle(
    compileBundle({ manifest: { ...manifest, id: 'jra-other' }, entries: [entryOf('o1', 'iă', ['nước', 'con số'])] }),
  ),
])

const answerTo = (query: string): SearchAnswer => ({ query, hits: [], truncated: false })

/** A client whose searches are noted when they begin. */
function noting(): { readonly begun: string[]; readonly client: DictionaryClient } {
  const begun: string[] = []
  const search = async ({ query }: SearchRequest): Promise<SearchAnswer> => {
    begun.push(query)
    return answerTo(query)
  }
  return { begun, client: clientOf({ search }) }
}

describe('a worker answers as the shelf does', () => {
  const letters = fc.constantFrom(...'adijmnơăĭđ ướcon*?\u0306\ud800', 'nghĩa', 'tơng', 'hơ')
  const query = fc.string({ unit: letters, maxLength: 12 })
  const request = fc.record(
    {
      query,
      from: fc.constantFrom('jra-Latn', 'vi', 'km', 'x-y'),
      to: fc.constantFrom('jra-Latn', 'vi'),
      dictionaries: fc.subarray(['jra-test', 'jra-other', 'none']),
      filter: fc.record({ partsOfSpeech: fc.constant(['NOUN'] as const) }, { requiredKeys: [] }),
      fullText: fc.boolean(),
      limit: fc.constantFrom(0, 1, 3, 200, Number.NaN),
    },
    { requiredKeys: ['query'] },
  )

  test('whatever is asked', async () => {
    const here = shelfClient(shelf)
    const client = await connectTo(here).client
    await fc.assert(
      fc.asyncProperty(request, async (asked) => {
        const { query, dictionaries } = asked
        const chosen = dictionaries && { dictionaries }
        const ask = (from: DictionaryClient): Promise<unknown> =>
          Promise.all([
            from.search(asked),
            from.suggest({ prefix: query, ...chosen }),
            from.browse({ dictionary: 'jra-test', prefix: query }),
            from.gloss({ text: query, ...chosen }),
          ])
        expect(await ask(client)).toEqual(await ask(here))
      }),
    )
  })

  test('every call of a client, what is not there among them', async () => {
    const client = await connectTo(shelfClient(shelf)).client
    expect(Object.keys(client).sort()).toEqual(Object.keys(shelfClient(shelf)).sort())
    expect(await client.dictionaries()).toEqual(shelf.dictionaries())
    expect(await client.entry('jra-test', 'j0')).toEqual(shelf.entry('jra-test', 'j0'))
    expect(await client.entry('jra-test', 'none', undefined)).toBeUndefined()
    expect(await client.browse({ dictionary: 'none' })).toBeUndefined()
  })

  test('a call that no one knew of when the protocol was written', async () => {
    const { client } = connectTo(clientOf({ sing: async (song: string, verses: number) => ({ song, verses }) }))
    const { sing } = (await client) as unknown as { sing(...args: unknown[]): Promise<unknown> }
    expect(await sing('hơri', 2, new AbortController().signal)).toEqual({ song: 'hơri', verses: 2 })
  })
})

describe('an aborted call', () => {
  test('rejects with the reason of the signal, and the worker never begins it', async () => {
    const { begun, client: served } = noting()
    const { client, told } = connectTo(served)
    const ready = await client
    const typing = ['n', 'nu', 'nuo', 'nuoc'].map((typed) => ({ typed, running: new AbortController() }))
    const outcomes = typing.map(({ typed, running }, i) => {
      typing[i - 1]?.running.abort(`typed on to ${typed}`)
      return ready.search({ query: typed }, running.signal)
    })
    expect(await Promise.allSettled(outcomes)).toEqual([
      { status: 'rejected', reason: 'typed on to nu' },
      { status: 'rejected', reason: 'typed on to nuo' },
      { status: 'rejected', reason: 'typed on to nuoc' },
      { status: 'fulfilled', value: answerTo('nuoc') },
    ])
    expect(begun).toEqual(['nuoc'])
    expect(told.map(({ type }) => type)).toEqual([
      'open',
      ...['call', 'cancel', 'call', 'cancel', 'call', 'cancel', 'call'],
    ])
  })

  test('that was aborted before is not even sent', async () => {
    const { client, told } = connectTo(noting().client)
    const ready = await client
    await expect(ready.search({ query: 'n' }, AbortSignal.abort('before'))).rejects.toBe('before')
    await ready.search({ query: 'after' })
    expect(told.filter(({ type }) => type === 'call')).toHaveLength(1)
  })

  test('that has begun is told so, and its late answer is nobody’s', async () => {
    let seen: AbortSignal | undefined
    let finish = (): void => {}
    const slow = clientOf({
      search: (_: SearchRequest, signal?: AbortSignal) =>
        new Promise((resolve) => {
          seen = signal
          finish = () => resolve(answerTo('late'))
        }),
      suggest: async () => [],
    })
    const ready = await connectTo(slow).client
    const running = new AbortController()
    const late = ready.search({ query: 'late' }, running.signal)
    expect(await ready.suggest({ prefix: 'another call is answered meanwhile' })).toEqual([])
    running.abort('enough')
    await expect(late).rejects.toBe('enough')
    await ready.suggest({ prefix: 'the cancelling was read' })
    expect(seen?.aborted).toBe(true)
    finish()
    expect(await ready.suggest({ prefix: 'nothing broke' })).toEqual([])
  })

  test('leaves no listener at its signal once it was answered', async () => {
    const { client, told } = connectTo(noting().client)
    const ready = await client
    const running = new AbortController()
    await ready.search({ query: 'n' }, running.signal)
    running.abort()
    expect(await ready.search({ query: 'nu' })).toEqual(answerTo('nu'))
    expect(told.map(({ type }) => type)).toEqual(['open', 'call', 'call'])
  })

  test('law: of any calls, each aborted or not, exactly those not aborted are answered, each with its own', async () => {
    const { begun, client: served } = noting()
    const ready = await connectTo(served).client
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), fc.nat(2))), async (plan) => {
        begun.length = 0
        const outcomes: Promise<unknown>[] = []
        for (const [i, [aborted, waits]] of plan.entries()) {
          const running = new AbortController()
          outcomes.push(ready.search({ query: `${i}` }, running.signal).catch((reason) => reason))
          if (aborted) running.abort(`aborted ${i}`)
          for (let wait = 0; wait < waits; wait++) await new Promise((resolve) => setImmediate(resolve))
        }
        const expected = plan.map(([aborted], i) => (aborted ? `aborted ${i}` : answerTo(`${i}`)))
        expect(await Promise.all(outcomes)).toEqual(expected)
        expect(begun).toEqual(plan.flatMap(([aborted], i) => (aborted ? [] : [`${i}`])))
      }),
      { numRuns: 50 },
    )
  })
})

describe('answers', () => {
  test('that come out of order reach their own calls', async () => {
    const { page, worker } = connection()
    const asked: number[] = []
    const tell = (message: FromWorker): void => worker.postMessage(message)
    hear<ToWorker>(worker, (message) => {
      if (message.type === 'open') tell({ type: 'ready', methods: ['search'] })
      if (message.type !== 'call') return
      asked.push(message.id)
      if (asked.length === 3)
        for (const id of asked.toReversed()) tell({ type: 'answer', id, value: `answer to call ${id}` })
    })
    worker.start?.()
    const client = await connectWorker(page, { bundles: [] })
    const answers = await Promise.all(['a', 'b', 'c'].map((query) => client.search({ query })))
    expect(answers).toEqual(asked.map((id) => `answer to call ${id}`))
    expect(new Set(asked).size).toBe(3)
  })

  test('that are typed errors keep code, message and details', async () => {
    const ready = await connectTo(shelfClient(shelf)).client
    const failed = await ready.browse({ dictionary: 'jra-test', cursor: 'none' }).catch((error) => error)
    expect(failed).toBeInstanceOf(HiapError)
    expect(failed).toMatchObject({
      code: 'cursor-unknown',
      message: expect.stringContaining('Begin again'),
      details: { cursor: 'none' },
    })
  })

  test('of an error with details that cannot travel come without them', async () => {
    const fail = async (): Promise<never> => {
      throw new HiapError('odd', 'An odd one.', { why: () => {} })
    }
    const ready = await connectTo(clientOf({ search: fail })).client
    await expect(ready.search({ query: '' })).rejects.toMatchObject({ code: 'odd', details: {} })
  })

  test('of a fault of the program are worker-failed, and the next call is answered', async () => {
    const ready = await connectTo(
      clientOf({
        search: async () => {
          throw new RangeError('a bug')
        },
        suggest: async () => [],
      }),
    ).client
    await expect(ready.search({ query: '' })).rejects.toMatchObject({
      code: 'worker-failed',
      details: { cause: 'RangeError: a bug' },
    })
    expect(await ready.suggest({ prefix: '' })).toEqual([])
  })
})

describe('a worker that fails', () => {
  test('to open its bundles refuses with their error, and is ended', async () => {
    let ended = 0
    const refused = connectTo(
      async () => {
        throw new HiapError('bundle-corrupt', 'A checksum is wrong.')
      },
      { ended: () => ended++ },
    )
    await expect(refused.client).rejects.toMatchObject({ code: 'bundle-corrupt', message: 'A checksum is wrong.' })
    expect(ended).toBe(1)
  })

  test.each(['error', 'messageerror'])('with the event %s before it is ready: nothing is connected', async (event) => {
    const { page } = connection()
    const client = connectWorker(page, { bundles: [] })
    page.dispatchEvent(new Event(event))
    await expect(client).rejects.toMatchObject({ code: 'worker-failed' })
  })

  test('afterwards: what waits and what comes later are worker-failed, once ended', async () => {
    let ended = 0
    const { client, page } = connectTo(clientOf({ search: () => new Promise(() => {}) }), { ended: () => ended++ })
    const ready = await client
    const waiting = ready.search({ query: 'a' })
    page.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }))
    page.dispatchEvent(new Event('error'))
    await expect(waiting).rejects.toMatchObject({ code: 'worker-failed', details: { cause: 'out of memory' } })
    await expect(ready.search({ query: 'b' })).rejects.toMatchObject({ code: 'worker-failed' })
    expect(ended).toBe(1)
  })

  test('by falling silent is given up, however often the question changes', async () => {
    let ended = 0
    const { page, worker } = connection()
    hear<ToWorker>(worker, ({ type }) => {
      if (type === 'open') worker.postMessage({ type: 'ready', methods: ['search'] } satisfies FromWorker)
    })
    worker.start?.()
    const client = await connectWorker(page, { bundles: [], patience: 20, ended: () => ended++ })
    const outcomes = new Set<string>()
    for (let key = 0; ended === 0 && key < 1000; key++) {
      const running = new AbortController()
      const answer = client.search({ query: `${key}` }, running.signal).catch((error) => error.code ?? error)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running.abort('typed on')
      outcomes.add((await answer) as unknown as string)
    }
    expect(ended).toBe(1)
    expect(outcomes).toEqual(new Set(['typed on', 'worker-failed']))
  })

  test('is not one that takes long over a call, as long as it lives', async () => {
    let ended = 0
    const slow = clientOf({ search: () => new Promise((resolve) => setTimeout(resolve, 200, answerTo('late'))) })
    const { client, told } = connectTo(slow, { patience: 20, ended: () => ended++ })
    expect(await (await client).search({ query: 'late' })).toEqual(answerTo('late'))
    expect(told.some(({ type }) => type === 'ping')).toBe(true)
    expect(ended).toBe(0)
  })
})
