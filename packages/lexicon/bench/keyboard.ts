import { readdirSync, readFileSync } from 'node:fs'
import { compileLayout, initialState, keysFor, parseLayout, press } from '../src/index.ts'
import type { KeyStroke } from '../src/keyboard/key-stroke.ts'
import { parseKeys } from '../src/keyboard/parse-keys.ts'
import { percentiles } from './measure.ts'

/**
 * How long one key takes in each layout: the lines of its own tests and some words, typed over and over, with all that was
 * typed before as context. Goal: p50 at most 10 µs, p99 at most 100 µs.
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
