import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { browserSession, skipped } from './browser-session.ts'

/** Waits until it is so. */
const eventually = <T>(look: () => T | Promise<T>): ReturnType<typeof expect.poll<T>> =>
  expect.poll(look, { timeout: 8_000, interval: 40 })

const khmer = 'ប្រសិនបើអ្នកឈឺ សូមកុំធ្វើការ។'
/** The same with a subscript after its vowel, and with a vowel in two parts. */
const disordered = 'ខែ្មរ លេាក សូមកុំធ្វើការ'

describe.skipIf(skipped !== undefined)(`the writing pad${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  const session = browserSession()
  const { open, shoot, complaints, foreign } = session

  const pad = (page: Page): Locator => page.locator('hiap-write')
  const box = (page: Page): Locator => pad(page).locator('textarea')
  const button = (page: Page, name: string): Locator => pad(page).getByRole('button', { name, exact: true })
  const counts = (page: Page): Promise<string | null> => pad(page).locator('.counts').textContent()
  const status = (page: Page): Promise<string | null> =>
    pad(page).locator('.actions [role=status]').first().textContent()
  const language = (page: Page): Locator => pad(page).getByLabel('Viết tiếng')
  const method = (page: Page): Locator => pad(page).getByRole('combobox', { name: 'Kiểu gõ' })
  const preview = (page: Page): Locator => pad(page).getByRole('region', { name: 'Sửa chữ' })
  const places = (page: Page): Locator => preview(page).getByRole('listitem')

  /** Puts a text on the clipboard and into the box, as a person does. */
  const paste = async (page: Page, text: string): Promise<void> => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: session.url })
    await page.evaluate((given) => navigator.clipboard.writeText(given), text)
    await box(page).focus()
    await page.keyboard.press('Control+v')
  }

  test('Jrai is typed by Telex, counted, copied, and there again after a reload', async () => {
    const page = await open('/')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: session.url })
    await page.getByRole('banner').getByRole('link', { name: 'Gõ chữ' }).click()
    await eventually(() => new URL(page.url()).pathname).toBe('/write')
    await box(page).waitFor()
    expect(await page.title()).toBe('Gõ chữ · Hiap')
    // The box has the cursor.
    await eventually(() =>
      page.evaluate(
        () =>
          document.activeElement?.shadowRoot?.querySelector('hiap-dictionary')?.shadowRoot?.activeElement?.localName,
      ),
    ).toBe('hiap-write')
    await language(page).selectOption('jra-Latn')
    await method(page).selectOption('jra-telex')
    expect(await box(page).getAttribute('lang')).toBe('jra-Latn')
    await box(page).focus()
    await eventually(async () => {
      await box(page).fill('')
      await page.keyboard.type('aa')
      return box(page).inputValue()
    }).toBe('â')
    await box(page).fill('')
    await page.keyboard.type('Kaao mnnam ia kroong howxi')
    expect(await box(page).inputValue()).toBe('Kâo mñam ia krông hơ̆i')
    await eventually(() => counts(page)).toBe('Chữ cái: 16 · Từ: 5 · Dòng: 1')
    await button(page, 'Chép').click()
    await eventually(() => status(page)).toBe('Đã chép')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Kâo mñam ia krông hơ̆i')
    // Only what is selected.
    await box(page).evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(0, 3))
    await button(page, 'Chép').click()
    await eventually(() => page.evaluate(() => navigator.clipboard.readText())).toBe('Kâo')
    await page.reload()
    await box(page).waitFor()
    await eventually(() => box(page).inputValue()).toBe('Kâo mñam ia krông hơ̆i')
    expect(await language(page).inputValue()).toBe('jra-Latn')
    expect(await method(page).inputValue()).toBe('jra-telex')
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('Khmer is typed by NiDA, in its font and language, and its words are those of the dictionary', async () => {
    const page = await open('/write')
    await language(page).selectOption('km')
    await method(page).selectOption('km-nida')
    await eventually(async () => {
      await box(page).fill('')
      await box(page).press('k')
      return box(page).inputValue()
    }).toBe('ក')
    await box(page).fill('')
    // ខ, e typed before the subscript: canonical all the same.
    for (const key of ['x', 'Shift+E', 'j', 'm', 'r']) await box(page).press(key)
    expect(await box(page).inputValue()).toBe('ខ្មែរ')
    await box(page).fill('ខ្ញុំទៅសាលារៀន')
    await eventually(() => counts(page)).toBe('Chữ cái: 13 · Từ: 3 · Dòng: 1')
    expect(await box(page).evaluate((element) => getComputedStyle(element).fontFamily)).toContain('"Hiap Khmer"')
    const [size, height] = await box(page).evaluate((element) => {
      const style = getComputedStyle(element)
      return [Number.parseFloat(style.fontSize), Number.parseFloat(style.lineHeight)] as const
    })
    expect(height / size).toBeGreaterThanOrEqual(1.8)
    await pad(page).getByRole('button', { name: 'Chữ to hơn' }).click()
    expect(
      await box(page).evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
    ).toBeGreaterThan(size)
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('disordered Khmer is pasted: an offer, a preview of every change, and one step back', async () => {
    const page = await open('/write')
    await language(page).selectOption('km')
    await paste(page, disordered)
    await eventually(() => pad(page).locator('.offer').textContent()).toContain('có 2 chỗ chưa đúng chuẩn')
    // Nothing is changed unasked.
    expect(await box(page).inputValue()).toBe(disordered)
    await button(page, 'Xem chỗ sửa').click()
    await eventually(() => places(page).count()).toBe(2)
    expect(await preview(page).locator('.kinds').textContent()).toContain('Chữ trông giống: 1 · Thứ tự: 1')
    expect(await places(page).locator('del').allTextContents()).toEqual(['ខែ្ម', 'លេា'])
    expect(await places(page).locator('ins').allTextContents()).toEqual(['ខ្មែ', 'លោ'])
    expect(await places(page).first().locator('bdi').first().getAttribute('lang')).toBe('km')
    await shoot(page, 'write-preview-khmer')
    expect(await box(page).inputValue()).toBe(disordered)
    await places(page).nth(1).getByRole('button', { name: 'Sửa' }).click()
    expect(await box(page).inputValue()).toBe('ខែ្មរ លោក សូមកុំធ្វើការ')
    expect(await status(page)).toBe('Đã sửa លេា thành លោ.')
    await eventually(() => places(page).count()).toBe(1)
    await preview(page).getByRole('button', { name: 'Sửa tất cả (1)' }).click()
    expect(await box(page).inputValue()).toBe('ខ្មែរ លោក សូមកុំធ្វើការ')
    await eventually(() => preview(page).count()).toBe(0)
    // Each is one step.
    await box(page).press('Control+z')
    expect(await box(page).inputValue()).toBe('ខែ្មរ លោក សូមកុំធ្វើការ')
    await box(page).press('Control+z')
    expect(await box(page).inputValue()).toBe(disordered)
    // What is selected is a part: the selection goes.
    await box(page).press('Control+Home')
    await button(page, 'Sửa chữ').click()
    await eventually(() => places(page).count()).toBe(2)
    await preview(page).getByRole('button', { name: 'Sửa tất cả (2)' }).click()
    expect(await box(page).inputValue()).toBe('ខ្មែរ លោក សូមកុំធ្វើការ')
    await box(page).press('Control+z')
    expect(await box(page).inputValue()).toBe(disordered)
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('a text in VOV4 is told, converted with a method on, and the rest stays', async () => {
    const page = await open('/write')
    await language(page).selectOption('jra-Latn')
    await method(page).selectOption('jra-telex')
    await box(page).fill('Céng hoà ')
    await box(page).press('Control+End')
    await paste(page, 'lo\\n [ing kơ\\m hla\\k')
    await eventually(() => pad(page).locator('.offer').textContent()).toContain('VOV4 (Jrai)')
    await button(page, 'Xem chỗ sửa').click()
    await eventually(() => places(page).count()).toBe(4)
    expect(await places(page).locator('ins').allTextContents()).toEqual(['ŏ', 'ƀ', 'ơ̆', 'ă'])
    await shoot(page, 'write-preview-jrai')
    await preview(page).getByRole('button', { name: 'Bỏ qua' }).last().click()
    await preview(page).getByRole('button', { name: 'Sửa tất cả (3)' }).click()
    expect(await box(page).inputValue()).toBe('Céng hoà lŏn ƀing kơ̆m hla\\k')
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('another encoding can be told by hand; what is doubtful is listed and never done by itself', async () => {
    const page = await open('/write')
    await language(page).selectOption('jra-Latn')
    await box(page).fill('ćư ɓơi')
    await button(page, 'Sửa chữ').click()
    await eventually(() => preview(page).locator('ins').allTextContents()).toEqual(['ƀ'])
    await preview(page).getByRole('button', { name: 'Sửa tất cả (1)' }).click()
    expect(await box(page).inputValue()).toBe('ćư ƀơi')
    await preview(page).getByRole('button', { name: 'Thay bằng č' }).click()
    expect(await box(page).inputValue()).toBe('čư ƀơi')
    await eventually(() => preview(page).count()).toBe(0)

    await language(page).selectOption('vi')
    await box(page).fill('Hµ')
    await button(page, 'Sửa chữ').click()
    await preview(page).getByLabel('Đọc theo bảng mã').selectOption('tcvn3')
    await eventually(() => preview(page).locator('ins').allTextContents()).toEqual(['à'])
    expect(await preview(page).locator('mark').allTextContents()).toEqual(['Hµ'])
    await preview(page).getByRole('button', { name: 'Để nguyên' }).click()
    expect(await box(page).inputValue()).toBe('Hµ')
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('cleared and brought back; saved as a file; nothing of it leaves the browser', async () => {
    const page = await open('/write')
    const sent: string[] = []
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
    await language(page).selectOption('km')
    await box(page).fill(`${khmer}\nhai dòng`)
    await eventually(() => counts(page)).toContain('Dòng: 2')
    const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Tải về tệp .txt').click()])
    expect(download.suggestedFilename()).toMatch(/^hiap-km-\d{4}-\d\d-\d\d\.txt$/)
    expect(await readFile(await download.path(), 'utf8')).toBe(`${khmer}\nhai dòng`)
    await button(page, 'Xoá').click()
    expect(await box(page).inputValue()).toBe('')
    await eventually(() => status(page)).toBe('Đã xoá.')
    expect(await page.evaluate(() => localStorage.getItem('hiap-writing'))).not.toContain('hai')
    expect(await button(page, 'Chép').isDisabled()).toBe(true)
    await button(page, 'Lấy lại').click()
    expect(await box(page).inputValue()).toBe(`${khmer}\nhai dòng`)
    await button(page, 'Xoá').click()
    await box(page).press('Control+z')
    expect(await box(page).inputValue()).toBe(`${khmer}\nhai dòng`)
    await eventually(() => page.evaluate(() => performance.getEntriesByName('hiap-local').length)).toBe(1)
    expect(sent.filter((request) => /%E1|\p{Script=Khmr}|hai/u.test(request))).toEqual([])
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('a window in which nothing was written does not write over what another one has', async () => {
    const first = await open('/write')
    await box(first).waitFor()
    const second = await first.context().newPage()
    await second.goto(first.url())
    await box(second).fill('ia krông')
    await eventually(() => second.evaluate(() => localStorage.getItem('hiap-writing'))).toContain('ia krông')
    await first.getByRole('banner').getByRole('link', { name: 'Đọc văn bản' }).click()
    await eventually(() => box(first).count()).toBe(0)
    expect(await second.evaluate(() => localStorage.getItem('hiap-writing'))).toContain('ia krông')
    await first.goBack()
    await eventually(() => box(first).inputValue()).toBe('ia krông')
  })

  test('keys on the screen type as those of the keyboard do', async () => {
    const page = await open('/write')
    await language(page).selectOption('jra-Latn')
    // Keys are those of a method: the first is chosen.
    await button(page, 'Bàn phím').click()
    await eventually(() => method(page).inputValue()).toBe('jra-telex')
    const key = (name: string): Locator => pad(page).locator('hiap-keyboard').getByRole('button', { name, exact: true })
    for (const name of ['o', 'w', 'x']) await key(name).first().click()
    expect(await box(page).inputValue()).toBe('ơ̆')
    expect(await box(page).getAttribute('inputmode')).toBe('none')
    await shoot(page, 'write-keys-jrai')
    await button(page, 'Bàn phím').click()
    await eventually(() => pad(page).locator('hiap-keyboard').count()).toBe(0)
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('Khmer words are offered by their sound, with their meaning, and nothing typed is sent', async () => {
    const page = await open('/write')
    await language(page).selectOption('km')
    await method(page).selectOption('km-latin')
    await eventually(() => page.evaluate(() => performance.getEntriesByName('hiap-local').length)).toBe(1)
    const sent: string[] = []
    page.on('request', (request) => sent.push(request.url()))
    await box(page).press('Control+End')
    const offered = pad(page).locator('hiap-candidates').getByRole('button')
    await page.keyboard.type('salarien', { delay: 40 })
    await eventually(() => offered.first().textContent()).toContain('សាលារៀន')
    expect(await offered.first().textContent()).toContain('trường học')
    await shoot(page, 'write-candidates-khmer')
    await page.keyboard.press('Space')
    await eventually(() => box(page).inputValue()).toBe('សាលារៀន')
    expect(sent.filter((url) => url.includes('sala') || url.includes('/v1/'))).toEqual([])
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('a reader who saves data is told that words wait for the dictionaries; nothing typed is sent', async () => {
    const page = await session.openSavingData('/write')
    await language(page).selectOption('km')
    await method(page).selectOption('km-latin')
    const sent: string[] = []
    await pad(page).getByText('Từ gợi ý hiện ra khi từ điển đã nằm trong trình duyệt này.').waitFor()
    page.on('request', (request) => sent.push(request.url()))
    await box(page).press('Control+End')
    await page.keyboard.type('salarien')
    await page.waitForTimeout(600)
    // The words by which Khmer is counted may still be on their way: page by page, whatever is typed.
    const words = /\/v1\/browse\/[a-z-]+\?/
    expect(sent.filter((url) => url.includes('sala') || (url.includes('/v1/') && !words.test(url)))).toEqual([])
    expect(complaints).toEqual([])
  })

  test('where the browser keeps nothing, the pad says so and works', async () => {
    const page = await open('/write', undefined, (opened) =>
      opened.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError')
        }
      }),
    )
    await box(page).fill('ia')
    await eventually(() => pad(page).locator('.kept').textContent()).toContain('không cho giữ văn bản')
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('without a server the pad still opens, and says that words cannot be counted', async () => {
    const page = await open('/write', undefined, (opened) => opened.route('**/v1/**', (route) => route.abort()))
    await language(page).selectOption('km')
    await box(page).fill(khmer)
    await eventually(() => counts(page)).toBe('Chữ cái: 24 · Dòng: 1 · chưa đếm được từ vì thiếu danh sách từ')
    expect(foreign).toEqual([])
  })

  test('its code comes when it is opened; where it cannot be had, there is a way to try again', async () => {
    let held = true
    const asked: string[] = []
    const page = await open('/', undefined, async (opened) => {
      opened.on('request', (request) => asked.push(request.url()))
      await opened.route('**/assets/write-*.js', (route) => (held ? route.abort() : route.continue()))
    })
    await page.getByRole('link', { name: 'Đọc văn bản' }).waitFor()
    expect(asked.filter((url) => url.includes('/assets/write-'))).toEqual([])
    await page.getByRole('banner').getByRole('link', { name: 'Gõ chữ' }).click()
    const retry = page.getByRole('button', { name: 'Thử lại' })
    await retry.waitFor()
    held = false
    await retry.click()
    await box(page).waitFor()
    expect(foreign).toEqual([])
  })

  test('a text of 100,000 characters is typed in without a wait', async () => {
    const page = await open('/write')
    await language(page).selectOption('km')
    await method(page).selectOption('km-nida')
    const line = `${khmer} ខែ្មរ`
    const text = Array.from({ length: Math.ceil(100_000 / (line.length + 1)) }, () => line).join('\n')
    await box(page).evaluate((element: HTMLTextAreaElement, given) => {
      element.value = given
      element.dispatchEvent(new InputEvent('input'))
    }, text)
    await eventually(() => counts(page)).toContain('Dòng: 2.')
    await box(page).press('Control+Home')
    await page.evaluate(() => {
      const observed: number[] = []
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) observed.push(entry.duration)
      }).observe({ type: 'longtask' })
      Object.assign(window, { longTasks: observed })
    })
    for (let i = 0; i < 20; i++) await page.keyboard.press('k')
    expect((await box(page).inputValue()).slice(0, 21)).toBe(`${'ក'.repeat(20)}${text.slice(0, 1)}`)
    console.log(
      'long tasks in ms while typing into 100,000 characters:',
      await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks),
    )
    await button(page, 'Sửa chữ').click()
    await eventually(() => places(page).count()).toBe(50)
    const started = Date.now()
    await preview(page).locator('button.all').click()
    expect(await box(page).inputValue()).toBe('ក'.repeat(20) + text.replaceAll('ខែ្មរ', 'ខ្មែរ'))
    console.log('all changes of 100,000 characters made in ms:', Date.now() - started)
    await box(page).press('Control+z')
    expect(await box(page).inputValue()).toBe('ក'.repeat(20) + text)
    expect([complaints, foreign]).toEqual([[], []])
  })
})
