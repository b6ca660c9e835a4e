import { readdirSync, readFileSync } from 'node:fs'
import { compileLayout, initialState, keysFor, parseLayout, press } from '../src/index.ts'
import type { KeyStroke } from '../src/keyboard/key-stroke.ts'
import { parseKeys } from '../src/keyboard/parse-keys.ts'
import { typeStrokes } from '../src/keyboard/transliterate.ts'
import { jqueryIme } from './keyboard/jquery-ime.ts'
import { percentiles, timeWays } from './measure.ts'

/**
 * How long one key takes in each layout: the lines of its own tests and some words, typed over and over, with all that was
 * typed before as context. Goal: p50 at most 10 µs, p99 at most 100 µs. Then our Khmer beside that of jquery.ime, which has the
 * same keys: the time of a key with the change of the text, and how many lines of our case table each types right.
 */

const folder = new URL('../layouts/', import.meta.url)

/** Words whose letters ask for rules, by language. */
const words: Readonly<Record<string, readonly string[]>> = {
  km: ['ស្រុក', 'សាលារៀន', 'ភ្នំពេញ', 'ស្ត្រី', 'ខ្មែរ', 'កម្ពុជា', 'ស៊ី', 'ដោយ', 'ចាំ', 'សៀវភៅ'],
  'jra-Latn': ['ƀơi', 'čŏng', 'hơdôm', 'đah', 'yŭ', 'ñu', 'anih', 'pơtao', 'ơ̆', 'adơi'],
  vi: ['người', 'đường', 'Nguyễn', 'trường', 'tiếng', 'việt', 'nước', 'khuya', 'quyển', 'giếng'],
  bdq: ['ăn', 'ôh', 'tơdăh', 'đei', 'sĭ'],
  rad: ['ăn', 'čar', 'đah', 'ƀuôn', 'hriăm'],
}
const keysOfText = 4000

for (const file of readdirSync(folder).sort()) {
  const layout = parseLayout(readFileSync(new URL(file, folder), 'utf8'), file)
  const compiled = compileLayout(layout)
  const space = parseKeys('<SP>')
  const own = layout.tests.filter(({ options }) => options === undefined).map(({ keys }) => parseKeys(keys))
  const typed = (words[layout.locale] ?? []).flatMap((word) => {
    const strokes = keysFor(compiled, word)
    return strokes === undefined ? [] : [strokes]
  })
  const round = [...own, ...typed].flatMap((strokes) => [...strokes, ...space])
  const strokes = Array.from({ length: keysOfText }, (_, at): KeyStroke => round[at % round.length]!)
  const times: number[] = []
  let length = 0
  for (let turn = 0; turn < 6; turn++) {
    let text = ''
    let state = initialState
    for (const stroke of strokes) {
      const start = process.hrtime.bigint()
      const pressed = press(compiled, text, stroke, state)
      const time = Number(process.hrtime.bigint() - start) / 1000
      // The first turn warms up.
      if (turn > 0) times.push(time)
      state = pressed.state
      const { deleteBefore, insert } = pressed.edit ?? {
        deleteBefore: stroke.backspace ? 1 : 0,
        insert: stroke.char ?? '',
      }
      text = text.slice(0, text.length - deleteBefore) + insert
    }
    length = text.length
  }
  const { p50, p99 } = percentiles(times)
  console.log(
    `${layout.id.padEnd(16)} p50 ${p50.toFixed(1)} µs, p99 ${p99.toFixed(1)} µs a key (${own.length} lines and ${typed.length} words, ${keysOfText} keys to ${length} code units)`,
  )
}

const peer = jqueryIme()
const khmer = parseLayout(readFileSync(new URL('km-nida.json', folder), 'utf8'), 'km-nida.json')
const withZeroWidth = compileLayout(khmer, { space: 'zwsp' })

/** Lines of the case table that do not hang on an option: the space bar gives the zero-width space, as there. */
const cases = readFileSync(new URL('../test/cases/keys-khmer.tsv', import.meta.url), 'utf8')
  .split('\n')
  .map((line) => line.split('\t'))
  .filter(([layout, keys = '']) => (layout === 'km-nida' && !keys.includes('<SP>')) || layout === 'km-nida space=zwsp')
  .map(([, keys = '', points = '', rule = '']) => {
    const text = points
      .split(' ')
      .filter((point) => point !== '')
      .map((point) => String.fromCodePoint(Number.parseInt(point.slice(2), 16)))
      .join('')
    return { strokes: parseKeys(keys), text, rule }
  })

const typedByPeer = (strokes: readonly KeyStroke[]): string => {
  peer.clear()
  for (const stroke of strokes) peer.press(stroke)
  return peer.text
}
const share = (lines: typeof cases, type: (strokes: readonly KeyStroke[]) => string): string => {
  const right = lines.filter(({ strokes, text }) => type(strokes) === text).length
  return `${right} of ${lines.length} (${((100 * right) / lines.length).toFixed(1)} %)`
}
const plain =
  /^(?:words typed in order|digits|divination digits|lunar dates|levels|two-part vowel on one key|space bar|Shift|AltGr)/
for (const [what, lines] of [
  ['all lines', cases],
  ['keys and words in order', cases.filter(({ rule }) => plain.test(rule))],
  ['repairs, marks in any order, Backspace', cases.filter(({ rule }) => !plain.test(rule))],
] as const) {
  console.log(
    `case table, ${what}: ours ${share(lines, (strokes) => typeStrokes(withZeroWidth, strokes))}, jquery.ime ${share(lines, typedByPeer)}`,
  )
}

// One way each to type the lines after one another into a field of its own; emptied where a round begins.
const all = cases.flatMap(({ strokes }) => [...strokes, ...parseKeys('<SP>')])
let text = ''
let state = initialState
const rounds = Array.from({ length: 3 }, () => all).flat()
const times = timeWays(
  rounds.map((stroke, at) => ({ stroke, begins: at === 0 })),
  {
    ours: ({ stroke, begins }) => {
      if (begins) {
        text = ''
        state = initialState
      }
      const pressed = press(withZeroWidth, text, stroke, state)
      state = pressed.state
      const { deleteBefore, insert } = pressed.edit ?? {
        deleteBefore: stroke.backspace ? 1 : 0,
        insert: stroke.char ?? '',
      }
      text = text.slice(0, text.length - deleteBefore) + insert
      return text.length
    },
    peer: ({ stroke, begins }) => {
      if (begins) peer.clear()
      peer.press(stroke)
      return peer.text.length
    },
  },
)
const { ours, peer: theirs } = times as { ours: { p50: number; p99: number }; peer: { p50: number; p99: number } }
console.log(
  `a key of Khmer with the change of the text: ours p50 ${ours.p50.toFixed(1)} µs, p99 ${ours.p99.toFixed(1)} µs; jquery.ime p50 ${theirs.p50.toFixed(1)} µs, p99 ${theirs.p99.toFixed(1)} µs; ours is ${(theirs.p50 / ours.p50).toFixed(1)} and ${(theirs.p99 / ours.p99).toFixed(1)} times as fast (${rounds.length} keys)`,
)
