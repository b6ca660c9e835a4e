import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { browserSession, skipped } from './browser-session.ts'
import { writeSmallDictionaries } from './small-dictionaries.ts'

/** Waits until it is so. */
const eventually = <T>(look: () => T | Promise<T>): ReturnType<typeof expect.poll<T>> =>
  expect.poll(look, { timeout: 8_000, interval: 40 })

const hits = (page: Page): Locator => page.getByRole('listbox').getByRole('option')
const headwords = (page: Page): Promise<readonly string[]> => hits(page).locator('.headword .run').allTextContents()
const filterButton = (page: Page): Locator => page.getByRole('button', { name: /^(Lọc|Đang lọc)/ })
const choice = (page: Page, name: string): Locator => page.getByRole('combobox', { name, exact: true })
const optionsOf = (page: Page, name: string): Promise<readonly string[]> =>
  choice(page, name)
    .locator('option')
    .evaluateAll((options) => (options as HTMLOptionElement[]).map(({ label }) => label))
const chosenIn = (page: Page, name: string): Promise<string> =>
  choice(page, name).evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.label ?? '')
const said = (page: Page): Promise<string | null> => page.locator('hiap-search p[role=status]').textContent()

/** The text of the element that has the focus, through shadow roots. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    return element?.tagName === 'INPUT' && element.id === 'query' ? 'the box' : (element?.textContent?.trim() ?? '')
  })

const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab')
    if (name.test(await focused(page))) return
  }
  expect(await focused(page)).toMatch(name)
}

describe.skipIf(skipped !== undefined)(`narrowing a search${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  const session = browserSession(writeSmallDictionaries)
  const { open, complaints, foreign } = session
  const address = (page: Page): string => decodeURIComponent(page.url().slice(session.url.length)).replaceAll('+', ' ')

  test('by keyboard alone: opened, chosen, closed, cleared', async () => {
    const page = await open('/')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.type('nuoc')
    await eventually(() => headwords(page)).toContain('ia jing')
    const all = await headwords(page)
    await eventually(() => address(page)).toBe('/?q=nuoc&from=vi&to=jra-Latn')

    await tabTo(page, /^Lọc$/)
    expect(await filterButton(page).getAttribute('aria-expanded')).toBe('false')
    expect(await page.getByRole('group', { name: 'Lọc' }).count()).toBe(0)
    await page.keyboard.press('Enter')
    expect(await filterButton(page).getAttribute('aria-expanded')).toBe('true')
    await page.getByRole('group', { name: 'Lọc' }).waitFor()

    await tabTo(page, /danh từ/)
    await page.keyboard.press('ArrowDown')
    await eventually(() => address(page)).toBe('/?q=nuoc&from=vi&to=jra-Latn&pos=NOUN')
    // Without it, others of its meaning may stand higher.
    const left = all.filter((headword) => headword !== 'čhač')
    await eventually(async () => [...(await headwords(page))].sort()).toEqual([...left].sort())
    expect(await chosenIn(page, 'Từ loại')).toBe('danh từ (4)')
    await eventually(() => said(page)).toBe(`Có ${all.length - 1} kết quả.`)
    expect(await focused(page)).toContain('danh từ')
    await session.shoot(page, 'filters')

    await page.keyboard.press('Escape')
    await eventually(() => focused(page)).toBe('Đang lọc: 1')
    expect(await page.getByRole('group', { name: 'Lọc' }).count()).toBe(0)
    expect(await headwords(page)).not.toContain('čhač')
    await tabTo(page, /^Bỏ lọc$/)
    await page.keyboard.press('Enter')
    await eventually(() => headwords(page)).toEqual(all)
    await eventually(() => focused(page)).toBe('Lọc')
    expect(address(page)).toBe('/?q=nuoc&from=vi&to=jra-Latn')
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('only what the dictionaries have is offered, and each choice does what it says', async () => {
    const page = await open('/?q=nuoc&from=vi&to=jra-Latn')
    await filterButton(page).click()
    await page.getByRole('group', { name: 'Lọc' }).waitFor()
    expect(await optionsOf(page, 'Từ điển')).toEqual(['tất cả', 'Từ điển thứ nhất (5)', 'Từ điển thứ hai (2)'])
    expect(await optionsOf(page, 'Từ loại')).toEqual(['tất cả', 'danh từ (4)', 'tính từ (1)', 'động từ (1)'])
    expect(await optionsOf(page, 'Phương ngữ')).toEqual(['tất cả', 'Pleiku (1)'])
    expect((await optionsOf(page, 'Chủ đề')).map((name) => name.trim())).toEqual([
      'tất cả',
      'Vũ trụ, thiên nhiên (3)',
      'Nước (3)',
      'Đời sống hằng ngày (1)',
      'Thức ăn (1)',
      'Trạng thái (1)',
      'Tính chất (1)',
      'Con người (1)',
      'Thân thể (1)',
    ])
    expect(
      await page
        .getByRole('checkbox')
        .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).labels?.[0]?.textContent?.trim())),
    ).toEqual(['âm thanh (1)', 'ví dụ (1)', 'Tìm cả trong ví dụ và bài viết'])

    await choice(page, 'Từ điển').selectOption('jra-second')
    await eventually(() => headwords(page)).toEqual(['ia', 'ia jing'])
    expect(await optionsOf(page, 'Từ loại')).toEqual(['tất cả', 'danh từ (2)'])
    await choice(page, 'Từ điển').selectOption('')
    await choice(page, 'Chủ đề').selectOption('1.3')
    await eventually(() => headwords(page)).toEqual(['ia', 'ia', 'ia krông'])
    await page.getByRole('checkbox', { name: 'âm thanh (1)' }).check()
    await eventually(() => headwords(page)).toEqual(['ia'])
    await eventually(() => address(page)).toBe('/?q=nuoc&from=vi&to=jra-Latn&domain=1.3&has=audio')
    await page.getByRole('checkbox', { name: 'âm thanh (1)' }).uncheck()
    await choice(page, 'Phương ngữ').selectOption('Pleiku')
    await eventually(() => headwords(page)).toEqual(['ia'])
    await filterButton(page).click()
    expect(
      await filterButton(page)
        .textContent()
        .then((text) => text?.trim()),
    ).toBe('Đang lọc: 2')
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('a link brings the same hits and shows what it chose; Back and opened entries keep it', async () => {
    const page = await open('/?q=nuoc&from=vi&to=jra-Latn&pos=ADJ,NOUN&domain=8,1.3')
    await eventually(async () => (await headwords(page)).toSorted()).toEqual(['ia', 'ia', 'ia krông', 'čhač'])
    await filterButton(page).click()
    await page.getByRole('group', { name: 'Lọc' }).waitFor()
    expect(await chosenIn(page, 'Từ loại')).toBe('tính từ, danh từ')
    expect(await chosenIn(page, 'Chủ đề')).toBe('Trạng thái, Nước')

    await hits(page).filter({ hasText: 'čhač' }).click()
    await eventually(() => address(page)).toBe('/jra-first/a4?q=nuoc&from=vi&to=jra-Latn&pos=ADJ,NOUN&domain=8,1.3')
    expect(await hits(page).count()).toBe(4)
    await page.goBack()
    await eventually(() => address(page)).toBe('/?q=nuoc&from=vi&to=jra-Latn&pos=ADJ,NOUN&domain=8,1.3')
    expect(await hits(page).count()).toBe(4)

    // What no dictionary has any more is dropped, and what is no value at all.
    await page.goto(`${session.url}/?q=nuoc&from=vi&to=jra-Latn&dict=gone&dialect=gone&pos=THING&has=audio`)
    await eventually(() => headwords(page)).toEqual(['ia'])
    expect(
      await filterButton(page)
        .textContent()
        .then((text) => text?.trim()),
    ).toBe('Đang lọc: 1')
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('chosen before anything is typed, it counts from the first letter and outlives the clearing of the box', async () => {
    const page = await open('/')
    await filterButton(page).click()
    await choice(page, 'Từ loại').selectOption('ADJ')
    await eventually(() => address(page)).toBe('/?pos=ADJ')
    const box = page.getByRole('combobox', { name: 'Tra từ' })
    await box.fill('nuoc')
    await eventually(() => headwords(page)).toEqual(['čhač'])
    await eventually(() => address(page)).toBe('/?q=nuoc&from=vi&to=jra-Latn&pos=ADJ')
    await box.press('Escape')
    await eventually(() => address(page)).toBe('/?pos=ADJ')
    expect(complaints).toEqual([])
  })

  test('nothing passes the filters: one click goes on without them', async () => {
    const page = await open('/?q=ia+krong&from=jra-Latn&to=vi&pos=VERB')
    await page.getByText('Không có từ này trong phần đang lọc.').waitFor()
    await page.locator('.message').getByRole('button', { name: 'Bỏ lọc' }).click()
    await eventually(() => headwords(page)).toContain('ia krông')
    await eventually(() => focused(page)).toBe('the box')
    expect(complaints).toEqual([])
  })

  test('the chosen hit stays chosen when others come and go around it', async () => {
    const page = await open('/?q=nuoc&from=vi&to=jra-Latn')
    await eventually(() => headwords(page)).toContain('čhač')
    const all = await headwords(page)
    const at = all.indexOf('čhač')
    expect(at).toBeGreaterThan(0)
    for (let presses = 0; presses <= at; presses++) await page.keyboard.press('ArrowDown')
    const selected = page.locator('[role=option][aria-selected=true]')
    expect(await selected.locator('.headword .run').textContent()).toBe('čhač')
    await filterButton(page).click()
    await choice(page, 'Từ loại').selectOption('ADJ')
    await eventually(() => headwords(page)).toEqual(['čhač'])
    expect(await selected.locator('.headword .run').textContent()).toBe('čhač')
    const box = page.getByRole('combobox', { name: 'Tra từ' })
    expect(await box.getAttribute('aria-activedescendant')).toBe('hit-0')
    await choice(page, 'Từ loại').selectOption('')
    await eventually(() => headwords(page)).toEqual(all)
    expect(await box.getAttribute('aria-activedescendant')).toBe(`hit-${at}`)
    await choice(page, 'Từ loại').selectOption('NOUN')
    await eventually(() => selected.count()).toBe(0)
    expect(await box.getAttribute('aria-activedescendant')).toBeNull()
    expect(complaints).toEqual([])
  })

  test('filters that cannot be loaded are told, with a way to try again', async () => {
    const page = await open('/?q=nuoc&from=vi&to=jra-Latn')
    await page.route('**/assets/filters*.js', (route) => route.abort())
    await filterButton(page).click()
    await page.getByRole('button', { name: 'Thử lại' }).waitFor()
    expect(await filterButton(page).getAttribute('aria-expanded')).toBe('false')
    expect(await hits(page).count()).toBeGreaterThan(0)
  })
})

