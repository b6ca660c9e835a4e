import { describe, expect, test } from 'vitest'
import { nothingWritten, pageMemory, parseWriting } from '../src/write-memory.ts'

describe('what the writing pad remembers', () => {
  test.each([
    ['{"text":"ia","language":"jra-Latn","size":1}', { text: 'ia', language: 'jra-Latn', size: 1 }],
    // What another version or another hand wrote.
    [undefined, nothingWritten],
    ['', nothingWritten],
    ['[', nothingWritten],
    ['null', nothingWritten],
    ['"ia"', nothingWritten],
    ['{"text":7,"language":null,"size":0.5}', nothingWritten],
    ['{"text":"ia","size":"2"}', { text: 'ia', language: '', size: 0 }],
  ])('%s', (json, expected) => {
    expect(parseWriting(json)).toEqual(expected)
  })

  test('as long as the page', () => {
    const memory = pageMemory()
    expect(memory.read()).toEqual(nothingWritten)
    expect(memory.keep({ text: 'ia', language: 'jra-Latn', size: 2 })).toBe(true)
    expect(memory.read()).toEqual({ text: 'ia', language: 'jra-Latn', size: 2 })
    expect(pageMemory().read()).toEqual(nothingWritten)
  })
})
