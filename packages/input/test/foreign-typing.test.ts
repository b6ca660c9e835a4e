import { compileLayout, typeKeys } from '@hiap/lexicon'
import { beforeEach, describe, expect, it } from 'vitest'
import { browserSession, skipped } from './browser.ts'
import { telex } from './layouts.ts'
import type { Shown } from './page.ts'

const bursts = 500

/** Letters that the layout would transform, and letters of a Vietnamese method. */
const pieces = ['o', 'oo', 'ow', 'ox', 'cc', 'ô', 'ơ', 'ấ', 'ươ', 'đ', 'ax', 'x', 'ôx', 'ư', 'cô']

/** A sequence of numbers from a seed, the same at every run (mulberry32). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

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
  const make = (kind: 'input' | 'textarea' | 'contenteditable'): Promise<void> =>
    session.page.evaluate(
      ([kind, layout]) => {
        window.testPage.make(kind)
        window.testPage.bind(layout)
      },
      [kind, telex] as const,
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
      await session.page.evaluate(
        ([kind, layout]) => {
          window.testPage.make(kind)
          window.testPage.bind({ ...layout, backspace: { unit: 'cluster' } })
        },
        [kind, telex] as const,
      )
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

  it(`doubles and loses no character in ${bursts} bursts`, { timeout: 240_000 }, async () => {
    const number = numbersFrom(20_250_411)
    const compiled = compileLayout(telex)
    let done = 0
    const faults: string[] = []
    while (done < bursts) {
      await make((['input', 'textarea', 'contenteditable'] as const)[number(3)] ?? 'input')
      const typed = ['o o', 'c c o w', 'k o', 'o o x', 'c o o o', 't h'][number(6)] ?? ''
      await press(...typed.split(' '))
      let expected = typeKeys(compiled, typed)
      const steps = [typed]
      for (let count = 0; count < 20 && done < bursts; count++, done++) {
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
