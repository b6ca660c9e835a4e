import { type Entry, languageOf } from '@hiap/lexicon'
import { type Chance, chance } from './chance.ts'

/** What a person types, letter by letter, and of which kind it is. */
export interface TypedQuery {
  readonly kind: string
  readonly text: string
}

/**
 * Words of a Khmer dictionary as people type them: as they are written, with one slip, by their sound, by their
 * Vietnamese meaning with and without tones. As many of each kind, in turns. The same seed gives the same queries.
 */
export function typedQueries(entries: readonly Entry[], ofEachKind: number, seed: number): readonly TypedQuery[] {
  const random = chance(seed)
  const khmer = languageOf('km')
  if (khmer === undefined) throw new Error('Khmer is not built in')
  const anyWord = (): string => {
    for (;;) {
      const { text } = random.of(entries).headword
      const { length } = [...text]
      if (length >= 4 && length <= 12 && !text.includes(' ')) return text
    }
  }
  const meaning = (): string => random.of(entries).senses[0]?.glosses.vi?.[0] ?? ''
  const kinds: Readonly<Record<string, () => string>> = {
    Khmer: anyWord,
    'Khmer, one slip': () => misspelt(khmer.letters(anyWord()), random),
    'Latin sounds': () =>
      khmer
        .romanise(anyWord())
        .normalize('NFD')
        .replace(/[^a-z ]/gu, ''),
    Vietnamese: meaning,
    'Vietnamese, no tones': () => meaning().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd'),
  }
  return Array.from({ length: ofEachKind }, () =>
    Object.entries(kinds).map(([kind, make]) => ({ kind, text: make().trim() })),
  ).flat()
}

/** One letter left out, doubled, put in the place of another, or swapped with its neighbour. */
function misspelt(letters: readonly string[], random: Chance): string {
  const at = random.below(letters.length - 1)
  const [here = '', next = ''] = letters.slice(at, at + 2)
  const instead = random.of([next, here + here + next, random.of(letters) + next, next + here])
  return [...letters.slice(0, at), instead, ...letters.slice(at + 2)].join('')
}
