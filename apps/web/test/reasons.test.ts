import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { browserSession, skipped } from './browser-session.ts'

/** Waits until it is so. */
const eventually = <T>(look: () => T | Promise<T>): ReturnType<typeof expect.poll<T>> =>
  expect.poll(look, { timeout: 8_000, interval: 40 })

const hits = (page: Page): Locator => page.getByRole('listbox').getByRole('option')
const box = (page: Page): Locator => page.getByRole('combobox', { name: 'Tra từ' })
/** The group of hits under a heading. */
const under = (page: Page, heading: string): Locator =>
  page.getByRole('listbox').getByRole('group', { name: heading, exact: true }).getByRole('option')

describe.skipIf(skipped !== undefined)(`why a hit is there${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  const session = browserSession()
  const { open, complaints, foreign } = session

  test.each([
    ['the very word', '/?q=tơngan&from=jra-Latn&to=vi', 'Đúng từ', 'tơngan'],
    ['typed another way', '/?q=TƠNGAN&from=jra-Latn&to=vi', 'Đúng từ, gõ cách khác', 'tơngan'],
    ['without marks', '/?q=tongan&from=jra-Latn&to=vi', 'Đúng từ, không kể dấu', 'tơngan'],
    ['its beginning', '/?q=tơng&from=jra-Latn&to=vi', 'Bắt đầu như vậy', 'tơngan'],
    ['its beginning without marks', '/?q=tong&from=jra-Latn&to=vi', 'Bắt đầu như vậy, không kể dấu', 'tơngan'],
    ['a pattern', '/?q=t*ngan&from=jra-Latn&to=vi', 'Khớp mẫu', 'tơngan'],
    ['a pattern of one letter', '/?q=t%3Fngan&from=jra-Latn&to=vi', 'Khớp mẫu', 'tơngan'],
    ['its sound', '/?q=salarien&from=km&to=vi', 'Nghe giống', 'សាលារៀន'],
    ['the beginning of its sound', '/?q=sala&from=km&to=vi', 'Bắt đầu nghe giống', 'សាលាឃុំ'],
    ['its meaning', '/?q=trường+học&from=vi&to=km', 'Đúng nghĩa', 'សាលារៀន'],
    ['its meaning without marks', '/?q=truong+hoc&from=vi&to=km', 'Đúng nghĩa, không kể dấu', 'សាលារៀន'],
  ])('%s', async (_, path, heading, headword) => {
    const page = await open(path)
    await eventually(() => under(page, heading).locator('.headword .run').allTextContents()).toContain(headword)
    expect(complaints).toEqual([])
  })

  test('a slip is told letter by letter, in the language of the word', async () => {
    const page = await open('/?q=tongen&from=jra-Latn&to=vi')
    const similar = under(page, 'Gần giống').filter({ hasText: 'tơngan' })
    await eventually(() =>
      similar
        .locator('.why')
        .textContent()
        .then((text) => text?.trim()),
    ).toBe('khác một chữ: gõ e, viết a')
    expect(
      await similar.locator('.why .run').evaluateAll((runs) => runs.map((run) => run.getAttribute('lang'))),
    ).toEqual(['jra-Latn', 'jra-Latn'])
    await box(page).fill('tonngaan')
    await eventually(() =>
      under(page, 'Gần giống')
        .filter({ hasText: 'tơngan' })
        .locator('.why')
        .textContent()
        .then((text) => text?.trim()),
    ).toMatch(/^khác hai chữ: .*; /)
    await page.getByRole('combobox', { name: 'Ngôn ngữ giao diện' }).selectOption('en')
    await eventually(() =>
      page
        .locator('.why')
        .first()
        .textContent()
        .then((text) => text?.trim()),
    ).toMatch(/^two letters different: /)
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('equal headwords stand apart, each with its number', async () => {
    const page = await open('/?q=ខ្ចី&from=km&to=vi')
    const exact = under(page, 'Đúng từ')
    await eventually(() => exact.count()).toBeGreaterThan(1)
    const numbers = await exact.locator('.headword sup').allTextContents()
    expect(numbers).toEqual(numbers.map((_, at) => String(at + 1)))
    expect(numbers).toHaveLength(await exact.count())
    const links = await exact.evaluateAll((all) => all.map((hit) => new URL((hit as HTMLAnchorElement).href).pathname))
    expect(new Set(links).size).toBe(links.length)
    expect(complaints).toEqual([])
  })

  test('the first page and the page without a result say what * and ? stand for', async () => {
    const page = await open('/')
    await page.getByText('* thay cho nhiều chữ, ? thay cho một chữ').waitFor()
    await box(page).fill('77777')
    await page.getByText('hoặc gõ * thay cho chỗ không nhớ').waitFor()
    expect(complaints).toEqual([])
  })

  test('an answer that was cut short says so calmly, with hits and without', async () => {
    const page = await session.openSavingData('/')
    await page.route('**/v1/search**', async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, json: { ...(await response.json()), truncated: true } })
    })
    await box(page).fill('nuoc')
    await page.getByText('Còn nhiều từ nữa. Gõ thêm chữ để tìm hẹp lại.').waitFor()
    expect(await hits(page).count()).toBeGreaterThan(0)
    await box(page).fill('77777')
    await page.getByText('Phải dò quá nhiều từ nên mới xem được một phần.').waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  test('a press that began on one hit never opens the hit that moved under the pointer', async () => {
    const page = await session.openSavingData('/?q=tay&from=vi&to=jra-Latn')
    await hits(page).first().waitFor()
    let answerNow = (): void => {}
    const held = new Promise<void>((resolve) => {
      answerNow = resolve
    })
    await page.route('**/v1/search?q=ch%C3%A2n*', async (route) => {
      await held
      await route.continue()
    })
    const before = await hits(page).first().locator('.headword .run').textContent()
    await box(page).fill('chân')
    await hits(page).first().hover()
    await page.mouse.down()
    answerNow()
    await eventually(() => hits(page).first().locator('.headword .run').textContent()).not.toBe(before)
    await page.mouse.up()
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
    expect(new URL(page.url()).pathname).toBe('/')

    // A press that nothing disturbs opens the hit, as ever.
    await hits(page).first().click()
    await eventually(() => new URL(page.url()).pathname).toMatch(/^\/jra-vi\//)
    expect(complaints).toEqual([])
  })

  test('the hits stay while the next are awaited; a sign of waiting comes after a while, not at once', async () => {
    const page = await session.openSavingData('/?q=tay&from=vi&to=jra-Latn')
    await hits(page).first().waitFor()
    const before = await hits(page).allTextContents()
    let answerNow = (): void => {}
    const held = new Promise<void>((resolve) => {
      answerNow = resolve
    })
    await page.route('**/v1/search?q=ch%C3%A2n*', async (route) => {
      await held
      await route.continue()
    })
    const waiting = page.locator('hiap-search .progress')
    await page.clock.install()
    await page.clock.pauseAt(Date.now() + 60_000)
    await box(page).fill('chân')
    await page.clock.runFor(199)
    expect(await waiting.isHidden()).toBe(true)
    await page.clock.runFor(1)
    await eventually(() => waiting.isHidden()).toBe(false)
    expect(await hits(page).allTextContents()).toEqual(before)
    answerNow()
    await eventually(() => hits(page).allTextContents()).not.toEqual(before)
    expect(await waiting.isHidden()).toBe(true)
  })
})
