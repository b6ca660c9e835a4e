import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSource } from '../../src/node/read-source.ts'
import { sourceFiles } from '../../src/source/check-source.ts'
import { type Diagnostic, diagnosticCodes, severityOf } from '../../src/source/diagnostic.ts'
import { sourceLimits } from '../../src/source/limits.ts'
import { malformedSources, type Told } from './malformed-sources.ts'
import { check, entry, type Files, jsonLines, manifest, sample } from './sample.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'hiap-source-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

async function write(files: Files): Promise<string> {
  const folder = await mkdtemp(join(root, 'source-'))
  for (const file of sourceFiles) {
    const content = files[file]
    if (content !== undefined) await writeFile(join(folder, file), content)
  }
  return folder
}

function told(diagnostics: readonly Diagnostic[], folder: string): readonly string[] {
  return diagnostics
    .map(({ file, line = 0, field = '', code }) => [file.slice(folder.length + 1), line, field, code].join(' '))
    .toSorted()
}

describe('readSource', () => {
  test('returns a source without a fault as it stands', async () => {
    const folder = await write(sample)
    expect(await readSource(folder)).toEqual({
      source: { manifest, entries: [entry('asau', 'asâu'), entry('ia', 'ia')] },
      lines: [1, 2],
      diagnostics: [],
    })
  })

  test.each(malformedSources.map((source) => [source.title, source] as const))('tells %s', async (_, source) => {
    const folder = await write({ ...sample, ...source.files })
    const { source: read, diagnostics } = await readSource(folder)
    expect(told(diagnostics, folder)).toEqual(source.faults.map((fault: Told) => fault.join(' ')).toSorted())
    expect(read === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'))

    const places = diagnostics
      .filter(({ code }) => code !== 'faults-too-many')
      .map(({ file, line = 0 }) => `${file} ${String(line).padStart(9, '0')}`)
    expect(places).toEqual(places.toSorted())
    for (const { message, advice, code, severity } of diagnostics) {
      expect(message).toMatch(/^\S.{5,600}\.$/u)
      expect(advice).toMatch(/^\S.{5,600}[.?]$/u)
      // Told in a terminal: nothing that steers it, nothing that cannot be seen.
      expect(message + advice).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      if (code !== 'faults-too-many') expect(severity).toBe(severityOf(code))
    }
  })

  test('has a malformed source for every code', () => {
    const exercised = new Set(malformedSources.flatMap(({ faults }) => faults.map(([, , , code]) => code)))
    expect([...exercised].toSorted()).toEqual(Object.keys(diagnosticCodes).toSorted())
  })

  test('tells of a folder that is not there, and of a file in place of a folder', async () => {
    const folder = await write(sample)
    for (const path of [join(folder, 'nothing'), join(folder, 'dictionary.json')]) {
      const { source, diagnostics } = await readSource(path)
      expect(source).toBeUndefined()
      expect(diagnostics.map(({ file, code }) => [file, code])).toEqual([[path, 'file-missing']])
    }
  })

  test('tells of a folder in place of a file', async () => {
    const folder = await write({ ...sample, 'cases.tsv': undefined })
    const { mkdir } = await import('node:fs/promises')
    await mkdir(join(folder, 'cases.tsv'))
    const { diagnostics } = await readSource(`${folder}/`)
    expect(told(diagnostics, folder)).toEqual(['cases.tsv 0  file-missing'])
  })
})

describe('messages', () => {
  async function first(files: Files): Promise<string> {
    const { diagnostics } = await check({ ...sample, ...files })
    return diagnostics.map(({ message, advice }) => `${message} ${advice}`).join('\n')
  }

  test('suggest the field that was meant', async () => {
    expect(await first({ 'entries.jsonl': jsonLines(entry('ia', 'ia', { crossReference: [] })) })).toContain(
      'Did you mean “crossReferences”?',
    )
  })

  test('name the canonical spelling and its code points', async () => {
    const text = await first({
      'dictionary.json': JSON.stringify({ ...manifest, language: 'km' }),
      'entries.jsonl': jsonLines({ ...entry('khmer', ''), headword: { text: 'ខែ្មរ', script: 'Khmr' } }),
    })
    expect(text).toContain('Write “ខ្មែរ”: U+1781 U+17D2 U+1798 U+17C2 U+179A.')
  })

  test('name both lines of an id that stands twice', async () => {
    const { diagnostics } = await check({ ...sample, 'entries.jsonl': jsonLines(entry('ia', 'ia'), entry('ia', 'k')) })
    expect(diagnostics[0]?.line).toBe(2)
    expect(diagnostics[0]?.message).toContain('line 1')
  })

  test('name the entry that a misplaced one should follow', async () => {
    const text = await first({
      'entries.jsonl': jsonLines(entry('ia', 'ia'), entry('k', 'k'), entry('t', 't'), entry('ih', 'ih')),
    })
    expect(text).toContain('after the entry “ia”, “ia”, which is on line 1.')
  })

  test('say where the text stops being JSON', async () => {
    expect(await first({ 'entries.jsonl': `{"id":}\n${jsonLines(entry('ia', 'ia'))}` })).toContain(
      'at character 7 stands “}”. There should be a value.',
    )
  })

  test('say how many more faults there are', async () => {
    const { diagnostics } = await check(
      { ...sample, 'entries.jsonl': 'x\n'.repeat(7), 'cases.tsv': undefined },
      { ...sourceLimits, faultsPerFile: 3 },
    )
    expect(diagnostics.map(({ code }) => code)).toEqual([
      'companion-missing',
      'json-invalid',
      'json-invalid',
      'json-invalid',
      'faults-too-many',
    ])
    expect(diagnostics.at(-1)).toMatchObject({ severity: 'error', message: expect.stringContaining('4 more faults') })
  })
})

describe('any bytes', () => {
  // Pieces that lead deep into the checks, and bytes that lead nowhere.
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 20 }),
    fc
      .constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        ':',
        ',',
        '\\',
        '\\ud800',
        '\n',
        '\r\n',
        '"id"',
        '"headword"',
        '"text"',
        '1e9',
        'ខ្មែរ',
        '__proto__',
        '\ufeff',
        '\t',
      )
      .map((text) => new TextEncoder().encode(text)),
    fc.json().map((text) => new TextEncoder().encode(`${text}\n`)),
    fc
      .record(
        {
          id: fc.jsonValue(),
          headword: fc.jsonValue(),
          senses: fc.jsonValue(),
          sources: fc.jsonValue(),
          media: fc.jsonValue(),
          status: fc.jsonValue(),
        },
        { requiredKeys: [] },
      )
      .map((record) => new TextEncoder().encode(jsonLines(record))),
    fc.constant(new TextEncoder().encode(sample['entries.jsonl'])),
  )
  const bytes = fc.array(piece, { maxLength: 12 }).map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])))

  test('never throw, whichever file they are in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...sourceFiles), bytes, async (file, content) => {
        const { source, diagnostics } = await check({ ...sample, [file]: content })
        expect(source === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'))
      }),
      { numRuns: 500 },
    )
  })

  test('give the same answer whatever the size of the chunks', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 50 }), async (content, size) => {
        const files = { ...sample, 'entries.jsonl': content }
        expect(await check(files, sourceLimits, size)).toEqual(await check(files, sourceLimits, 1_000_000))
      }),
      { numRuns: 200 },
    )
  })

  test('leave the prototype of objects alone', async () => {
    await check({
      ...sample,
      'entries.jsonl': '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}\n',
    })
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})

