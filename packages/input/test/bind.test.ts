import { compileLayout, type Layout, typeKeys } from '@hiap/lexicon'
import { beforeEach, describe, expect, it } from 'vitest'
import { browserSession, skipped } from './browser.ts'
import { kinds } from './kinds.ts'
import { positional, telex } from './layouts.ts'
import type { Shown } from './page.ts'

describe.skipIf(skipped !== undefined)('bind', () => {
  const session = browserSession()
  beforeEach(() => session.open())

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await session.page.keyboard.press(key)
  }
  const show = (): Promise<Shown> => session.page.evaluate(() => window.testPage.show())
  const caret = (text: string, at = text.length): Shown => ({ text, from: at, to: at })
  const field = (kind: (typeof kinds)[number], layout: Layout, text = ''): Promise<void> =>
    session.page.evaluate(
      ([kind, layout, text]) => {
        window.testPage.make(kind, text)
        window.testPage.bind(layout)
      },
      [kind, layout, text] as const,
    )
  const html = (source: string, layout: Layout): Promise<void> =>
    session.page.evaluate(
      ([source, layout]) => {
        window.testPage.makeHtml(source)
        window.testPage.bind(layout)
      },
      [source, layout] as const,
    )
  const select = (from: number, to = from): Promise<void> =>
    session.page.evaluate(([from, to]) => window.testPage.select(from, to), [from, to] as const)

  describe.each(kinds)('in %s', (kind) => {
    const keys = [...'hoowxl ccoooxa b.']
    const undo = 'Control+z'
    const framework = /^(React|Vue)/.test(kind)

    it('gives after every key what the engine gives, and takes one key back at each undo', async () => {
      await field(kind, telex)
      const compiled = compileLayout(telex)
      const told = (count: number): string =>
        typeKeys(
          compiled,
          keys
            .slice(0, count)
            .map((key) => (key === ' ' ? '<SP>' : key))
            .join(' '),
        )
      const after: Shown[] = []
      const states: string[] = []
      for (const key of keys) {
        await press(key)
        after.push(await show())
        if (framework) states.push(await session.page.evaluate(() => window.testPage.state()))
      }
      if (framework) expect(states).toEqual(after.map(({ text }) => text))
      expect(after).toEqual(keys.map((_, index) => caret(told(index + 1))))
      expect(after.at(-1)?.text).toBe('hôwxl čoŏa b.')
      const undone: Shown[] = []
      for (const _ of keys) {
        await press(undo)
        undone.push(await show())
        if (framework) expect(await session.page.evaluate(() => window.testPage.state())).toBe(undone.at(-1)?.text)
      }
      expect(undone).toEqual(keys.map((_, index) => caret(told(keys.length - index - 1))))
    })

    it('types by the place of the keys, AltGr and Backspace among them', async () => {
      await field(kind, positional)
      const shown: string[] = []
      for (const key of ['k', 'j', 'd', 'Shift+K', 'AltRight+k', 'Alt+Control+k', 'q', ' ', 'd', 'Backspace']) {
        await press(key)
        shown.push((await show()).text)
      }
      const coeng = '\u17D2'
      const texts = ['ក', `ក${coeng}`, `ក${coeng}ត`]
      for (const next of ['គ', 'ឝ', 'ឝ', 'q', ' ', 'ដ']) texts.push(texts.at(-1) + next)
      expect(shown).toEqual([...texts, texts.at(-2)])
      await press('Backspace', 'Backspace', 'Backspace', 'Backspace', 'Backspace')
      expect(await show()).toEqual(caret(`ក${coeng}ត`))
      await press('Backspace')
      expect(await show()).toEqual(caret(typeKeys(compileLayout(positional), 'k j d <BS>')))
      await press(undo)
      expect(await show()).toEqual(caret(`ក${coeng}ត`))
    })

    it('keeps the caret exact in the middle of a text', async () => {
      await field(kind, telex, 'plo pla')
      await select(3)
      await press('o')
      expect(await show()).toEqual(caret('plô pla', 3))
      await press('x')
      expect(await show()).toEqual(caret('plô\u0306 pla', 4))
      await press(undo)
      expect(await show()).toEqual(caret('plô pla', 3))
      await press('n', 'Backspace')
      expect(await show()).toEqual(caret('plô pla', 3))
    })

    it('replaces a selection, and looks at what stands before it', async () => {
      await field(kind, telex, 'abco def')
      await select(4, 8)
      await press('o')
      expect(await show()).toEqual(caret('abcô'))
      await press(undo)
      expect(await show()).toEqual({ text: 'abco def', from: 4, to: 8 })
      await press('k')
      expect(await show()).toEqual(caret('abcok'))
      await select(1, 4)
      await press('Backspace')
      expect(await show()).toEqual(caret('ak', 1))
    })

    it('forgets what it knew when the caret was moved', async () => {
      await field(kind, telex)
      await press('o', 'o', 'ArrowLeft', 'ArrowRight', 'o')
      expect(await show()).toEqual(caret('ôo'))
      await select(0)
      await press('c')
      await select(2)
      await press('x')
      expect(await show()).toEqual(caret('cô\u0306o', 3))
    })

    it('leaves paste, commands and line breaks to the browser', async () => {
      await field(kind, telex, 'oo')
      await press('Control+a', 'Control+c', 'End', 'Control+v', 'Control+v')
      expect(await show()).toEqual(caret('oooooo'))
      await press('Control+a', 'Delete')
      expect(await show()).toEqual(caret(''))
      if (kind.endsWith('textarea') || kind.endsWith('contenteditable')) {
        await press('o', 'Enter', 'o')
        expect((await show()).text.replace('\n', '')).toBe('oo')
      }
    })

    it('sends one input event for each key, which a framework sees', async () => {
      await field(kind, telex)
      await press('c', 'c', 'o', 'w', 'Backspace')
      expect(await session.page.evaluate(() => window.testPage.events())).toEqual([
        'insertText c',
        'insertText č',
        'insertText o',
        'insertText ơ',
        'deleteContentBackward null',
      ])
      await session.page.waitForTimeout(30)
      expect(await show()).toEqual(caret('č'))
      if (framework) expect(await session.page.evaluate(() => window.testPage.state())).toBe('č')
    })

    it('works without the editing commands of the browser', async () => {
      await field(kind, telex, 'ab')
      await session.page.evaluate(() => window.testPage.withoutCommands())
      await select(1)
      await press('o', 'w', 'x', 'l')
      expect(await show()).toEqual(caret('aơ\u0306lb', 4))
      expect(await session.page.evaluate(() => window.testPage.events())).toEqual([
        'insertText o',
        'insertText ơ',
        'insertText \u0306',
        'insertText l',
      ])
      await session.page.waitForTimeout(30)
      expect(await show()).toEqual(caret('aơ\u0306lb', 4))
    })

    it('takes another layout from the next key on', async () => {
      await field(kind, telex)
      await press('o', 'o')
      await session.page.evaluate((layout) => window.testPage.setLayout(layout), positional)
      await press('k')
      expect(await show()).toEqual(caret('ôក'))
    })

    it('leaves nothing behind', async () => {
      const listeners = async (): Promise<number> => {
        const { result } = await session.devtools.send('Runtime.evaluate', { expression: 'testPage.field()' })
        const on = async (expression: string): Promise<number> => {
          const { result } = await session.devtools.send('Runtime.evaluate', { expression })
          const found = await session.devtools.send('DOMDebugger.getEventListeners', {
            objectId: result.objectId ?? '',
          })
          return found.listeners.length
        }
        expect(result.objectId).toBeDefined()
        return (
          (await on('testPage.field()')) + (await on('document')) + (await on('window')) + (await on('document.body'))
        )
      }
      await session.page.evaluate((kind) => window.testPage.make(kind), kind)
      const before = await listeners()
      await session.page.evaluate((layout) => window.testPage.bind(layout), telex)
      expect(await listeners()).toBeGreaterThan(before)
      await press('o', 'o')
      await session.page.evaluate(() => {
        window.testPage.detach()
        window.testPage.detach()
      })
      expect(await listeners()).toBe(before)
      await press('c', 'c')
      expect(await show()).toEqual(caret('ôcc'))
    })
  })

  it.each([
    ['<div contenteditable>k<b>o</b></div>', 'reads over the border of an element', 2, 'o', '<b>ô</b>'],
    ['<div contenteditable><i>c</i><b>o</b></div>', 'keeps what it does not change', 2, 'o', '<i>c</i><b>ô</b>'],
    ['<div contenteditable>o<br>o</div>', 'stops at a line break', 1, 'x', 'ŏ<br>o'],
    [
      '<div contenteditable><p>o</p><p>c</p></div>',
      'changes the paragraph of the caret alone',
      2,
      'c',
      '<p>o</p><p>č</p>',
    ],
    [
      '<div contenteditable>o<span contenteditable="false">o</span>n</div>',
      'stops at what cannot be edited',
      3,
      'n',
      'nn',
    ],
  ])('in %s %s', async (source, _, at, key, kept) => {
    await html(source, telex)
    await select(at)
    await press(key)
    expect(await session.page.evaluate(() => window.testPage.field().innerHTML)).toContain(kept)
  })

  it('takes AltGr from the system', async () => {
    await field('input', positional)
    await session.page.evaluate(() => {
      const event = { key: '€', code: 'KeyK', modifierAltGraph: true, ctrlKey: true, altKey: true, cancelable: true }
      window.testPage.field().dispatchEvent(new KeyboardEvent('keydown', event))
    })
    expect(await show()).toEqual(caret('ឝ'))
  })

  it('writes in the style that was chosen for the next letter', async () => {
    await html('<div contenteditable>k</div>', telex)
    await select(1)
    await press('Control+b', 'o', 'o', 'x')
    expect(await session.page.evaluate(() => window.testPage.field().innerHTML)).toBe('k<b>ô\u0306</b>')
  })

  it('joins text nodes that lie side by side', async () => {
    await html('<div contenteditable>k</div>', telex)
    await session.page.evaluate(() => {
      window.testPage.field().append('o', 'x')
      window.testPage.select(2, 2)
    })
    await press('w')
    expect(await show()).toEqual(caret('kơx', 2))
  })

  it('does not read over the beginning of a paragraph', async () => {
    await html('<div contenteditable><p>o</p><p>n</p></div>', telex)
    await session.page.evaluate(() => {
      const second = window.testPage.field().querySelectorAll('p')[1]?.firstChild as Text
      window.getSelection()?.collapse(second, 0)
    })
    await press('x')
    expect(await session.page.evaluate(() => window.testPage.field().innerHTML)).toBe('<p>o</p><p>xn</p>')
  })

  it.each([
    '<input type="password">',
    '<input type="email">',
    '<input type="url">',
    '<input type="text" autocomplete="new-password">',
    '<input data-hiap-ime="off">',
    '<textarea data-hiap-ime="off"></textarea>',
    '<div data-hiap-ime="off"><div contenteditable data-field></div></div>',
  ])('never touches %s', async (source) => {
    await html(source, telex)
    await press('o', 'o', 'w')
    const text = await session.page.evaluate(() => {
      const field = window.testPage.field()
      return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : field.textContent
    })
    expect(text).toBe('oow')
  })

  it('never touches a field for numbers', async () => {
    await html('<input type="number">', { ...telex, transforms: [{ name: 'n', rules: [{ from: ['6'], to: ['7'] }] }] })
    await press('6')
    expect(await session.page.evaluate(() => (window.testPage.field() as HTMLInputElement).value)).toBe('6')
  })

  it('cuts no edit at the greatest length of a field', async () => {
    await html('<input maxlength="2">', telex)
    await press('o', 'o', 'x', 'x')
    expect(await show()).toEqual(caret('ôx'))
    await press('n')
    expect(await show()).toEqual(caret('ôx'))
  })

  it('says what cannot be bound', async () => {
    expect(await session.page.evaluate(() => window.testPage.failure('<p>no field</p>'))).toMatch(
      /^field-not-one: <p> is no text field\. Bind /,
    )
  })

  it('gives its edits to the adapter of an editor, and the plain letters to the editor', async () => {
    await html('<div contenteditable></div>', telex)
    await session.page.evaluate((layout) => {
      window.testPage.detach()
      window.testPage.bindRecorder(layout, 'kr')
    }, telex)
    await press('o', 'w', 'n')
    expect(await session.page.evaluate(() => window.testPage.recorded())).toBe('krơn')
    expect((await show()).text).toBe('')
  })
})
