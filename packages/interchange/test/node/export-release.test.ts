import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeBundle } from '@hiap/bundle/node'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writtenFormats } from '../../src/exporters.ts'
import { exportRelease, importFile } from '../../src/node.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hiap-release-'))
  const words = ['ទឹក', 'ក', 'ខ្មែរ'].map(
    (word) =>
      `${JSON.stringify({ word, lang_code: 'km', pos: 'noun', senses: [{ glosses: [`gloss of ${word}`] }] })}\n`,
  )
  await writeFile(join(folder, 'words.jsonl'), words.join(''))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const imported = (licence?: string): Promise<unknown> =>
  importFile({
    file: join(folder, 'words.jsonl'),
    folder: join(folder, 'km-en'),
    dictionary: { language: 'km', ...(licence === undefined ? {} : { licence }) },
    tell: () => {},
  })

describe('a release', () => {
  test('has every format, each file with its checksum in the list and in the catalogue', async () => {
    await imported('CC-BY-4.0')
    const report = await exportRelease({
      from: join(folder, 'km-en'),
      folder: join(folder, 'out/km-en'),
      dataUrl: 'https://example.org/data/km-en/',
    })
    expect(report).toMatchObject({ id: 'km-en', entries: 3 })
    expect(new Set(report.files.map(({ format }) => format))).toEqual(new Set(writtenFormats))
    const text = (path: string): Promise<string> => readFile(join(folder, 'out/km-en', path), 'utf8')
    const sums = (await text('SHA256SUMS'))
      .trim()
      .split('\n')
      .map((line) => line.split('  '))
    expect(sums.map(([, path]) => path)).toEqual(report.files.map(({ path }) => path))
    const catalogue = JSON.parse(await text('catalogue.jsonld')) as { '@graph': Record<string, unknown>[] }
    for (const [sum, path = ''] of sums) {
      const bytes = await readFile(join(folder, 'out/km-en', path))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sum)
      expect(catalogue['@graph']).toContainEqual(
        expect.objectContaining({
          '@id': `https://example.org/data/km-en/${path.split('/').map(encodeURIComponent).join('/')}`,
          'schema:sha256': sum,
          'dcat:byteSize': { '@type': 'xsd:nonNegativeInteger', '@value': String(bytes.length) },
        }),
      )
    }
    expect(catalogue['@graph'][1]).toMatchObject({
      '@type': ['dcat:Dataset', 'schema:DefinedTermSet', 'schema:Dataset'],
      'dct:identifier': 'km-en',
      'dct:license': { '@id': 'https://spdx.org/licenses/CC-BY-4.0.html' },
    })
    expect(await text('README.md')).toContain('CC-BY-4.0')
    const listed = (await readdir(join(folder, 'out/km-en'), { recursive: true, withFileTypes: true })).filter(
      (entry) => entry.isFile(),
    )
    expect(listed).toHaveLength(sums.length + 3)
  })

  test('is refused without a licence, and where something stands already', async () => {
    await imported()
    const release = (to: string): Promise<unknown> =>
      exportRelease({ from: join(folder, 'km-en'), folder: join(folder, to) })
    await expect(release('out')).rejects.toMatchObject({ code: 'release-unlicensed' })
    await expect(release('km-en')).rejects.toMatchObject({ code: 'target-taken' })
    await writeBundle(folder, 'broken', Uint8Array.of(1, 2, 3))
    const broken = exportRelease({ from: join(folder, 'broken.hiap'), folder: join(folder, 'out') })
    await expect(broken).rejects.toMatchObject({ code: 'bundle-not-one' })
    expect((await readdir(folder)).sort()).toEqual(['broken.hiap', 'km-en', 'words.jsonl'])
  })
})
