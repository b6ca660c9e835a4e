import type { Language } from '../src/language.ts'
import { stripMarks } from '../src/languages/latin/marks.ts'
import type { LearnerError } from './figures.ts'
import type { Chance } from './random.ts'
import { neighbourKey, slipOfHand } from './typing-slips.ts'

/** What is written for what, where it stands (`^` at the head of a syllable, `$` at its end), equally often. */
type Hearing = readonly (readonly [written: RegExp, heard: readonly string[]])[]

/**
 * How someone whose language is Vietnamese may write what he heard of Jrai: the nearest spelling that Vietnamese has. From
 * the two sound systems; a list of possibilities, not of counts.
 */
const jraiHearing: Hearing = [
  [/č/, ['ch', 'tr', 'c']],
  [/ñ/, ['nh', 'ny']],
  [/^dj/, ['j', 'đ', 'gi', 'ch']],
  [/^j/, ['gi', 'dj', 'd', 'ch', 'z']],
  [/^k(?=[aoơôuư])/, ['c', 'kh']],
  [/^w/, ['v', 'u', 'o']],
  [/^y/, ['i', 'd', 'gi']],
  [/^s/, ['x']],
  [/^r/, ['d', 'g', 'l']],
  [/^p/, ['b']],
  [/^b/, ['ƀ', 'p']],
  [/^ƀ/, ['b', 'm']],
  [/^d/, ['đ', 't']],
  [/^đ/, ['d']],
  [/^g/, ['gh', 'k']],
  [/^h/, ['']],
  [/(?<=[bdgjklmnprt])h/, ['']],
  [/(?<=^[kptbgms])[lr]/, ['', 'ơl', 'ơr']],
  [/ơ/, ['â', 'a', 'ư']],
  [/ư/, ['ơ', 'u']],
  [/[ôo]/, ['o', 'ô', 'u']],
  [/ê/, ['e', 'i']],
  [/e/, ['ê']],
  [/i(?=[aeêuơ])/, ['y']],
  [/ai$/, ['ay']],
  [/k$/, ['c', 't', '']],
  [/t$/, ['c']],
  [/ng$/, ['n']],
  [/n$/, ['ng']],
  [/m$/, ['n']],
  [/p$/, ['t', 'c']],
  [/h$/, ['', 'k', 'c']],
  [/ʔ$/, ['', 'k']],
  [/l$/, ['n', 'i']],
  [/r$/, ['', 'i']],
]

/** What Vietnamese of the north or of the south says alike, and so writes for each other. */
const vietnameseHearing: Hearing = [
  [/^l/, ['n']],
  [/^n(?![gh])/, ['l']],
  [/^s/, ['x']],
  [/^x/, ['s']],
  [/^tr/, ['ch']],
  [/^ch/, ['tr']],
  [/^d/, ['gi', 'r', 'v']],
  [/^gi(?=\p{L})/u, ['d', 'r']],
  [/^r/, ['d', 'g', 'gi']],
  [/^v/, ['d', 'gi']],
  [/^ngh/, ['ng']],
  [/^qu/, ['w', 'g']],
  [/^ph/, ['f']],
  [/^k/, ['c']],
  [/^c(?!h)/, ['k']],
  [/n$/, ['ng']],
  [/ng$/, ['n']],
  [/nh$/, ['n']],
  [/t$/, ['c']],
  [/c$/, ['t']],
  [/(?<=[aâouôơ])i$/, ['y']],
  [/(?<=[aâu])y$/, ['i']],
  [/i$/, ['y']],
  [/iê/, ['i', 'e']],
  [/ươ/, ['ư', 'ơ']],
  [/uô/, ['u', 'ô']],
  [/ă/, ['â', 'a']],
  [/â/, ['ơ', 'ă']],
  [/ơ/, ['ô']],
  [/ô/, ['ơ', 'o']],
]

const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']

/** Shares of the kinds of error, of 100; the rest are slips of the hand on a US keyboard. */
interface Shares {
  /** All marks of the word left out. */
  readonly bare: number
  /** The mark that most of the kind leave out: the breve, the tone. */
  readonly lesserMark: number
  /** A wrong tone. */
  readonly tone: number
  /** Written as heard. */
  readonly heard: number
}

/** Errors of a Vietnamese speaker who looks for a Jrai word. Three words of ten get two. */
export function jraiErrors(
  language: Language,
  words: readonly string[],
  count: number,
  chance: Chance,
): readonly LearnerError[] {
  return errorsOf(language, words, count, chance, jraiHearing, { bare: 20, lesserMark: 15, tone: 0, heard: 40 })
}

/** Errors in Vietnamese: typed without marks, by the sound of a region, a tone mistaken. Three words of ten get two. */
export function vietnameseErrors(
  language: Language,
  words: readonly string[],
  count: number,
  chance: Chance,
): readonly LearnerError[] {
  return errorsOf(language, words, count, chance, vietnameseHearing, { bare: 15, lesserMark: 15, tone: 15, heard: 30 })
}

function errorsOf(
  language: Language,
  words: readonly string[],
  count: number,
  chance: Chance,
  hearing: Hearing,
  shares: Shares,
): readonly LearnerError[] {
  const errors: LearnerError[] = []
  while (errors.length < count) {
    const meant = language.normalise(chance.pick(words))
    let typed = withError(language, meant, chance, hearing, shares)
    if (chance.happens(0.3)) typed = withError(language, typed, chance, hearing, shares)
    if (typed.trim() === '' || typed === meant) continue
    errors.push({ typed, meant, same: [] })
  }
  return errors
}

function withError(language: Language, word: string, chance: Chance, hearing: Hearing, shares: Shares): string {
  const kind = chance.below(100)
  const lesser = language.tag === 'vi' ? toneMarks : breves
  let limit = shares.bare
  if (kind < limit) return bare(word)
  limit += shares.lesserMark
  if (kind < limit) return without(word, lesser)
  limit += shares.tone
  if (kind < limit) return wrongTone(word, chance)
  limit += shares.heard
  if (kind < limit) return misheard(word, chance, hearing)
  const letters = language.letters(word)
  if (letters.length === 0) return word
  return slipOfHand(letters, chance, (letter) => neighbourKey(bare(letter), chance)).join('')
}

const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g
const breves = /\u0306/g

function bare(word: string): string {
  return stripMarks(word.normalize('NFD')).replaceAll('đ', 'd').replaceAll('ƀ', 'b')
}

function without(word: string, marks: RegExp): string {
  return word.normalize('NFD').replace(marks, '').normalize()
}

/** Hook and tilde for each other in half of the cases, which half of the country does; any tone else. */
function wrongTone(word: string, chance: Chance): string {
  const parts = word.normalize('NFD')
  const tone = parts.match(toneMarks)?.[0] ?? ''
  const other =
    tone === '\u0309' ? '\u0303' : tone === '\u0303' ? '\u0309' : chance.pick(tones.filter((each) => each !== tone))
  const vowel = /[aeiouy][\u0302\u0306\u031b]*/
  return (tone === '' ? parts.replace(vowel, `$&${other}`) : parts.replace(tone, other)).normalize()
}

/** One of the hearings that fit, on one syllable; breve and tone are kept where they stand. */
function misheard(word: string, chance: Chance, hearing: Hearing): string {
  const parts = word.split(/(?=[ -])|(?<=[ -])/)
  const at = chance.below(parts.length)
  const part = parts[at]!
  const fitting = hearing.filter(([written]) => written.test(part))
  if (fitting.length === 0) return word
  const [written, heard] = chance.pick(fitting)
  return parts.with(at, part.replace(written, chance.pick(heard))).join('')
}
