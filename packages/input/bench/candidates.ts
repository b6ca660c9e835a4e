// How soon a Khmer word that is typed by sound is offered, and how long the answer takes: `pnpm bench candidates`.
// Words are those of km-vi, then of 15,000 and 84,000 entries made from the open lists that stand beside the repository. Typed is their
// reading as the gazetteer writes it, the same by ear (one or two habits of learners, seeded), and for the made ones also a reading
// spelt from the IPA of Wiktionary, which owes nothing to our romanisation.
import { languageOf } from '@hiap/lexicon'
import { createShelf, type OpenedDictionary, type Shelf, shelfClient } from '../../bundle/src/index.ts'
import { rememberingLanguage } from '../../bundle/src/remembering-language.ts'
import { seeded } from '../../lexicon/bench/measure.ts'
import { entryOf, glossTags, indexedEntries, makeCorpus } from '../../lexicon/bench/search/corpus.ts'
import { learnersSounds, type SoundWord, soundWords } from '../../lexicon/bench/search/sounds.ts'
import { buildIndex, openIndex } from '../../lexicon/src/index.ts'
import { suggestFrom } from '../src/candidates/suggest-from.ts'
import { khmerShelf } from '../test/candidates/khmer-dictionary.ts'

const khmer = languageOf('km')!
const { signal } = new AbortController()

/** So many words of the made dictionaries are typed. */
const sample = 400

const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(1)

/** Types each word letter by letter and writes a row of the table. */
async function measure(
  name: string,
  shelf: Shelf,
  typed: readonly (readonly [word: string, keys: string])[],
): Promise<void> {
  const suggest = suggestFrom(shelfClient(shelf), { locale: 'km', language: 'vi' })
  const times: number[] = []
  let [keys, keyInNine, wholeFirst, wholeInNine] = [0, 0, 0, 0]
  for (const [word, letters] of typed)
    for (let length = 1; length <= letters.length; length++) {
      if (letters[length - 1] === ' ') continue
      const start = performance.now()
      const found = await suggest(letters.slice(0, length), { sounds: true, limit: 9, signal })
      times.push(performance.now() - start)
      const place = found.findIndex(({ text }) => khmer.normalise(text) === word)
      keys++
      if (place >= 0) keyInNine++
      if (length < letters.length) continue
      if (place === 0) wholeFirst++
      if (place >= 0) wholeInNine++
    }
  times.sort((a, b) => a - b)
  const at = (share: number): string => times[Math.floor(times.length * share)]!.toFixed(2)
  const all = typed.length
  console.log(
    `| ${name} | ${all} | ${percent(wholeFirst, all)} | ${percent(wholeInNine, all)} | ${percent(keyInNine, keys)} | ${at(0.5)} | ${at(0.95)} |`,
  )
}

function bothWays(words: readonly SoundWord[]): readonly (readonly [name: string, typed: [string, string][]])[] {
  const random = seeded(4242)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
  const bare = words
    .map(({ headword, base }) => ({ headword, base: base.replaceAll("'", '') }))
    .filter(({ base }) => base !== '')
  return [
    ['as read', bare.map(({ headword, base }) => [headword, base])],
    ['by ear', bare.map(({ headword, base }) => [headword, learnersSounds(base, pick)])],
  ]
}

console.log('| words | n | whole word: first % | in nine % | after each key: in nine % | ms p50 | ms p95 |')
console.log('| --- | --- | --- | --- | --- | --- | --- |')

const small = await khmerShelf()
const headwords = new Set<string>()
for (let cursor: string | undefined, page = small.browse({ dictionary: 'km-vi', limit: 200 }); page !== undefined; ) {
  for (const { headword } of page.entries) headwords.add(khmer.normalise(headword))
  cursor = page.next
  page = cursor === undefined ? undefined : small.browse({ dictionary: 'km-vi', limit: 200, cursor })
}
const words = [...headwords].filter((word) => khmer.letters(word).length > 1)
for (const [way, typed] of bothWays(words.map((headword) => ({ headword, base: khmer.romanise(headword) }))))
  await measure(`km-vi, ${way}`, small, typed)

for (const size of [15_000, 84_000]) {
  const corpus = makeCorpus('km', size)
  const index = openIndex(buildIndex(khmer, corpus.glossLanguages, indexedEntries(corpus)), glossTags.length)
  const dictionary = {
    id: 'made',
    languageTag: 'km',
    glossLanguageTags: glossTags,
    language: rememberingLanguage(khmer),
    glossLanguages: corpus.glossLanguages,
    index,
    entryAt: (number: number) => entryOf(corpus.entries[number]!, number, 'km'),
  }
  // A shelf asks no more of a dictionary to suggest from it.
  const shelf = createShelf([dictionary as unknown as OpenedDictionary])
  for (const kind of ['sounds', 'sounds-ipa'] as const) {
    const all = soundWords(corpus, kind)
    const some = all.filter((_, at) => at % Math.max(1, Math.floor(all.length / sample)) === 0)
    for (const [way, typed] of bothWays(some))
      await measure(`${size.toLocaleString('en')}, ${kind === 'sounds' ? way : `IPA, ${way}`}`, shelf, typed)
  }
}
