import type { Pick } from './queries.ts'

const coeng = '\u17d2'
const ro = '\u179a'

/** A letter and what stands round it: coengs with their letters, marks. */
const syllables = /([\u1780-\u17b3])((?:\u17d2[\u1780-\u17b3]|[\u17b6-\u17d1\u17dd])+)/gu
const parts = /\u17d2[\u1780-\u17b3]|[\u17b6-\u17d1\u17dd]/gu

/**
 * The parts whose order among themselves tells words apart, or which never stand side by side: subscripts but for ro,
 * shifters, each kind of vowel, signs, finals. // khmer.md §1
 */
function kindOf(part: string): string {
  if (part === coeng + ro) return 'ro'
  if (part.startsWith(coeng)) return 'subscript'
  return [/[\u17c9\u17ca]/, /[\u17be-\u17c5]/, /[\u17bb-\u17bd]/, /[\u17b7-\u17ba]/, /\u17b6/, /[\u17c7\u17c8]/]
    .findIndex((kind) => kind.test(part))
    .toString()
}

/** Vowels that are also typed as two, which look the same. */
const twoVowels: ReadonlyMap<string, string> = new Map([
  ['ោ', 'េា'],
  ['ើ', 'េី'],
])

/**
 * A Khmer word with the parts of its syllables in another order, vowels now and then typed as two, coeng ta as coeng da:
 * it looks the same. Gives nothing where it has nothing to put elsewhere.
 */
export function permuted(headword: string, pick: Pick): string | undefined {
  const typed = headword.replace(syllables, (_, base: string, rest: string) => {
    const original = rest
      .replace(/[ោើ]/g, (vowel) => (pick([true, false]) ? twoVowels.get(vowel)! : vowel))
      .replaceAll('\u17d2ត', () => (pick([true, false]) ? '\u17d2ដ' : '\u17d2ត'))
      .match(parts)!
    const left = [...original]
    const shuffled = original.map(() => left.splice(pick([...left.keys()]), 1)[0]!)
    // Parts of one kind keep their order.
    return (
      base +
      shuffled
        .map((part, i) => {
          const kind = kindOf(part)
          const nth = shuffled.slice(0, i).filter((other) => kindOf(other) === kind).length
          return original.filter((other) => kindOf(other) === kind)[nth]!
        })
        .join('')
    )
  })
  return typed === headword ? undefined : typed
}

/** A word in which one coeng was not typed: its letters stand side by side. */
export function withoutCoeng(headword: string, pick: Pick): string | undefined {
  const places = [...headword.matchAll(/\u17d2/g)].map(({ index }) => index)
  if (places.length === 0) return undefined
  const at = pick(places)
  return headword.slice(0, at) + headword.slice(at + 1)
}
