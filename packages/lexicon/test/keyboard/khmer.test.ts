import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import kmLatin from '../../layouts/km-latin.json' with { type: 'json' }
import kmMicrosoft from '../../layouts/km-microsoft.json' with { type: 'json' }
import kmNida from '../../layouts/km-nida.json' with { type: 'json' }
import { type CompiledLayout, compileLayout } from '../../src/keyboard/compile-layout.ts'
import type { KeyStroke } from '../../src/keyboard/key-stroke.ts'
import type { Layout, Level } from '../../src/keyboard/layout.ts'
import { parseKeys } from '../../src/keyboard/parse-keys.ts'
import { parseLayout } from '../../src/keyboard/parse-layout.ts'
import { typeKeys, typeStrokes } from '../../src/keyboard/transliterate.ts'
import { normaliseKhmer, normaliseKhmerSingly } from '../../src/languages/khmer/normalise.ts'
import { codePoints } from '../languages/case-table.ts'

const nida = kmNida as Layout
const microsoft = kmMicrosoft as Layout
const layouts: readonly Layout[] = [nida, microsoft, kmLatin as Layout]

const levels: readonly Level[] = ['base', 'shift', 'altgr', 'altgr+shift']

const linesOf = (file: string): readonly (readonly string[])[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split('\t'))

const textOf = (points: string): string =>
  points
    .split(' ')
    .filter((point) => point !== '' && point !== '-')
    .map((point) => String.fromCodePoint(Number.parseInt(point.replace('U+', ''), 16)))
    .join('')

describe('keys', () => {
  const table = linesOf(fileURLToPath(new URL('../cases/keys-khmer.tsv', import.meta.url))).map(
    ([layout = '', keys = '', text = '', rule = '', source = '']) => {
      const [id = '', ...settings] = layout.split(' ')
      const options = Object.fromEntries(settings.map((setting) => setting.split('=')))
      return { title: `${layout}: ${keys} → ${text}: ${rule} (${source})`, id, options, keys, text: textOf(text) }
    },
  )

  it('are many, and each stands once', () => {
    expect(table.length).toBeGreaterThanOrEqual(150)
    expect(new Set(table.map(({ id, options, keys }) => JSON.stringify([id, options, keys]))).size).toBe(table.length)
  })

  it.each(table)('$title', ({ id, options, keys, text }) => {
    const layout = compileLayout(layouts.find((each) => each.id === id)!, options)
    expect(codePoints(typeKeys(layout, keys))).toBe(codePoints(text))
  })

  const inside = layouts.flatMap((layout) => layout.tests.map((test) => ({ layout, title: layout.id, ...test })))
  it.each(inside)('of the layout itself: $title: $keys', ({ layout, keys, text, options }) => {
    expect(codePoints(typeKeys(compileLayout(layout, options), keys))).toBe(codePoints(text))
  })
})

describe('the Khmer layouts', () => {
  it('share their rules, and both keep them by default from repairing look-alikes', () => {
    const names = new Set(microsoft.transforms!.map(({ name }) => name))
    expect(nida.transforms!.filter(({ name }) => names.has(name))).toEqual(microsoft.transforms)
    for (const part of ['sets', 'reorder', 'backspace'] as const) expect(nida[part]).toEqual(microsoft[part])
    expect(nida.options!.lookAlikes).toEqual(microsoft.options!.lookAlikes)
    expect(nida.options!.lookAlikes!.default).toBe('keep')
  })

  it('have sets of one length where a rule turns one into the other', () => {
    const lengthOf = (name: string): number => nida.sets![name]!.length
    const rules = nida.transforms!.flatMap(({ rules }) => rules)
    const pairs = rules.flatMap(({ from, to }) =>
      to.flatMap((item) => {
        const piece = typeof item === 'object' && 'of' in item ? from[item.of] : undefined
        return typeof piece === 'object' && 'set' in piece ? [[piece.set, (item as { set: string }).set] as const] : []
      }),
    )
    expect(pairs.length).toBeGreaterThan(0)
    expect(pairs.filter(([from, to]) => lengthOf(from) !== lengthOf(to))).toEqual([])
  })

  it.each(layouts.map((layout) => [layout.id, layout] as const))('%s has no fault', (_, layout) => {
    expect(parseLayout(JSON.stringify(layout))).toEqual(layout)
  })

  it.each(layouts.map((layout) => [layout.id, layout] as const))('%s is at most 4 kB min+gzip', (_, layout) => {
    const size = gzipSync(JSON.stringify(layout), { level: 9 }).length
    expect(size).toBeGreaterThan(100)
    expect(size).toBeLessThanOrEqual(4000)
  })
})

