import type { GlossAnswer, GlossRequest } from '@hiap/lexicon'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { slowAfter } from '../src/search-session.ts'
import { longestReading, restingAfter, TextSession, type TextState } from '../src/text-session.ts'
import { clientWith } from './fixture.ts'

interface Asked {
  readonly request: GlossRequest
  readonly signal: AbortSignal | undefined
  /** Answers with one word, the whole text. */
  readonly answer: () => void
  readonly fail: () => void
}

function session(): { readonly session: TextSession; readonly asked: Asked[]; readonly states: TextState[] } {
  const asked: Asked[] = []
  const states: TextState[] = []
  const client = clientWith({
    gloss: (request, signal) =>
      new Promise<GlossAnswer>((resolve, reject) => {
        const { text } = request
        asked.push({
          request,
          signal,
          answer: () => resolve({ text, words: [{ from: 0, to: text.length, entries: [] }], truncated: false }),
          fail: () => reject(new Error('offline')),
        })
      }),
  })
  return { session: new TextSession(client, (state) => states.push(state)), asked, states }
}

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)

const rest = (): Promise<unknown> => vi.advanceTimersByTimeAsync(restingAfter)

/** A text of so many pieces. */
const pieces = (count: number): string => Array.from({ length: count }, (_, at) => `${'ក'.repeat(400)}${at}\n`).join('')
const readPieces = ({ pieces }: TextState): number => pieces.filter(({ words }) => words !== undefined).length

