import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Entry } from '@hiap/lexicon'
import fc from 'fast-check'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDictionary } from '../../src/node.ts'
import { htmlExporter } from '../../src/print/html-exporter.ts'
import { dictionaries, exportSource, manifests, type SampleDictionary } from '../entries.ts'
import { memoryTarget } from '../memory-files.ts'

const entry = (id: string, text: string, script: string, more: Partial<Entry> = {}): Entry => ({
  id,
  kind: 'word',
  headword: { text, script },
  senses: [{ glosses: { vi: ['nước', 'nước uống'], en: ['water'] } }],
  status: 'attested',
  sources: [{ source: 'word-list', supports: ['form', 'gloss:vi'] }],
  ...more,
})

const khmer: SampleDictionary = {
  manifest: manifests.km,
  entries: [
    entry('k1', 'ក្មេង', 'Khmr', { status: 'drafted', crossReferences: [{ type: 'synonym', entry: 'k4' }] }),
    entry('k2', 'ខ្មែរ', 'Khmr', { homograph: 1, pronunciations: [{ ipa: 'kʰmae', romanised: 'khmer' }] }),
    entry('k3', 'ព្រះស្រីរតនត្រ័យ', 'Khmr', { partOfSpeech: { ud: 'NOUN', label: { vi: 'danh từ' } } }),
    entry('k4', 'ស្ត្រីញ៉ាំ', 'Khmr', {
      status: 'reviewed',
      review: { by: 'R', date: '2026-01-01' },
      variants: [{ text: 'ស្រ្តី', type: 'spelling' }],
      senses: [
        {
          glosses: { vi: ['phụ nữ < & > "'], en: ['woman'] },
          examples: [
            { text: 'ស្ត្រីញ៉ាំបាយ។', translations: { vi: 'người phụ nữ ăn cơm' }, status: 'drafted', source: 'word-list' },
          ],
        },
      ],
    }),
  ],
}
const jrai: SampleDictionary = {
  manifest: manifests.jra,
  entries: [
    entry('j1', 'ƀơ̆ng hơdôm', 'Latn', { forms: [{ language: 'jra-Khmr', text: 'អៀពឡើយ' }] }),
    entry('j2', 'rơmô̆', 'Latn', { notes: [{ vi: 'ghi chú', en: 'a note' }] }),
    entry('j3', 'tơlơi', 'Latn'),
  ],
}

const htmlOf = async (sample: SampleDictionary, baseUrl?: string): Promise<string> => {
  const target = memoryTarget()
  await htmlExporter.write(exportSource(sample, baseUrl === undefined ? {} : { baseUrl }), 'list', target)
  expect([...target.files.keys()]).toEqual(['list.html'])
  return target.text('list.html')
}