describe('the guide', () => {
  const guide = readFileSync(new URL('../../../../docs/guides/type-khmer.md', import.meta.url), 'utf8')
  const shown: Readonly<Record<string, string>> = { ZWSP: '\u200b', ZWNJ: '\u200c', ZWJ: '\u200d' }
  const cellsOf = (line: string): readonly string[] =>
    line
      .split(' | ')
      .map((cell) => cell.replace(/^\| | \|$/gu, '').trim())
      .slice(1)

  it.each([nida, microsoft])('draws the keys of $id as they are', (layout) => {
    const section = guide.split(`## ${layout.id}\n`)[1]!.split('\n## ')[0]!
    const rows = section.split('\n').filter((line) => !line.startsWith('| -') && cellsOf(line).length > 8)
    expect(rows.length).toBe(16)
    for (let at = 0; at < rows.length; at += 4) {
      const [heads, ...outputs] = rows.slice(at, at + 4).map(cellsOf)
      for (const [column, head] of heads!.entries()) {
        const stroke = parseKeys(head.replace(/^`+ ?| ?`+$/gu, '') || '`')[0]!
        for (const [row, level] of (['base', 'shift', 'altgr'] as const).entries()) {
          const cell = outputs[row]![column]!.replace(/^\\(?=.)/u, '').replace('◌', '')
          expect(shown[cell] ?? cell, `${stroke.code} ${level}`).toBe(layout.keys![stroke.code!]?.[level] ?? '')
        }
      }
    }
  })

  it('tells of each repair what comes out', () => {
    const section = guide.split('## What is repaired')[1]!.split('\n## ')[0]!
    const examples = section
      .split('\n')
      .filter((line) => line.includes('| `'))
      .flatMap((line) => {
        const [, keys = '', texts = ''] = line.split(' | ')
        const given = texts.replace(/ \|$/u, '').split(', ')
        return keys.split('`, `').map((each, at) => [each.replace(/^`|`$/gu, ''), given[at]] as const)
      })
    expect(examples.length).toBeGreaterThan(15)
    const layout = compileLayout(nida)
    for (const [keys, text = ''] of examples) expect(codePoints(typeKeys(layout, keys)), keys).toBe(codePoints(text))
  })

  it('lists the look-alikes, and what they become', () => {
    const section = guide.split('## Look-alikes')[1]!.split('\n## ')[0]!
    const pairs = section
      .split('\n')
      .filter((line) => /^\| [\u1780-\u17b3]/u.test(line))
      .flatMap((line) => {
        const [from = '', to = ''] = line.slice(2, -2).split(' | ')
        const meant = to.split(', ')
        return from.split(', ').map((text, at) => [text, meant[at] ?? meant[0]!])
      })
    const sets = nida.sets!
    expect(new Map(pairs as [string, string][])).toEqual(
      new Map(sets.lookAlike!.map((text, at) => [text, sets.meant![at]!])),
    )
  })
})

const tables = fileURLToPath(new URL('../../../../../shared/data/keyboards/', import.meta.url))

