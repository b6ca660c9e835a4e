import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { browserSession, desktop, skipped } from './browser-session.ts'
import { startFolderServer } from './folder-server.ts'

/** Waits until it is so. */
const eventually = <T>(look: () => T | Promise<T>): ReturnType<typeof expect.poll<T>> =>
  expect.poll(look, { timeout: 8_000, interval: 40 })

const searchBox = (page: Page): Locator => page.getByRole('combobox', { name: 'Tra từ' })
const methodSwitch = (page: Page): Locator => page.getByRole('combobox', { name: 'Kiểu gõ' })
const hits = (page: Page): Locator => page.getByRole('listbox').getByRole('option')
const announced = (page: Page): Locator => page.locator('hiap-method-switch [role=status]')

/** Chooses a method and waits until it is said to be in force: the next key is typed by it. */
async function choose(page: Page, name: string): Promise<void> {
  await methodSwitch(page).selectOption({ label: name })
  await eventually(() => announced(page).textContent()).toBe(`Đã chuyển sang kiểu gõ ${name}.`)
}

const type = (page: Page, keys: string): Promise<void> => page.keyboard.type(keys, { delay: 15 })

const scriptsAsked = (page: Page): string[] => {
  const asked: string[] = []
  page.on('request', (request) => {
    const name = /\/assets\/([^/]+)\.js$/.exec(request.url())?.[1]
    if (name !== undefined) asked.push(name)
  })
  return asked
}

const jrai = '/?from=jra-Latn&to=vi&q='

