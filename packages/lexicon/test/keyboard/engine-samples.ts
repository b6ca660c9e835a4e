import type { Layout } from '@hiap/lexicon'

const about = { locale: 'und', version: '1.0.0', sources: [{ title: 'Sample' }], tests: [{ keys: '', text: '' }] }
const name = { vi: 'Mẫu', en: 'Sample', native: 'Sample' }

/** Listens to characters; has every kind of pattern and output. */
export const latinSample: Layout = {
  ...about,
  id: 'latin-sample',
  name,
  sets: {
    vowel: ['a', 'â', 'e', 'ê', 'i', 'o', 'ô', 'u'],
    short: ['ă', 'â̆', 'ĕ', 'ê̆', 'ĭ', 'ŏ', 'ô̆', 'ŭ'],
    end: ['n', 'ng', 'i', 'u'],
    breve: ['\u0306'],
    circumflex: ['\u0302'],
  },
  transforms: [
    {
      name: 'letters',
      bothCases: true,
      rules: [
        { from: ['d', 'd'], to: ['đ'], again: 'toggle' },
        { from: ['e', 'e'], to: ['ê'], again: 'toggle' },
        {
          from: [{ set: 'vowel' }, { optional: { set: 'end' } }, 'x'],
          to: [{ of: 0, set: 'short' }, { copy: 1 }],
          again: 'toggle',
        },
        { from: ['uo', { repeat: { set: 'end' }, least: 0, most: 2 }, 'w'], to: ['ươ', { copy: 1 }] },
        { from: ['w'], to: ['ư'], again: 'once' },
        { before: ['q'], from: ['u', 'w'], to: ['u', 'w'] },
        { from: [{ notIn: ['vowel'] }, ';'], to: [{ copy: 0 }, '!'] },
        { from: ['𝑎', '+'], to: ['𝑏'] },
        { from: ['^'], to: ['\u0302'] },
        { from: ['('], to: ['\u0306'] },
      ],
    },
  ],
  reorder: [
    { set: 'circumflex', weight: 10 },
    { set: 'breve', weight: 20 },
  ],
  backspace: { unit: 'mark', rules: [{ from: ['đ'], to: ['d'] }] },
}

/** Listens to physical keys; orders its clusters. */
export const khmerSample: Layout = {
  ...about,
  id: 'khmer-sample',
  name,
  keys: {
    KeyK: { base: 'ក', shift: 'គ' },
    KeyJ: { base: '\u17d2' },
    KeyR: { base: 'រ', altgr: '𝑟' },
    KeyE: { base: '\u17c1' },
    KeyA: { base: '\u17b6', shift: '\u17b6\u17c6' },
    KeyN: { base: 'ន', 'altgr+shift': '' },
    Space: { base: ' ' },
  },
  sets: {
    base: ['ក', 'គ', 'រ', 'ន'],
    coeng: ['\u17d2'],
    ro: ['រ'],
    vowel: ['\u17c1', '\u17b6', '\u17c4'],
    sign: ['\u17c6'],
  },
  transforms: [
    { name: 'coeng', rules: [{ from: ['\u17d2', '\u17d2'], to: ['\u17d2'] }] },
    {
      name: 'vowels',
      rules: [
        { from: ['\u17c1', '\u17b6'], to: ['\u17c4'] },
        { from: ['\u17b6', '\u17c1'], to: ['\u17c4'] },
      ],
    },
    { name: 'digits', when: { option: 'digits', is: 'khmer' }, rules: [{ from: ['ន'], to: ['ណ'] }] },
  ],
  reorder: [
    { set: 'ro', weight: 20, behind: 'coeng' },
    { set: 'base', weight: 10, behind: 'coeng' },
    { set: 'vowel', weight: 30 },
    { set: 'sign', weight: 40 },
  ],
  backspace: { unit: 'cluster' },
  options: {
    space: {
      values: ['plain', 'zwsp'],
      default: 'plain',
      label: { vi: 'Phím cách', en: 'Space bar' },
      keys: { zwsp: { Space: { base: '\u200b', shift: ' ' } } },
    },
    digits: { values: ['latin', 'khmer'], default: 'latin', label: { vi: 'Chữ số', en: 'Digits' } },
  },
}