describe('a text that is read', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('many changes in a row are one question', async () => {
    const { session: reading, asked } = session()
    for (const text of ['ទ', 'ទឹ', 'ទឹក']) {
      void reading.read(text, 'vi')
      await vi.advanceTimersByTimeAsync(restingAfter - 1)
      expect(reading.state.text).toBe(text)
    }
    expect(asked).toEqual([])
    await rest()
    expect(asked.map(({ request }) => request.text)).toEqual(['ទឹក'])
  })

  test('a short text is asked for whole, in the language wanted', async () => {
    const { session: reading, asked } = session()
    void reading.read('ទឹក', 'en')
    await rest()
    expect(asked.map(({ request }) => request)).toEqual([{ text: 'ទឹក', to: 'en' }])
    expect(reading.state).toMatchObject({ text: 'ទឹក', status: 'reading', slow: false, cut: false })
    asked[0]?.answer()
    await settle()
    expect(reading.state).toMatchObject({ status: 'read', pieces: [{ text: 'ទឹក', words: [{ from: 0, to: 3 }] }] })
  })

  test('a long text is asked for in pieces, three at a time, and joined again', async () => {
    const { session: reading, asked } = session()
    const text = pieces(7)
    void reading.read(text, 'vi')
    await rest()
    expect(asked).toHaveLength(3)
    for (let at = 0; at < 7; at++) {
      asked[at]?.answer()
      await settle()
    }
    expect(asked).toHaveLength(7)
    expect(reading.state.status).toBe('read')
    expect(reading.state.pieces.map((piece) => piece.text).join('')).toBe(text)
    expect(readPieces(reading.state)).toBe(7)
  })

  test('only the piece that changes is asked for again', async () => {
    const { session: reading, asked } = session()
    const text = `${pieces(2)}${'ខ'.repeat(300)}`
    void reading.read(`${text}a`, 'vi')
    await rest()
    for (const each of asked) each.answer()
    await settle()
    expect(asked).toHaveLength(3)
    void reading.read(`${text}ab`, 'vi')
    await rest()
    expect(asked.slice(3).map(({ request }) => request.text)).toEqual([`${'ខ'.repeat(300)}ab`])
    asked[3]?.answer()
    await settle()
    expect(reading.state).toMatchObject({ status: 'read', text: `${text}ab` })
    // Another language of meanings is another question.
    void reading.read(`${text}ab`, 'en')
    await rest()
    expect(asked).toHaveLength(7)
  })

  test('words of the text before stay until the new ones are there, or it is slow', async () => {
    const { session: reading, asked } = session()
    void reading.read('ទឹក', 'vi')
    await rest()
    asked[0]?.answer()
    await settle()
    void reading.read('ផ្ទះ', 'vi')
    await rest()
    expect(reading.state).toMatchObject({ text: 'ផ្ទះ', pieces: [{ text: 'ទឹក' }] })
    await vi.advanceTimersByTimeAsync(slowAfter)
    expect(reading.state).toMatchObject({ slow: true, pieces: [{ text: 'ផ្ទះ' }] })
    expect(readPieces(reading.state)).toBe(0)
  })

  test('while it is slow, each piece is shown as it comes', async () => {
    const { session: reading, asked } = session()
    void reading.read(pieces(3), 'vi')
    await rest()
    await vi.advanceTimersByTimeAsync(slowAfter)
    asked[1]?.answer()
    await settle()
    expect(reading.state.pieces.map(({ words }) => words !== undefined)).toEqual([false, true, false])
  })

  test('answers for an earlier text are never shown, and their requests are aborted', async () => {
    const { session: reading, asked, states } = session()
    void reading.read('ទឹក', 'vi')
    await rest()
    void reading.read('ផ្ទះ', 'vi')
    await rest()
    expect(asked[0]?.signal?.aborted).toBe(true)
    asked[1]?.answer()
    await settle()
    asked[0]?.answer()
    await settle()
    expect(reading.state).toMatchObject({ status: 'read', pieces: [{ text: 'ផ្ទះ' }] })
    expect(states.filter((state) => readPieces(state) > 0).every(({ text }) => text === 'ផ្ទះ')).toBe(true)
  })

  test('a failure keeps what was read; only the rest is asked for again', async () => {
    const { session: reading, asked } = session()
    void reading.read(pieces(3), 'vi')
    await rest()
    asked[0]?.answer()
    await settle()
    asked[1]?.fail()
    await settle()
    expect(reading.state.status).toBe('failed')
    expect(readPieces(reading.state)).toBe(1)
    reading.retry()
    await rest()
    expect(asked.slice(3).map(({ request }) => request.text)).toEqual(
      asked.slice(1, 3).map(({ request }) => request.text),
    )
    for (const each of asked) each.answer()
    await settle()
    expect(reading.state.status).toBe('read')
    reading.retry()
    await rest()
    expect(asked).toHaveLength(5)
  })

  test('no text, no question', async () => {
    const { session: reading, asked } = session()
    void reading.read('ទឹក', 'vi')
    await rest()
    void reading.read(' \n', 'vi')
    asked[0]?.answer()
    await vi.advanceTimersByTimeAsync(slowAfter)
    expect(asked).toHaveLength(1)
    expect(reading.state).toMatchObject({ text: ' \n', status: 'idle', slow: false, pieces: [] })
  })

  test('a book is cut between pieces, and it is said', async () => {
    const { session: reading, asked } = session()
    void reading.read(pieces(1000), 'vi')
    await rest()
    for (let at = 0; at < asked.length; at++) {
      asked[at]?.answer()
      await settle()
    }
    const read = reading.state.pieces.map((piece) => piece.text).join('')
    expect(reading.state).toMatchObject({ status: 'read', cut: true })
    expect(read.length).toBeLessThanOrEqual(longestReading)
    expect(read.length).toBeGreaterThan(longestReading - 1000)
    expect(pieces(1000).startsWith(read)).toBe(true)
    expect(read.endsWith('\n')).toBe(true)
  })

  test('what the API would refuse is taken out before', async () => {
    const { session: reading, asked } = session()
    void reading.read('a\u202eb\u0007\r\nc', 'vi')
    await rest()
    expect(asked[0]?.request.text).toBe('ab \nc')
    expect(reading.state.text).toBe('a\u202eb\u0007\r\nc')
  })
})