describe.skipIf(skipped !== undefined)(`typing in the search box${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  const session = browserSession()

  test('by a method of the language: the entry is found, each key is undone, nothing else changes', async () => {
    const page = await session.open(`${jrai}a`)
    await hits(page).first().waitFor()
    expect(await methodSwitch(page).locator('option').allTextContents()).toEqual(
      ['theo máy', 'Gia Rai – Telex', 'Gia Rai – VNI', 'Gia Rai – theo vị trí phím'].map((name) =>
        expect.stringContaining(name),
      ),
    )
    expect(await methodSwitch(page).inputValue()).toBe('')
    const asked = scriptsAsked(page)
    await choose(page, 'Gia Rai – Telex')
    expect(asked.filter((name) => name.startsWith('jra-telex'))).toHaveLength(1)
    expect(asked.filter((name) => /^(km|vi|bdq|ede)-/.test(name))).toEqual([])

    await searchBox(page).fill('')
    await searchBox(page).focus()
    await type(page, 'towloxng')
    expect(await searchBox(page).inputValue()).toBe('tơlŏng')
    await eventually(() => hits(page).first().locator('.headword .run').textContent()).toBe('tơlŏng')
    expect(await page.locator('#group-0').textContent()).toBe('Đúng từ')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    expect(await searchBox(page).inputValue()).toBe('tơlŏ')
    await page.keyboard.press('Control+z')
    expect(await searchBox(page).inputValue()).toBe('tơlo')
    await type(page, 'xng')
    expect(await searchBox(page).inputValue()).toBe('tơlŏng')
    await page.keyboard.press('ArrowDown')
    expect(await searchBox(page).getAttribute('aria-activedescendant')).toBe('hit-0')
    await page.keyboard.press('Enter')
    await eventually(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('tơlŏng')
    await page.keyboard.press('/')
    await page.keyboard.press('Escape')
    expect(await searchBox(page).inputValue()).toBe('')
    expect([session.complaints, session.foreign]).toEqual([[], []])
  })

  test('without a method the letters come as they are, and with one the search still finds without marks', async () => {
    const page = await session.open(`${jrai}a`)
    await hits(page).first().waitFor()
    const firstHeadword = (): Promise<string | null> => hits(page).first().locator('.headword .run').textContent()
    await searchBox(page).fill('')
    await type(page, 'towlong')
    expect(await searchBox(page).inputValue()).toBe('towlong')
    await searchBox(page).fill('')
    await type(page, 'tolong')
    await eventually(firstHeadword).toBe('tơlŏng')
    await choose(page, 'Gia Rai – Telex')
    await searchBox(page).fill('')
    await searchBox(page).focus()
    await type(page, 'tolong')
    expect(await searchBox(page).inputValue()).toBe('tolong')
    await eventually(firstHeadword).toBe('tơlŏng')
    expect(session.complaints).toEqual([])
  })

  test('turning the direction turns the method; each language keeps its own, after a reload too', async () => {
    const page = await session.open(`${jrai}a`)
    await choose(page, 'Gia Rai – Telex')
    await page.getByRole('button', { name: /^Jrai sang Việt đổi chiều/ }).click()
    await eventually(() => announced(page).textContent()).toBe('Không dùng kiểu gõ nào, gõ theo máy.')
    expect(await methodSwitch(page).locator('option').allTextContents()).toHaveLength(3)
    await page.getByRole('button', { name: /^Việt sang Jrai đổi chiều/ }).click()
    await eventually(() => announced(page).textContent()).toBe('Đã chuyển sang kiểu gõ Gia Rai – Telex.')
    await page.getByRole('radio', { name: 'Khmer' }).check({ force: true })
    await page.getByRole('button', { name: /^Khmer sang Việt đổi chiều/ }).waitFor()
    await choose(page, 'Khmer NiDA')
    await searchBox(page).fill('')
    await searchBox(page).focus()
    // ខ្មែរ with the vowel before the subscript: put in order as it is typed.
    for (const key of ['x', 'Shift+E', 'j', 'm', 'r']) await page.keyboard.press(key)
    expect(await searchBox(page).inputValue()).toBe('ខ្មែរ')
    await eventually(() => hits(page).first().locator('.headword .run').textContent()).toBe('ខ្មែរ')

    await page.goto(`${session.url}${jrai}a`)
    await eventually(() => methodSwitch(page).inputValue()).toBe('jra-telex')
    await page.locator('hiap-method-switch:not([busy])').waitFor()
    await searchBox(page).fill('')
    await type(page, 'ow')
    expect(await searchBox(page).inputValue()).toBe('ơ')
    await methodSwitch(page).selectOption('')
    await page.reload()
    await hits(page).first().waitFor()
    expect(await methodSwitch(page).inputValue()).toBe('')
    await page.goto(`${session.url}/?from=km&to=vi&q=a`)
    await eventually(() => methodSwitch(page).inputValue()).toBe('km-nida')
    expect(session.complaints).toEqual([])
  })

  test('Ctrl and the key left of 1 turn it off and on without leaving the box', async () => {
    const page = await session.open(`${jrai}a`)
    await choose(page, 'Gia Rai – VNI')
    expect(await methodSwitch(page).getAttribute('aria-keyshortcuts')).toBe('Control+`')
    await searchBox(page).fill('')
    await searchBox(page).focus()
    await page.keyboard.press('Control+Backquote')
    await eventually(() => announced(page).textContent()).toBe('Không dùng kiểu gõ nào, gõ theo máy.')
    await type(page, 'o7')
    await page.keyboard.press('Control+Backquote')
    await eventually(() => announced(page).textContent()).toBe('Đã chuyển sang kiểu gõ Gia Rai – VNI.')
    await type(page, 'o7')
    expect(await searchBox(page).inputValue()).toBe('o7ơ')
    expect(session.complaints).toEqual([])
  })

  test('no switch where no method types the language', async () => {
    const page = await session.open('/?from=en&to=km&q=water')
    await hits(page).first().waitFor()
    expect(await methodSwitch(page).count()).toBe(0)
    await page.keyboard.press('Control+Backquote')
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
    expect(session.complaints).toEqual([])
  })

  test('a method that cannot be fetched is told, typing goes on, and trying again helps', async () => {
    const page = await session.open(`${jrai}a`)
    await page.route('**/assets/jra-vni*', (route) => route.abort())
    await methodSwitch(page).selectOption({ label: 'Gia Rai – VNI' })
    const retry = page.getByRole('button', { name: 'Thử lại' })
    await retry.waitFor()
    expect(await announced(page).textContent()).toBe('Chưa tải được kiểu gõ.')
    await searchBox(page).fill('')
    await searchBox(page).focus()
    await type(page, 'o7')
    expect(await searchBox(page).inputValue()).toBe('o7')
    await page.unroute('**/assets/jra-vni*')
    await retry.click()
    await eventually(() => announced(page).textContent()).toBe('Đã chuyển sang kiểu gõ Gia Rai – VNI.')
    expect(await retry.count()).toBe(0)
    await searchBox(page).fill('')
    await type(page, 'o7')
    expect(await searchBox(page).inputValue()).toBe('ơ')
  })
})

