import { compileLayout, transliterate } from '@hiap/lexicon'
import { beforeEach, describe, expect, it } from 'vitest'
import { browserSession, skipped } from './browser.ts'
import { kinds } from './kinds.ts'
import { positional, telex } from './layouts.ts'
import type { Shown } from './page.ts'
import { answers, phoneKeyboard } from './phone-keyboard.ts'
import { numbersFrom } from './random-numbers.ts'

/** As many as the time of everyday allows. */
const words = Number(process.env.HIAP_BURSTS ?? 500) / 25

describe.skipIf(skipped !== undefined)('the keyboard of a phone', () => {
  const session = browserSession()
  beforeEach(() => session.open('touch'))

  const show = (): Promise<Shown> => session.page.evaluate(() => window.testPage.show())
  const caret = (text: string): Shown => ({ text, from: text.length, to: text.length })
  const make = (kind: (typeof kinds)[number], layout = telex, text = ''): Promise<void> =>
    session.page.evaluate(
      ([kind, layout, text]) => {
        window.testPage.make(kind, text)
        window.testPage.bind(layout)
      },
      [kind, layout, text] as const,
    )

  describe.each(kinds)('in %s', (kind) => {
    const framework = /^(React|Vue)/.test(kind)

    it.each(answers)('types by the layout, and the keyboard %s', async (answer) => {
      const compiled = compileLayout(telex)
      const keys = 'howdooxm ccox oo kooo '
      await make(kind, telex, 'k-')
      const phone = phoneKeyboard(session)
      const shown: Shown[] = []
      const states: string[] = []
      for (const char of keys) {
        await phone.type(char, answer)
        shown.push(await show())
        if (framework) states.push(await session.page.evaluate(() => window.testPage.state()))
      }
      const texts = [...keys].map((_, index) => `k-${transliterate(compiled, keys.slice(0, index + 1))}`)
      expect(shown).toEqual(texts.map(caret))
      expect(texts.at(-1)).toBe('k-hơdô\u0306m čŏ ô koo ')
      if (framework) expect(states.at(-1)).toBe(texts.at(-1))
      if (kind.startsWith('React')) expect(states).toEqual(texts)
    })
  })

  describe.each(['textarea', 'contenteditable'] as const)('in %s', (kind) => {
    it('takes letters that are not composed', async () => {
      await make(kind)
      await phoneKeyboard(session).plain('howdoom oo')
      expect(await show()).toEqual(caret('hơdôm ô'))
    })

    it('leaves a word that the keyboard chose, and types on behind it', async () => {
      await make(kind)
      const phone = phoneKeyboard(session)
      await phone.type('coo', 'begins anew')
      await phone.type('ch', 'begins anew')
      await phone.choose('choose ')
      expect(await show()).toEqual(caret('côchoose '))
      await phone.type('loo', 'begins anew')
      expect(await show()).toEqual(caret('côchoose lô'))
      await phone.choose(' mô\u0306 ')
      await phone.type('cc', 'begins anew')
      expect(await show()).toEqual(caret('côchoose lô mô\u0306 č'))
    })

    it('leaves what the keyboard puts right in another way', async () => {
      await make(kind)
      const phone = phoneKeyboard(session)
      await phone.type('kooc ', 'begins anew')
      expect(await show()).toEqual(caret('kôc '))
      await session.page.evaluate(() => window.testPage.replaceBefore(4, 'cook '))
      await phone.type('oo', 'begins anew')
      expect(await show()).toEqual(caret('cook ô'))
    })

    it.each(answers)('takes back what was typed, and the keyboard %s', async (answer) => {
      await make(kind, telex, 'k-')
      const phone = phoneKeyboard(session)
      await phone.type('hown', answer)
      expect(await show()).toEqual(caret('k-hơn'))
      await phone.backspace(answer)
      expect(await show()).toEqual(caret('k-hơ'))
      await phone.type('m ', answer)
      expect(await show()).toEqual(caret('k-hơm '))
    })

    it('stands aside from a keyboard that makes letters itself', async () => {
      await make(kind)
      const phone = phoneKeyboard(session)
      await phone.rewrite('t', 'to', 'tô', 'tôo', 'tôoo')
      expect(await show()).toEqual(caret('tôoo'))
      await phone.type(' oo oo', 'begins anew')
      expect(await show()).toEqual(caret('tôoo oo ô'))
    })

    it('leaves a layout by the place of the keys alone', async () => {
      await make(kind, positional)
      await phoneKeyboard(session).type('kjd', 'begins anew')
      expect(await show()).toEqual(caret('kjd'))
    })
  })

  it.each([
    ['Process', 'KeyO'],
    ['Process', ''],
    ['o', 'KeyO'],
    ['Unidentified', 'KeyO'],
  ])('is not the composition of a desktop, whose key is %s %s', async (key, code) => {
    await make('textarea')
    for (const text of ['c', 'cc', 'cco', 'ccoo', 'cco\u0302']) {
      await session.devtools.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        windowsVirtualKeyCode: 229,
        key,
        code,
      })
      await session.devtools.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
      expect(await show()).toEqual(caret(text))
    }
    await session.devtools.send('Input.insertText', { text: 'cco\u0302' })
    for (const letter of 'oo') await session.page.keyboard.press(letter)
    expect(await show()).toEqual(caret('cco\u0302oo'))
  })

  it('doubles and loses no character, whatever the keyboard has heard', {
    timeout: 120_000 + 4000 * words,
  }, async () => {
    const random = numbersFrom(20_260_903)
    const compiled = compileLayout(telex)
    const faults: string[] = []
    for (let count = 0; count < words; count++) {
      await make((['input', 'textarea', 'contenteditable'] as const)[random(3)] ?? 'input')
      const phone = phoneKeyboard(session)
      let keys = ''
      const steps: string[] = []
      for (let length = 0; length < 12; length++) {
        const key = 'ooxwcnk '[random(8)] ?? 'o'
        const answer = answers[random(3)] ?? 'begins anew'
        await phone.type(key, answer)
        keys += key
        steps.push(`${key} ${answer}`)
      }
      const { text } = await show()
      if (text !== transliterate(compiled, keys)) faults.push(`${steps.join(' · ')}: ${text}`)
    }
    expect(faults).toEqual([])
  })

  it('is not heard in a field that is not to be touched', async () => {
    await session.page.evaluate((layout) => {
      window.testPage.makeHtml('<textarea data-hiap-ime="off"></textarea>')
      window.testPage.bind(layout)
    }, telex)
    await phoneKeyboard(session).type('oo', 'begins anew')
    expect(await show()).toEqual(caret('oo'))
  })

  it('tells a listener of each change', async () => {
    await session.page.evaluate((layout) => {
      window.testPage.make('textarea')
      window.testPage.listen(layout)
    }, telex)
    await phoneKeyboard(session).type('oon', 'begins anew')
    const heard = await session.page.evaluate(() => window.testPage.heard())
    expect(heard.filter((each) => each.startsWith('key'))).toEqual([])
    expect(heard.filter((each) => /^changed .*[ôn]$/.test(each))).toEqual(['changed ô', 'changed ôn'])
  })
})
