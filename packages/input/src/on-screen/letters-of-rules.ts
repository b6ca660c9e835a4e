import type { Layout } from '@hiap/lexicon'

/**
 * Tells which letters a method that listens to characters can give beside the plain ones, by the plain letter that each is
 * made of, in lower case.
 *
 * @example
 * lettersOfRules(jraTelex).get('i') // ['ĭ']
 */
export function lettersOfRules({ sets = {}, transforms = [] }: Layout): ReadonlyMap<string, readonly string[]> {
  const letters = new Map<string, string[]>()
  /** `from`: what the rule begins with; it tells of what a letter is made that has no decomposition, such as đ. */
  const add = (text: string, from: unknown): void => {
    const letter = text.normalize('NFC').toLowerCase()
    const composed = /^[a-z](?=\p{M}+$)/u.exec(letter.normalize('NFD'))?.[0]
    const plain = composed ?? (/^\p{L}$/u.test(letter) && letter > '\x7f' ? from : undefined)
    if (typeof plain !== 'string' || !/^[a-z]$/.test(plain)) return
    const known = letters.get(plain) ?? []
    if (!known.includes(letter)) letters.set(plain, [...known, letter])
  }
  for (const { from, to } of transforms.flatMap(({ rules }) => rules)) {
    for (const item of to) {
      if (typeof item === 'string') add(item, from[0])
      else if ('set' in item) for (const member of sets[item.set] ?? []) add(member, undefined)
    }
  }
  return letters
}
