import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personalWords, type WordStorage } from '../../src/candidates/personal-words.ts'

const day = 24 * 60 * 60 * 1000

function memory(room = Number.POSITIVE_INFINITY): WordStorage & { readonly held: Map<string, string> } {
  const held = new Map<string, string>()
  return {
    held,
    getItem: (key) => held.get(key) ?? null,
    setItem(key, value) {
      if (value.length > room) throw new Error('the storage is full')
      held.set(key, value)
    },
    removeItem: (key) => void held.delete(key),
  }
}

const texts = (words: readonly { readonly text: string }[]): readonly string[] => words.map(({ text }) => text)

describe('personal words', () => {
  it('are found by how they begin, or how they sound', () => {
    const words = personalWords(memory())
    words.learn({ text: 'ស្រុក', reading: 'sruk', gloss: 'huyện', glossLanguage: 'vi' })
    words.learn({ text: 'សាលារៀន', reading: 'sala rien' })
    expect(texts(words.matching('sr', true))).toEqual(['ស្រុក'])
    expect(texts(words.matching('salar', true))).toEqual(['សាលារៀន'])
    expect(texts(words.matching('សា', false))).toEqual(['សាលារៀន'])
    expect(words.matching('', true)).toEqual([])
    expect(words.matching("'", true)).toEqual([])
    expect(words.matching('ស្រុ', false)[0]).toMatchObject({ gloss: 'huyện', glossLanguage: 'vi', count: 1 })
  })

  it('come in order of use, of which a month takes half', () => {
    let time = 0
    const words = personalWords(memory(), { now: () => time })
    for (const text of ['a', 'a', 'a', 'b']) words.learn({ text })
    expect(texts(words.list())).toEqual(['a', 'b'])
    time = 60 * day
    words.learn({ text: 'b' })
    expect(texts(words.list())).toEqual(['b', 'a'])
  })

  it('are kept between visits, and seen by another tab at once', () => {
    const storage = memory()
    const one = personalWords(storage)
    const other = personalWords(storage)
    one.learn({ text: 'a' })
    other.learn({ text: 'b' })
    expect(texts(one.list()).toSorted()).toEqual(['a', 'b'])
    expect(texts(personalWords(storage).list()).toSorted()).toEqual(['a', 'b'])
    other.clear()
    expect(one.list()).toEqual([])
    expect(storage.held.size).toBe(0)
  })

  it('are forgotten one by one', () => {
    const words = personalWords(memory())
    words.learn({ text: 'a' })
    words.learn({ text: 'b' })
    expect(words.remove('a')).toBe(true)
    expect(words.remove('a')).toBe(false)
    expect(texts(words.list())).toEqual(['b'])
  })

  it('live as long as the page where the storage is missing, full or forbidden', () => {
    const forbidden: WordStorage = {
      getItem: () => {
        throw new Error('forbidden')
      },
      setItem: () => {
        throw new Error('forbidden')
      },
      removeItem: () => {
        throw new Error('forbidden')
      },
    }
    for (const storage of [undefined, forbidden, memory(10)]) {
      const words = personalWords(storage)
      expect(words.learn({ text: 'a' })).toBe(true)
      expect(words.learn({ text: 'b' })).toBe(true)
      expect(texts(words.list()).toSorted()).toEqual(['a', 'b'])
      words.clear()
      expect(words.list()).toEqual([])
    }
  })

  it('are at most so many: those used least go', () => {
    let time = 0
    const words = personalWords(memory(), { most: 3, now: () => time++ })
    for (const text of ['a', 'a', 'b', 'b', 'c', 'd', 'd', 'e']) words.learn({ text })
    expect(texts(words.list())).toEqual(['d', 'b', 'a'].filter((text) => texts(words.list()).includes(text)))
    expect(words.list()).toHaveLength(3)
  })

  it.each(['', '   ', 'a\tb', 'a\nb', 'a'.repeat(65), '\ud800'])('do not take %j', (text) => {
    const words = personalWords(memory())
    expect(words.learn({ text })).toBe(false)
    expect(words.list()).toEqual([])
  })

  it.each(['', 'null', '[', '{}', '[null,1,"a",{"text":1},{"text":"a","count":"x","last":0}]'])(
    'take nothing from a storage that holds %j',
    (held) => {
      const storage = memory()
      storage.setItem('hiap-personal-words', held)
      const words = personalWords(storage)
      expect(words.list()).toEqual([])
      words.learn({ text: 'a' })
      expect(texts(words.list())).toEqual(['a'])
    },
  )
})

describe('the table of personal words', () => {
  it('has a line for each word', () => {
    const words = personalWords(memory(), { now: () => Date.UTC(2026, 10, 22, 12) })
    words.learn({ text: 'ស្រុក', reading: 'sruk', gloss: 'huyện', glossLanguage: 'vi' })
    expect(words.exportText()).toBe(
      'text\treading\tgloss\tglossLanguage\tcount\tlast\nស្រុក\tsruk\thuyện\tvi\t1\t2026-11-22\n',
    )
  })

  it('tells bad lines with their number and takes the others', () => {
    const words = personalWords(memory())
    const { faults } = words.importText(
      [
        '\uFEFFtext\treading\tgloss\tglossLanguage\tcount\tlast',
        'ស្រុក\tsruk',
        '',
        '\tsruk',
        'a\t\t\t\t0',
        'a\t\t\t\t1\ttoday',
        'a\t\t\t\t1\t2026-11-22\tmore',
        'b',
        'x'.repeat(65),
      ].join('\r\n'),
    )
    expect(faults).toEqual([
      { line: 4, fault: 'word' },
      { line: 5, fault: 'count' },
      { line: 6, fault: 'day' },
      { line: 7, fault: 'columns' },
      { line: 9, fault: 'word' },
    ])
    expect(texts(words.list()).toSorted()).toEqual(['b', 'ស្រុក'])
  })

  it('gives the same words back that were written', () => {
    const word = fc.record({
      text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
      reading: fc.string({ unit: fc.constantFrom(...'abkrs '), maxLength: 12 }),
      gloss: fc.string({ unit: 'grapheme', maxLength: 20 }),
    })
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (given) => {
        const now = (): number => Date.UTC(2026, 10, 22)
        const words = personalWords(memory(), { now })
        for (const { text, reading, gloss } of given) words.learn({ text, reading, gloss, glossLanguage: 'vi' })
        const read = personalWords(memory(), { now })
        expect(read.importText(words.exportText()).faults).toEqual([])
        expect(read.list()).toEqual(words.list())
      }),
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab\t\n\r1-ស'), maxLength: 100 }), (text) => {
        const words = personalWords(memory())
        const { words: read, faults } = words.importText(text)
        expect(words.list().length).toBeLessThanOrEqual(read.length)
        expect(read.length + faults.length).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length)
      }),
    )
  })
})
