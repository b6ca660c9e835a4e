import type { KeyStroke, TextEdit } from '@hiap/lexicon'
import { beforeEach, describe, expect, it } from 'vitest'
import { browserSession, skipped } from './browser.ts'
import { kinds } from './kinds.ts'
import { positional, telex } from './layouts.ts'
import type { Shown } from './page.ts'

describe.skipIf(skipped !== undefined)('a bound field', () => {
  const session = browserSession()
  beforeEach(() => session.open())

  const keys = async (...names: readonly string[]): Promise<void> => {
    for (const name of names) await session.page.keyboard.press(name)
  }
  const show = (): Promise<Shown> => session.page.evaluate(() => window.testPage.show())
  const caret = (text: string, at = text.length): Shown => ({ text, from: at, to: at })
  const listen = (kind: (typeof kinds)[number], text = '', taken: readonly string[] = []): Promise<void> =>
    session.page.evaluate(
      ([kind, layout, text, taken]) => {
        window.testPage.make(kind, text)
        window.testPage.listen(layout, taken)
      },
      [kind, telex, text, taken] as const,
    )
  /** What the listener heard, once the browser told all. */
  const heard = async (): Promise<readonly string[]> => {
    await session.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
    return session.page.evaluate(() => window.testPage.heard())
  }
  const press = (...strokes: readonly KeyStroke[]): Promise<readonly boolean[]> =>
    session.page.evaluate((strokes) => window.testPage.press(...strokes), strokes)
  const apply = (edit: TextEdit): Promise<boolean> => session.page.evaluate((edit) => window.testPage.apply(edit), edit)
  const plain = (char: string): KeyStroke => ({ char, level: 'base' })
  const backspace: KeyStroke = { level: 'base', backspace: true }

  describe.each(kinds)('in %s', (kind) => {
    it('tells its listener of keys before the layout, and of each change once', async () => {
      await listen(kind)
      await heard()
      await keys('o', 'o', 'n')
      expect(await heard()).toEqual(['key o', 'changed o', 'key o', 'changed ô', 'key n', 'changed ôn'])
      await keys('ArrowLeft')
      expect(await heard()).toEqual(['key ArrowLeft', 'changed ô'])
      await keys('Shift+ArrowLeft')
      expect(await heard()).toEqual(['key ArrowLeft', 'selected '])
      await keys('Backspace')
      expect(await heard()).toEqual(['key Backspace', 'changed '])
      await session.page.evaluate(() => {
        const other = document.createElement('input')
        document.body.append(other)
        other.focus()
      })
      expect(await heard()).toEqual(['left'])
      await session.page.evaluate(() => {
        window.testPage.detach()
        window.testPage.detach()
        window.testPage.field().focus()
      })
      await keys('o')
      expect(await heard()).toEqual(['detached true'])
    })

    it('leaves to its listener what it takes', async () => {
      await listen(kind, '', ['1', 'Enter'])
      await keys('o', '1', 'o', 'Enter', '2')
      expect(await show()).toEqual(caret('ô2'))
    })

    it('lets its listener write, as one step to undo', async () => {
      await listen(kind, 'k')
      await keys('o', 'o')
      expect(await apply({ deleteBefore: 2, insert: 'cô' })).toBe(true)
      await heard()
      expect(await show()).toEqual(caret('cô'))
      // What was written is no key of the layout that the next one could belong to.
      await keys('o')
      expect(await show()).toEqual(caret('côo'))
      await keys('Control+z', 'Control+z')
      expect(await show()).toEqual(caret('kô'))
      expect(await apply({ deleteBefore: 0, insert: '' })).toBe(false)
      expect(await show()).toEqual(caret('kô'))
      await heard()
      expect(await apply({ deleteBefore: 1, insert: '' })).toBe(true)
      expect(await heard()).toEqual(['changed k'])
    })

    it('types the strokes of on-screen keys', async () => {
      await listen(kind, 'k')
      await heard()
      expect(await press(plain('o'), plain('w'), plain('n'), backspace)).toEqual([true, true, true, true])
      expect(await show()).toEqual(caret('kơ'))
      expect(await heard()).toEqual(['changed ko', 'changed kơ', 'changed kơn', 'changed kơ'])
      await keys('x')
      expect(await show()).toEqual(caret('kơ\u0306'))
      await press(plain('x'))
      expect(await show()).toEqual(caret('kơx'))
      await keys('Control+z', 'Control+z')
      expect(await show()).toEqual(caret('kơ'))
      await keys('Shift+ArrowLeft')
      expect(await press(backspace)).toEqual([true])
      expect(await show()).toEqual(caret('k'))
      expect(await press(backspace, backspace)).toEqual([true, false])
      expect(await show()).toEqual(caret(''))
      expect(await press({ code: 'ShiftLeft', level: 'shift' })).toEqual([false])
    })

    it('takes a picture away whole by an on-screen Backspace', async () => {
      await listen(kind, 'k👩🏽‍🌾')
      expect(await press(backspace)).toEqual([true])
      expect(await show()).toEqual(caret('k'))
    })

    it('types by the place of an on-screen key', async () => {
      await session.page.evaluate(
        ([kind, layout]) => {
          window.testPage.make(kind)
          window.testPage.bind(layout)
        },
        [kind, positional] as const,
      )
      expect(
        await press({ code: 'KeyK', level: 'base' }, { code: 'KeyJ', level: 'base' }, { code: 'KeyD', level: 'base' }),
      ).toEqual([true, true, true])
      expect(await show()).toEqual(caret('ក\u17D2ត'))
    })
  })

  it.each([
    ['input', 'ôn', [false, true]],
    ['textarea', 'ô\nn', [true, true]],
  ] as const)('breaks the line of a field with lines: %s', async (kind, text, done) => {
    await listen(kind, 'ô')
    expect(await press({ code: 'Enter', level: 'base' }, plain('n'))).toEqual(done)
    expect(await show()).toEqual(caret(text))
  })

  it('breaks and joins the paragraphs of contenteditable', async () => {
    await session.page.evaluate((layout) => {
      window.testPage.makeHtml('<div contenteditable><p>ô</p></div>')
      window.testPage.listen(layout)
      window.testPage.select(1, 1)
    }, telex)
    const html = (): Promise<string> => session.page.evaluate(() => window.testPage.field().innerHTML)
    expect(await press({ code: 'Enter', level: 'base' }, plain('n'))).toEqual([true, true])
    expect(await html()).toBe('<p>ô</p><p>n</p>')
    expect(await press(backspace, backspace, backspace)).toEqual([true, true, true])
    expect((await show()).text).toBe('')
  })

  it('types on-screen keys in a field without the focus, and moves none', async () => {
    await listen('textarea', 'k')
    await session.page.evaluate(() => {
      const other = document.createElement('button')
      document.body.append(other)
      other.focus()
    })
    expect(await press(plain('o'), plain('o'))).toEqual([true, true])
    expect(await show()).toEqual(caret('kô'))
    expect(await session.page.evaluate(() => document.activeElement?.localName)).toBe('button')
  })

  it.each(['<input type="password">', '<input data-hiap-ime="off">', '<input readonly>'])(
    'is not touched: %s',
    async (source) => {
      await session.page.evaluate(
        ([source, layout]) => {
          window.testPage.makeHtml(source)
          window.testPage.listen(layout, ['o'])
        },
        [source, telex] as const,
      )
      await keys('o')
      expect((await heard()).filter((each) => each.startsWith('key'))).toEqual([])
      const before = await show()
      expect(await press(plain('n'))).toEqual([false])
      expect(await apply({ deleteBefore: 0, insert: 'n' })).toBe(false)
      expect(await show()).toEqual(before)
    },
  )

  it('tells its listener no key of another input method', async () => {
    await listen('input')
    await session.page.evaluate(() => {
      for (const init of [
        { key: 'Process', code: 'KeyO', keyCode: 229 },
        { key: 'o', code: 'KeyO', isComposing: true },
      ]) {
        window.testPage.field().dispatchEvent(new KeyboardEvent('keydown', { ...init, cancelable: true }))
      }
    })
    expect((await heard()).filter((each) => each.startsWith('key'))).toEqual([])
  })
})