describe.skipIf(skipped !== undefined)(`filters and languages${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  const session = browserSession()
  const address = (page: Page): string => decodeURIComponent(page.url().slice(session.url.length)).replaceAll('+', ' ')

  test('another language drops the dialects of the one before and keeps what both have', async () => {
    const page = await session.open('/?q=tay&from=vi&to=jra-Latn&pos=NOUN&dialect=Pleiku')
    await eventually(() =>
      filterButton(page)
        .textContent()
        .then((text) => text?.trim()),
    ).toBe('Đang lọc: 2')
    await page.getByRole('radio', { name: 'Khmer' }).check({ force: true })
    await eventually(() => address(page)).toBe('/?q=tay&from=vi&to=km&pos=NOUN')
    await eventually(() => headwords(page)).toContain('ដៃ')

    // Before its fonts are there, the page moves under the pointer.
    await page.goto(`${session.url}/?pos=NOUN&dialect=Pleiku`)
    await page.evaluate(() => document.fonts.ready)
    await page.getByRole('radio', { name: 'Jrai' }).check({ force: true })
    expect(address(page)).toBe('/?pos=NOUN&dialect=Pleiku')
    await page.getByRole('radio', { name: 'Khmer' }).check({ force: true })
    await eventually(() => address(page)).toBe('/?pos=NOUN')

    await page.goto(`${session.url}/jra-vi?pos=NOUN&dialect=Pleiku`)
    await page.locator('.entry').first().waitFor()
    await page.evaluate(() => document.fonts.ready)
    await page.getByRole('radio', { name: 'Khmer' }).check({ force: true })
    await eventually(() => address(page)).toBe('/km-vi?pos=NOUN')
    expect(session.complaints).toEqual([])
  })
})

describe.skipIf(skipped !== undefined)(`full text${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  const session = browserSession(writeSmallDictionaries)
  const { open, complaints, foreign } = session
  const address = (page: Page): string => decodeURIComponent(page.url().slice(session.url.length)).replaceAll('+', ' ')
  const why = (page: Page, at: number): Promise<string | undefined> =>
    hits(page)
      .nth(at)
      .locator('.why')
      .textContent()
      .then((text) => text?.trim())

  test('offered where nothing else is found; the sentence is shown, marked, in its own language', async () => {
    const page = await open('/?q=suối&from=vi&to=jra-Latn')
    await page.getByText('Không tìm thấy “suối”').waitFor()
    await page.getByRole('button', { name: 'Tìm cả trong ví dụ và bài viết' }).click()
    await eventually(() => headwords(page)).toEqual(['mñam'])
    expect(address(page)).toBe('/?q=suối&from=vi&to=jra-Latn&fullText=true')
    expect(await page.locator('#group-0').textContent()).toBe('Có trong bài')
    expect(await why(page, 0)).toBe('trong ví dụ: tôi uống nước suối')
    expect(await hits(page).locator('.why mark').allTextContents()).toEqual(['suối'])
    expect(await hits(page).locator('.why .run').getAttribute('lang')).toBe('vi')
    expect(await hits(page).locator('.headword mark, .gloss mark').count()).toBe(0)

    await page.getByRole('combobox', { name: 'Tra từ' }).fill('bến')
    await eventually(() => headwords(page)).toEqual(['pơthi'])
    expect(await why(page, 0)).toBe('trong bài viết: Dân làng ra bến nước lấy nước về trước khi vào lễ.')
    await filterButton(page).click()
    const box = page.getByRole('checkbox', { name: 'Tìm cả trong ví dụ và bài viết' })
    expect(await box.isChecked()).toBe(true)
    // It widens the search: it is not counted as a filter.
    expect(
      await filterButton(page)
        .textContent()
        .then((text) => text?.trim()),
    ).toBe('Lọc')
    await box.uncheck()
    await page.getByText('Không tìm thấy “bến”').waitFor()
    await eventually(() => address(page)).toBe('/?q=bến&from=vi&to=jra-Latn')
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('the words of an example are found in the language learnt too', async () => {
    const page = await open('/?q=kâo&from=jra-Latn&to=vi&fullText=true')
    await eventually(() => headwords(page)).toEqual(['mñam'])
    expect(await why(page, 0)).toBe('trong ví dụ: kâo mñam ia')
    expect(await hits(page).locator('.why .run').getAttribute('lang')).toBe('jra-Latn')
    expect(complaints).toEqual([])
  })

  test('hits of the text stand below, when they come late too: the others are there at once and do not move', async () => {
    const page = await session.openSavingData('/')
    let answerNow = (): void => {}
    const held = new Promise<void>((resolve) => {
      answerNow = resolve
    })
    await page.route('**/v1/search?*fullText=true*', async (route) => {
      await held
      await route.continue()
    })
    await filterButton(page).click()
    await page.getByRole('checkbox', { name: 'Tìm cả trong ví dụ và bài viết' }).check()
    await page.getByRole('combobox', { name: 'Tra từ' }).fill('nước')
    await eventually(() => hits(page).count()).toBeGreaterThan(3)
    const early = await hits(page).evaluateAll((all) =>
      all.map((hit) => [hit.textContent, hit.getBoundingClientRect().top]),
    )
    answerNow()
    await eventually(() => hits(page).count()).toBe(early.length + 2)
    const late = await hits(page).evaluateAll((all) =>
      all.map((hit) => [hit.textContent, hit.getBoundingClientRect().top]),
    )
    expect(late.slice(0, early.length)).toEqual(early)
    const groups = await page.getByRole('listbox').getByRole('group').locator('p').allTextContents()
    expect(groups.indexOf('Có trong bài')).toBe(groups.length - 1)
    expect([complaints, foreign]).toEqual([[], []])
  })
})
