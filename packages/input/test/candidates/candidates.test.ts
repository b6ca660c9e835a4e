import { readFileSync } from 'node:fs'
import type { Layout } from '@hiap/lexicon'
import { beforeEach, describe, expect, it } from 'vitest'
import { browserSession, skipped } from '../browser.ts'
import type { Setting } from './page.ts'

const layoutNamed = (id: string): Layout =>
  JSON.parse(readFileSync(new URL(`../../../lexicon/layouts/${id}.json`, import.meta.url), 'utf8')) as Layout

const kmLatin = layoutNamed('km-latin')

const words: Setting['words'] = {
  s: [['ស', 'trắng']],
  sr: [['ស្រី', 'phụ nữ']],
  sru: [['ស្រូវ', 'lúa']],
  sruk: [
    ['ស្រុក', 'huyện'],
    ['ស្រេក', 'khát'],
  ],
  sala: [['សាលា', 'trường']],
  rien: [['រៀន', 'học']],
  'sala rien': [['សាលារៀន', 'trường học']],
}

const fields = {
  input: '<input data-field lang="km">',
  textarea: '<textarea data-field lang="km"></textarea>',
  contenteditable: '<div contenteditable data-field lang="km"></div>',
} as const

describe.skipIf(skipped !== undefined)('candidates', () => {
  const session = browserSession(new URL('page.ts', import.meta.url))
  beforeEach(() => session.open())

  const make = (setting: Partial<Setting> = {}): Promise<void> =>
    session.page.evaluate((setting) => window.candidatePage.make(setting), {
      html: fields.textarea,
      layout: kmLatin,
      words,
      sounds: true,
      ...setting,
    })
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await session.page.keyboard.press(key)
  }
  const text = (): Promise<string> =>
    session.page.evaluate(() => {
      const field = document.querySelector<HTMLElement>('[data-field]')!
      return ('value' in field ? String(field.value) : (field.textContent ?? '')).replaceAll('\u00a0', ' ')
    })
  const shown = (): Promise<readonly string[]> => session.page.evaluate(() => window.candidatePage.shown())
  const until = (count: number): Promise<unknown> =>
    session.page.waitForFunction((count) => window.candidatePage.shown().length === count, count)
  const focused = (): Promise<boolean> =>
    session.page.evaluate(() => document.activeElement?.hasAttribute('data-field') === true)

  describe.each(Object.entries(fields))('in %s', (_, html) => {
    it('Space puts the first word in, and one undo gives the letters back', async () => {
      await make({ html })
      await press(...'sruk')
      await until(2)
      expect(await shown()).toEqual(['1ស្រុកhuyện', '2ស្រេកkhát'])
      await press('Space')
      expect(await text()).toBe('ស្រុក')
      expect(await shown()).toEqual([])
      await press('Control+z')
      expect(await text()).toBe('sruk')
      await press('Space')
      expect(await text()).toBe('sruk ')
    })

    it('number keys, arrows with Tab, and clicks pick; the caret stands behind', async () => {
      await make({ html: html.replace('data-field', 'data-field data-hiap-learn="off"') })
      await press(...'sruk')
      await until(2)
      await press('2')
      expect(await text()).toBe('ស្រេក')
      await press(...'sruk')
      await until(2)
      await press('ArrowDown', 'ArrowDown', 'Tab')
      expect(await text()).toBe('ស្រេកស្រេក')
      await press(...'sruk')
      await until(2)
      await session.page.click('hiap-candidates .candidate >> nth=0')
      expect(await focused()).toBe(true)
      await press('s')
      expect(await text()).toBe('ស្រេកស្រេកស្រុកs')
    })

    it('words follow each other, and the compound is shown with its meaning', async () => {
      await make({ html })
      await press(...'sala')
      await until(1)
      await press('Space', ...'rien')
      await session.page.waitForFunction(() => window.candidatePage.shown()[0] === '1សាលារៀនtrường học')
      await press('Space')
      expect(await text()).toBe('សាលារៀន')
    })

    it('goes by what was typed since the caret was moved', async () => {
      await make({ html })
      await press(...'sruk', 'ArrowLeft', 'ArrowLeft', ...'sala')
      await until(1)
      await press('Space')
      expect(await text()).toBe('srសាលាuk')
    })
  })

  it('leaves Enter to the field and Tab to the page', async () => {
    await make()
    await press(...'sruk')
    await until(2)
    await press('Enter')
    expect(await text()).toBe('sruk\n')
    expect(await shown()).toEqual([])
    await press(...'sruk')
    await until(2)
    await press('Tab')
    expect(await session.page.evaluate(() => document.activeElement?.id)).toBe('next')
    expect(await shown()).toEqual([])
  })

  it('Esc closes, what was typed stays, and Space is a space', async () => {
    await make()
    await press(...'sruk')
    await until(2)
    await press('Escape')
    expect(await shown()).toEqual([])
    await press('Space')
    expect(await text()).toBe('sruk ')
  })

  it('a slow source loses nothing: Space waits for the answer, else it is a space', async () => {
    const release = (): Promise<void> => session.page.evaluate(() => window.candidatePage.release())
    await make({ source: 'held' })
    await press(...'sruk', 'Space')
    expect(await text()).toBe('sruk')
    await release()
    await session.page.waitForFunction(() => document.querySelector('textarea')?.value === 'ស្រុក')
    await press(...'sruk', 'Space', ...'sala', 'Space', ',')
    expect(await text()).toBe('ស្រុកsruk sala ,')
    await release()
    expect(await shown()).toEqual([])
    await press('Enter', ...'sruk', 'Space')
    await session.page.waitForFunction(() => document.querySelector('textarea')?.value.endsWith('\nsruk '))
  })

  it('a source that fails leaves what was typed', async () => {
    await make({ source: 'away' })
    await press(...'sruk', 'Space')
    await session.page.waitForFunction(() => document.querySelector('textarea')?.value === 'sruk ')
    expect(await session.page.evaluate(() => window.candidatePage.asked())).toBe(4)
  })

  it('closes when the field is left, and shows nothing of an answer that comes then', async () => {
    await make({ source: 'held' })
    await press(...'sruk')
    await session.page.focus('#next')
    await session.page.evaluate(() => window.candidatePage.release())
    await session.page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
    expect(await shown()).toEqual([])
    expect(await text()).toBe('sruk')
  })

  it('leaves another input method alone while it composes', async () => {
    await make()
    await session.devtools.send('Input.imeSetComposition', { text: 'sruk', selectionStart: 4, selectionEnd: 4 })
    await session.page.waitForTimeout(50)
    await session.devtools.send('Input.insertText', { text: 'sruk' })
    expect(await text()).toBe('sruk')
  })

  it('a screen reader hears how many there are and the first, and what is chosen; the field keeps its role', async () => {
    await make()
    await press(...'sruk')
    await until(2)
    await session.page.waitForFunction(() => window.candidatePage.said() === '2 gợi ý; 1: ស្រុក huyện')
    await press('ArrowDown', 'ArrowDown')
    await session.page.waitForFunction(() => window.candidatePage.said() === '2: ស្រេក khát')
    const languages = await session.page.evaluate(() =>
      [...document.querySelector('hiap-candidates')!.shadowRoot!.querySelectorAll('[role=status] [lang]')].map(
        (element) => (element as HTMLElement).lang,
      ),
    )
    expect(languages).toEqual(['km', 'vi'])
    expect(await session.page.evaluate(() => document.querySelector('textarea')!.getAttributeNames())).toEqual([
      'data-field',
      'lang',
    ])
  })

  it('learns what was picked, and nothing in a field that the page wants forgotten', async () => {
    for (const html of [
      '<input data-field autocomplete="off">',
      '<form autocomplete="off"><input data-field></form>',
      '<input data-field autocomplete="cc-name" data-hiap-learn="on">',
      '<input data-field data-hiap-learn="off">',
      '<span data-hiap-learn="off"><input data-field></span>',
    ]) {
      await make({ html })
      await press(...'sruk')
      await until(2)
      await press('Space')
      expect(await text()).toBe('ស្រុក')
      expect(await session.page.evaluate(() => window.candidatePage.learnt())).toEqual([])
    }
    await make({ html: '<input data-field autocomplete="off" data-hiap-learn="on">' })
    await press(...'sruk')
    await until(2)
    await press('2')
    expect(await session.page.evaluate(() => window.candidatePage.learnt())).toEqual(['ស្រេក'])
    await press('Enter', ...'sruk')
    await until(2)
    expect(await shown()).toEqual(['1ស្រេកkhát', '2ស្រុកhuyện'])
  })

  it('completes words by Telex; Space types a space; numbers pick', async () => {
    const completing = {
      layout: layoutNamed('jra-telex'),
      words: { hơ: [['hơdôm', 'bao nhiêu']] as const },
      sounds: false,
    }
    await make({ ...completing, numberKeys: true })
    await press(...'how')
    await until(1)
    await press('Space')
    expect(await text()).toBe('hơ ')
    await press(...'how')
    await until(1)
    await press('1')
    expect(await text()).toBe('hơ hơdôm')
    await press('Control+z')
    expect(await text()).toBe('hơ hơ')
  })

  it('asks no more where nothing begins so', async () => {
    await make({ layout: layoutNamed('jra-telex'), words: { hơ: [['hơdôm', 'bao nhiêu']] }, sounds: false })
    await press(...'kabcdf')
    expect(await session.page.evaluate(() => window.candidatePage.asked())).toBe(1)
    await press(...' how')
    await until(1)
    expect(await shown()).toEqual(['1hơdômbao nhiêu'])
  })

  it('takes the language that was set before it was defined', async () => {
    const said = await session.page.evaluate(() => {
      const early = document.body.appendChild(document.createElement('hiap-candidates')) as HTMLElement & {
        language: string
      }
      early.language = 'en'
      window.candidatePage.make({
        html: '<input data-field>',
        layout: { locale: 'km' } as never,
        words: {},
        sounds: true,
      })
      customElements.upgrade(early)
      return [early.language, early.shadowRoot?.querySelector('.bar')?.getAttribute('aria-label')]
    })
    expect(said).toEqual(['en', 'Candidates'])
  })

  it('a number types its mark by VNI while the bar is open', async () => {
    await make({
      layout: layoutNamed('jra-vni'),
      words: { ho: [['hobĕ', 'thử']], hô: [['hôbĕ', 'thử']] },
      sounds: false,
    })
    await press(...'ho')
    await until(1)
    await press('6')
    expect(await text()).toBe('hô')
    await until(1)
    await press('ArrowDown', '1')
    expect(await text()).toBe('hôbĕ')
  })

  it('hears the keys of an on-screen keyboard', async () => {
    await make({ html: '<textarea data-field data-hiap-learn="off"></textarea>' })
    const tap = (keys: string): Promise<void> => session.page.evaluate((keys) => window.candidatePage.tap(keys), keys)
    await tap('sruk')
    await until(2)
    await tap(' ')
    expect(await text()).toBe('ស្រុក')
    await tap('sruk')
    await until(2)
    await tap('2')
    expect(await text()).toBe('ស្រុកស្រេក')
  })

  it('leaves nothing behind after detach', async () => {
    await make()
    await press(...'sruk')
    await until(2)
    await session.page.evaluate(() => window.candidatePage.detach())
    expect(await shown()).toEqual([])
    await press('2', 'Space')
    expect(await text()).toBe('sruk2 ')
  })
})