describe.skipIf(skipped !== undefined)('the letters that keyboards lack', () => {
  const session = browserSession()
  const toolbar = (page: Page): Locator => page.getByRole('toolbar', { name: 'Chữ đặc biệt' })
  const toggle = (page: Page): Locator => page.getByRole('button', { name: 'Chữ đặc biệt' })

  test('go into the box at the caret, each one step to undo, and the focus stays', async () => {
    const page = await session.open(`${jrai}a`)
    await hits(page).first().waitFor()
    const asked = scriptsAsked(page)
    await toggle(page).click()
    await toolbar(page).waitFor()
    expect(asked.filter((name) => name.startsWith('hard-letters'))).toHaveLength(1)
    const box = searchBox(page)
    await box.fill('tlng')
    await box.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    await toolbar(page).getByRole('button', { name: 'ơ, o có móc' }).click()
    expect(await box.inputValue()).toBe('tơlng')
    expect(await box.evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(2)
    expect(await box.evaluate((input) => (input.getRootNode() as ShadowRoot).activeElement === input)).toBe(true)
    await page.keyboard.press('ArrowRight')
    await toolbar(page).getByRole('button', { name: 'ŏ, o có trăng' }).click()
    expect(await box.inputValue()).toBe('tơlŏng')
    await eventually(() => hits(page).first().locator('.headword .run').textContent()).toBe('tơlŏng')
    await page.keyboard.press('Control+z')
    expect(await box.inputValue()).toBe('tơlng')
    await page.keyboard.press('Control+z')
    expect(await box.inputValue()).toBe('tlng')
    expect([session.complaints, session.foreign]).toEqual([[], []])
  })

  test('are all there, each with a name, by keys too; Shift and the first button make capitals', async () => {
    const page = await session.open(`${jrai}a`)
    const box = searchBox(page)
    await toggle(page).focus()
    await page.keyboard.press('Enter')
    await toolbar(page).waitFor()
    expect(await toggle(page).getAttribute('aria-expanded')).toBe('true')
    const letters = (await toolbar(page).getByRole('button').allTextContents()).map((text) => text.trim()).slice(1)
    expect(letters.join(' ')).toBe('ă â ƀ č đ ĕ ê ê̆ ĭ ñ ŏ ô ô̆ ơ ơ̆ ŭ ư ư̆')
    await box.fill('')
    await toolbar(page).getByRole('button').first().focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    expect(await box.inputValue()).toBe('Ăăư̆')
    // Who works by keys stays at the letters.
    expect(
      await toolbar(page)
        .getByRole('button', { name: 'ư̆, u có móc, trăng' })
        .evaluate((button) => button.matches(':focus')),
    ).toBe(true)
    await box.focus()
    await page.keyboard.down('Shift')
    await toolbar(page).getByRole('button', { name: 'Ê̆, E có mũ, trăng' }).click()
    await page.keyboard.up('Shift')
    expect(await box.inputValue()).toBe('Ăăư̆Ê̆')
    expect((await box.inputValue()).normalize('NFC')).toBe(await box.inputValue())
    expect(session.complaints).toEqual([])
  })

  test('stay open after a reload, not for a language that needs none, and work beside a method', async () => {
    const page = await session.open(`${jrai}a`)
    await toggle(page).click()
    await page.reload()
    await toolbar(page).waitFor()
    await choose(page, 'Gia Rai – Telex')
    const box = searchBox(page)
    await box.fill('')
    await box.focus()
    await type(page, 'to')
    await toolbar(page).getByRole('button', { name: 'ƀ, b có gạch ngang' }).click()
    await type(page, 'ow')
    expect(await box.inputValue()).toBe('toƀơ')
    await page.getByRole('button', { name: /^Jrai sang Việt đổi chiều/ }).click()
    await toolbar(page).waitFor({ state: 'detached' })
    expect(await toggle(page).count()).toBe(0)
    await page.getByRole('button', { name: /^Việt sang Jrai đổi chiều/ }).click()
    await toggle(page).click()
    await toolbar(page).waitFor({ state: 'detached' })
    expect(session.complaints).toEqual([])
  })

  test('can be hit by a finger, in a narrow window', async () => {
    const page = await session.open(`${jrai}a`, {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    })
    await toggle(page).tap()
    await toolbar(page).waitFor()
    const sizes = await toolbar(page)
      .getByRole('button')
      .evaluateAll((buttons) =>
        buttons.map((button) => button.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)),
      )
    expect(sizes).toHaveLength(19)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await toolbar(page).getByRole('button', { name: 'ơ̆, o có móc, trăng' }).tap()
    expect(await searchBox(page).inputValue()).toBe('aơ̆')
    await session.shoot(page, 'letters-touch')
  })
})

