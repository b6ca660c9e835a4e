import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../src/language.ts'
import { languages } from '../src/languages/index.ts'
import { udhr } from './texts.ts'
import { throughputOf } from './throughput.ts'

/** How fast the Latin languages normalise, beside NFC on the same text, and what text made to be slow costs them. */

const lexical = join(import.meta.dirname, '../../../../shared/data/lexical')
const languageTagged = (tag: string): Language => languages.find((language) => language.tag === tag)!
const [jrai, vietnamese] = [languageTagged('jra-Latn'), languageTagged('vi')]

/** Bahnar phrases in lines of some length, since no longer Central Highlands text is at hand. */
function bahnarLines(): readonly string[] {
  const words = readFileSync(join(lexical, 'bartbahnar/bahnaric.four-fifths.csv'), 'utf8')
    .split('\n')
    .slice(1)
    .map((row) => row.slice(0, Math.max(0, row.indexOf(','))).normalize('NFC'))
    .filter((word) => word !== '')
  return Array.from({ length: Math.ceil(words.length / 20) }, (_, i) => words.slice(i * 20, i * 20 + 20).join(' '))
}

const texts: Readonly<Record<string, readonly string[]>> = {
  'Vietnamese, UDHR': udhr('vie').map((text) => vietnamese.normalise(text)),
  'Vietnamese, UDHR decomposed': udhr('vie').map((text) => text.normalize('NFD')),
  'Bahnar, canonical': bahnarLines().map((text) => jrai.normalise(text)),
  'Bahnar, as found': bahnarLines(),
}

console.log('normalise as a share of NFC (MB/s of UTF-8, median)')
for (const [name, text] of Object.entries(texts)) {
  const speeds = throughputOf(text, {
    ours: (each) => jrai.normalise(each),
    nfc: (each) => each.normalize('NFC'),
  })
  const [ours, nfc] = [speeds.ours!.median, speeds.nfc!.median]
  console.log(`  ${name}: ${ours.toFixed(0)} of ${nfc.toFixed(0)}, share ${(ours / nfc).toFixed(2)}`)
}

const size = 100_000
const fill = (piece: string): string => piece.repeat(Math.ceil(size / Buffer.byteLength(piece)))
const hostile: Readonly<Record<string, string>> = {
  'marks of two classes on one letter': `e${fill('\u0323\u0302')}`,
  'breve and circumflex on one letter': `e${fill('\u0306\u0302')}`,
  'decomposed letters': fill('e\u0306\u0302'),
  'carons and circumflexes': fill(`e${'\u030c\u0302'.repeat(14)}`),
  'runs at the limit': fill(`e${'\u0323\u0302'.repeat(15)}`),
  'look-alikes': fill('ɓě'),
  apostrophes: fill("'b’"),
  'n, n, n': fill('n'),
  'spaces and hyphens': fill(' -'),
  Khmer: fill('ក្ខែ'),
  Hangul: fill('\u1100\u1161\u11a8'),
  'pairs and halves': fill('\ud835\udc00\ud800'),
  'every code unit': String.fromCharCode(...Array.from({ length: size / 3 }, (_, i) => (i * 7919) % 0x10000)),
}

console.log('\nslowest of the functions on 100 kB of text made to be slow (ms, best of 3)')
for (const language of languages) {
  if (language.tag === 'km') continue
  const functions: Readonly<Record<string, (text: string) => unknown>> = {
    normalise: language.normalise,
    fold: language.fold,
    normaliseMapped: language.normaliseMapped,
    foldMapped: language.foldMapped,
    segment: language.segment,
    letters: language.letters,
    romanise: language.romanise,
    compare: (text) => language.compare(text, `${text}a`),
    ...(language.sortKey ? { sortKey: language.sortKey } : {}),
  }
  for (const [name, run] of Object.entries(functions)) {
    const times = Object.entries(hostile).map(([kind, text]) => {
      let best = Number.POSITIVE_INFINITY
      for (let turn = 0; turn < 3; turn++) {
        const start = performance.now()
        run(text)
        best = Math.min(best, performance.now() - start)
      }
      return { kind, best }
    })
    const worst = times.reduce((a, b) => (b.best > a.best ? b : a))
    console.log(`  ${language.tag} ${name}: ${worst.best.toFixed(1)} (${worst.kind})`)
  }
}
