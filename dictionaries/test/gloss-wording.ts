/** Tones of Vietnamese; they stand on the first or the second vowel by the older and the newer rule. */
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g

/**
 * Takes from a gloss what is only wording, so that ours can be compared with the source's: case, `to` and `be` before a
 * verb, a question mark, a remark in brackets at the end, and on which vowel a Vietnamese word carries its tone.
 *
 * @example
 * bareGloss('to be born') === bareGloss('Born') // true
 * bareGloss('chìa khóa') === bareGloss('chìa khoá') // true
 */
export function bareGloss(gloss: string): string {
  return gloss
    .replace(/ \([^)]*\)$/, '')
    .toLowerCase()
    .trim()
    .replace(/^(to )?(be )?/, '')
    .replace(/\?$/, '')
    .split(' ')
    .map((word) => {
      const parts = word.normalize('NFD')
      return `${parts.replace(tones, '')}${(parts.match(tones) ?? []).join('')}`
    })
    .join(' ')
}

/** The meanings that a source gives in one cell, bare: `worm (earthworm)` is worm and earthworm; so is `a; b/c`. */
export function meaningsIn(cell: string): readonly string[] {
  return [cell, ...cell.split(/[;,/()]/)].map(bareGloss).filter((meaning) => meaning !== '')
}
