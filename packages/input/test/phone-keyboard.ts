import type { BrowserSession } from './browser.ts'

/**
 * What a keyboard does when the page put another text in the place of what it composes: begins a new word with the next
 * letter; takes the changed word up again, as Gboard does for the word at the caret; has not heard of it, and writes its
 * own word again.
 */
export type Answer = 'begins anew' | 'takes it up' | 'has not heard'

export const answers: readonly Answer[] = ['begins anew', 'takes it up', 'has not heard']

/** The keyboard of a phone in the browser: its compositions are the browser's own, its keys tell nothing. */
export interface PhoneKeyboard {
  /** Types letters and spaces, composing each word. */
  type(text: string, answer: Answer): Promise<void>
  backspace(answer: Answer): Promise<void>
  /** Puts a word in the place of what is composed. */
  choose(word: string): Promise<void>
  /** Writes the word under composition anew at each key, as its own method makes letters. */
  rewrite(...words: readonly string[]): Promise<void>
  /** Types without composing, as where suggestions are turned off. */
  plain(text: string): Promise<void>
}

export function phoneKeyboard(session: BrowserSession): PhoneKeyboard {
  /** What the keyboard holds to be under composition. */
  let word = ''
  /** How much before the caret is to be under composition from the next letter on. */
  let takenUp = 0

  const before = (): Promise<string> =>
    session.page.evaluate(() => {
      const { text, from } = window.testPage.show()
      return text.slice(0, from)
    })
  const key = async (act: () => Promise<void>): Promise<void> => {
    const hidden = { windowsVirtualKeyCode: 229, key: 'Unidentified', code: '' }
    await session.devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...hidden })
    await act()
    await session.devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...hidden })
  }
  const compose = async (text: string): Promise<void> => {
    // To the page what is taken up is selected when it is written again.
    if (takenUp > 0) await session.page.evaluate((length) => window.testPage.selectBefore(length), takenUp)
    takenUp = 0
    await session.devtools.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  }
  const commit = async (text: string): Promise<void> => {
    await session.devtools.send('Input.insertText', { text })
    word = ''
    takenUp = 0
  }
  /** Looks whether the page changed what is composed, and does what this keyboard does then. */
  const look = async (answer: Answer, expected: string): Promise<void> => {
    const text = await before()
    if (text === expected || answer === 'has not heard') return
    word = ''
    const last = /[\p{L}\p{M}]+$/u.exec(text)?.[0]
    if (answer === 'begins anew' || last === undefined) return
    word = last
    takenUp = last.length
  }

  return {
    async type(text, answer) {
      for (const char of text) {
        if (char === ' ') {
          await key(async () => {
            if (word !== '' && takenUp === 0) await commit(word)
            await commit(' ')
          })
        } else {
          word += char
          const expected = (await before()) + char
          await key(() => compose(word))
          await look(answer, expected)
        }
      }
    },
    async backspace(answer) {
      if (word === '') {
        await key(async () => session.page.evaluate(() => void document.execCommand('delete')))
        return
      }
      word = word.slice(0, -1)
      const expected = (await before()).slice(0, -1)
      await key(() => compose(word))
      await look(answer, expected)
    },
    choose: (chosen) => key(() => commit(chosen)),
    async rewrite(...words) {
      for (const each of words) {
        word = each
        await key(() => compose(word))
      }
    },
    async plain(text) {
      for (const char of text) await key(() => commit(char))
    },
  }
}
