import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { browserSession, skipped } from './browser-session.ts'

/** Waits until it is so. */
const eventually = <T>(look: () => T | Promise<T>): ReturnType<typeof expect.poll<T>> =>
  expect.poll(look, { timeout: 8_000, interval: 40 })

describe.skipIf(skipped !== undefined)(`the web page${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  const session = browserSession()
  const { open, shoot, complaints, foreign } = session

  const searchBox = (page: Page): Locator => page.getByRole('combobox', { name: 'Tra từ' })
  const hits = (page: Page): Locator => page.getByRole('listbox').getByRole('option')

  /** Tag, text and language of the element that has the focus, through shadow roots. */
  const focused = (page: Page): Promise<{ tag: string; text: string }> =>
    page.evaluate(() => {
      let element = document.activeElement
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
      return { tag: element?.tagName.toLowerCase() ?? '', text: element?.textContent?.trim() ?? '' }
    })

  const address = (page: Page): string => decodeURIComponent(page.url().slice(session.url.length)).replaceAll('+', ' ')

  const type = (page: Page, text: string): Promise<void> => page.keyboard.type(text, { delay: 20 })

  test('a Vietnamese word without tones leads to the Khmer entry, by keyboard alone', async () => {
    const page = await open('/')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: session.url })
    expect((await focused(page)).tag).toBe('input')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await shoot(page, 'home')

    await type(page, 'nuoc')
    const first = hits(page).first()
    await eventually(() => first.locator('.headword .run').textContent()).toBe('ទឹក')
    expect(await first.locator('.headword .run').getAttribute('lang')).toBe('km')
    expect(await first.locator('.gloss .run').getAttribute('lang')).toBe('vi')
    expect(await first.locator('.gloss mark').textContent()).toBe('nước')
    expect(await page.getByRole('group').first().getAttribute('aria-labelledby')).toBe('group-0')
    expect(await page.locator('#group-0').textContent()).toBe('Đúng nghĩa, không kể dấu')
    await eventually(() => address(page)).toBe('/?q=nuoc&from=vi&to=km')
    const count = await hits(page).count()
    await expect
      .poll(() => page.locator('hiap-search > [role=status], hiap-search p[role=status]').textContent())
      .toBe(`Có ${count} kết quả.`)
    await shoot(page, 'results')

    const box = searchBox(page)
    expect(await box.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('ArrowDown')
    expect(await box.getAttribute('aria-activedescendant')).toBe('hit-0')
    expect(await first.getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('ArrowDown')
    expect(await box.getAttribute('aria-activedescendant')).toBe('hit-1')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Control+c')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('ទឹក — nước')

    await page.keyboard.press('Enter')
    const headword = page.getByRole('heading', { level: 1 })
    await eventually(() => headword.textContent()).toBe('ទឹក')
    await eventually(() => focused(page)).toEqual({ tag: 'h1', text: 'ទឹក' })
    expect(address(page)).toMatch(/^\/km-vi\/k\d+\?q=nuoc&from=vi&to=km$/)
    expect(await page.title()).toBe('ទឹក · Hiap')
    expect(await headword.locator('.run').getAttribute('lang')).toBe('km')
    expect(await page.locator('.gloss .run[lang=vi]').first().textContent()).toContain('nước')
    expect(await page.locator('hiap-entry .gloss .run[lang=en]').first().textContent()).toContain('water')
    expect(await page.locator('hiap-entry .reading .run').first().getAttribute('lang')).toBe('km-Latn')
    expect(await page.locator('hiap-entry .reading').first().textContent()).toContain('cách đọc (tự động)')
    expect(await page.locator('hiap-entry .kind').textContent()).toContain('danh từ')
    expect(await page.locator('hiap-entry .status').textContent()).toContain('nguồn')
    expect(await page.locator('hiap-entry .sources li').count()).toBeGreaterThan(0)
    await shoot(page, 'entry-khmer')

    await page.goBack()
    await eventually(() => address(page)).toBe('/?q=nuoc&from=vi&to=km')
    expect(await box.inputValue()).toBe('nuoc')
    await page.keyboard.press('/')
    expect((await focused(page)).tag).toBe('input')
    await page.keyboard.press('Escape')
    expect(await box.inputValue()).toBe('')
    await eventually(() => address(page)).toBe('/')

    await type(page, 'an com')
    await eventually(() => first.locator('mark').first().textContent()).toBe('ăn cơm')
    await page.keyboard.press('Enter')
    await eventually(() => page.locator('hiap-entry .gloss').first().textContent()).toContain('ăn cơm')
    await eventually(() => focused(page)).toMatchObject({ tag: 'h1' })
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('browse by letter, by keyboard alone', async () => {
    const page = await open('/km-vi')
    const letter = page.getByRole('link', { name: /^គ, / })
    await letter.focus()
    await page.keyboard.press('Enter')
    await eventually(() => address(page)).toBe('/km-vi?letter=គ')
    await eventually(() => page.getByRole('link', { name: /^គ, / }).getAttribute('aria-current')).toBe('page')
    const headwords = page.locator('.entry .headword .run')
    await headwords.first().waitFor()
    const texts = await headwords.allTextContents()
    expect(texts.length).toBeGreaterThan(5)
    expect(texts.filter((text) => !text.startsWith('គ'))).toEqual([])
    expect(new Set(await headwords.evaluateAll((runs) => runs.map((run) => run.getAttribute('lang'))))).toEqual(
      new Set(['km']),
    )
    await shoot(page, 'browse-letter')

    await page.locator('.entry').first().focus()
    await page.keyboard.press('ArrowDown')
    expect((await focused(page)).text).toContain(texts[1] ?? '')
    await page.keyboard.press('Enter')
    await eventually(() => page.getByRole('heading', { level: 1 }).textContent()).toBe(texts[1])
    expect(address(page)).toMatch(/^\/km-vi\/k\d+\?letter=គ$/)
    await page.goBack()
    await eventually(() => address(page)).toBe('/km-vi?letter=គ')

    await page.goto(`${session.url}/km-vi`)
    const shown = page.locator('.entry')
    await shown.first().waitFor()
    const before = await shown.count()
    const firstHeadword = await headwords.first().textContent()
    await shown.last().focus()
    await page.keyboard.press('ArrowDown')
    await eventually(() => shown.count()).toBeGreaterThan(before)
    expect(await headwords.first().textContent()).toBe(firstHeadword)
    expect((await focused(page)).text).toContain((await headwords.nth(before).textContent()) ?? '-')
    expect(await page.locator('.about [data-status]').count()).toBeGreaterThan(0)
    await shoot(page, 'browse')

    await page.keyboard.press('Control+k')
    expect((await focused(page)).tag).toBe('input')
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('a Jrai word without marks; the choice of language is remembered', async () => {
    const page = await open('/')
    const jrai = page.getByRole('radio', { name: 'Jrai' })
    await jrai.focus()
    await page.keyboard.press('Space')
    await eventually(() => jrai.isChecked()).toBe(true)
    await page.getByRole('button', { name: /^Việt sang Jrai đổi chiều/ }).press('Enter')
    await page.getByRole('button', { name: /^Jrai sang Việt đổi chiều/ }).waitFor()
    await eventually(async () => (await focused(page)).tag).toBe('input')
    await type(page, 'tongan')
    const first = hits(page).first()
    await eventually(() => first.locator('.headword .run').textContent()).toBe('tơngan')
    expect(await first.locator('.headword .run').getAttribute('lang')).toBe('jra-Latn')
    expect(await first.locator('.headword mark').textContent()).toBe('tơngan')
    expect(await page.locator('#group-0').textContent()).toBe('Đúng từ, không kể dấu')
    await page.keyboard.press('Enter')
    await eventually(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('tơngan')
    expect(await page.locator('hiap-entry .gloss').first().textContent()).toContain('tay')
    await shoot(page, 'entry-jrai')

    await page.goto(session.url)
    await page.getByRole('button', { name: /^Jrai sang Việt đổi chiều/ }).waitFor()
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('addresses, Back and the box always say the same', async () => {
    const page = await open('/jra-vi/j0001')
    const headline = page.getByRole('heading', { level: 1 })
    await eventually(() => headline.textContent()).toBe('tơngan')
    await type(page, 'an com')
    // Enter before the address and the answer have settled opens the best hit of what is typed.
    await page.keyboard.press('Enter')
    await eventually(() => address(page)).toMatch(/^\/(jra|km)-vi\/\w+\?q=an com&from=vi&to=jra-Latn$/)
    await page.goBack()
    await eventually(() => address(page)).toBe('/?q=an com&from=vi&to=jra-Latn')
    await eventually(() => searchBox(page).inputValue()).toBe('an com')
    await page.goBack()
    await eventually(() => address(page)).toBe('/jra-vi/j0001')
    await eventually(() => headline.textContent()).toBe('tơngan')
    expect(await searchBox(page).inputValue()).toBe('')
    await page.goForward()
    await eventually(() => searchBox(page).inputValue()).toBe('an com')
    await eventually(() => hits(page).count()).toBeGreaterThan(0)

    // Cleared beside an entry, the entry stays.
    await page.goto(`${session.url}/jra-vi/j0001?q=tay&from=vi&to=jra-Latn`)
    await eventually(() => hits(page).count()).toBeGreaterThan(0)
    await searchBox(page).press('Escape')
    await eventually(() => address(page)).toBe('/jra-vi/j0001')
    expect(await headline.textContent()).toBe('tơngan')

    // Whoever came by a link types on in its direction.
    await page.goto(`${session.url}/?q=tay&from=jra-Latn&to=vi`)
    await eventually(() => hits(page).count()).toBeGreaterThan(0)
    await searchBox(page).press('Escape')
    await eventually(() => address(page)).toBe('/')
    await searchBox(page).fill('ia')
    await eventually(() => address(page)).toBe('/?q=ia&from=jra-Latn&to=vi')
    await page.goto(`${session.url}/jra-vi/j0001`)

    // Another language while browsing leads to its dictionary.
    await page.getByRole('radio', { name: 'Khmer' }).check({ force: true })
    await eventually(() => address(page)).toBe('/km-vi')
    await page.locator('.entry').first().waitFor()

    // A click with Ctrl is the browser's own: a new tab, and this page stays.
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      page
        .locator('.entry')
        .first()
        .click({ modifiers: ['ControlOrMeta'] }),
    ])
    await tab.locator('h1.hero').waitFor()
    expect(address(page)).toBe('/km-vi')
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('more hits are appended below, the ones above stay', async () => {
    const page = await open('/?q=c&from=vi&to=km')
    const more = page.getByRole('button', { name: 'Xem thêm kết quả' })
    await more.waitFor()
    const before = await hits(page).allTextContents()
    await more.click()
    await eventually(() => hits(page).count()).toBeGreaterThan(before.length)
    const groups = page.getByRole('listbox').getByRole('group')
    const firstGroup = await groups.first().getByRole('option').allTextContents()
    expect(firstGroup.slice(0, before.length)).toEqual(before.slice(0, firstGroup.length))
    expect(complaints).toEqual([])
  })

  test('Khmer letters are honoured in any direction and typing order; whole clusters are marked', async () => {
    const page = await open('/?q=x&from=vi&to=jra-Latn')
    const box = searchBox(page)
    // ខ្មែរ with the vowel typed before the subscript.
    await box.fill('\u1781\u17c2\u17d2\u1798\u179a')
    const first = hits(page).first()
    await eventually(() => first.locator('.headword .run').textContent()).toBe('ខ្មែរ')
    expect(await first.locator('.headword mark').textContent()).toBe('ខ្មែរ')
    expect(await box.getAttribute('lang')).toBe('km')
    const khmer = await first.locator('.headword .run').evaluate((run) => {
      const style = getComputedStyle(run)
      const size = Number.parseFloat(style.fontSize)
      const latin = Number.parseFloat(getComputedStyle(run.parentElement as Element).fontSize)
      return { leading: Number.parseFloat(style.lineHeight) / size, scale: size / latin }
    })
    expect(khmer.leading).toBeGreaterThanOrEqual(1.8)
    expect(khmer.scale).toBeGreaterThanOrEqual(1.25)
    expect(khmer.scale).toBeLessThanOrEqual(1.4)
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('nothing in the direction: the others answer; nothing at all: letters and the way round', async () => {
    const page = await open('/?q=tơngan&from=vi&to=km')
    await eventually(() => page.locator('.elsewhere').textContent()).toContain('Việt → Khmer')
    expect(await hits(page).first().locator('.headword .run').textContent()).toBe('tơngan')

    await searchBox(page).fill('77777')
    await page.getByText('Không tìm thấy “77777”').waitFor()
    expect(await page.getByRole('link', { name: /^គ, / }).count()).toBe(1)
    await shoot(page, 'no-result')
    await page.getByRole('button', { name: 'Tra theo chiều Khmer → Việt' }).click()
    await eventually(() => address(page)).toBe('/?q=77777&from=km&to=vi')
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('a failing server is told with a way to try again, and nothing typed is lost', async () => {
    const page = await session.openSavingData('/')
    await page.route('**/v1/search**', (route) => route.abort())
    await type(page, 'nuoc')
    const retry = page.getByRole('button', { name: 'Thử lại' })
    await retry.waitFor()
    await shoot(page, 'error')
    await page.unroute('**/v1/search**')
    await retry.click()
    await eventually(() => hits(page).count()).toBeGreaterThan(0)
    expect(await searchBox(page).inputValue()).toBe('nuoc')

    await page.context().setOffline(true)
    await searchBox(page).fill('sach')
    await page.getByText('Không có mạng').waitFor()
    await page.context().setOffline(false)
    await eventually(() => hits(page).count()).toBeGreaterThan(0)
  })

  test('a slow server is shown as such; its late answer is never shown', async () => {
    const page = await session.openSavingData('/')
    let answerNow = (): void => {}
    const held = new Promise<void>((resolve) => {
      answerNow = resolve
    })
    let answered = (): void => {}
    const late = new Promise<void>((resolve) => {
      answered = resolve
    })
    await page.route('**/v1/search?q=n&**', async (route) => {
      const response = await route.fetch()
      await held
      // The page has given this request up: answering it may fail, and must change nothing.
      await route.fulfill({ response }).catch(() => {})
      answered()
    })
    await searchBox(page).pressSequentially('n')
    await page.locator('hiap-search .progress:not([hidden])').waitFor({ state: 'attached' })
    await page.keyboard.type('uoc')
    await eventually(() => hits(page).first().locator('.headword .run').textContent()).toBe('ទឹក')
    const settled = await hits(page).allTextContents()
    answerNow()
    await late
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
    expect(await hits(page).allTextContents()).toEqual(settled)
    expect(await page.locator('hiap-search .progress').isHidden()).toBe(true)
  })

  test('the page brings its fonts, and they draw every letter', async () => {
    const page = await open('/')
    await page.evaluate(() => {
      const sample = document.createElement('p')
      sample.id = 'sample'
      sample.textContent = 'ê̆ ơ̆ ư̆ ô̆ â̆ ƀ č ñ đ ʔ ọ̆ ấ ậ ữ Ɓ Ê̆ Ơ̆ Č̆'
      sample.style.fontFamily = getComputedStyle(document.documentElement).getPropertyValue('--hiap-font-text')
      sample.style.fontSize = '48px'
      const khmer = document.createElement('p')
      khmer.id = 'sample-khmer'
      khmer.textContent = 'ខ្មែរ ស្ត្រី ញ៉ាំ'
      khmer.style.cssText = sample.style.cssText
      document.body.prepend(sample, khmer)
    })
    await page.evaluate(() => document.fonts.ready)
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('DOM.enable')
    await devtools.send('CSS.enable')
    const { root } = await devtools.send('DOM.getDocument')
    const fontsOf = async (selector: string): Promise<string[]> => {
      const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector })
      const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId })
      return fonts.map((font) => `${font.familyName}${font.isCustomFont ? '' : ' of the system'}`).sort()
    }
    expect(await fontsOf('#sample')).toEqual(['Gentium Plus'])
    // The spaces between Khmer words may be of either.
    expect((await fontsOf('#sample-khmer')).filter((font) => font !== 'Gentium Plus')).toEqual(['Noto Serif Khmer'])
    await shoot(page.locator('#sample'), 'letters')
    expect(foreign).toEqual([])
  })

  test('the interface speaks English where asked, and stays in the theme chosen', async () => {
    const page = await open('/')
    await page.getByRole('combobox', { name: 'Ngôn ngữ giao diện' }).selectOption('en')
    await page.getByRole('heading', { name: 'A dictionary of the languages of Vietnam' }).waitFor()
    await page.getByRole('combobox', { name: 'Appearance' }).selectOption('dark')
    const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    const dark = await paper()
    await page.reload()
    await page.getByRole('heading', { name: 'A dictionary of the languages of Vietnam' }).waitFor()
    expect(await paper()).toBe(dark)
    await page.getByRole('combobox', { name: 'Appearance' }).selectOption('light')
    expect(await paper()).not.toBe(dark)
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('storage that is forbidden breaks nothing', async () => {
    const page = await open('/')
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('forbidden', 'SecurityError')
        },
      })
    })
    await page.reload()
    await page.getByRole('radio', { name: 'Jrai' }).check({ force: true })
    await page.getByRole('combobox', { name: 'Nền' }).selectOption('dark')
    await searchBox(page).fill('tay')
    await eventually(() => hits(page).first().locator('.headword .run').textContent()).toBe('tơngan')
    expect(complaints).toEqual([])
  })
})
