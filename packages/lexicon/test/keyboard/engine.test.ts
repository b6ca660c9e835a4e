import { compileLayout, initialState, parseKeys, press, transliterate, typeKeys } from '@hiap/lexicon'
import { describe, expect, it, test } from 'vitest'
import { khmerSample, latinSample } from './engine-samples.ts'

const latin = compileLayout(latinSample)
const khmer = compileLayout(khmerSample)

describe('transforms', () => {
  it.each([
    ['ddax', 'đă', 'a text, a set and its partner'],
    ['ddex', 'đĕ', ''],
    ['eex', 'ê̆', 'a member of several code points'],
    ['angx', 'ăng', 'an optional piece'],
    ['abx', 'abx', 'nothing fits'],
    ['uow', 'ươ', 'none of a repeated piece'],
    ['uongw', 'ương', 'one'],
    ['uonngw', 'ươnng', 'two'],
    ['uonnnw', 'uonnnư', 'one too many'],
    ['quw', 'quw', 'further back wins over first in the list'],
    ['b;', 'b!', 'a code point in none of the sets'],
    ['a;', 'a;', 'one that is in a set'],
    [';', ';', 'no code point at all'],
    ['\u{1d44e};', '\u{1d44e}!', 'a surrogate pair is one code point'],
    ['DDax', 'Đă', 'upper case where the first piece has it'],
    ['dDax', 'đă', ''],
    ['AX', 'Ă', ''],
    ['Ax', 'Ă', ''],
    ['EEX', 'Ê̆', ''],
    ['Uongw', 'Ương', 'each code point by its own'],
    ['UOngw', 'ƯƠng', ''],
    ['W', 'Ư', ''],
  ])('%s gives %s %s', (keys, text) => {
    expect(transliterate(latin, keys)).toBe(text)
  })

  it.each([
    ['a x x', 'ax', 'the trigger again takes the mark off and is typed'],
    ['a x x x', 'axx', 'and is only typed for as long as it is repeated'],
    ['a n g x x', 'angx', 'what stood between comes back'],
    ['A x X', 'AX', 'in either case'],
    ['d d d', 'dd', ''],
    ['d d d d', 'ddd', ''],
    ['d d a d', 'đad', 'only right away'],
    ['w w', 'ưw', 'once: the trigger is typed'],
    ['w w w', 'ưww', ''],
    ['a x <BS> x', 'ă', 'Backspace forgets'],
  ])('%s toggles to %s %s', (keys, text) => {
    expect(typeKeys(latin, keys)).toBe(text)
  })

  it('forgets a change when the caret moves', () => {
    const [stroke] = parseKeys('x')
    const first = press(latin, 'a', stroke!)
    expect(first.edit).toEqual({ deleteBefore: 1, insert: 'ă' })
    expect(press(latin, 'ă', stroke!, first.state).edit).toEqual({ deleteBefore: 1, insert: 'ax' })
    expect(press(latin, 'ă', stroke!, initialState).edit).toBeUndefined()
    // Nor where the text is not what the state says.
    expect(press(latin, 'b', stroke!, first.state).edit).toBeUndefined()
  })
})

