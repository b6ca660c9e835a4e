import type { Chance } from './random.ts'

/**
 * Makes a slip of the hand, which has nothing to do with sounds: a letter left out, typed twice, in the wrong order, or
 * another one in its place; a quarter each.
 *
 * @param other letter that is hit instead
 */
export function slipOfHand(
  letters: readonly string[],
  chance: Chance,
  other: (letter: string) => string,
): readonly string[] {
  const at = chance.below(letters.length)
  const letter = letters[at]!
  const [before, after] = [letters.slice(0, at), letters.slice(at + 1)]
  switch (chance.below(4)) {
    case 0:
      return [...before, ...after]
    case 1:
      return [...before, letter, letter, ...after]
    case 2:
      return after.length === 0 ? [...before, other(letter)] : [...before, after[0]!, letter, ...after.slice(1)]
    default:
      return [...before, other(letter), ...after]
  }
}

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** A key beside the one of a Latin letter on the US keyboard; a letter that has none comes back. */
export function neighbourKey(letter: string, chance: Chance): string {
  const row = rows.find((keys) => keys.includes(letter))
  if (row === undefined) return letter
  const at = row.indexOf(letter)
  const above = rows[rows.indexOf(row) - 1]
  const below = rows[rows.indexOf(row) + 1]
  return chance.pick(
    [row[at - 1], row[at + 1], above?.[at], above?.[at + 1], below?.[at - 1], below?.[at]].filter(
      (key) => key !== undefined,
    ),
  )
}