describe.runIf(existsSync(tables))('the key tables', () => {
  it.each([
    ['khmer-nida.tsv', nida],
    ['khmer-microsoft-kbdkhmr.tsv', microsoft],
  ] as const)('%s: every key gives what the table says', (file, layout) => {
    const rows = linesOf(tables + file).filter(([code, level]) => level !== 'ctrl' && code !== 'Space')
    const given = rows.filter(([, , points]) => points !== '-')
    expect(given.length).toBeGreaterThan(150)
    const wrong = given.filter(
      ([code = '', level = '', points = '']) => layout.keys![code]?.[level as Level] !== textOf(points),
    )
    expect(wrong).toEqual([])
  })

  it('km-nida fills the levels that are empty there with those of khmer_angkor, and no others', () => {
    const empty = linesOf(`${tables}khmer-nida.tsv`).filter(([code, , points]) => points === '-' && code !== 'Space')
    expect(empty.length).toBeGreaterThan(10)
    for (const [code = '', level = '', , , angkor = ''] of empty) {
      expect(nida.keys![code]?.[level as Level] ?? '', `${code} ${level}`).toBe(angkor === '=' ? '' : textOf(angkor))
    }
  })
})

/** The key that gives a character, by the layout read the other way. */
function strokesByCharacter(layout: Layout): ReadonlyMap<string, KeyStroke> {
  const strokes = new Map<string, KeyStroke>()
  for (const level of levels) {
    for (const [code, outputs] of Object.entries(layout.keys!)) {
      const text = outputs[level]
      if (text !== undefined && !strokes.has(text)) strokes.set(text, { code, level })
    }
  }
  return strokes
}

/** Types each unit with its own key where it has one, else character by character. */
function type(layout: CompiledLayout, strokes: ReadonlyMap<string, KeyStroke>, units: readonly string[]): string {
  const characters = units.flatMap((unit) => (strokes.has(unit) ? [unit] : [...unit]))
  return typeStrokes(
    layout,
    characters.map((character) => strokes.get(character)!),
  )
}

const letter = '[\\u1780-\\u17a2\\u17a5-\\u17b3]'
const cluster = new RegExp(`${letter}(?:\\u17d2${letter}|[\\u17b6-\\u17d1\\u17d3\\u17dd\\u200c])*`, 'gu')
const vowel = /[\u17b6-\u17c5]/gu

const isFreeSubscript = (unit: string): boolean => unit.startsWith('\u17d2') && unit !== '\u17d2រ'

/** Every order in which the marks and subscripts of a cluster can be typed; of subscripts but ro, the order is what is written. */
function orders(units: readonly string[]): readonly (readonly string[])[] {
  if (units.length < 2) return [units]
  return units.flatMap((first, at) => {
    if (isFreeSubscript(first) && units.slice(0, at).some(isFreeSubscript)) return []
    return orders([...units.slice(0, at), ...units.slice(at + 1)]).map((rest) => [first, ...rest])
  })
}

/** The ways to type a cluster: oo and oe also by their parts, a two-part vowel also by its own key. */
function waysToType(text: string): readonly (readonly string[])[] {
  const [base = '', ...units] = text.match(/\u17d2.|./gu) ?? []
  const [, ...onOneKey] = text.match(/\u17d2.|\u17b6\u17c6|\u17bb[\u17c6\u17c7]|[\u17c1\u17c4]\u17c7|./gu) ?? []
  const inParts = units.flatMap((unit) => (unit === 'ោ' ? ['េ', 'ា'] : unit === 'ើ' ? ['េ', 'ី'] : [unit]))
  const spelt = [units, ...[inParts, onOneKey].filter(({ length }) => length !== units.length)]
  return spelt.flatMap(orders).map((order) => [base, ...order])
}

const lists = fileURLToPath(new URL('../../../../../shared/data/lexical/khmer-reference.tsv.gz', import.meta.url))
const headwords = new URL('../../../../dictionaries/km-vi/entries.jsonl', import.meta.url)

function wordsOf(): readonly string[] {
  if (existsSync(lists)) {
    const rows = gunzipSync(readFileSync(lists)).toString().split('\n').slice(1)
    return rows.map((row) => row.split('\t')[0]!)
  }
  const entries = readFileSync(headwords, 'utf8').split('\n').filter(Boolean)
  return entries.map((entry) => (JSON.parse(entry) as { headword: { text: string } }).headword.text)
}

