import type { Confusion, EditCosts } from '../../language.ts'

const coeng = '\u17d2'
const consonants = [...'កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ']

/** Every pair of a group at one cost. */
function amongAll(group: readonly string[], cost: number): Confusion[] {
  return group.flatMap((a, index) => group.slice(index + 1).map((b): Confusion => [a, b, cost]))
}

/** A letter as subscript, in canonical spelling: coeng da is written coeng ta. */
function subscript(letter: string): string {
  return `${coeng}${letter === 'ដ' ? 'ត' : letter}`
}

/** Confusions of letters, which are also confusions of the subscripts. */
function withSubscripts(confusions: readonly Confusion[]): Confusion[] {
  const below = confusions.map(([a, b, cost]): Confusion => [subscript(a), subscript(b), cost])
  return [...confusions, ...below.filter(([a, b]) => a !== b)]
}

/**
 * What is easily mistaken in Khmer. Values: the project's first proposal, khmer.md §8. A cost holds wherever the letters
 * stand, so `ដ`/`ត` and a silent `រ` are cheap in every position, not only at the end.
 */
export const khmerCosts: EditCosts = {
  letter: 1,
  swap: 0.6,
  confusions: [
    // The register shifter wrong or left out; another sign left out.
    ['\u17c9', '\u17ca', 0.2],
    ...['\u17c9', '\u17ca', '\u17cb', '\u17cd', '\u17d0', '\u17ce'].map((sign): Confusion => [sign, '', 0.2]),
    // Letters of one sound.
    ...withSubscripts([
      ['ណ', 'ន', 0.25],
      ['ឡ', 'ល', 0.25],
      ...amongAll(['ស', 'ឝ', 'ឞ'], 0.25),
      ['ឋ', 'ថ', 0.25],
      ['ឍ', 'ធ', 0.25],
      ['ឌ', 'ឍ', 0.25],
      ['ដ', 'ត', 0.3],
    ]),
    // One sound in the two series.
    ...withSubscripts(
      ['កគ', 'ខឃ', 'ចជ', 'ឆឈ', 'តទ', 'ថធ', 'ផភ', 'បព', 'ដឌ'].map(
        (pair): Confusion => [pair.charAt(0), pair.charAt(1), 0.4],
      ),
    ),
    // Coeng left out: the two letters stand side by side.
    ...consonants.map((letter): Confusion => [subscript(letter), letter, 0.4]),
    // Nikahit for m with a letter under it.
    ...consonants.map((letter): Confusion => [`\u17c6${letter}`, `ម${subscript(letter)}`, 0.3]),
    // Vowels.
    ...amongAll(['ិ', 'ឹ', 'ី', 'ឺ'], 0.35),
    ['ុ', 'ូ', 0.35],
    ...amongAll(['េ', 'ែ', 'ៃ'], 0.35),
    ...amongAll(['ើ', 'ឿ', 'ៀ'], 0.35),
    ...amongAll(['ោ', 'ៅ', 'ា'], 0.35),
    // Breath and stop at the end, and what is written but not heard there.
    ['\u17c7', '\u17c8', 0.3],
    ['\u17c7', '', 0.3],
    ['\u17c8', '', 0.3],
    ['រ', '', 0.3],
    ['ិ', '', 0.3],
    // Independent vowels.
    ['ឥ', 'អិ', 0.2],
    ['ឦ', 'អី', 0.2],
    ['ឧ', 'អុ', 0.2],
    ['ឩ', 'អូ', 0.2],
    ['ឪ', 'អូវ', 0.2],
    ['ឯ', 'អែ', 0.2],
    ['ឰ', 'អៃ', 0.2],
    ['ឱ', 'អោ', 0.2],
    ['ឳ', 'អៅ', 0.2],
    ['ឫ', 'រឹ', 0.2],
    ['ឬ', 'រឺ', 0.2],
    ['ឭ', 'លឹ', 0.2],
    ['ឮ', 'លឺ', 0.2],
  ],
}
