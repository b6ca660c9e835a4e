import { mkdir } from 'node:fs/promises'
import { compileBundle } from '@hiap/bundle/compile'
import { writeBundle } from '@hiap/bundle/node'
import type { Entry } from '@hiap/lexicon'
import { describe, expect, test } from 'vitest'
import { browserSession, skipped } from './browser-session.ts'

const example = (text: string, status: 'attested' | 'drafted' | 'reviewed', source?: string) => ({
  text,
  translations: { vi: 'nước' },
  status,
  ...(source !== undefined && { source }),
})

const entry: Entry = {
  id: 'a1',
  kind: 'word',
  headword: { text: 'ia', script: 'Latn' },
  senses: [
    {
      glosses: { vi: ['nước'] },
      examples: [example('ia hơjan', 'attested', 'test'), example('ia mơta', 'drafted'), example('ia', 'reviewed')],
    },
  ],
  status: 'drafted',
  sources: [{ source: 'test', supports: ['form'], form: 'ia', locator: 'row 1' }],
}

/** Two dictionaries of one entry; only `jra-told` tells how to report a mistake. */
async function writeDictionaries(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [id, reporting] of [
    ['jra-told', { vi: 'Viết cho nhà xuất bản.', en: 'Write to the publisher.' }],
    ['jra-bare', undefined],
  ] as const) {
    const manifest = {
      id,
      title: { vi: id },
      description: { vi: 'Chỉ để thử.' },
      language: 'jra-Latn',
      glossLanguages: ['vi'],
      version: '1.0.0',
      licence: { spdx: 'CC0-1.0' },
      attribution: 'Hiap',
      ...(reporting !== undefined && { reporting }),
      sources: [{ id: 'test', title: 'Sách thử', licence: { spdx: 'CC0-1.0' }, attribution: 'Hiap' }],
    }
    await writeBundle(folder, id, compileBundle({ manifest, entries: [entry] }))
  }
}

describe.skipIf(skipped !== undefined)(`what is known is said${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  const session = browserSession(writeDictionaries)

  test('the page of a dictionary counts every status, none too, and names its sources with their licence', async () => {
    const page = await session.open('/jra-told')
    const about = page.locator('.about')
    await about.waitFor()
    const counts = await about.locator('[data-status] .number').allTextContents()
    expect(counts.map((text) => Number.parseInt(text, 10))).toEqual([0, 1, 0])
    expect(await about.textContent()).toContain('Sách thử. CC0-1.0.')
  })

  test.each([
    ['jra-told', 'Viết cho nhà xuất bản.'],
    ['jra-bare', 'bắt đầu bằng jra-bare/'],
  ])('the page of %s tells how to report a mistake', async (id, words) => {
    const page = await session.open(`/${id}`)
    await page.locator('.about .reporting').waitFor()
    expect(await page.locator('.about .reporting').textContent()).toContain(words)
  })

  test('the server tells programs the same', async () => {
    const { dictionaries } = (await (await fetch(`${session.url}/v1/dictionaries`)).json()) as {
      readonly dictionaries: readonly Readonly<Record<string, unknown>>[]
    }
    const [bare, told] = dictionaries
    expect(told).toMatchObject({
      id: 'jra-told',
      counts: { byStatus: { attested: 0, drafted: 1, reviewed: 0 } },
      sources: [{ id: 'test', licence: { spdx: 'CC0-1.0' } }],
      reporting: { en: 'Write to the publisher.' },
    })
    expect(bare).not.toHaveProperty('reporting')
  })

  test('an entry shows its status, its sources and its code', async () => {
    const page = await session.open('/jra-told/a1')
    await page.locator('h1.hero').waitFor()
    expect(await page.locator('footer .status').getAttribute('data-status')).toBe('drafted')
    expect(await page.locator('footer .sources').textContent()).toMatch(/Sách thử, row 1\.\s+CC0-1\.0/)
    expect(await page.locator('footer .report').textContent()).toContain('jra-told/a1')
    expect(await page.locator('footer .report a').getAttribute('href')).toBe('/jra-told')
  })

  test('an example says where it is from, and one that the project wrote looks different', async () => {
    const page = await session.open('/jra-told/a1')
    for (const [language, words] of [
      ['vi', ['ví dụ có nguồn · Sách thử', 'ví dụ do dự án soạn', 'ví dụ đã được kiểm tra']],
      ['en', ['example from a source · Sách thử', 'written by the project', 'has been checked']],
    ] as const) {
      await page.getByRole('combobox', { name: /^(Ngôn ngữ giao diện|Interface language)$/ }).selectOption(language)
      const examples = page.locator('.examples li')
      await examples.first().waitFor()
      expect(await examples.count()).toBe(3)
      const edges: string[] = []
      for (const [at, expected] of words.entries()) {
        const label = (await examples.nth(at).locator('.label').textContent()) ?? ''
        expect(label.replace(/\s+/g, ' ')).toContain(expected)
        edges.push(await examples.nth(at).evaluate((item) => getComputedStyle(item).borderInlineStartStyle))
      }
      expect(edges).toEqual(['solid', 'dashed', 'solid'])
      await session.shoot(page, `honesty-entry-${language}`)
    }
  })
})
