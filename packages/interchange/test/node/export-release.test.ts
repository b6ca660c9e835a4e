import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeBundle } from '@hiap/bundle/node'
import { Parser } from 'n3'
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
      from: [join(folder, 'km-en')],
      folder: join(folder, 'out'),
      baseUrl: 'https://example.org/',
      dataUrl: 'https://example.org/data/',
    })
    expect(report.dictionaries).toMatchObject([{ id: 'km-en', entries: 3 }])
    expect(new Set(report.files.map(({ format }) => format))).toEqual(new Set([...writtenFormats, 'terms', undefined]))
    const text = (path: string): Promise<string> => readFile(join(folder, 'out', path), 'utf8')
    const sums = (await text('SHA256SUMS'))
      .trim()
      .split('\n')
      .map((line) => line.split('  '))
    expect(sums.map(([, path]) => path)).toEqual(report.files.map(({ path }) => path))
    const catalogue = JSON.parse(await text('catalogue.jsonld')) as { '@graph': Record<string, unknown>[] }
    const place = (path: string): string =>
      `https://example.org/data/${path.split('/').map(encodeURIComponent).join('/')}`
    for (const [sum, path = ''] of sums) {
      const bytes = await readFile(join(folder, 'out', path))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sum)
      if (report.files.find((file) => file.path === path)?.format === undefined) continue
      expect(catalogue['@graph']).toContainEqual(
        expect.objectContaining({
          '@id': place(path),
          'dcat:downloadURL': { '@id': place(path) },
          'schema:sha256': sum,
          'dcat:byteSize': { '@type': 'xsd:nonNegativeInteger', '@value': String(bytes.length) },
        }),
      )
    }
    expect(catalogue['@graph'][1]).toMatchObject({
      '@type': ['dcat:Dataset', 'schema:Dataset'],
      'dct:identifier': 'km-en',
      'dct:language': [{ '@id': 'http://lexvo.org/id/iso639-3/khm' }, { '@id': 'http://lexvo.org/id/iso639-3/eng' }],
      'dct:license': { '@id': 'https://spdx.org/licenses/CC-BY-4.0.html' },
    })
    expect(await text('README.md')).toContain('CC-BY-4.0')
    expect(await text('km-en/NOTICE.md')).toContain('licences/CC-BY-4.0.txt')
    expect(await text('km-en/licences/CC-BY-4.0.txt')).toMatch(/^Creative Commons Attribution 4\.0 International\n/)
    const index = await text('index.html')
    for (const { path, format } of report.files) if (format !== undefined) expect(index).toContain(path.slice(6))
    const listed = (await readdir(join(folder, 'out'), { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    )
    expect(listed).toHaveLength(sums.length + 1)
  })

  test('describes every word for search engines', async () => {
    await imported('CC-BY-4.0')
    await exportRelease({ from: [join(folder, 'km-en')], folder: join(folder, 'out'), baseUrl: 'https://example.org/' })
    const set = JSON.parse(await readFile(join(folder, 'out/km-en/terms.jsonld'), 'utf8')) as {
      readonly hasDefinedTerm: readonly Record<string, unknown>[]
    }
    expect(set).toMatchObject({
      '@context': 'https://schema.org/',
      '@type': 'DefinedTermSet',
      '@id': 'https://example.org/km-en',
      inLanguage: ['km', 'en'],
      license: 'https://spdx.org/licenses/CC-BY-4.0.html',
    })
    expect(set.hasDefinedTerm).toHaveLength(3)
    const [term] = set.hasDefinedTerm
    expect(term).toEqual({
      '@type': 'DefinedTerm',
      '@id': `https://example.org/km-en/${term?.termCode}`,
      url: `https://example.org/km-en/${term?.termCode}`,
      termCode: expect.stringMatching(/^[a-z0-9]+$/),
      name: { '@language': 'km', '@value': 'ក' },
      description: [{ '@language': 'en', '@value': 'gloss of ក' }],
      inDefinedTermSet: 'https://example.org/km-en',
    })
  })

  test('says the same in Turtle as in JSON-LD', async () => {
    await imported('CC-BY-4.0')
    const bare = await exportRelease({ from: [join(folder, 'km-en')], folder: join(folder, 'out') })
    const quads = new Parser().parse(
      (await readFile(join(folder, 'out/catalogue.ttl'), 'utf8'))
        .replaceAll('<km-en/', '<https://x.example/km-en/')
        .replaceAll('<catalogue', '<https://x.example/catalogue'),
    )
    const { '@context': context, '@graph': graph } = JSON.parse(
      (await readFile(join(folder, 'out/catalogue.jsonld'), 'utf8'))
        .replaceAll('"km-en/', '"https://x.example/km-en/')
        .replaceAll('"catalogue', '"https://x.example/catalogue'),
    ) as { readonly '@context': Record<string, string>; readonly '@graph': readonly Record<string, unknown>[] }
    const full = (name: string): string => {
      const prefix = name.slice(0, name.indexOf(':'))
      return Object.hasOwn(context, prefix) ? `${context[prefix]}${name.slice(prefix.length + 1)}` : name
    }
    const said: string[] = []
    const walk = (node: Record<string, unknown>): void => {
      for (const [property, values] of Object.entries(node)) {
        if (property === '@id') continue
        for (const value of [values].flat()) {
          const about = `${node['@id']} ${property === '@type' ? 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type' : full(property)}`
          if (property === '@type') said.push(`${about} ${full(String(value))}`)
          else if (typeof value === 'string') said.push(`${about} ${value}`)
          else {
            const inner = value as Record<string, unknown>
            said.push(`${about} ${inner['@value'] ?? full(String(inner['@id']))}`)
            if (Array.isArray(inner['@type'])) walk(inner)
          }
        }
      }
    }
    for (const node of graph) walk(node)
    const read = quads.map(({ subject, predicate, object }) => `${subject.value} ${predicate.value} ${object.value}`)
    expect(read.sort()).toEqual([...new Set(said)].sort())
    const distributions = quads.filter(({ object }) => object.value === 'http://www.w3.org/ns/dcat#Distribution')
    expect(distributions).toHaveLength(bare.files.filter(({ format }) => format !== undefined).length)
  })

  test('is the same, byte for byte, when it is made again', async () => {
    await imported('CC-BY-4.0')
    await writeFile(
      join(folder, 'km-en/dictionary.json'),
      (await readFile(join(folder, 'km-en/dictionary.json'), 'utf8')).replace('"km-en"', '"km-other"'),
    )
    const other = join(folder, 'km-other')
    await rename(join(folder, 'km-en'), other)
    await imported('CC-BY-4.0')
    const sums: string[] = []
    for (const to of ['one', 'two']) {
      await exportRelease({ from: [other, join(folder, 'km-en')], folder: join(folder, to) })
      sums.push(await readFile(join(folder, to, 'SHA256SUMS'), 'utf8'))
      await new Promise((done) => setTimeout(done, 2100))
    }
    expect(sums[1]).toBe(sums[0])
    expect(sums[0]).toContain('  km-other/terms.jsonld\n')
    await expect(
      exportRelease({ from: [join(folder, 'km-en'), join(folder, 'km-en')], folder: join(folder, 'three') }),
    ).rejects.toMatchObject({ code: 'release-repeated' })
  })

  test('is refused without a licence, and where something stands already', async () => {
    await imported()
    const release = (to: string): Promise<unknown> =>
      exportRelease({ from: [join(folder, 'km-en')], folder: join(folder, to) })
    await expect(release('out')).rejects.toMatchObject({ code: 'release-unlicensed' })
    await expect(release('km-en')).rejects.toMatchObject({ code: 'target-taken' })
    await writeBundle(folder, 'broken', Uint8Array.of(1, 2, 3))
    const broken = exportRelease({ from: [join(folder, 'broken.hiap')], folder: join(folder, 'out') })
    await expect(broken).rejects.toMatchObject({ code: 'bundle-not-one' })
    expect((await readdir(folder)).sort()).toEqual(['broken.hiap', 'km-en', 'words.jsonl'])
  })
})