describe.each([nida, microsoft])('the clusters of a word list, typed with $id', (layout) => {
  const compiled = compileLayout(layout)
  const strokes = strokesByCharacter(layout)
  const clusters = [...new Set(wordsOf().flatMap((word) => normaliseKhmerSingly(word, undefined).match(cluster) ?? []))]
  const typed = clusters.filter((text) => [...text].every((character) => strokes.has(character)))
  const results = new Map(
    typed.map((text) => [text, new Set(waysToType(text).map((way) => type(compiled, strokes, way)))]),
  )

  it('can nearly all be typed', () => {
    expect(clusters.length).toBeGreaterThan(500)
    expect(typed.length / clusters.length).toBeGreaterThan(0.995)
  })

  it('are canonical whatever was typed', () => {
    for (const texts of results.values()) for (const text of texts) expect(text).toBe(normaliseKhmer(text))
  })

  // Before a vowel above, sa takes the other shifter; a coeng ba typed late cannot tell which one was meant.
  const lateBa = /ស្ប៉/u

  it('come out the same in whatever order their parts are typed, but for two different vowels and a late coeng ba', () => {
    const several = typed.filter((text) => results.get(text)!.size > 1)
    expect(several.length / typed.length).toBeLessThanOrEqual(0.005)
    for (const text of several.filter((each) => !lateBa.test(each)))
      expect(new Set(text.match(vowel)).size, text).toBe(2)
  })

  it('come out as they are written for at least 99.5 % in every order', () => {
    const exact = typed.filter((text) => results.get(text)!.size === 1 && results.get(text)!.has(text))
    const others = typed.filter((text) => !exact.includes(text))
    console.log(
      `${layout.id}: ${exact.length} of ${typed.length} clusters as written, in every order; not: ${others.join(' ')}`,
    )
    expect(exact.length / typed.length).toBeGreaterThanOrEqual(0.995)
  })
})

describe.each([nida, microsoft])('any keys of $id', (layout) => {
  const compiled = compileLayout(layout)
  const all = Object.entries(layout.keys!).flatMap(([code, outputs]) =>
    levels.filter((level) => outputs[level] !== undefined).map((level): KeyStroke => ({ code, level })),
  )
  const khmer = all.filter(({ code = '', level }) => /[\u1780-\u17d3\u17dd\u200c]/u.test(layout.keys![code]![level]!))
  const stroke = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...khmer) }, fc.constantFrom(...all))

  it('never leave two vowels side by side, two coengs, or a mark behind a coeng, up to six signs in a row', () => {
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 12 }), (strokes) => {
        const text = typeStrokes(compiled, strokes)
        fc.pre(!/[\u17c6-\u17c8\u17cb-\u17d1\u17d3\u17dd]{7}/u.test(text))
        expect(text).not.toMatch(/[\u17b6-\u17c5]{2}|\u17d2[\u17d2\u17b6-\u17cd]/u)
      }),
      { numRuns: 2000 },
    )
  })

  it('give canonical text, but for a coeng that waits for its letter', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...khmer), { maxLength: 10 }), (strokes) => {
        const text = typeStrokes(compiled, strokes)
        fc.pre(!/[\u17c6-\u17c8\u17cb-\u17d1\u17d3\u17dd]{7}|\u17d2(?![\u1780-\u17b3])/u.test(text))
        expect(codePoints(text)).toBe(codePoints(normaliseKhmer(text)))
      }),
      { numRuns: 3000 },
    )
  })

  it('are taken back by as many Backspaces at most as there are code points', () => {
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 12 }), (strokes) => {
        const length = [...typeStrokes(compiled, strokes)].length
        const back = Array.from({ length }, (): KeyStroke => ({ code: 'Backspace', level: 'base', backspace: true }))
        expect(typeStrokes(compiled, [...strokes, ...back])).toBe('')
      }),
    )
  })
})
