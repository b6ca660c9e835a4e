import { khmer } from '../src/languages/khmer/index.ts'
import { romaniseKhmer } from '../src/languages/khmer/romanise.ts'
import { soundKeyKhmer } from '../src/languages/khmer/sound-key.ts'
import type { LearnerError } from './figures.ts'
import type { Chance } from './random.ts'
import { slipOfHand } from './typing-slips.ts'

const coeng = '\u17d2'
const consonants = [...'កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ']
const vowels = [...'ាិីឹឺុូួើឿៀេែៃោៅ']
const signs = [...'\u17c6\u17c7\u17c8\u17c9\u17ca\u17cb\u17cc\u17cd\u17d0']
const inventory = [...consonants, ...consonants.map((letter) => coeng + letter), ...vowels, ...signs]

/**
 * Makes the errors of someone who writes a Khmer word as it was heard. An error is one edit of a letter, drawn with
 * equal chances from all letters of the script, and kept only if the result sounds like the word: in 45 of 100 cases by
 * the reading of §7 (`romanise`), in 25 by the looser sound key (§7.11). 30 of 100 are slips of the hand. Three words of
 * ten get two errors. What the costs say plays no part.
 */
export function khmerErrors(words: readonly string[], count: number, chance: Chance): readonly LearnerError[] {
  const errors: LearnerError[] = []
  while (errors.length < count) {
    const meant = chance.pick(words)
    let typed = withError(meant, chance)
    if (typed !== undefined && chance.happens(0.3)) typed = withError(typed, chance)
    if (typed === undefined || khmer.fold(typed) === khmer.fold(meant)) continue
    errors.push({ typed, meant, same: [] })
  }
  return errors
}

function withError(word: string, chance: Chance): string | undefined {
  const letters = khmer.letters(khmer.normalise(word))
  const kind = chance.below(100)
  if (kind >= 70) return slipOfHand(letters, chance, (letter) => other(letter, chance)).join('')
  const sounds = kind < 45 ? romaniseKhmer : soundKeyKhmer
  const heard = sounds(word)
  // Most edits change the sound: so many are tried, then the word is given up.
  for (let turn = 0; turn < 300; turn++) {
    const typed = khmer.normalise(edited(letters, chance).join(''))
    if (typed !== word && typed !== '' && sounds(typed) === heard) return typed
  }
  return undefined
}

/** One letter left out, put in, or put for another; or a coeng left out or put in. */
function edited(letters: readonly string[], chance: Chance): readonly string[] {
  const at = chance.below(letters.length)
  const letter = letters[at]!
  const [before, after] = [letters.slice(0, at), letters.slice(at + 1)]
  switch (chance.below(5)) {
    case 0:
      return [...before, ...after]
    case 1:
      return [...before, letter, chance.pick(inventory), ...after]
    case 2:
      return [...before, letter.startsWith(coeng) ? letter.slice(1) : coeng + letter, ...after]
    default:
      return [...before, other(letter, chance), ...after]
  }
}

/** Another letter of the same kind. */
function other(letter: string, chance: Chance): string {
  if (letter.startsWith(coeng)) return coeng + chance.pick(consonants)
  const kind = [consonants, vowels, signs].find((all) => all.includes(letter))
  return chance.pick(kind ?? inventory)
}
