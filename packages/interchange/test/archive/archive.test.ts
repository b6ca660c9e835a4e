import fc from 'fast-check'
import { gzipSync, strToU8, type Zippable, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { crc32 } from '../../src/archive/crc32.ts'
import { isGzip, readGzip } from '../../src/archive/read-gzip.ts'
import { isZip, openZip, type ZipArchive } from '../../src/archive/read-zip.ts'
import { zipWriter } from '../../src/archive/write-zip.ts'
import type { Told } from '../../src/problem.ts'
import { memoryInput, memoryTarget } from '../memory-files.ts'

const limits = { bytes: 64 * 1024 * 1024, files: 100 }

async function opened(
  bytes: Uint8Array,
  most: Partial<typeof limits> = {},
): Promise<{ readonly archive: ZipArchive | undefined; readonly problems: Told[] }> {
  const problems: Told[] = []
  const input = memoryInput({ 'words.zip': bytes }, 'words.zip', 1000)
  const archive = await openZip(input, { ...limits, ...most }, (problem) => problems.push(problem))
  return { archive, problems }
}

async function whole(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of chunks) pieces.push(piece)
  return new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer())
}

async function unzipped(bytes: Uint8Array): Promise<{
  readonly files: Readonly<Record<string, Uint8Array>>
  readonly problems: readonly Told[]
}> {
  const { archive, problems } = await opened(bytes)
  const files: Record<string, Uint8Array> = {}
  for (const path of archive?.files ?? []) {
    const file = archive?.open(path)
    if (file !== undefined) files[path] = await whole(file.chunks())
  }
  return { files, problems }
}

/** An archive with bytes written over at a place found by what stands there. */
function patched(bytes: Uint8Array, signature: number, offset: number, ...values: readonly number[]): Uint8Array {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  for (let at = 0; at + 4 <= copy.length; at += 1) {
    if (view.getUint32(at, true) !== signature) continue
    copy.set(values, at + offset)
    return copy
  }
  throw new Error('The signature is not there')
}

const directory = 0x02014b50
const end = 0x06054b50
const words: Zippable = { 'index.json': strToU8('{"title":"words"}'), 'bank/term_1.json': strToU8('[]'.repeat(500)) }
const sample = zipSync(words)
const stored = zipSync(words, { level: 0 })

test('the check sum is that of the standard', () => {
  expect(crc32(strToU8('123456789'))).toBe(0xcbf43926)
  expect(crc32(new Uint8Array(0))).toBe(0)
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (one, other) => {
      const both = new Uint8Array([...one, ...other])
      expect(crc32(both)).toBe(crc32(other, crc32(one)))
      // gzip has it in its last eight bytes.
      const packed = gzipSync(both)
      expect(crc32(both)).toBe(new DataView(packed.buffer).getUint32(packed.length - 8, true))
    }),
  )
})

