import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { runHiap, startHiap } from './run-hiap.ts'

// ខ្មែរ, with the vowel typed before the coeng.
const typed = '\u1781\u17c2\u17d2\u1798\u179a'
const canonical = '\u1781\u17d2\u1798\u17c2\u179a'

describe('normalise, fold, romanise, sort', () => {
  test.each<[string[], string, string]>([
    [['normalise', '--lang', 'km'], `${typed}\nក\n`, `${canonical}\nក\n`],
    [['normalise', '--lang=km'], typed, `${canonical}\n`],
    [['normalise', '--lang', 'km'], '', ''],
    [['normalise', '--lang', 'km'], '\n\n', '\n\n'],
    [['normalise', '--lang', 'km'], `${typed}\r\nក\r\n`, `${canonical}\nក\n`],
    [['normalise', '--lang', 'km'], `\ufeff${typed}\n`, `${canonical}\n`],
    [['normalise', '--lang', 'km', '--json'], `${typed}\n`, `{"input":"${typed}","text":"${canonical}"}\n`],
    // Jrai: breve before circumflex, which NFC leaves alone.
    [['normalise', '--lang', 'jra'], 'e\u0306\u0302\n', '\u00ea\u0306\n'],
    [['fold', '--lang', 'vi'], 'Nước\n', 'nuoc\n'],
    [['fold', '--lang', 'jra-Latn'], 'HƠDÔM\n', 'hodom\n'],
    [['romanise', '--lang', 'km'], `${typed}\nភ្នំ ពេញ\n`, 'khmer\nphnum penh\n'],
    [['romanise', '--lang', 'km', '--scheme', 'gazetteer'], 'ភ្នំ\n', 'phnum\n'],
    [['romanise', '--lang', 'km', '--scheme', 'exact'], `${typed}\n`, 'khmaera\n'],
    [['romanise', '--lang', 'km', '--json'], 'ភ្នំ\n', '{"input":"ភ្នំ","text":"phnum"}\n'],
    [['romanise', '--lang', 'vi'], 'Nước\n', 'nuoc\n'],
    [['sort', '--lang', 'jra'], 'ƀa\nba\nča\nca\nia\nâ\nă\na\n', 'a\nă\nâ\nba\nƀa\nca\nča\nia\n'],
    [['sort', '--lang', 'vi', '--json'], 'b\na\n', '{"text":"a"}\n{"text":"b"}\n'],
    [['sort', '--lang', 'km'], '', ''],
    // What is printed is what came in, also where only the canonical spelling is compared.
    [['sort', '--lang', 'km'], `ល\n${typed}\n${canonical}\n`, `${typed}\n${canonical}\nល\n`],
  ])('hiap %j of %j is %j', async (args, input, stdout) => {
    expect(await runHiap(args, { input })).toEqual({ code: 0, stdout, stderr: '' })
  })

  test('a byte that is not UTF-8 is told with its line; every line in gives a line out; exit code 1', async () => {
    const input = Buffer.concat([Buffer.from('a\nb'), Buffer.of(0xff, 0x0a), Buffer.from('c\n')])
    for (const command of ['normalise', 'fold', 'sort']) {
      const { code, stdout, stderr } = await runHiap([command, '--lang', 'vi'], { input })
      expect({ code, stdout }).toEqual({ code: 1, stdout: 'a\nb\ufffd\nc\n' })
      expect(stderr).toContain('Line 2 of the input is not UTF-8')
    }
  })

  test('a line of more than 16 MB is refused in a sentence', async () => {
    const { code, stderr } = await runHiap(['normalise', '--lang', 'vi'], {
      input: `a\n${'x'.repeat(17 * 1024 * 1024)}`,
    })
    expect(code).toBe(1)
    expect(stderr).toBe('hiap: Line 2 of the input has more than 16 MB. Divide it into lines. (line-too-long)\n')
  })

  test('a line of ten megabytes is normalised', async () => {
    const line = typed.repeat(666_667)
    const { code, stdout } = await runHiap(['normalise', '--lang', 'km'], { input: line })
    expect(code).toBe(0)
    expect(stdout === `${canonical.repeat(666_667)}\n`).toBe(true)
  })
})

describe('streams', () => {
  test('200,000 lines go through in order, in a small heap', async () => {
    // 200,000 × 100 letters are 40 MB as strings of UTF-16: more than the heap.
    const lines = Array.from({ length: 200 }, (_, block) =>
      Array.from({ length: 1000 }, (_, line) => `${block * 1000 + line} ${typed.repeat(18)}\n`).join(''),
    )
    const { code, stdout, stderr } = await runHiap(['normalise', '--lang', 'km'], {
      input: lines,
      nodeOptions: ['--max-old-space-size=24'],
    })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout === lines.join('').replaceAll(typed, canonical)).toBe(true)
  })

  test('it waits while its reader is behind', async () => {
    const child = startHiap(['normalise', '--lang', 'vi'])
    const block = `${'x'.repeat(99)}\n`.repeat(10_000)
    let written = 0
    // Nobody reads stdout: the pipes fill, and stdin is taken no further.
    for (let count = 0; count < 100; count += 1) {
      child.stdin?.write(block, () => {
        written += block.length
      })
    }
    const deadline = Date.now() + 1500
    while (Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 100))
    expect(written).toBeLessThan(10 * block.length)
    let read = 0
    child.stdout?.on('data', (chunk: Buffer) => {
      read += chunk.length
    })
    child.stdin?.end()
    const [code] = await once(child, 'close')
    expect({ code, read }).toEqual({ code: 0, read: 100 * block.length })
  })

  test('a line comes out before the input ends', async () => {
    const child = startHiap(['normalise', '--lang', 'km'])
    child.stdin?.write(`${typed}\n`)
    const [chunk] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer]
    expect(chunk.toString()).toBe(`${canonical}\n`)
    child.stdin?.end()
    await once(child, 'close')
  })

  test('it ends in silence when its reader goes away', async () => {
    const child = startHiap(['normalise', '--lang', 'vi'])
    child.stdin?.on('error', () => {})
    let stderr = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr += chunk.toString()
    })
    child.stdin?.write('a\n'.repeat(1000))
    await once(child.stdout as NodeJS.ReadableStream, 'data')
    child.stdout?.destroy()
    const more = setInterval(() => child.stdin?.write('a\n'.repeat(1000)), 5)
    const [code] = await once(child, 'close')
    clearInterval(more)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })
})
