import { readFileSync } from 'node:fs'

/** A row of a case table; `input` and `expected` are text, whatever the table wrote them as. */
export interface Case {
  readonly title: string
  readonly input: string
  readonly expected: string
}

/**
 * Reads `test/cases/<name>.tsv`: input, expected, rule, source. A cell is text, or a list of `U+` code points where
 * their order is the matter; `|` in it stays and so marks the pieces of a list.
 */
export function readCases(name: string): readonly Case[] {
  const lines = readFileSync(new URL(`../cases/${name}.tsv`, import.meta.url), 'utf8').split('\n')
  return lines
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [input = '', expected = '', rule = '', source = ''] = line.split('\t')
      const [from, to] = [textOf(input), textOf(expected)]
      return { title: `${shown(from)} → ${shown(to)}: ${rule} (${source})`, input: from, expected: to }
    })
}

/** Code points of a text as a `U+` list, for messages: marks that stack or cannot be seen are told apart. */
export function codePoints(text: string): string {
  return [...text]
    .map((character) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ')
}

function shown(text: string): string {
  return text === '' ? '(nothing)' : `${text.toWellFormed()} [${codePoints(text)}]`
}

function textOf(cell: string): string {
  return cell.split('|').map(pieceOf).join('|')
}

function pieceOf(piece: string): string {
  if (!piece.startsWith('U+')) return piece
  return piece
    .split(' ')
    .map((point) => String.fromCodePoint(Number.parseInt(point.slice(2), 16)))
    .join('')
}