describe('a zip archive', () => {
  test('is a folder of files', async () => {
    const { archive, problems } = await opened(sample)
    expect(problems).toEqual([])
    expect(isZip(sample)).toBe(true)
    expect(archive?.files).toEqual(['index.json', 'bank/term_1.json'])
    const index = archive?.open('index.json')
    expect([index?.name, index?.size]).toEqual(['words.zip/index.json', 17])
    expect(new TextDecoder().decode(await index?.slice(2, 7))).toBe('title')
    expect(await index?.slice(17, 30)).toHaveLength(0)
    expect(await index?.folder()).toEqual(['bank/term_1.json', 'index.json'])
    const term = await index?.beside('bank/term_1.json')
    expect(await whole(term?.chunks() ?? (async function* () {})())).toHaveLength(1000)
    expect((await term?.beside('../index.json'))?.name).toBe('words.zip/index.json')
    expect(await term?.beside('../../index.json')).toBeUndefined()
    expect(archive?.open('__proto__')).toBeUndefined()
  })

  test('what is written is read the same', async () => {
    const path = fc.stringMatching(/^[a-zខ][a-z0-9ខ.-]{0,8}(\/[a-z0-9]{1,5}){0,2}$/)
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(path, fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 4 })), {
          maxLength: 6,
          selector: ([name]) => name,
        }),
        async (files) => {
          const target = memoryTarget()
          const zip = zipWriter(await target.file('words.zip'))
          for (const [name, pieces] of files) {
            const file = await zip.file(name)
            for (const piece of pieces) await file.write(piece)
            await file.end()
          }
          await zip.end()
          const read = await unzipped(target.files.get('words.zip') ?? new Uint8Array(0))
          expect(read.problems).toEqual([])
          expect(Object.entries(read.files).map(([name, bytes]) => [name, [...bytes]])).toEqual(
            files.map(([name, pieces]) => [name, pieces.flatMap((piece) => [...piece])]),
          )
        },
      ),
    )
  })

  test('is read from a Zip64 directory', async () => {
    const view = new DataView(sample.buffer, sample.byteOffset)
    const at = sample.length - 22
    const record = new DataView(new ArrayBuffer(56 + 20 + 22))
    record.setUint32(0, 0x06064b50, true)
    record.setBigUint64(4, 44n, true)
    record.setBigUint64(32, BigInt(view.getUint16(at + 10, true)), true)
    record.setBigUint64(40, BigInt(view.getUint32(at + 12, true)), true)
    record.setBigUint64(48, BigInt(view.getUint32(at + 16, true)), true)
    record.setUint32(56, 0x07064b50, true)
    record.setBigUint64(64, BigInt(at), true)
    record.setUint32(76, 0x06054b50, true)
    for (const offset of [8, 10]) record.setUint16(76 + offset, 0xffff, true)
    for (const offset of [12, 16]) record.setUint32(76 + offset, 0xffffffff, true)
    const wide = new Uint8Array([...sample.subarray(0, at), ...new Uint8Array(record.buffer)])
    expect((await unzipped(wide)).files).toEqual(words)
  })

  const path = (name: string): Uint8Array => zipSync({ 'index.json': strToU8('{}'), [name]: strToU8('x') })
  const zeros = zipSync({ zeros: new Uint8Array(32 * 1024 * 1024) }, { level: 9 })
  const twice = path('index.jsom')
  const broken: readonly (readonly [
    title: string,
    bytes: Uint8Array,
    rule: string,
    severity: string,
    most?: Partial<typeof limits>,
  ])[] = [
    ['nothing', new Uint8Array(0), 'archive-damaged', 'fatal'],
    ['no archive', strToU8('headword,gloss\n'.repeat(100)), 'archive-damaged', 'fatal'],
    ['cut in the middle', sample.subarray(0, sample.length / 2), 'archive-damaged', 'fatal'],
    ['cut by one byte', sample.subarray(0, -1), 'archive-damaged', 'fatal'],
    ['the beginning lost', sample.subarray(7), 'archive-damaged', 'fatal'],
    ['a directory elsewhere', patched(sample, end, 16, 0xff, 0xff, 0xff, 0x7f), 'archive-damaged', 'fatal'],
    ['more files than the directory has', patched(sample, end, 10, 9), 'archive-damaged', 'fatal'],
    ['a directory of something else', patched(sample, directory, 0, 0), 'archive-damaged', 'fatal'],
    [
      'a name that is longer than the directory',
      patched(sample, directory, 28, 0xff, 0xff),
      'archive-damaged',
      'fatal',
    ],
    ['files that overlap', patched(sample, directory, 42, sample.length / 3), 'archive-damaged', 'fatal'],
    ['a file that runs over the end', patched(sample, directory, 20, 0xff, 0xff), 'archive-damaged', 'fatal'],
    ['a file that is not where it should be', patched(stored, 0x04034b50, 0, 0), 'archive-damaged', 'fatal'],
    ['a wrong check sum', patched(sample, directory, 16, 1, 2, 3, 4), 'archive-damaged', 'fatal'],
    ['a byte changed', patched(stored, 0x04034b50, 42, 0), 'archive-damaged', 'fatal'],
    ['packed bytes that are none', patched(sample, 0x04034b50, 40, 0xff, 0xff), 'archive-damaged', 'fatal'],
    ['a length that is too long', patched(sample, directory, 24, 0xff), 'archive-damaged', 'fatal'],
    ['a length that is too short', patched(sample, directory, 24, 1), 'file-too-large', 'fatal'],
    ['more bytes than allowed', sample, 'file-too-large', 'fatal', { bytes: 1000 }],
    ['more files than allowed', sample, 'file-too-large', 'fatal', { files: 1 }],
    ['a bomb of zeros', zeros, 'file-too-large', 'fatal'],
    ['a path out of the folder', path('../evil'), 'path-escapes', 'changed'],
    ['a path out by a detour', path('a/../../evil'), 'path-escapes', 'changed'],
    ['a path from the root', path('/etc/passwd'), 'path-escapes', 'changed'],
    ['a path of Windows', path('..\\evil'), 'path-escapes', 'changed'],
    ['a drive', path('C:evil'), 'path-escapes', 'changed'],
    ['a folder with content', path('words/'), 'archive-damaged', 'changed'],
    ['a password', patched(sample, directory, 8, 1), 'format-version', 'changed'],
    ['packed otherwise', patched(sample, directory, 10, 12), 'format-version', 'changed'],
    [
      'two files of one path',
      twice.map((byte, at) => (byte === 0x6d && twice[at - 1] === 0x6f ? 0x6e : byte)),
      'id-repeated',
      'changed',
    ],
  ]

  for (const [title, bytes, rule, severity, most] of broken)
    test(`tells of ${title}`, async () => {
      const { archive, problems } = await opened(bytes, most)
      for (const each of archive?.files ?? []) {
        const file = archive?.open(each)
        if (file !== undefined) await whole(file.chunks())
      }
      expect(problems.map((problem) => [problem.rule, problem.severity])).toEqual([[rule, severity]])
    })

  test('never throws, however it is cut or changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(sample, stored),
        fc.nat(sample.length),
        fc.array(fc.tuple(fc.nat(sample.length - 1), fc.nat(255)), { maxLength: 6 }),
        async (bytes, length, changes) => {
          const copy = bytes.slice(0, length < 20 ? length : undefined)
          for (const [at, value] of changes) if (at < copy.length) copy[at] = value
          const { files, problems } = await unzipped(copy)
          // Whatever comes out is either the very bytes, or something is told.
          if (problems.length === 0 && Object.keys(files).length > 0) {
            expect(Object.values(files)).toEqual(Object.values(words))
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('gzip', () => {
  const text = strToU8('ទឹក nước\n'.repeat(5000))
  const packed = gzipSync(text, { filename: 'words.dict' })
  const read = async (
    bytes: Uint8Array,
    most: number = limits.bytes,
  ): Promise<{ readonly bytes: Uint8Array; readonly rules: readonly string[] }> => {
    const problems: Told[] = []
    const input = memoryInput({ 'words.dict.dz': bytes }, 'words.dict.dz', 777)
    return {
      bytes: await whole(readGzip(input, most, (problem) => problems.push(problem))),
      rules: problems.map(({ rule }) => rule),
    }
  }

  test('is unpacked whole, one member or several', async () => {
    expect(isGzip(packed)).toBe(true)
    expect(await read(packed)).toEqual({ bytes: text, rules: [] })
    const both = await read(new Uint8Array([...packed, ...packed]))
    expect([both.bytes.length, both.rules]).toEqual([2 * text.length, []])
  })

  test.each([
    ['nothing', new Uint8Array(0), 'archive-damaged'],
    ['no gzip', strToU8('words'), 'archive-damaged'],
    ['cut short', packed.subarray(0, 100), 'archive-damaged'],
    ['cut in its trailer', packed.subarray(0, -3), 'archive-damaged'],
    ['a wrong check sum', patched(packed, 0x00088b1f | 0x08000000, packed.length - 8, 1), 'archive-damaged'],
    ['a wrong length', patched(packed, 0x00088b1f | 0x08000000, packed.length - 4, 1), 'archive-damaged'],
    ['something behind it', new Uint8Array([...packed, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 'archive-damaged'],
    ['a bomb', gzipSync(new Uint8Array(32 * 1024 * 1024)), 'file-too-large'],
  ])('tells of %s', async (_, bytes, rule) => {
    expect((await read(bytes)).rules).toEqual([rule])
  })

  test('stops at what is allowed', async () => {
    const { bytes, rules } = await read(packed, 1000)
    expect(bytes.length).toBeLessThanOrEqual(1000)
    expect(rules).toEqual(['file-too-large'])
  })
})
