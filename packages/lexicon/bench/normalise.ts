import { khnormal } from 'khmer-normalizer'
import { khmer } from '../src/languages/khmer/index.ts'
import { normaliseKhmer } from '../src/languages/khmer/normalise.ts'
import { middleKhmer } from '../src/languages/khmer/variants.ts'
import { vietnamese } from '../src/languages/vietnamese/index.ts'
import { khmerWords, tico, udhr } from './texts.ts'
import { throughputOf } from './throughput.ts'

// How fast is canonical spelling, as a share of NFC on the same text in the same process? Peer for Khmer:
// khmer-normalizer. "Clean" is the text after normalising. Then: what the search form brings together, and hostile text.

const nfc = (text: string): string => text.normalize('NFC')

function row(name: string, texts: readonly string[], ways: Readonly<Record<string, (text: string) => unknown>>): void {
  const speeds = throughputOf(texts, { NFC: nfc, ...ways })
  const base = speeds.NFC!.median
  console.log(
    [
      name.padEnd(34),
      ...Object.entries(speeds).map(
        ([way, { median }]) =>
          `${way} ${median.toFixed(median < 10 ? 2 : 0)}${way === 'NFC' ? '' : ` (${(median / base).toFixed(median / base < 0.01 ? 4 : 2)})`}`,
      ),
    ].join('  '),
  )
}

console.log('normalise: MB of UTF-8 a second, median of 9 turns, and in brackets the share of NFC')
const khmerTexts: Readonly<Record<string, readonly string[]>> = {
  'UDHR Khmer, by paragraph': udhr('khm'),
  'UDHR Khmer, whole': [udhr('khm').join('\n')],
  'TICO-19, by sentence': tico(),
  'TICO-19, whole': [tico().join('\n')],
  // Every twentieth word: khmer-normalizer takes its time.
  'word lists, by word': khmerWords().filter((_, index) => index % 20 === 0),
}
for (const [name, texts] of Object.entries(khmerTexts)) {
  const clean = texts.map((text) => khmer.normalise(text))
  // A copy, so that nothing known of one string, such as being flat, helps the other.
  const flat = (all: readonly string[]): readonly string[] => all.map((text) => Buffer.from(text).toString())
  const slow = name.endsWith('whole') ? {} : { 'khmer-normalizer': (text: string) => khnormal(text) }
  row(`${name}, raw`, flat(texts), { ours: khmer.normalise, ...slow })
  row(`${name}, clean`, flat(clean), { ours: khmer.normalise })
  row('  the rest of the language, raw', flat(texts), {
    fold: khmer.fold,
    normaliseMapped: khmer.normaliseMapped,
    foldMapped: khmer.foldMapped,
    letters: khmer.letters,
  })
}
const vietnameseTexts = udhr('vie')
row('UDHR Vietnamese, raw', vietnameseTexts, { ours: vietnamese.normalise })
row(
  'UDHR Vietnamese, NFD',
  vietnameseTexts.map((text) => text.normalize('NFD')),
  { ours: vietnamese.normalise },
)

// How much does the search form bring together?
const groups = new Map<string, Set<string>>()
for (const word of khmerWords()) {
  const canonical = khmer.normalise(word.trim())
  const key = khmer.fold(canonical)
  groups.set(key, (groups.get(key) ?? new Set()).add(canonical))
}
const sizes = [...groups.values()].map((words) => words.size)
const all = sizes.reduce((sum, size) => sum + size, 0)
const sharing = sizes.filter((size) => size > 1).reduce((sum, size) => sum + size, 0)
console.log(
  `fold: of ${all.toLocaleString('en')} words ${((100 * sharing) / all).toFixed(2)} % share a search form, ` +
    `at most ${Math.max(...sizes)} one`,
)

// How long does the worst text take? A first call each, 100 kB of UTF-8.
const hostile: Readonly<Record<string, string>> = {
  'vowels on one base': '\u17be\u17b6\u17bb\u17c1\u17b8',
  'coengs without a letter': '\u17d2\u17dd',
  'subscripts, ro first': '\u17d2\u179a\u17d2\u1780',
  'joiners that promise a subscript': '\u200d\u17d2',
  'syllables out of order': 'ខែ\u17d2មសុីកំុ',
  'coeng da, then disorder': 'ក\u17d2ដ\u17b8\u17c1',
  'shifters on ba': 'ប\u17c9\u17ca\u17b8',
  'the other shifter': 'ស\u17c9\u17b8',
  'broken by zero-width spaces': 'ក\u200b\u17b6\u200b\u17c1\u200b\u17d2\u200b',
  'digits and khans': '១\u17d2។',
  'dotted capital I': 'İ',
  'halves of surrogate pairs': '\ud800',
}
const functions: Readonly<Record<string, (text: string) => unknown>> = {
  normalise: khmer.normalise,
  'strict ZWNJ': (text) => normaliseKhmer(text, { strictZwnj: true }),
  'Middle Khmer': middleKhmer.normalise,
  fold: khmer.fold,
  normaliseMapped: khmer.normaliseMapped,
  foldMapped: khmer.foldMapped,
  letters: khmer.letters,
}
for (const [name, way] of Object.entries(functions)) {
  const times = Object.entries(hostile).map(([kind, part]) => {
    const text = `ក${part.repeat(Math.ceil(100_000 / Buffer.byteLength(part)))}`
    const start = performance.now()
    way(text)
    return { kind, time: performance.now() - start }
  })
  const worst = times.reduce((a, b) => (b.time > a.time ? b : a))
  console.log(`${name.padEnd(16)} at worst ${worst.time.toFixed(1)} ms for 100 kB: ${worst.kind}`)
}
