import type { SearchAnswer, SearchRequest } from '@hiap/lexicon'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { SearchSession, type SearchState, slowAfter } from '../src/search-session.ts'
import { answer, clientWith, hit } from './fixture.ts'

interface Asked {
  readonly request: SearchRequest
  readonly signal: AbortSignal | undefined
  readonly answer: (found: SearchAnswer) => void
  readonly fail: (error: unknown) => void
}

function session(): { readonly session: SearchSession; readonly asked: Asked[]; readonly states: SearchState[] } {
  const asked: Asked[] = []
  const states: SearchState[] = []
  const client = clientWith({
    search: (request, signal) =>
      new Promise((resolve, reject) => asked.push({ request, signal, answer: resolve, fail: reject })),
  })
  return { session: new SearchSession(client, (state) => states.push(state)), asked, states }
}

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)

describe('type-ahead', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('every key asks at once and aborts the request before', () => {
    const { session: typing, asked } = session()
    void typing.ask({ query: 'n' })
    void typing.ask({ query: 'nu' })
    expect(asked.map(({ request, signal }) => [request.query, signal?.aborted])).toEqual([
      ['n', true],
      ['nu', false],
    ])
  })

  test('answers that come out of order are never shown', async () => {
    const { session: typing, asked, states } = session()
    void typing.ask({ query: 'n' })
    void typing.ask({ query: 'nu' })
    asked[1]?.answer(answer('nu', hit('second')))
    await settle()
    asked[0]?.answer(answer('n', hit('first')))
    await settle()
    expect(typing.state).toMatchObject({ query: 'nu', status: 'found', elsewhere: false })
    const shown = states.flatMap((state) => state.answer?.hits.map((h) => h.entryId) ?? [])
    expect(new Set(shown)).toEqual(new Set(['second']))
  })

  test('a failure of an earlier request is not shown either', async () => {
    const { session: typing, asked } = session()
    void typing.ask({ query: 'n' })
    void typing.ask({ query: 'nu' })
    asked[0]?.fail(new Error('late'))
    asked[1]?.answer(answer('nu', hit('a')))
    await settle()
    expect(typing.state.status).toBe('found')
  })

  test('hits stay while the next are awaited, and slowness is told only after a while', async () => {
    const { session: typing, asked } = session()
    void typing.ask({ query: 'n' })
    asked[0]?.answer(answer('n', hit('a')))
    await settle()
    void typing.ask({ query: 'nu' })
    await vi.advanceTimersByTimeAsync(slowAfter - 1)
    expect(typing.state).toMatchObject({ status: 'searching', slow: false, answer: { query: 'n' } })
    await vi.advanceTimersByTimeAsync(1)
    expect(typing.state).toMatchObject({ status: 'searching', slow: true, answer: { query: 'n' } })
    asked[1]?.answer(answer('nu', hit('b')))
    await settle()
    expect(typing.state).toMatchObject({ status: 'found', slow: false, answer: { query: 'nu' } })
    await vi.advanceTimersByTimeAsync(10 * slowAfter)
    expect(typing.state.slow).toBe(false)
  })

  test('no hit in the direction: all directions are asked, and it is said', async () => {
    const { session: typing, asked } = session()
    void typing.ask({ query: 'ia', from: 'vi', to: 'jra-Latn', limit: 30 })
    asked[0]?.answer(answer('ia'))
    await settle()
    expect(asked[1]?.request).toEqual({ query: 'ia', limit: 30 })
    asked[1]?.answer(answer('ia', hit('a')))
    await settle()
    expect(typing.state).toMatchObject({ status: 'found', elsewhere: true, limit: 30 })
  })

  test('typing goes on between the two: the second question is not asked', async () => {
    const { session: typing, asked } = session()
    void typing.ask({ query: 'ia', from: 'vi' })
    asked[0]?.answer(answer('ia'))
    void typing.ask({ query: 'iad', from: 'vi' })
    await settle()
    expect(asked.map(({ request }) => request)).toEqual([
      { query: 'ia', from: 'vi' },
      { query: 'iad', from: 'vi' },
    ])
  })

  test('a failure is a state with the old hits kept; asking again mends it', async () => {
    const { session: typing, asked } = session()
    void typing.ask({ query: 'n' })
    asked[0]?.answer(answer('n', hit('a')))
    await settle()
    void typing.ask({ query: 'nu' })
    asked[1]?.fail(new Error('offline'))
    await settle()
    expect(typing.state).toMatchObject({ status: 'failed', query: 'nu', answer: { query: 'n' } })
    void typing.ask({ query: 'nu' })
    expect(typing.state).not.toHaveProperty('error')
    asked[2]?.answer(answer('nu', hit('b')))
    await settle()
    expect(typing.state).toMatchObject({ status: 'found', answer: { query: 'nu' } })
  })

  test('full text is asked last: what is found before is shown at once, and stays where it is', async () => {
    const { session: typing, asked, states } = session()
    const request = { query: 'nước', from: 'vi', fullText: true, limit: 30 }
    void typing.ask(request)
    expect(asked[0]?.request).toEqual({ query: 'nước', from: 'vi', limit: 30 })
    asked[0]?.answer(answer('nước', hit('a')))
    await settle()
    expect(typing.state).toMatchObject({ status: 'found', answer: { hits: [{ entryId: 'a' }] }, settled: 0 })
    expect(asked[1]?.request).toEqual(request)
    await vi.advanceTimersByTimeAsync(slowAfter)
    expect(typing.state).toMatchObject({ status: 'found', slow: true })
    asked[1]?.answer(answer('nước', hit('a'), hit('b', { tier: 'text', reason: 'in-example' })))
    await settle()
    expect(typing.state).toMatchObject({ status: 'found', slow: false, settled: 1 })
    expect(states.at(-1)?.answer?.hits.map((h) => h.entryId)).toEqual(['a', 'b'])
    expect(asked).toHaveLength(2)
  })

  test('full text alone may have it: nothing is told before it answers, nor asked in other directions', async () => {
    const { session: typing, asked } = session()
    void typing.ask({ query: 'lễ', from: 'vi', fullText: true, limit: 30 })
    asked[0]?.answer(answer('lễ'))
    await settle()
    expect(typing.state.status).toBe('searching')
    asked[1]?.answer(answer('lễ', hit('a', { tier: 'text', reason: 'in-article' })))
    await settle()
    expect(typing.state).toMatchObject({ status: 'found', elsewhere: false, settled: 0 })
    expect(asked).toHaveLength(2)
  })

  test('full text is not asked where better hits fill the answer, nor when typing has gone on', async () => {
    const { session: typing, asked } = session()
    void typing.ask({ query: 'n', fullText: true, limit: 2 })
    asked[0]?.answer(answer('n', hit('a'), hit('b')))
    await settle()
    expect(typing.state.status).toBe('found')
    expect(asked).toHaveLength(1)
    void typing.ask({ query: 'nu', fullText: true, limit: 2 })
    asked[1]?.answer(answer('nu', hit('a')))
    void typing.ask({ query: 'nuo', fullText: true, limit: 2 })
    await settle()
    expect(asked.map(({ request }) => request.query)).toEqual(['n', 'nu', 'nuo'])
  })

  test('more of the same: the hits that were drawn are settled; of another question none is', async () => {
    const { session: typing, asked } = session()
    void typing.ask({ query: 'n', from: 'vi', limit: 2 })
    asked[0]?.answer(answer('n', hit('a'), hit('b')))
    await settle()
    expect(typing.state.settled).toBe(0)
    void typing.ask({ query: 'n', from: 'vi', limit: 100 })
    asked[1]?.answer(answer('n', hit('a'), hit('b'), hit('c')))
    await settle()
    expect(typing.state.settled).toBe(2)
    void typing.ask({ query: 'n', from: 'vi', filter: { has: ['audio'] }, limit: 2 })
    asked[2]?.answer(answer('n', hit('b')))
    await settle()
    expect(typing.state.settled).toBe(0)
    typing.clear()
    void typing.ask({ query: 'n', from: 'vi', filter: { has: ['audio'] }, limit: 2 })
    asked[3]?.answer(answer('n', hit('b')))
    await settle()
    expect(typing.state.settled).toBe(0)
  })

  test('more of the same with full text asks once: nothing that is drawn goes away in between', async () => {
    const { session: typing, asked, states } = session()
    const text = hit('b', { tier: 'text', reason: 'in-example' })
    void typing.ask({ query: 'n', fullText: true, limit: 2 })
    asked[0]?.answer(answer('n', hit('a')))
    await settle()
    asked[1]?.answer(answer('n', hit('a'), text))
    await settle()
    states.length = 0
    void typing.ask({ query: 'n', fullText: true, limit: 100 })
    asked[2]?.answer(answer('n', hit('a'), text, hit('c', { tier: 'text', reason: 'in-example' })))
    await settle()
    expect(asked[2]?.request.fullText).toBe(true)
    expect(states.map((state) => state.answer?.hits.length)).toEqual([2, 3])
    expect(typing.state.settled).toBe(2)
  })

  test('cleared: nothing is shown, whatever still comes', async () => {
    const { session: typing, asked } = session()
    void typing.ask({ query: 'n' })
    typing.clear()
    asked[0]?.answer(answer('n', hit('a')))
    await vi.advanceTimersByTimeAsync(slowAfter)
    expect(typing.state).toMatchObject({ query: '', status: 'idle', slow: false })
    expect(typing.state).not.toHaveProperty('answer')
  })
})