describe('keys', () => {
  it.each<[keys: string, options: Record<string, string>, text: string, note: string]>([
    ['k', {}, 'ក', ''],
    ['K', {}, 'គ', ''],
    ['<G-r>', {}, '𝑟', ''],
    ['<S-SP>', {}, '', 'a level that is missing gives nothing'],
    ['k <SP> k', {}, 'ក ក', ''],
    ['k <SP> <S-SP> k', { space: 'zwsp' }, 'ក\u200b ក', ''],
    ['n', {}, 'ន', ''],
    ['n', { digits: 'khmer' }, 'ណ', ''],
    ['q k', {}, 'qក', 'a key that is not listed is the system’s'],
  ])('%s with %j gives %s %s', (keys, options, text) => {
    expect(typeKeys(compileLayout(khmerSample, options), keys)).toBe(text)
  })

  test('a key of the layout always gives an edit; any other none', () => {
    expect(press(khmer, '', { code: 'KeyN', level: 'altgr+shift' }).edit).toEqual({ deleteBefore: 0, insert: '' })
    expect(press(khmer, '', { code: 'KeyN', char: 'n', level: 'base' }).edit).toEqual({ deleteBefore: 0, insert: 'ន' })
    expect(press(khmer, '', { code: 'KeyQ', char: 'q', level: 'base' }).edit).toBeUndefined()
    expect(press(khmer, '', { code: 'ShiftLeft', level: 'shift' }).edit).toBeUndefined()
    expect(press(latin, '', { code: 'KeyN', char: 'n', level: 'base' }).edit).toBeUndefined()
  })

  it('refuses an option or a value that is not there', () => {
    expect(() => compileLayout(khmerSample, { colour: 'red' })).toThrow(
      'has no “colour: red”. It has options: space, digits.',
    )
    expect(() => compileLayout(khmerSample, { space: 'wide' })).toThrow(
      'has no “space: wide”. It has space: plain, zwsp.',
    )
    expect(() => compileLayout(latinSample, { space: 'zwsp' })).toThrow('It has options: none.')
  })
})

describe('order', () => {
  it.each([
    ['k e a', 'ក\u17c4', 'two keys make one vowel'],
    ['k a e', 'ក\u17c4', ''],
    ['k e j n', 'ក\u17d2ន\u17c1', 'a subscript typed after the vowel'],
    ['k e j', 'ក\u17c1\u17d2', 'coeng waits at the caret'],
    ['k j r j n', 'ក\u17d2ន\u17d2រ', 'coeng ro last'],
    ['k e j r j n a', 'ក\u17d2ន\u17d2រ\u17c4', ''],
    ['k j j n', 'ក\u17d2ន', 'the first group writes for those after it'],
    ['k A e j n', 'ក\u17d2ន\u17b6\u17c1\u17c6', 'equal weights keep their order'],
    ['k n a', 'កន\u17b6', 'a cluster ends where the next begins'],
    ['a k', '\u17b6ក', 'marks without a base'],
  ])('%s gives %s %s', (keys, text) => {
    expect(typeKeys(khmer, keys)).toBe(text)
  })

  it.each([
    ['e(^', 'ê\u0306'],
    ['e^(', 'ê\u0306'],
    ['ĕ^', 'ê\u0306'],
    ['a^', 'â'],
  ])('%s gives %s, in NFC', (keys, text) => {
    expect(transliterate(latin, keys)).toBe(text)
  })
})

describe('the context', () => {
  const coengN = parseKeys('j n')
  const after = (text: string): string => {
    let typed = text
    for (const key of coengN) {
      const { edit } = press(khmer, typed, key)
      typed = typed.slice(0, typed.length - edit!.deleteBefore) + edit!.insert
    }
    return typed
  }

  it('is read for 32 code points', () => {
    const vowels = '\u17b6'.repeat(29)
    expect(after(`ក${vowels}`)).toBe(`ក\u17d2ន${vowels}`)
    // The cluster begins further back: it is left as it is.
    expect(after(`ក${vowels}\u17b6\u17b6\u17b6`)).toBe(`ក${vowels}\u17b6\u17b6\u17b6\u17d2ន`)
  })

  it('reads a surrogate pair as one', () => {
    const [plus] = parseKeys('+')
    expect(press(latin, 'a𝑎', plus!).edit).toEqual({ deleteBefore: 2, insert: '𝑏' })
    expect(transliterate(latin, `${'𝑎'.repeat(40)}+`)).toBe(`${'𝑎'.repeat(39)}𝑏`)
  })

  it('may be any string', () => {
    const [x] = parseKeys('x')
    expect(press(latin, '\ud835', x!).edit).toBeUndefined()
    // Two halves that meet are a pair from then on.
    expect(press(latin, 'a\ud835', { char: '\udc4e', level: 'base' }).edit).toEqual({ deleteBefore: 1, insert: '𝑎' })
  })
})

