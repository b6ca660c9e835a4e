import type { Layout } from '@hiap/lexicon'

const about = { name: { vi: 'Thử', en: 'Trial', native: 'Trial' }, version: '1.0.0', sources: [], tests: [] }

/** Letters made of letters: oo ô, ow ơ, a vowel and x its breve; again takes the mark off. */
export const telex: Layout = {
  ...about,
  id: 'trial-telex',
  locale: 'jra-Latn',
  sets: { plain: ['a', 'o', 'ô', 'ơ'], breve: ['ă', 'ŏ', 'ô\u0306', 'ơ\u0306'] },
  transforms: [
    {
      name: 'marks',
      bothCases: true,
      rules: [
        { from: ['o', 'o'], to: ['ô'], again: 'toggle' },
        { from: ['o', 'w'], to: ['ơ'], again: 'toggle' },
        { from: ['c', 'c'], to: ['č'], again: 'toggle' },
        { from: [{ set: 'plain' }, 'x'], to: [{ of: 0, set: 'breve' }], again: 'toggle' },
      ],
    },
  ],
}

/** Khmer letters by the place of the key, AltGr among them; a coeng before ដ gives ត. */
export const positional: Layout = {
  ...about,
  id: 'trial-positional',
  locale: 'km',
  keys: {
    KeyK: { base: 'ក', shift: 'គ', altgr: 'ឝ' },
    KeyJ: { base: '\u17D2' },
    KeyD: { base: 'ដ', shift: 'ឌ' },
    KeyT: { base: 'ត' },
    Space: { base: ' ', altgr: '\u00A0' },
  },
  transforms: [{ name: 'coeng', rules: [{ from: ['\u17D2', 'ដ'], to: ['\u17D2ត'] }] }],
  backspace: { unit: 'cluster' },
}
