import fc from 'fast-check'

const range = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index))

/** What any text may hold besides the language's own: spaces, invisible characters, halves of pairs, other scripts. */
const strangers = [
  ...[
    ' ',
    '  ',
    '\t',
    '\n',
    '-',
    "'",
    '\u2019',
    '\u02bc',
    '`',
    '.',
    '/',
    '0',
    '9',
    'Z',
    'a',
    'İ',
    'Σ',
    'ß',
    'ſ',
    '\u212a',
  ],
  ...['\u00a0', '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\u2063', '\ufeff'],
  ...['\ud83d\ude00', '\ud83d', '\ude00', '\udbff', '中', 'ខ', '្', 'ា', '\u0e01\u0e33', '\u1100', '\u1161', '\u05b0'],
]

const khmerLetters = range(0x1780, 0x17b5)
const khmerMarks = [...range(0x17b6, 0x17d3), '\u17dd']
const khmerOthers = [...range(0x17d4, 0x17dc), ...range(0x17e0, 0x17e9), '\u19e0', '\u25cc']
const joiners = ['\u200c', '\u200d', '\u17d2', '\u17d2', '\u17d2']

const syllable = fc
  .tuple(
    fc.constantFrom(...khmerLetters.slice(0, 0x23)),
    fc.array(fc.constantFrom(...khmerLetters.slice(0, 0x23)), { maxLength: 2 }),
    fc.subarray(khmerMarks, { maxLength: 3 }),
  )
  .map(([base, under, marks]) => base + under.map((letter) => `\u17d2${letter}`).join('') + marks.join(''))

/** Khmer, well-formed by syllables and ill-formed by characters, with strangers between. */
export const khmerText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: syllable },
      { weight: 3, arbitrary: fc.constantFrom(...khmerMarks) },
      { weight: 2, arbitrary: fc.constantFrom(...khmerLetters) },
      { weight: 2, arbitrary: fc.constantFrom(...joiners) },
      { weight: 1, arbitrary: fc.constantFrom(...khmerOthers) },
      { weight: 1, arbitrary: fc.constantFrom(...strangers) },
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''))

const latinLetters = [
  ...'abcdeghijklmnoprstuwyABCDEGHIJKNOUƀɃđĐčČñÑăâêôơưĂÂÊÔƠƯĕĭŏŭĕ',
  'ɓ',
  'ð',
  'Ð',
  'ǎ',
  'ě',
  'ǒ',
  'ē',
  'ō',
  'ờ',
  'ử',
  'ʔ',
]
const latinMarks = [...'\u0300\u0301\u0302\u0303\u0306\u0309\u030c\u031b\u0323\u0335\u0336']
const digraphs = ['ng', 'dj', 'ch', 'nh', 'gi', 'NG', 'Dj', "'b", "'Ng", '\u2019nh']

/** Latin letters of Vietnam with any marks, runs of marks around the limit, and strangers between. */
export const latinText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...latinLetters) },
      { weight: 4, arbitrary: fc.constantFrom(...latinMarks) },
      { weight: 2, arbitrary: fc.constantFrom(...digraphs) },
      { weight: 1, arbitrary: fc.constantFrom(...strangers) },
      {
        weight: 1,
        arbitrary: fc
          .array(fc.constantFrom(...latinMarks), { minLength: 28, maxLength: 34 })
          .map((marks) => marks.join('')),
      },
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''))

/** Any code units at all. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
  .map((units) => String.fromCharCode(...units))
