import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { browserSession, skipped } from './browser-session.ts'

/** Waits until it is so. */
const eventually = <T>(look: () => T | Promise<T>): ReturnType<typeof expect.poll<T>> =>
  expect.poll(look, { timeout: 8_000, interval: 40 })

describe.skipIf(skipped !== undefined)(`a text that is read${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  const session = browserSession()
  const { open, shoot, complaints, foreign } = session

  const box = (page: Page): Locator => page.getByRole('textbox', { name: 'Dán văn bản vào đây' })
  const reading = (page: Page): Locator => page.getByRole('region', { name: 'Văn bản với nghĩa từng từ' })
  const words = (page: Page): Locator => reading(page).locator('.word')
  const status = (page: Page): Locator => page.locator('hiap-gloss [role=status]')

  /** Tag and text of the element that has the focus, through shadow roots. */
  const focused = (page: Page): Promise<{ tag: string; text: string }> =>
    page.evaluate(() => {
      let element = document.activeElement
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
      return { tag: element?.tagName.toLowerCase() ?? '', text: element?.textContent?.trim() ?? '' }
    })

  test('a Khmer notice is pasted, and each word has its meaning, by keyboard alone', async () => {
    const page = await open('/')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: session.url })
    const link = page.getByRole('banner').getByRole('link', { name: 'Đọc văn bản' })
    await link.focus()
    await page.keyboard.press('Enter')
    await eventually(() => new URL(page.url()).pathname).toBe('/gloss')
    await eventually(async () => (await focused(page)).tag).toBe('textarea')
    expect(await page.title()).toBe('Đọc văn bản · Hiap')
    expect(await link.getAttribute('aria-current')).toBe('page')
    await shoot(page, 'text-empty')

    await page.evaluate(() => navigator.clipboard.writeText('ខ្ញុំទៅសាលារៀន។ ABC\nប្រសិនបើអ្នកឈឺ សូមកុំធ្វើការ។'))
    await page.keyboard.press('Control+v')
    await eventually(() => words(page).count()).toBe(9)
    expect(await words(page).locator('.written .run').allTextContents()).toEqual([
      'ខ្ញុំ',
      'ទៅ',
      'សាលារៀន',
      'ប្រសិនបើ',
      'អ្នក',
      'ឈឺ',
      'សូម',
      'កុំ',
      'ធ្វើការ',
    ])
    expect((await words(page).locator('.meaning .run').allTextContents()).slice(0, 3)).toEqual([
      'tôi',
      'đi',
      'trường học',
    ])
    expect(await words(page).first().locator('.meaning').isVisible()).toBe(true)
    expect(await words(page).first().locator('.written .run').getAttribute('lang')).toBe('km')
    expect(await words(page).first().locator('.meaning .run').getAttribute('lang')).toBe('vi')
    expect(await reading(page).locator('.line').count()).toBe(2)
    // What no dictionary has is plain text, in its language where that is known.
    expect(await reading(page).locator('.unknown').allTextContents()).toEqual(['ABC'])
    expect(await reading(page).locator('.unknown a').count()).toBe(0)
    expect(await reading(page).locator('.run:not([lang])').count()).toBe(0)
    expect(await box(page).getAttribute('lang')).toBe('km')
    await eventually(() => status(page).textContent()).toBe('Từ điển có 9 trong 10 từ.')
    // The text is in no address.
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/gloss')

    // From the box to the button, then word by word.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toMatchObject({ tag: 'a', text: expect.stringContaining('ទៅ') })
    await page.keyboard.press('Enter')
    await eventually(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('ទៅ')
    expect(new URL(page.url()).pathname).toMatch(/^\/km-vi\/k\d+$/)

    // Back to the text, which is still there.
    await page.getByRole('link', { name: 'Về lại văn bản' }).press('Enter')
    await eventually(() => words(page).count()).toBe(9)
    expect(await box(page).inputValue()).toContain('សាលារៀន')
    await page.goBack()
    await eventually(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('ទៅ')
    await page.goBack()
    await eventually(() => words(page).count()).toBe(9)
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('Jrai: a headword of two words, and one written without marks', async () => {
    const page = await open('/gloss')
    await box(page).fill('dua pluh tongan')
    await eventually(() => words(page).count()).toBe(2)
    expect(await words(page).locator('.written').allTextContents()).toEqual(['dua pluh', 'tongan'])
    expect(await words(page).first().locator('.written .run').getAttribute('lang')).toBe('jra-Latn')
    // The text has another spelling than the headword, so both are told.
    expect(await words(page).nth(1).locator('.meaning').textContent()).toBe('tơngan: tay')
    expect(complaints).toEqual([])
  })

  test('once the page has its dictionaries, a text does not leave the browser', async () => {
    const page = await open('/gloss')
    await eventually(() => page.evaluate(() => performance.getEntriesByName('hiap-local').length)).toBe(1)
    const sent: string[] = []
    page.on('request', (request) => sent.push(request.url()))
    await box(page).fill('ខ្ញុំទៅសាលារៀន dua pluh')
    await eventually(() => words(page).count()).toBe(4)
    expect(sent.filter((url) => url.includes('/v1/'))).toEqual([])
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('a sample to try; cleared again; meanings in the language of the interface', async () => {
    const page = await open('/gloss')
    await page.getByRole('button', { name: 'Thử một đoạn mẫu' }).click()
    await eventually(() => words(page).count()).toBeGreaterThan(15)
    expect((await focused(page)).tag).toBe('textarea')
    await eventually(() => words(page).first().locator('.meaning').textContent()).toBe('nếu')
    await page.getByRole('combobox', { name: 'Ngôn ngữ giao diện' }).selectOption('en')
    const english = page.getByRole('region', { name: 'The text with the meaning of each word' })
    await eventually(() => english.locator('.meaning').first().textContent()).toBe('if')
    expect(await english.locator('.meaning .run').first().getAttribute('lang')).toBe('en')
    await page.getByRole('button', { name: 'Clear' }).click()
    await eventually(() => english.count()).toBe(0)
    await page.getByRole('button', { name: 'Try a sample' }).waitFor()
    expect(complaints).toEqual([])
  })

  test('a long notice is read in pieces, one after the other where it is slow', async () => {
    const page = await session.openSavingData('/gloss')
    let asked = 0
    let answerNow = (): void => {}
    const held = new Promise<void>((resolve) => {
      answerNow = resolve
    })
    await page.route('**/v1/gloss', async (route) => {
      expect((route.request().postDataJSON() as { text: string }).text.length).toBeLessThanOrEqual(2048)
      if (++asked > 2) await held
      await route.continue()
    })
    const lines = Array.from({ length: 150 }, (_, at) => `ខ្ញុំទៅសាលារៀន។ ទឹកផ្ទះ។ ${at}\n`)
    await box(page).fill(lines.join(''))
    await eventually(() => status(page).textContent()).toMatch(/^Đang đọc… 2\/\d+ phần$/)
    // What is not read yet stands there plain.
    expect(await words(page).count()).toBeGreaterThan(40)
    expect(await reading(page).textContent()).toContain('ខ្ញុំទៅសាលារៀន')
    answerNow()
    await eventually(() => status(page).textContent()).toBe('Từ điển có 750 trong 900 từ.')
    expect(await words(page).count()).toBe(750)
    expect(await reading(page).locator('.line').count()).toBe(150)
    expect(asked).toBeGreaterThan(5)
    expect(complaints).toEqual([])
  })

  test('a server that fails is told with a way to try again; the text stays', async () => {
    const page = await session.openSavingData('/gloss')
    await page.route('**/v1/gloss', (route) => route.abort())
    await box(page).fill('ទឹកផ្ទះ')
    const retry = page.getByRole('button', { name: 'Thử lại' })
    await retry.waitFor()
    expect(await reading(page).textContent()).toContain('ទឹកផ្ទះ')
    await shoot(page, 'text-error')
    await page.unroute('**/v1/gloss')
    await retry.click()
    await eventually(() => words(page).count()).toBe(2)
    expect(await box(page).inputValue()).toBe('ទឹកផ្ទះ')
  })
})
