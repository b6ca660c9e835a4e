import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { canonicalKey } from '../../src/search/search-key.ts'
import type { Corpus } from './corpus.ts'
import type { Pick } from './queries.ts'

// What a learner types in Latin letters for a Khmer word that they heard. Nothing here asks our sound key.

/** The open word lists that stand beside the repository in our own work; nothing of them is in it. */
const lexical = join(import.meta.dirname, '../../../../../shared/data/lexical')

/** A word of the corpus, and how it is read in Latin letters. */
export interface SoundWord {
  readonly headword: string
  readonly base: string
}

/**
 * Words that a learner meets, with their reading: of `sounds`, the 5,000 most frequent of the lists as the gazetteer
 * would write them; of `sounds-ipa`, those of Wiktionary, spelt from its IPA, which owes nothing to our romanisation.
 */
export function soundWords(corpus: Corpus, kind: 'sounds' | 'sounds-ipa'): readonly SoundWord[] {
  const { language, entries } = corpus
  const known = new Set(entries.map(({ headword }) => headword))
  const words = new Map<string, string>()
  const add = (text: string, base: (headword: string) => string): void => {
    const headword = canonicalKey(language, text)
    if (known.has(headword) && !words.has(headword) && language.letters(headword).length > 2)
      words.set(headword, base(headword))
  }
  if (kind === 'sounds') {
    const rows = gunzipSync(readFileSync(join(lexical, 'aksara/km_symspell_dictionary.txt.gz')))
      .toString('utf8')
      .split('\n')
      .map((row) => row.split('\t'))
      .sort((a, b) => Number(b[1] ?? 0) - Number(a[1] ?? 0))
    for (const [word = ''] of rows) {
      if (words.size === 5000) break
      add(word, (headword) => language.romanise(headword))
    }
  } else
    for (const row of readFileSync(join(lexical, 'wikipron/khm_khmr_broad.tsv'), 'utf8').split('\n')) {
      const [word = '', ipa = ''] = row.split('\t')
      add(word, () => spelt(ipa))
    }
  return [...words].map(([headword, base]) => ({ headword, base }))
}

/** How the sounds are spelt by ear, without any length or register: ordinary guidebook letters. */
const spellings: ReadonlyMap<string, string> = new Map([
  ['ʔ', ''],
  ['aː', 'a'],
  ['ɑ', 'o'],
  ['ɑː', 'o'],
  ['ɔ', 'o'],
  ['ɔː', 'o'],
  ['oː', 'o'],
  ['uː', 'u'],
  ['iː', 'i'],
  ['eː', 'e'],
  ['ɛ', 'e'],
  ['ɛː', 'e'],
  ['ə', 'e'],
  ['əː', 'e'],
  ['ɨ', 'eu'],
  ['ɨː', 'eu'],
  ['ĕ', 'e'],
  ['ŏ', 'o'],
  ['ŭ', 'u'],
  ['ŋ', 'ng'],
  ['ɲ', 'nh'],
  ['ɓ', 'b'],
  ['ɗ', 'd'],
  ['ɡ', 'g'],
  ['ʋ', 'v'],
  ['c', 'ch'],
  ['cʰ', 'ch'],
  ['j', 'y'],
  ['kʰ', 'kh'],
  ['tʰ', 'th'],
  ['pʰ', 'ph'],
])

/** Two sounds that are spelt together. */
const diphthongs: readonly (readonly [string, string])[] = [
  ['ĕ ə', 'ea'],
  ['ŏ ə', 'oa'],
  ['ŭ ə', 'uo'],
  ['i ə', 'ie'],
  ['ɨ ə', 'eu'],
  ['u ə', 'uo'],
  ['a ə', 'ae'],
  ['a o', 'ao'],
  ['o u', 'ou'],
  ['a e', 'ae'],
]

function spelt(ipa: string): string {
  const together = diphthongs.reduce((text, [pair, spelling]) => text.replaceAll(pair, `=${spelling}`), ipa)
  return together
    .split(' ')
    .map((sound) => (sound.startsWith('=') ? sound.slice(1) : (spellings.get(sound) ?? sound)))
    .join('')
    .replace(/[^a-z]/g, '')
}

/** What may happen to a reading when it is typed by ear: pattern, what is typed for it. One or two happen. */
const habits: readonly (readonly [RegExp, string])[] = [
  // Breath is not heard: phnom, pnom.
  [/([kcptd])h/, '$1'],
  [/h$/, ''],
  // A long vowel is written double: sala, saala.
  [/(?<![aeiou])([aeiou])(?![aeiou])/, '$1$1'],
  // Two vowels are heard as one.
  [/eae|aeu|ueu/, 'eu'],
  [/ea|ae/, 'e'],
  [/ou/, 'u'],
  [/oa/, 'o'],
  [/ie/, 'ia'],
  [/uo/, 'ua'],
  [/ei/, 'ey'],
  [/u/, 'ou'],
  [/o/, 'a'],
  // Voice and place.
  [/^k(?!h)/, 'g'],
  [/^p(?!h)/, 'b'],
  [/^t(?!h)/, 'd'],
  [/ch/, 'j'],
  [/v/, 'w'],
  [/nh$/, 'n'],
  // A doubled consonant is written once, a single one twice.
  [/([b-df-hj-np-tv-z])\1/, '$1'],
  // A space between syllables.
  [/([aeiou]|[aeiou](?:ng|nh|[kmnptlr]))((?:[kcptd]h?|[bgjlmnrsvyh])[aeiou])/, '$1 $2'],
]

/** A reading as a learner types it. */
export function learnersSounds(base: string, pick: Pick): string {
  let typed = base.replaceAll("'", '')
  for (let left = pick([0, 1, 1, 2, 2]); left > 0; left--) {
    const possible = habits.filter(([pattern]) => pattern.test(typed))
    if (possible.length === 0) break
    const [pattern, spelling] = pick(possible)
    typed = typed.replace(pattern, spelling)
  }
  return typed
}