describe.skipIf(skipped !== undefined)('the keyboard on the screen', () => {
  const session = browserSession()
  const toggle = (page: Page): Locator => page.getByRole('button', { name: 'Bàn phím', exact: true })
  const keyboard = (page: Page): Locator => page.locator('hiap-search hiap-keyboard')
  const key = (page: Page, name: string): Locator => keyboard(page).getByRole('button', { name, exact: true })

  test('types Khmer where no method was chosen; the keys are undone, and found', async () => {
    const page = await session.open('/?q=a&from=km&to=vi')
    const asked = scriptsAsked(page)
    await toggle(page).click()
    await key(page, 'ក').waitFor()
    expect(asked.length).toBeGreaterThan(0)
    await eventually(() => announced(page).textContent()).toBe('Đã chuyển sang kiểu gõ Khmer NiDA.')
    const box = searchBox(page)
    await box.fill('')
    await key(page, 'Shift').first().click()
    // The page is drawn anew when the empty box has its address; the layer stays.
    await expect.poll(() => new URL(page.url()).search).toBe('')
    for (const name of ['ទ', 'nguyên âm y', 'ក']) await key(page, name).click()
    expect(await box.inputValue()).toBe('ទឹក')
    expect(await box.evaluate((input) => (input.getRootNode() as ShadowRoot).activeElement === input)).toBe(true)
    expect(await box.getAttribute('inputmode')).toBe('none')
    await eventually(() => hits(page).first().locator('.headword .run').textContent()).toBe('ទឹក')
    await session.shoot(page, 'search-keyboard')
    await page.keyboard.press('Control+z')
    expect(await box.inputValue()).toBe('ទឹ')
    await key(page, 'ក').click()
    await key(page, 'Xoá lùi').click()
    expect(await box.inputValue()).toBe('ទឹ')
    await toggle(page).click()
    await keyboard(page).waitFor({ state: 'detached' })
    expect(await box.getAttribute('inputmode')).toBeNull()
    expect([session.complaints, session.foreign]).toEqual([[], []])
  })

  test('tells how the headword of an entry is typed, by the method chosen or another', async () => {
    const page = await session.open('/jra-vi/j0001')
    await page.getByRole('button', { name: 'Gõ thế nào?' }).click()
    const how = page.locator('hiap-how-to-type')
    const method = how.getByRole('combobox', { name: 'Kiểu gõ' })
    await eventually(() => method.inputValue()).toBe('jra-telex')
    const caps = how.locator('hiap-keyboard .used')
    // tơngan: t o w n g a n.
    await eventually(() => caps.count()).toBe(6)
    await session.shoot(page, 'how-to-type')
    await method.selectOption('jra-vni')
    // t o 7 n g a n.
    const names = (): Promise<(string | null)[]> =>
      caps.evaluateAll((keys) => keys.map((each) => each.getAttribute('aria-label')))
    await eventually(names).toContain('7')
    expect(await names()).not.toContain('w')
    await page.route('**/assets/jra-positional*', (route) => route.abort())
    await method.selectOption('jra-positional')
    const retry = how.getByRole('button', { name: 'Thử lại' })
    await retry.waitFor()
    expect(await how.locator('hiap-keyboard').count()).toBe(0)
    await page.unroute('**/assets/jra-positional*')
    await retry.click()
    await eventually(names).toContain('ơ')
    expect(await methodSwitch(page).first().inputValue()).toBe('')
    // The browser tells of the file that was held back, nothing else is complained of.
    expect(session.complaints.filter((complaint) => !complaint.includes('ERR_FAILED'))).toEqual([])
    expect(session.foreign).toEqual([])
  })

  test('Khmer by sound: words are offered while typing, and picked by a number', async () => {
    const page = await session.open('/', desktop, (early) =>
      early.addInitScript(() => {
        localStorage.setItem('hiap-direction', 'km vi')
        localStorage.setItem('hiap-methods', 'km=km-latin')
      }),
    )
    await page.locator('hiap-method-switch:not([busy]) select').waitFor()
    const box = searchBox(page)
    await type(page, 'sruk')
    const offered = page.locator('hiap-candidates .bar:not(.behind) .candidate .text')
    await eventually(() => offered.allTextContents()).toContain('ស្រុក')
    const texts = await offered.allTextContents()
    await session.shoot(page, 'search-candidates')
    await page.keyboard.press('ArrowDown')
    expect(await box.getAttribute('aria-activedescendant')).toBe('hit-0')
    await page.keyboard.press(String(texts.indexOf('ស្រុក') + 1))
    await eventually(() => box.inputValue()).toBe('ស្រុក')
    await eventually(() => hits(page).first().locator('.headword .run').textContent()).toBe('ស្រុក')
    expect([session.complaints, session.foreign]).toEqual([[], []])
  })
})

describe.skipIf(skipped !== undefined)('typing in a folder without a server', { timeout: 60_000 }, () => {
  const session = browserSession(undefined, startFolderServer)

  test('finds the entry by a method', async () => {
    const page = await session.open('/#/?from=jra-Latn&to=vi&q=a')
    await hits(page).first().waitFor()
    await choose(page, 'Gia Rai – Telex')
    await searchBox(page).fill('')
    await searchBox(page).focus()
    await type(page, 'towloxng')
    await eventually(() => hits(page).first().locator('.headword .run').textContent()).toBe('tơlŏng')
    expect([session.complaints, session.foreign]).toEqual([[], []])
  })
})