describe('Backspace', () => {
  it.each([
    ['a x <BS>', 'a', 'the mark of a precomposed letter'],
    ['e e x <BS>', 'ê', 'the mark that stands alone'],
    ['e e x <BS> <BS>', 'e', ''],
    ['d d <BS>', 'd', 'a rule'],
    ['D D <BS> <BS>', '', 'a letter without a rule'],
    ['<BS>', '', 'nothing is there'],
  ])('%s leaves %s %s', (keys, text) => {
    expect(typeKeys(latin, keys)).toBe(text)
  })

  it.each([
    ['k n j r e <BS>', 'ក', 'a cluster, by the order rules'],
    ['k n j <BS>', 'ក', 'with a coeng that waits'],
    ['k <G-r> <BS>', 'ក', 'a surrogate pair, by the system'],
    ['k <SP> <BS>', 'ក', ''],
  ])('%s leaves %s %s', (keys, text) => {
    expect(typeKeys(khmer, keys)).toBe(text)
  })

  it('takes a letter with its marks as a cluster where no order is given', () => {
    const { reorder: _, ...plain } = { ...latinSample, backspace: { unit: 'cluster' as const } }
    const layout = compileLayout(plain)
    expect(press(layout, 'bê\u0306', parseKeys('<BS>')[0]!).edit).toEqual({ deleteBefore: 2, insert: '' })
  })

  it('takes one code point, where the unit says so', () => {
    const layout = compileLayout({ ...latinSample, backspace: { unit: 'codepoint' } })
    expect(press(layout, 'bê\u0306', parseKeys('<BS>')[0]!).edit).toEqual({ deleteBefore: 1, insert: '' })
  })
})

describe('Caps Lock', () => {
  const layout = compileLayout({
    ...latinSample,
    keys: {
      KeyA: { base: 'a', shift: 'A', altgr: 'ă', 'altgr+shift': 'Ă' },
      BracketLeft: { base: 'ư', shift: 'Ư', altgr: '[', 'altgr+shift': '{' },
      Digit1: { base: '1', shift: '!' },
      KeyB: { base: 'b' },
    },
  })

  it.each([
    ['KeyA', 'base', 'A'],
    ['KeyA', 'shift', 'a'],
    ['KeyA', 'altgr', 'Ă'],
    ['KeyA', 'altgr+shift', 'ă'],
    ['BracketLeft', 'base', 'Ư'],
    ['BracketLeft', 'altgr', '['],
    ['Digit1', 'base', '1'],
    ['Digit1', 'shift', '!'],
    ['KeyB', 'base', 'b'],
    ['KeyA', 'ctrl', ''],
  ] as const)('turns the case of a letter that has one: %s %s', (code, level, text) => {
    expect(press(layout, '', { code, level, capsLock: true }).edit).toEqual({ deleteBefore: 0, insert: text })
  })
})

describe('parseKeys', () => {
  it('reads every notation', () => {
    expect(parseKeys('a A <SP> <S-SP> <G-x> <G-S-x> <G-SP> <C-x> <C-SP> <BS> < ;')).toEqual([
      { code: 'KeyA', char: 'a', level: 'base' },
      { code: 'KeyA', char: 'A', level: 'shift' },
      { code: 'Space', char: ' ', level: 'base' },
      { code: 'Space', char: ' ', level: 'shift' },
      { code: 'KeyX', level: 'altgr' },
      { code: 'KeyX', level: 'altgr+shift' },
      { code: 'Space', level: 'altgr' },
      { code: 'KeyX', level: 'ctrl' },
      { code: 'Space', level: 'ctrl' },
      { code: 'Backspace', level: 'base', backspace: true },
      { code: 'Comma', char: '<', level: 'shift' },
      { code: 'Semicolon', char: ';', level: 'base' },
    ])
    expect(parseKeys('')).toEqual([])
  })

  it.each([
    ['a bc', 'bc', 3],
    ['<X>', '<X>', 1],
    ['a  <S-a>', '<S-a>', 4],
    ['ă', 'ă', 1],
    ['<G-é>', '<G-é>', 1],
    ['<C-A>', '<C-A>', 1],
  ])('refuses %s', (line, token, column) => {
    expect(() => parseKeys(line)).toThrow(
      expect.objectContaining({ code: 'keys-malformed', details: { token, column } }),
    )
  })
})
