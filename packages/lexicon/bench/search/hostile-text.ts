import type { Pick } from './queries.ts'

/** What nobody means: random letters, random characters, punctuation. */
export function junkText(letters: readonly string[], pick: Pick): string {
  const length = pick([1, 2, 3, 5, 8, 13, 21, 34])
  const any = (first: number, size: number) => (): string => String.fromCharCode(first + pick([...Array(size).keys()]))
  const make = pick([
    () => pick(letters),
    any(0x20, 0x5f),
    any(0x1780, 0x80),
    any(0x300, 0x70),
    any(0x4e00, 256),
    any(0xd800, 0x400),
  ])
  return Array.from({ length }, make).join('')
}

/** How a text that is made to be slow is filled. */
const fillings: readonly ((letters: readonly string[], pick: Pick) => () => string)[] = [
  (letters, pick) => () => pick(letters),
  (letters, pick) => {
    const run = Array.from({ length: pick([1, 2, 3, 7]) }, () => pick(letters)).join('')
    return () => run
  },
  () => () => '\u17d2',
  () => () => '\u1780\u17d2',
  () => () => '\u0306\u0323',
  () => () => ' ',
  () => () => '*',
  (letters, pick) => () => `*${pick(letters)}`,
  () => () => '?',
  (letters, pick) => () => `${pick(letters)} `,
  () => () => '\ud800',
  (_, pick) => () => String.fromCharCode(pick([...Array(256).keys()]) * 256 + 65),
]

/** 4,096 code units, filled in one of a dozen ways, each in turn. */
export function hostileText(letters: readonly string[], pick: Pick, turn: number): string {
  const fill = fillings[turn % fillings.length]!(letters, pick)
  let text = ''
  while (text.length < 4096) text += fill()
  return text.slice(0, 4096)
}

/** Any of it: junk, short hostile beginnings, words with wildcards, one in twenty of 4 kB. */
export function fuzzedText(letters: readonly string[], words: readonly string[], pick: Pick, turn: number): string {
  if (turn % 20 === 0) return hostileText(letters, pick, turn / 20)
  const cut = (text: string): string => text.slice(0, pick([1, 2, 4, 8, 16, 32, 64, 128]))
  switch (turn % 5) {
    case 1:
      return junkText(letters, pick)
    case 2:
      return cut(hostileText(letters, pick, turn))
    case 3: {
      const word = [...pick(words)]
      word[pick([...word.keys()])] = pick(['*', '?', '', ' ', '\u17d2', '\u0306'])
      return word.join('')
    }
    default:
      return `${pick(words)}${pick(['', ' '])}${cut(pick(words))}`
  }
}
