import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CompiledLayout, compileLayout } from '../../src/keyboard/compile-layout.ts'
import { initialState, press } from '../../src/keyboard/engine.ts'
import type { Layout } from '../../src/keyboard/layout.ts'
import { parseKeys } from '../../src/keyboard/parse-keys.ts'
import { parseLayout } from '../../src/keyboard/parse-layout.ts'
import { transliterate, typeKeys, typeStrokes } from '../../src/keyboard/transliterate.ts'
import type { Language } from '../../src/language.ts'
import { bahnar } from '../../src/languages/bahnar/index.ts'
import { ede } from '../../src/languages/ede/index.ts'
import { jrai } from '../../src/languages/jrai/index.ts'
import { vietnamese } from '../../src/languages/vietnamese/index.ts'
import { codePoints } from '../languages/case-table.ts'
import { writeHighland, writeVietnamese } from './latin-writer.ts'

const layoutFolder = new URL('../../layouts/', import.meta.url)
const languages = { jra: jrai, bdq: bahnar, rad: ede, vi: vietnamese }
const ids = readdirSync(layoutFolder)
  .map((file) => file.replace('.json', ''))
  .filter((id) => Object.keys(languages).some((tag) => id.startsWith(`${tag === 'rad' ? 'ede' : tag}-`)))
const jraiMethods = ['jra-telex', 'jra-vni', 'jra-positional']

const languageOf = (id: string): Language => languages[layoutOf(id).locale.split('-')[0] as keyof typeof languages]
const textOf = (id: string): string => readFileSync(new URL(`${id}.json`, layoutFolder), 'utf8')
const layoutOf = (id: string): Layout => parseLayout(textOf(id), `${id}.json`)
const compiled = new Map<string, CompiledLayout>()

/** `vi-telex placing=old`: the layout with an option. */
function compiledOf(name: string): CompiledLayout {
  let layout = compiled.get(name)
  if (layout === undefined) {
    const [id = '', ...options] = name.split(' ')
    layout = compileLayout(layoutOf(id), Object.fromEntries(options.map((option) => option.split('='))))
    compiled.set(name, layout)
  }
  return layout
}

const shown = (text: string): string => `${text} [${codePoints(text)}]`

