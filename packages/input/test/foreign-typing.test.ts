import { compileLayout, typeKeys } from '@hiap/lexicon'
import { beforeEach, describe, expect, it } from 'vitest'
import { foreignTyping, type KeyOfText } from '../src/foreign-typing.ts'
import { browserSession, skipped } from './browser.ts'
import { telex } from './layouts.ts'
import type { Shown } from './page.ts'
import { numbersFrom } from './random-numbers.ts'

/** As many as the time of everyday allows; `HIAP_BURSTS=10000` takes minutes. */
const bursts = Number(process.env.HIAP_BURSTS ?? 500)

/** Letters that the layout would transform, and letters of a Vietnamese method. */
const pieces = ['o', 'oo', 'ow', 'ox', 'cc', 'ô', 'ơ', 'ấ', 'ươ', 'đ', 'ax', 'x', 'ôx', 'ư', 'cô']

describe('foreignTyping', () => {
  const key = { char: 'o', keyCode: 79, afterDeadKey: false }
  it.each([
    ['o', key, false, 'a letter of its key'],
    ['ô', key, true, 'another letter than that of the key: ibus'],
    ['ô', { ...key, char: 'ô' }, false, 'a marked letter of its key'],
    ['ô', { ...key, afterDeadKey: true }, false, 'a letter made by a dead key'],
    ['ô', undefined, true, 'a letter from no key'],
    ['o', { ...key, keyCode: 231 }, true, 'a letter put in by a program: UniKey'],
    ['o', { ...key, keyCode: 229 }, true, 'a letter of a method that hides the key'],
    ['☺', undefined, false, 'a sign from no key: a palette'],
    ['. ', undefined, false, 'a mark from no key'],
  ] as readonly [string, KeyOfText | undefined, boolean, string][])('%s %o: %s (%s)', (data, from, expected) => {
    expect(foreignTyping().isForeign(data, from)).toBe(expected)
  })

  it('knows a marked letter behind a Backspace, as on a Mac', () => {
    const foreign = foreignTyping()
    const marked = { ...key, char: 'ô' }
    foreign.backspace('ko')
    expect(foreign.isForeign('ô', marked)).toBe(true)
    expect(foreign.isForeign('o', key)).toBe(false)
    foreign.otherKey()
    expect(foreign.isForeign('ô', marked)).toBe(false)
  })

  it('puts right what Backspaces took away beyond one code point each', () => {
    const foreign = foreignTyping()
    foreign.backspace('kô\u0306')
    foreign.backspace('k')
    expect(foreign.wrote('ộ', '')).toEqual({ deleteBefore: 0, insert: 'kộ' })
    foreign.backspace('ko')
    expect(foreign.wrote('ô', 'k')).toBeUndefined()
    foreign.backspace('kô')
    expect(foreign.wrote('ơ', 'ko')).toEqual({ deleteBefore: 1, insert: 'ơ' })
  })
})

describe.skipIf(skipped !== undefined)('another input method at work', () => {
  const session = browserSession()
  beforeEach(() => session.open())

  const show = (): Promise<Shown> => session.page.evaluate(() => window.testPage.show())
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await session.page.keyboard.press(key)
  }
  /** Backspaces that look real, then a text from no key: UniKey, EVKey. */
  const burst = async (back: number, text: string): Promise<void> => {
    await press(...Array.from({ length: back }, () => 'Backspace'))
    await session.page.keyboard.insertText(text)
  }
  const compose = async (...texts: readonly string[]): Promise<void> => {
    for (const text of texts) {
      await session.devtools.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
    }
    await session.devtools.send('Input.insertText', { text: texts.at(-1) ?? '' })
  }
  const make = (
    kind: 'input' | 'textarea' | 'contenteditable',
    unit: 'codepoint' | 'cluster' = 'codepoint',
  ): Promise<void> =>
    session.page.evaluate(
      ([kind, layout]) => {
        window.testPage.make(kind)
        window.testPage.bind(layout)
      },
      [kind, { ...telex, backspace: { unit } }] as const,
    )

  describe.each(['input', 'textarea', 'contenteditable'] as const)('in %s', (kind) => {
    it('keeps its letters as they come', async () => {
      await make(kind)
      await press('o')
      await burst(1, 'ô')
      await burst(1, 'ox')
      expect((await show()).text).toBe('ox')
    })

    it('stands aside until a word was typed without it', async () => {
      await make(kind)
      await press('t')
      await burst(0, 'ơ')
      await press('x', 'Space', 'o', 'o', 'Space', 'o', 'o')
      expect((await show()).text).toBe('tơx oo ô')
    })

    it('leaves a composition alone', async () => {
      await make(kind)
      await press('k')
      await compose('o', 'oo', 'oox')
      await press('x')
      expect((await show()).text).toBe('kooxx')
    })

    it('counts its Backspaces as it does, whatever they do for the layout', async () => {
      await make(kind, 'cluster')
      await press('o', 'o', 'x')
      expect((await show()).text).toBe('ô\u0306')
      await press('Backspace')
      expect((await show()).text).toBe('')
      await session.page.keyboard.insertText('ộ')
      expect(await show()).toEqual({ text: 'ôộ', from: 2, to: 2 })
    })
  })

  it('takes a letter that is no letter of a key as its own', async () => {
    await make('input')
    await session.page.keyboard.insertText('☺')
    await press('o', 'o')
    expect((await show()).text).toBe('☺ô')
  })

  it(`doubles and loses no character in ${bursts} bursts`, { timeout: 120_000 + 100 * bursts }, async () => {
    const number = numbersFrom(20_250_411)
    const compiled = compileLayout(telex)
    let done = 0
    const faults: string[] = []
    const words = ['o o', 'c c o w', 'k o', 'o o x', 'c o o o', 't h']
    while (done < bursts) {
      const kind = (['input', 'textarea', 'contenteditable'] as const)[number(3)] ?? 'input'
      await make(kind, number(2) === 0 ? 'codepoint' : 'cluster')
      const typed = words[number(words.length)] ?? ''
      await press(...typed.split(' '))
      let expected = typeKeys(compiled, typed)
      const steps = [typed]
      for (let count = 0; count < 20 && done < bursts; count++, done++) {
        if (count > 0 && number(3) === 0) {
          // A word without the other method, from which on the layout types again.
          const word = words[number(words.length)] ?? ''
          await press('Space', 't', 'Space', ...word.split(' '))
          expected += ` t ${typeKeys(compiled, word)}`
          steps.push(`t ${word}`)
        }
        const points = [...expected]
        const back = number(Math.min(4, points.length + 1))
        const text = pieces[number(pieces.length)] ?? ''
        if (number(8) === 0) {
          await compose(text.slice(0, 1), text)
          expected += text
          steps.push(`compose ${text}`)
        } else {
          await burst(back, text)
          expected = points.slice(0, points.length - back).join('') + text
          steps.push(`${back} ${text}`)
        }
        if (number(4) === 0) {
          const key = 'oxwcn'[number(5)] ?? 'o'
          await press(key)
          expected += key
          steps.push(key)
        }
      }
      const { text, from, to } = await show()
      if (text !== expected || from !== text.length || to !== from) {
        faults.push(`${steps.join(' · ')}: ${text}, not ${expected}`)
      }
    }
    expect(faults).toEqual([])
    expect(done).toBe(bursts)
  })
})