describe('a source larger than the memory it may use', () => {
  test('is left alone from the limit on', async () => {
    // A terabyte of entries, made as it is read.
    const line = new TextEncoder().encode('x\n'.repeat(32_768))
    let chunks = 0
    const { checkSource } = await import('../../src/source/check-source.ts')
    const { diagnostics } = await checkSource(
      '',
      async function* endless(file) {
        if (file !== 'entries.jsonl') return
        for (; chunks < 16_000_000; chunks += 1) yield line
      },
      { ...sourceLimits, entriesBytes: 200_000 },
    )
    expect(chunks).toBeLessThan(5)
    expect(diagnostics.filter(({ file }) => file === 'entries.jsonl').at(-1)?.code).toBe('faults-too-many')
  })

  test('holds no more of a line than the limit', async () => {
    const chunk = new Uint8Array(1024 * 1024).fill(0x78)
    const before = process.memoryUsage().arrayBuffers
    let most = 0
    const { readLines } = await import('../../src/source/read-lines.ts')
    async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
      for (let count = 0; count < 500; count += 1) {
        most = Math.max(most, process.memoryUsage().arrayBuffers)
        yield chunk
      }
    }
    const lengths: number[] = []
    for await (const lines of readLines(chunks(), 262_144)) for (const { length } of lines) lengths.push(length)
    expect(lengths).toEqual([500 * 1024 * 1024])
    expect(most - before).toBeLessThan(200 * 1024 * 1024)
  })
})
