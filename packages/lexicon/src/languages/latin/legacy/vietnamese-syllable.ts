import { compose, decompose } from '../../../unicode/normal-form.ts'

const onset = '(?:ch|gh?|kh|ngh?|nh|ph|th|tr|[bcdđhklmnprstvx])?'
const rime = [
  'a(?:ch?|i|m|ng?|nh|o|p|t|u|y)?|ă(?:c|m|ng?|p|t)?|â(?:c|m|ng?|p|t|u|y)?',
  'e(?:c|m|ng?|o|p|t)?|ê(?:ch?|m|ng?|nh|p|t|u)?|i(?:a|ch|m|nh?|p|t|u|ê(?:c|m|ng?|p|t|u))?',
  'o(?:c|i|m|ng?|p|t|a(?:ch?|i|m|ng?|nh|o|p|t|y)?|ă(?:c|m|ng?|t)|e(?:n|o|t)?|ng|oc|ong)?',
  'ô(?:c|i|m|ng?|p|t|ng)?|ơ(?:i|m|n|p|t)?|ư(?:a|c|i|m|ng?|t|u|ơ(?:c|i|m|ng?|p|t|u))?',
  'u(?:a|c|i|m|ng?|p|t|â(?:ng?|t|y)|ê(?:ch|nh?|)|ô(?:c|i|m|ng?|t)|ơ|y(?:a|ch|nh?|p|t|u|ê(?:n|t))?)?',
  'y(?:êm|ên|êng|êt|êu)?',
].join('|')
const afterQu =
  'a(?:ch?|i|m|ng?|nh|o|p|t|u|y)?|ă(?:c|m|ng?|p|t)|â(?:ng?|t|y)|e(?:n|o|t)?|ê(?:ch|nh?)?|iê[nt]|iêng|i(?:t|nh?|ch)?|ơ|[oô]c|ôc|y(?:ch|nh?|t|ê[nt])?'
const syllable = new RegExp(`^(?:${onset}(?:${rime})|qu(?:${afterQu})|gi(?:[aăâeêoôơuưi]\\p{L}{0,3})?)$`, 'u')
const toneMark = /[\u0300\u0301\u0303\u0309\u0323]/g

/** No syllable is longer: nghiêng with a tone, marks apart. */
const longest = 10

/**
 * Tells whether a word can be a Vietnamese syllable: onset, rime, at most one tone, and before a final stop only the
 * acute or the dot below. Case does not matter.
 *
 * @param tone `free` asks nothing of the tone before a final stop
 * @example
 * isVietnameseSyllable('Người') // true
 * isVietnameseSyllable('Céng') // true: it could be one
 * isVietnameseSyllable('hßa') // false
 */
export function isVietnameseSyllable(word: string, tone: 'strict' | 'free' = 'strict'): boolean {
  if (word === '' || word.length > longest) return false
  const parts = decompose(word.toLowerCase())
  const tones = parts.match(toneMark) ?? []
  if (tones.length > 1) return false
  const bare = compose(parts.replace(toneMark, ''))
  if (!syllable.test(bare)) return false
  return tone === 'free' || !/(?:c|ch|p|t)$/.test(bare) || tones[0] === '\u0301' || tones[0] === '\u0323'
}
