import { khnormal } from 'khmer-normalizer'
import { khmer } from '../src/languages/khmer/index.ts'
import { vietnamese } from '../src/languages/vietnamese/index.ts'
import { khmerWords, tico, udhr } from './texts.ts'
import { throughputOf } from './throughput.ts'

// How fast is canonical spelling, as a share of NFC on the same text in the same process? Peer for Khmer:
// khmer-normalizer. "Clean" is the text after normalising.

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
  'word lists, by word': khmerWords(),
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