describe('a printed list', { timeout: 120_000 }, () => {
  test('is one file that needs nothing else', async () => {
    const html = await htmlOf(khmer)
    expect(html).not.toMatch(/<(?:link|script|img|iframe)\b|@import|url\((?!data:)/)
    expect(html.match(/@font-face/g)).toHaveLength(4)
    expect((await htmlOf(jrai)).match(/@font-face/g)).toHaveLength(4)
    const latin = { ...jrai, entries: jrai.entries.slice(1) }
    expect((await htmlOf(latin)).match(/@font-face/g)).toHaveLength(2)
  })

  test('names the language of every text, marks the status, and lists the sources', async () => {
    const html = await htmlOf(khmer)
    expect(html).toContain('<dfn lang="km">ក្មេង</dfn>°')
    expect(html).toContain('<dfn lang="km">ខ្មែរ</dfn><sup>1</sup>')
    expect(html).toContain('<dfn lang="km">ស្ត្រីញ៉ាំ</dfn>*')
    expect(html).toContain('<span lang="vi">phụ nữ &lt; &amp; &gt; &quot;</span>')
    expect(html).toContain('→</span>\u00a0<span lang="km">ស្ត្រីញ៉ាំ</span>')
    expect(html).toContain('1968. A word list. CC-BY-4.0. Copyright 1968 its author.')
    expect(html.match(/<section class="letter">/g)).toHaveLength(4)
  })

  test('has a QR code of each address where it is known', async () => {
    const html = await htmlOf(jrai, 'https://hiap.example/')
    expect(html.match(/<svg class="qr"/g)).toHaveLength(3)
    expect(html).toContain('aria-label="https://hiap.example/jra-sample/j1"')
    expect(await htmlOf(jrai)).not.toContain('<svg')
  })

  test('lets no text out of its place, is the same each time, and counts what it drops', async () => {
    await fc.assert(
      fc.asyncProperty(dictionaries(3), async (sample) => {
        const target = memoryTarget()
        const dropped = await htmlExporter.write(exportSource(sample), 'list', target)
        const html = target.text('list.html')
        expect(await htmlOf(sample)).toBe(html)
        const body = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
        const texts = body.replace(/<\/?[a-z0-9]+(?: (?:lang|class|id)="[^"<>]*")*>/g, '')
        expect(texts).not.toMatch(/[<>]/)
        const plain = texts.replace(/&(?:amp|lt|gt|quot);/g, (sign) => signs[sign] ?? sign)
        for (const { headword, senses } of sample.entries) {
          expect(plain).toContain(headword.text)
          for (const gloss of senses.flatMap(({ glosses }) => Object.values(glosses).flat()))
            expect(plain).toContain(gloss)
        }
        const media = sample.entries.flatMap((each) => each.media ?? []).length
        expect(dropped.find(({ field }) => field === 'media')?.count ?? 0).toBe(media)
      }),
      { numRuns: 12 },
    )
  })
})

const signs: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

const browserPath = [process.env.HIAP_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
)
const hasPdftotext = spawnSync('pdftotext', ['-v']).status === 0
const missing = [
  ...(browserPath === undefined ? ['Chromium'] : []),
  ...(hasPdftotext ? [] : ['pdftotext (poppler-utils)']),
]
if (missing.length > 0) console.warn(`The PDF of the printed list is not tested: ${missing.join(' and ')} is not here.`)

describe.skipIf(missing.length > 0)('its PDF', { timeout: 120_000 }, () => {
  let browser: Browser
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hiap-print-'))
    browser = await chromium.launch({
      executablePath: browserPath ?? '',
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
    })
  })
  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** The texts of the entries as the page has them, and the whole text as the PDF gives it; both without spaces. */
  const printed = async (
    html: string,
  ): Promise<{ readonly entries: readonly string[]; readonly pdf: string; readonly letters: string }> => {
    await writeFile(join(folder, 'list.html'), html)
    const page = await browser.newPage()
    await page.goto(pathToFileURL(join(folder, 'list.html')).href)
    const entries = await page.evaluate(
      'document.fonts.ready.then(() => [...document.querySelectorAll("article")].map((each) => each.textContent))',
    )
    await writeFile(join(folder, 'list.pdf'), await page.pdf({ preferCSSPageSize: true }))
    await page.close()
    const run = spawnSync('pdftotext', ['-raw', '-enc', 'UTF-8', join(folder, 'list.pdf'), '-'], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    })
    const info = spawnSync('pdfinfo', [join(folder, 'list.pdf')], { encoding: 'utf8' }).stdout
    expect(info).toMatch(/Page size: +59[45]\.\d+ x 84[12]\.\d+ pts \(A4\)/)
    return { entries: (entries as string[]).map(withoutSpaces), pdf: withoutSpaces(run.stdout), letters: run.stdout }
  }

  test.each([
    ['Khmer', khmer],
    ['Jrai in both scripts', jrai],
  ])('gives the same Unicode text back: %s', async (_, sample) => {
    const { entries, pdf } = await printed(await htmlOf(sample, 'https://hiap.example/'))
    expect(entries).toHaveLength(sample.entries.length)
    for (const each of entries) expect(pdf).toContain(each)
  })

  test.each(['km-vi', 'jra-vi'])('gives the same Unicode text back: every entry of %s', async (id) => {
    const { sourceFor, count } = await openDictionary(
      fileURLToPath(new URL(`../../../../dictionaries/${id}`, import.meta.url)),
    )
    const target = memoryTarget()
    await htmlExporter.write(await sourceFor('html'), id, target)
    const { entries, pdf, letters } = await printed(target.text(`${id}.html`))
    expect(entries).toHaveLength(count)
    expect(entries.filter((each) => !pdf.includes(each))).toEqual([])
    // The letter stands again at the top of each column that it goes on to.
    const heads = letters.split('\n').filter((line) => line === (id === 'km-vi' ? 'ក' : 't'))
    expect(heads.length).toBeGreaterThan(1)
  })

  test('has its fonts inside', async () => {
    await printed(await htmlOf(khmer))
    const fonts = spawnSync('pdffonts', [join(folder, 'list.pdf')], { encoding: 'utf8' }).stdout
    expect(fonts).toContain('NotoSerifKhmer')
    expect(fonts).toContain('GentiumPlus')
    expect(await readFile(join(folder, 'list.pdf')).then((bytes) => bytes.length)).toBeGreaterThan(10_000)
  })
})

function withoutSpaces(text: string): string {
  return text.replace(/[\s\u200b]+/g, '')
}