/** Headwords of the Jrai dictionary. */
const jraiWords = readFileSync(new URL('../../../../dictionaries/jra-vi/entries.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { headword: { text: string } }).headword.text)

const onsets = ' b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ')
const rimes = [
  'a e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iu oa oe oi ôi ơi ua ui uê uy ưa ưi ưu uơ iêu oai oao oay oeo uây',
  'uôi ươi ươu uya uyu yêu ac ach am an ang anh ap at ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât ec em en eng ep et êch êm',
  'ên ênh êp êt ich im in inh ip it oc om on ong op ot ôc ôm ôn ông ôp ôt ơm ơn ơp ơt uc um un ung up ut ưc ưng ưt iêc',
  'iêm iên iêng iêp iêt oac oach oan oang oanh oat oăc oăn oăng oăt oong uân uâng uât uôc uôm uôn uông uôt uych uynh',
  'uyt ươc ươm ươn ương ươp ươt uyên uyêt yêm yên yêng yêt',
].flatMap((line) => line.split(' '))
const toneMarks = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323']

/** The vowel of a rime that bears the tone in the new placing, by looking only at the letters. // vietnamese.md §3.1 */
function toned(rime: string, tone: string): string {
  const marked = rime.search(/[ăâêôơư](?!.*[ăâêôơư])/u)
  const vowels = /^[aeiouy]+/.exec(rime)?.[0].length ?? 0
  const second = vowels >= 3 || vowels < rime.length || /^(oa|oe|uy)$/.test(rime)
  const at =
    marked !== -1
      ? marked
      : vowels === 1
        ? 0
        : second
          ? vowels === 2
            ? 1
            : vowels - 2 + (vowels < rime.length ? 1 : 0)
          : 0
  return (rime.slice(0, at + 1) + tone + rime.slice(at + 1)).normalize('NFC')
}

/** Whether Vietnamese spelling lets a rime follow an onset: c k q, g gh and ng ngh share out the vowels, gi has its own i. */
function follows(onset: string, rime: string): boolean {
  if (onset === 'qu') return !/^[ouư]/.test(rime)
  if (onset === 'gi') return !/^[iy]/.test(rime)
  if (/^(k|gh|ngh)$/.test(onset)) return /^[eêiy]/.test(rime)
  return !/^(c|g|ng)$/.test(onset) || !/^[eêi]/.test(rime)
}

function vietnameseSyllables(): readonly string[] {
  return onsets.flatMap((onset) =>
    rimes
      .filter((rime) => follows(onset, rime))
      .flatMap((rime) => toneMarks.map((tone) => (onset + toned(rime, tone)).normalize('NFC'))),
  )
}

describe('layouts of Latin letters', () => {
  it('are there', () => {
    expect(ids).toEqual(expect.arrayContaining([...jraiMethods, 'bdq-telex', 'ede-telex', 'vi-telex', 'vi-vni']))
  })

  it.each(ids)('%s gives what its own tests say', (id) => {
    const { tests } = layoutOf(id)
    expect(tests.length).toBeGreaterThan(4)
    for (const { keys, text, options } of tests) {
      expect(`${keys} → ${typeKeys(compileLayout(layoutOf(id), options), keys)}`).toBe(`${keys} → ${text}`)
    }
  })
})

/** A table for each language whose layouts stand here: at least so many rows as the language has rules to show. */
const tables = readdirSync(new URL('../cases/', import.meta.url))
  .filter((file) => file.startsWith('keys-') && file !== 'keys-khmer.tsv')
  .map((file) => file.slice('keys-'.length, -'.tsv'.length))
const leastRows: Readonly<Record<string, number>> = { jrai: 120, vietnamese: 80 }

describe.each(tables)('test/cases/keys-%s.tsv', (name) => {
  const rows = readFileSync(new URL(`../cases/keys-${name}.tsv`, import.meta.url), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t') as [string, string, string, string, string])

  it('has enough rows, none twice', () => {
    expect(rows.length).toBeGreaterThanOrEqual(leastRows[name] ?? 40)
    const keys = rows.map(([layout, keys]) => `${layout}\t${keys}`)
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  })

  it.each(rows)('%s: %s → %s: %s (%s)', (layout, keys, text) => {
    expect(shown(typeKeys(compiledOf(layout), keys))).toBe(shown(text))
  })
})

describe('every letter has its row', () => {
  const highland = ids.filter((id) => !id.startsWith('vi-'))

  it.each(highland)('%s, in both cases', (id) => {
    const rows = tables.flatMap((name) =>
      readFileSync(new URL(`../cases/keys-${name}.tsv`, import.meta.url), 'utf8').split('\n'),
    )
    const letters = languageOf(id).alphabet.flatMap((letter) => [letter, letter.toUpperCase().normalize('NFC')])
    expect(letters.length).toBeGreaterThanOrEqual(2 * 38)
    const missing = letters.filter(
      (letter) => rows.filter((row) => row.startsWith(`${id}\t`) && row.includes(`\t${letter}\tletter`)).length !== 1,
    )
    expect(missing).toEqual([])
  })
})

describe('every rule has a row that needs it', () => {
  it.each(ids.filter((id) => !id.startsWith('vi-')))('%s', (id) => {
    const layout = layoutOf(id)
    const rows = tables
      .flatMap((name) => readFileSync(new URL(`../cases/keys-${name}.tsv`, import.meta.url), 'utf8').split('\n'))
      .map((line) => line.split('\t'))
      .filter(([of]) => of === id)
    const groups = layout.transforms ?? []
    const idle = groups.flatMap((group, at) =>
      group.rules.filter((rule) => {
        const rules = group.rules.filter((each) => each !== rule)
        const without = compileLayout({ ...layout, transforms: groups.with(at, { ...group, rules }) })
        return rows.every(([, keys = '', text]) => typeKeys(without, keys) === text)
      }),
    )
    expect(rows.length).toBeGreaterThan(40)
    expect(idle).toEqual([])
  })
})

describe('docs/guides/type-jrai.md', () => {
  const guide = readFileSync(new URL('../../../../docs/guides/type-jrai.md', import.meta.url), 'utf8')
  const rows = guide
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length === 6 && /^[^-]/.test(cells[1]!) && !/^(letter|word)$/.test(cells[1]!))
    .map(([, text, telex, vni, positional]) => [text!, { telex: telex!, vni: vni!, positional: positional! }] as const)

  it('has a row for each letter with a mark', () => {
    expect(rows.length).toBeGreaterThan(20)
    const letters = jrai.alphabet.filter((letter) => /[^a-z]/.test(letter))
    expect(letters.filter((letter) => !rows.some(([text]) => text === letter))).toEqual([])
  })

  it.each(rows)('tells the keys of %s as the layouts have them', (text, methods) => {
    for (const [method, cell] of Object.entries(methods)) {
      for (const way of cell.split(', or ')) {
        const keys = way.replaceAll(/AltGr \+ (.)/g, '<G-$1>').replaceAll(',', '')
        expect(`${method}: ${shown(typeKeys(compiledOf(`jra-${method}`), keys))}`).toBe(`${method}: ${shown(text)}`)
      }
    }
  })
})

describe('the last key of a letter', () => {
  const marked = ids
    .filter((id) => !id.startsWith('vi-'))
    .flatMap((id) =>
      languageOf(id)
        .alphabet.flatMap((letter) => [letter, letter.toUpperCase()])
        .map((letter) => ({ id, letter: letter.normalize('NFC'), keys: writeHighland(id, letter) }))
        .filter(({ letter, keys }) => keys.length > 1 && /[^ -~]/.test(letter)),
    )

  it.each(marked)('$id: $letter loses its mark by Backspace, and typed again gives it back', ({ id, keys }) => {
    const layout = compiledOf(id)
    const last = keys.at(-1)!
    const before = typeStrokes(layout, keys.slice(0, -1))
    expect(typeStrokes(layout, keys)).not.toBe(before)
    expect(shown(typeStrokes(layout, [...keys, ...parseKeys('<BS>')]))).toBe(shown(before))
    expect(shown(typeStrokes(layout, [...keys, last]))).toBe(shown(before + last.char))
  })
})

describe('Jrai', () => {
  it.each(jraiMethods)('%s types every headword of the dictionary, in small letters and capitals', (id) => {
    expect(jraiWords.length).toBeGreaterThan(200)
    for (const word of jraiWords.flatMap((each) => [each, each.toUpperCase()])) {
      const typed = typeStrokes(compiledOf(id), writeHighland(id, word))
      expect(shown(typed)).toBe(shown(word))
      expect(jrai.normalise(typed)).toBe(typed)
    }
  })

  it('asks for at most 1.35 keys per letter in Telex', () => {
    const counts = jraiMethods.map((id) => {
      const keys = jraiWords.reduce((sum, word) => sum + writeHighland(id, word).length, 0)
      const seen = jraiWords.reduce((sum, word) => sum + [...word.normalize('NFC').matchAll(/\P{M}\p{M}*/gu)].length, 0)
      return { id, ratio: keys / seen }
    })
    for (const { id, ratio } of counts) console.log(`${id}: ${ratio.toFixed(3)} keys per letter`)
    expect(counts[0]!.ratio).toBeLessThanOrEqual(1.35)
  })
})

describe('Vietnamese', () => {
  const syllables = vietnameseSyllables()
  const glosses = new Set(
    readFileSync(new URL('../../../../dictionaries/km-vi/entries.jsonl', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .flatMap((line) => (JSON.parse(line) as { senses: { glosses?: { vi?: string[] } }[] }).senses)
      .flatMap(({ glosses: { vi = [] } = {} }) => vi)
      .flatMap(
        (gloss) =>
          gloss
            .toLowerCase()
            .normalize('NFC')
            .match(/\p{L}+/gu) ?? [],
      ),
  )
  const known = new Set(syllables)

  it('has the syllables that real text has', () => {
    expect(syllables.length).toBeGreaterThan(15_000)
    const seen = [...glosses].filter((word) => known.has(word))
    expect(seen.length / glosses.size).toBeGreaterThan(0.9)
  })

  it('are canonical', () => {
    expect(syllables.filter((syllable) => vietnamese.normalise(syllable) !== syllable)).toEqual([])
  })

  it.each(['vi-telex', 'vi-vni'].flatMap((id) => [[id, 'end'] as const, [id, 'vowel'] as const]))(
    '%s types every syllable, the tone at the %s',
    (id, tonePlace) => {
      const wrong = syllables.flatMap((syllable) => {
        const keys = writeVietnamese(id, syllable, tonePlace)
        const typed = transliterate(compiledOf(id), keys)
        return typed === syllable ? [] : [`${keys} → ${typed}, not ${syllable}`]
      })
      expect(wrong).toEqual([])
    },
  )

  it('has the keys of marks and tones in any order at the end, in VNI', () => {
    const layout = compiledOf('vi-vni')
    const wrong = syllables.flatMap((syllable) => {
      const keys = writeVietnamese('vi-vni', syllable)
      const digits = keys.replace(/\D/g, '')
      const letters = keys.replace(/\d/g, '')
      const orders = [digits, [...digits].reverse().join('')]
      return orders
        .filter((order) => transliterate(layout, letters + order) !== syllable)
        .map((order) => `${letters}${order} → ${transliterate(layout, letters + order)}, not ${syllable}`)
    })
    expect(wrong).toEqual([])
  })

  it.each(['vi-telex', 'vi-vni'])(
    '%s puts the tone of open oa oe uy on the first vowel by the old placing, and no other',
    (id) => {
      const open = syllables.filter((syllable) => /(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])$/.test(syllable))
      expect(open.length).toBeGreaterThan(300)
      const olds = new Map(
        open.map((syllable) => {
          const [first = '', second = '', tone = ''] = [...syllable.slice(-2).normalize('NFD')]
          return [syllable, (syllable.slice(0, -2) + first + tone + second).normalize('NFC')]
        }),
      )
      const layout = compiledOf(`${id} placing=old`)
      const wrong = syllables.filter((syllable) =>
        (['end', 'vowel'] as const).some(
          (place) => transliterate(layout, writeVietnamese(id, syllable, place)) !== (olds.get(syllable) ?? syllable),
        ),
      )
      expect(wrong).toEqual([])
    },
  )
})

describe('letters do not reach over letters', () => {
  const highland = ids.filter((id) => !id.startsWith('vi-'))
  // No trigger, and no letter twice: koko, but not kook.
  const plain = fc
    .array(fc.constantFrom(...'abcdeghijklmnoprstuyKOAN'), { maxLength: 12 })
    .map((letters) => letters.filter((letter, at) => letter.toLowerCase() !== letters[at - 1]?.toLowerCase()).join(''))

  it.each(highland)('%s leaves a word of plain letters as it was typed', (id) => {
    fc.assert(
      fc.property(plain, (word) => {
        fc.pre(!/(.)\1/i.test(word + word))
        expect(transliterate(compiledOf(id), word + word)).toBe(word + word)
      }),
      { numRuns: 500 },
    )
  })
})

describe('after every key', () => {
  const triggers = [..."aăâbcdđeêghiklmnñoôơprstuưwxyzfjAOUDXWZ6789410[]'", ' ']

  it.each(ids)('%s leaves NFC, canonical text, and the edits make the whole', (id) => {
    const layout = compiledOf(id)
    const language = languageOf(id)
    const key = fc.constantFrom(...triggers)
    fc.assert(
      fc.property(fc.array(key, { maxLength: 14 }), (keys) => {
        let text = ''
        let state = initialState
        for (const char of keys) {
          const stroke =
            char === ' '
              ? parseKeys('<SP>')[0]!
              : /[!-~]/.test(char)
                ? parseKeys(char)[0]!
                : { char, level: 'base' as const }
          const pressed = press(layout, text, stroke, state)
          state = pressed.state
          text =
            pressed.edit === undefined
              ? text + char
              : text.slice(0, text.length - pressed.edit.deleteBefore) + pressed.edit.insert
          expect(shown(text)).toBe(shown(text.normalize('NFC')))
          expect(shown(language.normalise(text).trimStart())).toBe(shown(text.trimStart()))
        }
        expect(shown(transliterate(layout, keys.join('')))).toBe(shown(text))
      }),
      { numRuns: 500 },
    )
  })
})

describe('size of the Jrai layouts, minified and gzipped', () => {
  it.each(jraiMethods)('%s is at most 2 kB', (id) => {
    expect(existsSync(new URL(`${id}.json`, layoutFolder))).toBe(true)
    const size = gzipSync(JSON.stringify(JSON.parse(textOf(id))), { level: 9 }).length
    console.log(`${id}: ${size} bytes`)
    expect(size).toBeLessThanOrEqual(2_000)
  })
})
