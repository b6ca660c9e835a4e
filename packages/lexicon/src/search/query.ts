/** A query is cut here before any work: letters, and UTF-16 code units whatever they are. */
export const longestQuery = { letters: 64, codeUnits: 256 } as const

/**
 * Cuts a query to at most 64 letters (marks do not count) and 256 code units, between letters, and takes the spaces
 * off its ends. Linear in what is kept.
 *
 * @example
 * cutQuery('  nước ') // 'nước'
 */
export function cutQuery(text: string): string {
  const head = text
    .trimStart()
    .slice(0, 4 * longestQuery.codeUnits)
    .trimEnd()
  let letters = 0
  let end = 0
  for (const character of head) {
    // A mark belongs to the letter before it. Coeng is a mark, the consonant under it counts as a letter of its own.
    if (!/^\p{M}$/u.test(character) && ++letters > longestQuery.letters) break
    if (end + character.length > longestQuery.codeUnits) break
    end += character.length
  }
  return head.slice(0, end).trim()
}
