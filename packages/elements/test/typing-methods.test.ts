import { describe, expect, test } from 'vitest'
import { chosenMethod, methodName, methodsFor, type TypingMethod, withChoice } from '../src/typing-methods.ts'

const method = (id: string, locale: string): TypingMethod => ({
  id,
  locale,
  name: { vi: `Tên ${id}`, en: `Name ${id}` },
  load: () => Promise.reject(new Error('not fetched here')),
})

const methods = [method('km-nida', 'km'), method('jra-telex', 'jra-Latn'), method('jra-vni', 'jra-Latn')]
const idsFor = (tag: string): readonly string[] => methodsFor(methods, tag).map(({ id }) => id)

describe('typing methods', () => {
  test.each([
    ['jra-Latn', ['jra-telex', 'jra-vni']],
    ['jra', ['jra-telex', 'jra-vni']],
    ['jra-Khmr', []],
    ['km', ['km-nida']],
    ['km-KH', ['km-nida']],
    ['en', []],
    ['', []],
  ])('%j is typed by %j', (tag, ids) => {
    expect(idsFor(tag)).toEqual(ids)
  })

  test('a choice counts for its language, and only where the method types it', () => {
    const chosen = withChoice({ km: 'jra-telex' }, { language: 'jra-Latn', method: 'jra-vni' })
    expect(chosenMethod(methods, 'jra-Latn', chosen)?.id).toBe('jra-vni')
    expect(chosenMethod(methods, 'km', chosen)).toBeUndefined()
    expect(chosenMethod(methods, 'vi', chosen)).toBeUndefined()
    expect(chosenMethod(methods, 'constructor', chosen)).toBeUndefined()
    expect(withChoice(chosen, { language: 'jra-Latn', method: null })).toEqual({ km: 'jra-telex' })
  })

  test('the name falls back to Vietnamese', () => {
    expect(methodName(method('x', 'km'), 'en')).toBe('Name x')
    expect(methodName(method('x', 'km'), 'fr')).toBe('Tên x')
    expect(methodName({ ...method('x', 'km'), name: {} }, 'en')).toBe('x')
  })
})
