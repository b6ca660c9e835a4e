import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { KeyStroke, Layout } from '@hiap/lexicon'
import type { Locator } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { browserSession, skipped } from './browser.ts'
import type {} from './on-screen-page.ts'

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const layoutOf = async (id: string): Promise<Layout> =>
  JSON.parse(await readFile(new URL(`../../lexicon/layouts/${id}.json`, import.meta.url), 'utf8'))
const telex = await layoutOf('jra-telex')
const nida = await layoutOf('km-nida')
const microsoft = await layoutOf('km-microsoft')
const vni = await layoutOf('vi-vni')

type Finger = Readonly<Record<'id' | 'x' | 'y', number>>

describe.skipIf(skipped !== undefined)('the on-screen keyboard', () => {
  const session = browserSession(new URL('on-screen-page.ts', import.meta.url))
  beforeEach(async () => {
    await session.open()
    await session.devtools.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 })
    await session.page.setViewportSize({ width: 360, height: 640 })
  })

  const start = (layout: Layout, options?: Readonly<Record<string, string>>): Promise<void> =>
    session.page.evaluate(([layout, options]) => window.keyboardPage.start(layout, options), [layout, options] as const)
  /** A key by its name; what is drawn on it may go before. */
  const key = (name: string): Locator =>
    session.page
      .locator(
        ['="NAME"', '$=", NAME"']
          .map((each) => `hiap-keyboard .key[aria-label${each.replace('NAME', name)}]`)
          .join(', '),
      )
      .first()
  const text = (): Promise<string> => session.page.evaluate(() => window.keyboardPage.text())
  const strokes = (): Promise<readonly KeyStroke[]> => session.page.evaluate(() => window.keyboardPage.strokes)
  const fingerOn = async (name: string, id = 0): Promise<Finger> => {
    const box = await key(name).boundingBox()
    if (box === null) throw new Error(`no key ${name}`)
    return { id, x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  const touch = async (
    type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel',
    ...touchPoints: Finger[]
  ): Promise<void> => {
    await session.devtools.send('Input.dispatchTouchEvent', { type, touchPoints })
  }
  /** Takes one finger away while others stay. */
  const lift = (finger: Finger): Promise<void> => touch('touchEnd', finger)
  const tap = async (...names: readonly string[]): Promise<void> => {
    for (const name of names) {
      await touch('touchStart', await fingerOn(name))
      await touch('touchEnd')
    }
  }
  /** Stops the clock by which two taps are near each other, or lets it go on: the machine of the tests may be slow. */
  const clockAt = (milliseconds: number | undefined): Promise<void> =>
    session.page.evaluate((now) => {
      if (now === undefined) Reflect.deleteProperty(performance, 'now')
      else performance.now = () => now
    }, milliseconds)
  const flick = async (name: string, x: number, y: number): Promise<void> => {
    const finger = await fingerOn(name)
    await touch('touchStart', finger)
    await touch('touchMove', { ...finger, x: finger.x + x / 2, y: finger.y + y / 2 })
    await touch('touchMove', { ...finger, x: finger.x + x, y: finger.y + y })
    await touch('touchEnd')
  }
  const pressedLong = async (name: string): Promise<Finger> => {
    const finger = await fingerOn(name)
    await touch('touchStart', finger)
    await session.page.locator('hiap-keyboard .choice.picked').waitFor()
    return finger
  }

  it('types by taps, and the field keeps its focus', async () => {
    await start(telex)
    await tap('p', 'o', 'w', 'x', 'dấu cách', 'đ', 'i', 'Xoá lùi', 'Xuống dòng', 'a')
    expect(await text()).toBe('pơ\u0306 đ\na')
    expect(await session.page.evaluate(() => window.keyboardPage.focused())).toBe(true)
    expect((await strokes()).slice(0, 2)).toEqual([
      { char: 'p', level: 'base' },
      { char: 'o', level: 'base' },
    ])
  })

  it('keeps the focus of the field under a mouse too', async () => {
    await start(telex)
    await key('a').click()
    await key('x').click()
    expect(await text()).toBe('ă')
    expect(await session.page.evaluate(() => window.keyboardPage.focused())).toBe(true)
  })

  it('tells the physical key of a layout by place', async () => {
    await start(nida)
    await tap('ក', 'dấu coeng', 'ដ')
    expect(await text()).toBe('ក្ត')
    expect((await strokes())[0]).toEqual({ code: 'KeyK', char: 'ក', level: 'base' })
  })

  it('types a space where the layout has another text on the space bar, and its option', async () => {
    await start(microsoft)
    await tap('ក', 'dấu cách', 'ក')
    expect(await text()).toBe('ក ក')
    await start(nida, { space: 'zwsp' })
    await tap('dấu cách')
    expect((await text()).endsWith('\u200B')).toBe(true)
  })

  it('shows upper case for one letter, or until Shift is pressed again where it was tapped twice', async () => {
    await start(telex)
    await clockAt(1000)
    await tap('Shift', 'Đ', 'i', 'Shift', 'Shift', 'A', 'B', 'Shift, đang khoá', 'c')
    expect(await text()).toBe('ĐiABc')
    await tap('Shift')
    await clockAt(2000)
    await tap('Shift', 'd')
    expect(await text()).toBe('ĐiABcd')
    await clockAt(undefined)
  })

  it('keeps its layer where the page sets the same layout again', async () => {
    await start(telex)
    await tap('Shift')
    await session.page.locator('hiap-keyboard').evaluate((keyboard) => {
      const { layout } = keyboard as HTMLElement & { layout: unknown }
      Object.assign(keyboard, { layout })
    })
    await tap('Đ')
    expect(await text()).toBe('Đ')
  })

  it('shows upper case while a finger holds Shift', async () => {
    await start(telex)
    const shift = await fingerOn('Shift', 1)
    await touch('touchStart', shift)
    for (const name of ['A', 'M']) {
      const finger = await fingerOn(name, 2)
      await touch('touchStart', shift, finger)
      await lift(finger)
    }
    await lift(shift)
    await tap('a')
    expect(await text()).toBe('AMa')
  })

  it('leads to digits and signs, and back', async () => {
    await start(nida)
    await tap('Chữ số và dấu', '១', '៖', 'Chữ cái', 'ក')
    expect(await text()).toBe('១៖ក')
  })

  it('types the first letter of a long press, and the one that the finger moves to', async () => {
    await start(telex)
    await pressedLong('o')
    await touch('touchEnd')
    expect(await text()).toBe('ŏ')
    const finger = await pressedLong('o')
    // Towards the middle of the page: the choices of a key on the right stand there.
    for (let step = 1; step <= 4; step++) await touch('touchMove', { ...finger, x: finger.x - step * 44 })
    await touch('touchEnd')
    expect(await text()).toBe('ŏơ\u0306')
  })

  it('counts rows of choices from the finger', async () => {
    await start(vni)
    const finger = await pressedLong('a')
    await touch('touchMove', { ...finger, y: finger.y - 44 })
    await touch('touchEnd')
    expect(await text()).toBe('ắ')
  })

  it('types nothing where the finger leaves the choices or the key, or the touch is cancelled', async () => {
    await start(telex)
    const finger = await pressedLong('o')
    await touch('touchMove', { ...finger, y: finger.y + 200 })
    await touch('touchEnd')
    await flick('q', 150, 0)
    await touch('touchStart', await fingerOn('a'))
    await touch('touchCancel')
    expect(await text()).toBe('')
    expect(await session.page.locator('hiap-keyboard .popup').isVisible()).toBe(false)
  })

  it('types what is flicked: subscripts down, the other level up', async () => {
    await start(nida)
    await flick('ក', 0, -30)
    await flick('រ', 0, 30)
    expect(await text()).toBe('គ្រ')
  })

  it('moves a subscript before the vowel, as for a key', async () => {
    await start(nida)
    await tap('ក', 'nguyên âm aa')
    await flick('រ', 0, 30)
    expect(await text()).toBe('ក្រា')
  })

  it('types two thumbs that overlap in the order in which they came down', async () => {
    await start(telex)
    const first = await fingerOn('q', 1)
    const second = await fingerOn('p', 2)
    await touch('touchStart', first)
    await touch('touchStart', first, second)
    await lift(second)
    await lift(first)
    expect(await text()).toBe('qp')
    // The second key is that of the layer which the first leads back to.
    await tap('Shift')
    await touch('touchStart', { ...first, id: 1 })
    await touch('touchStart', first, second)
    await lift(first)
    await lift(second)
    expect(await text()).toBe('qpQp')
  })

  it('repeats a backspace that is held, and stops', async () => {
    await start(telex)
    await tap(...'abcdefghij')
    await touch('touchStart', await fingerOn('Xoá lùi'))
    await session.page.waitForFunction(() => window.keyboardPage.text().length <= 6)
    await touch('touchEnd')
    const left = await text()
    await session.page.waitForTimeout(250)
    expect(await text()).toBe(left)
  })

  it('has hit areas without gaps, 48 pixels high', async () => {
    await start(telex)
    const boxes = await session.page
      .locator('hiap-keyboard .row')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.children].map((child) => child.getBoundingClientRect().toJSON() as DOMRect)),
      )
    expect(boxes.length).toBe(5)
    for (const [at, row] of boxes.entries()) {
      for (const [place, box] of row.entries()) {
        expect(box.height).toBeGreaterThanOrEqual(48)
        if (place > 0) expect(box.left).toBeCloseTo(row[place - 1]?.right ?? -1, 1)
        if (at > 0) expect(box.top).toBeCloseTo(boxes[at - 1]?.[0]?.bottom ?? -1, 1)
      }
    }
    // The narrow gap beside a row of nine keys belongs to the key.
    const a = await fingerOn('a')
    await touch('touchStart', { ...a, x: 8 })
    await touch('touchEnd')
    expect(await text()).toBe('a')
  })

  it('can be used from a keyboard: one stop for Tab, arrows, Alt+Down for more letters', async () => {
    await start(telex)
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const each of keys) await session.page.keyboard.press(each)
    }
    const named = (): Promise<string | null | undefined> =>
      session.page.evaluate(() => window.keyboardPage.keyboard.shadowRoot?.activeElement?.getAttribute('aria-label'))
    await press('Tab')
    expect(await named()).toBe('ă')
    await press('ArrowRight', 'ArrowDown')
    expect(await named()).toBe('w')
    await press('ArrowRight', 'Enter', 'Alt+ArrowDown')
    expect(await named()).toBe('ĕ')
    await press('ArrowRight', 'Enter')
    expect(await named()).toBe('e')
    expect(await text()).toBe('eê')
    await press('Alt+ArrowDown', 'Escape', 'ArrowUp')
    expect(await named()).toBe('ƀ')
    await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft')
    expect(await named()).toBe('Shift')
    await press('Space')
    expect(await named()).toBe('Shift')
    expect(await key('Shift').getAttribute('aria-pressed')).toBe('true')
    await press('Shift+Tab')
    expect(await session.page.evaluate(() => window.keyboardPage.focused())).toBe(true)
  })

  it('opens the choices by a right click, which a click takes or leaves', async () => {
    await start(nida)
    await key('រ').click({ button: 'right' })
    await session.page.locator('hiap-keyboard .choice[aria-label="ឫ"]').click()
    await key('រ').click({ button: 'right' })
    await key('ក').click()
    expect(await text()).toBe('ឫក')
    expect(await session.page.evaluate(() => window.keyboardPage.focused())).toBe(true)
  })

  describe('wide', () => {
    beforeEach(() => session.page.setViewportSize({ width: 1280, height: 720 }))

    it('shows the rows of a physical keyboard with the names of its keys, and all levels', async () => {
      await start(nida)
      await key('ក').waitFor()
      expect(await key('ក').locator('.hint').getAttribute('data-drawn')).toBe('K')
      await tap('AltGr', 'ឝ', 'Shift', 'គ')
      await tap('AltGr', 'Shift', '៱')
      expect(await text()).toBe('ឝគ៱')
      expect((await strokes()).map(({ code, level }) => [code, level])).toEqual([
        ['KeyK', 'altgr'],
        ['KeyK', 'shift'],
        ['Digit1', 'altgr+shift'],
      ])
    })

    it('shows the letters of a method of letters, which a physical keyboard lacks', async () => {
      await start(telex)
      await tap('ƀ', 'ă')
      expect(await text()).toBe('ƀă')
    })

    it('draws how a word is typed, in both languages', async () => {
      await start(nida)
      const drawing = async (language: 'vi' | 'en', word: string): Promise<string | null> => {
        await session.page.evaluate(
          ([language, word]) => Object.assign(window.keyboardPage.keyboard, { language, word }),
          [language, word] as const,
        )
        await session.page.locator('hiap-keyboard .word b', { hasText: word }).waitFor()
        return session.page.locator('hiap-keyboard .word p').textContent()
      }
      expect(await drawing('vi', 'គ្រឯ')).toBe('Cách gõ គ្រឯ')
      const list = session.page.locator('hiap-keyboard .word ol')
      expect(await list.getAttribute('aria-label')).toBe('Các phím theo thứ tự: Shift + K, J, R, AltGr + E')
      expect(await list.locator('li').allTextContents()).toEqual(['Shift+គK', '◌្J', 'រR', 'AltGr+ឯE'])
      const numbers = await session.page
        .locator('hiap-keyboard .used')
        .evaluateAll((keys) =>
          keys.map((key) => [key.getAttribute('aria-label'), key.querySelector('.number')?.getAttribute('data-drawn')]),
        )
      expect(new Map(numbers as [string, string][])).toEqual(
        new Map([
          ['nguyên âm e', '4Gr '],
          ['រ', '3'],
          ['dấu coeng', '2'],
          ['ក', '1⇧'],
        ]),
      )
      expect(await drawing('en', 'abc')).toBe('This layout cannot type abc')
      expect(await session.page.locator('hiap-keyboard .used').count()).toBe(0)
      await session.page.evaluate(() => Object.assign(window.keyboardPage.keyboard, { word: undefined }))
      expect(await session.page.locator('hiap-keyboard .word').textContent()).toBe('')
    })
  })

  describe.each([
    ['phone, light', 360, { colorScheme: 'light' }],
    ['phone, dark', 360, { colorScheme: 'dark' }],
    ['desk, light', 1280, { colorScheme: 'light' }],
    ['desk, forced colours', 1280, { forcedColors: 'active', reducedMotion: 'reduce' }],
  ] as const)('%s', (_, width, media) => {
    it.each([telex, nida])('$id: axe finds nothing, nothing is cut off', async (layout) => {
      await session.page.setViewportSize({ width, height: 640 })
      await session.page.emulateMedia(media)
      await start(layout)
      await session.page.evaluate(
        (word) => Object.assign(window.keyboardPage.keyboard, { word }),
        layout.locale === 'km' ? 'ស្រុក' : 'hơdôm',
      )
      await session.page.locator('hiap-keyboard .word b').waitFor()
      await session.page.evaluate(() => {
        document.title = 'Keyboard'
        document.documentElement.lang = 'vi'
      })
      await session.page.addScriptTag({ path: axeSource })
      const violations = async (): Promise<readonly string[]> =>
        session.page.evaluate(async () => {
          const { axe } = window as unknown as { axe: typeof import('axe-core') }
          const { violations: all } = await axe.run('hiap-keyboard', {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          })
          return all.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
        })
      const found = [...(await violations())]
      await session.page.evaluate(() => Object.assign(window.keyboardPage.keyboard, { word: undefined }))
      const open = width === 360 ? (layout.locale === 'km' ? 'រ' : 'o') : layout.locale === 'km' ? undefined : 'o'
      if (open !== undefined) {
        await key(open).click({ button: 'right' })
        await session.page.locator('hiap-keyboard [role=menuitem]').first().waitFor()
      }
      found.push(...(await violations()))
      expect(found).toEqual([])
      expect(await session.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
        0,
      )
    })
  })
})
