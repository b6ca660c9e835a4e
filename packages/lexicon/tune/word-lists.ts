import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Language } from '../src/language.ts'
import { foldedKey } from '../src/search/search-key.ts'
import { findSlips, slipTable } from '../src/search/slip-distance.ts'
import type { LearnerError } from './figures.ts'
import type { Chance } from './random.ts'

/** The open word lists that stand beside the repository in our own work; nothing of them is in it. */
const lexical = join(import.meta.dirname, '../../../../shared/data/lexical')

function linesOf(file: string): readonly string[] {
  const bytes = readFileSync(join(lexical, file))
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace('\uFEFF', '').split(/\r?\n/)
}

/** The Khmer word lists; `common`: what the counted list has at least 20 times, in two to twelve letters. */
export function khmerWords(khmer: Language): { readonly all: readonly string[]; readonly common: readonly string[] } {
  const all = new Set<string>()
  const common = new Set<string>()
  for (const row of linesOf('khmer-reference.tsv.gz').slice(1)) {
    const cells = row.split('\t')
    const word = khmer.normalise(cells[0] ?? '')
    if (!/^[\u1780-\u17d3\u200b ]+$/u.test(word)) continue
    all.add(word)
    const letters = khmer.letters(word).length
    if (Number(cells[5]) >= 20 && letters > 1 && letters <= 12 && !word.includes(' ')) common.add(word)
  }
  return { all: [...all], common: [...common] }
}

/**
 * The pairs of the list of double spellings, a line to a group: whoever tunes on one spelling of a word must not be
 * tried on another of it.
 */
export function khmerSpellings(khmer: Language): readonly (readonly LearnerError[])[] {
  return linesOf('aksara/khmer-multiple-spellings.txt').flatMap((line) => {
    const [others, meant] = line.split('=')
    if (line.startsWith('#') || others === undefined || meant === undefined || meant.trim() === '') return []
    const spellings = others.split('|').map((text) => text.trim())
    const group = spellings
      .filter((typed) => typed !== '' && foldedKey(khmer, typed) !== foldedKey(khmer, meant))
      .map((typed) => ({ typed, meant: meant.trim(), same: spellings.filter((each) => each !== typed) }))
    return group.length === 0 ? [] : [group]
  })
}

/** The Jrai forms of ABVD 744 in the letters of the dictionary. */
export function jraiForms(): readonly string[] {
  const forms = linesOf('jarai-reference.tsv')
    .slice(1)
    .map((row) => row.split('\t'))
    .filter(([, type]) => type === 'orthography')
    .map(([form]) =>
      form!
        .replaceAll('ʔb', 'ƀ')
        .replaceAll('ʔd', 'đ')
        .replace(/\(.*?\) ?/, ''),
    )
  return [...new Set(forms)]
}

/**
 * Makes more words of the shape of those given: a syllable keeps its beginning (consonants) or its rest (vowel and end)
 * and takes the other from another word, in the same place of the word. The words given are among them.
 */
export function recombined(
  language: Language,
  forms: readonly string[],
  count: number,
  chance: Chance,
): readonly string[] {
  const words = forms.filter((form) => /^[\p{L}\p{M}]+$/u.test(form)).map((form) => syllables(language, form))
  const made = new Set(forms)
  while (made.size < count) {
    const model = chance.pick(words)
    made.add(
      model
        .map((_, at) => {
          const fromEnd = model.length - at
          const piece = (): readonly [string, string] => {
            const other = chance.pick(words)
            return other[other.length - fromEnd] ?? other[0]!
          }
          return piece()[0] + piece()[1]
        })
        .join(''),
    )
  }
  return [...made]
}

/** Beginning and rest of each syllable; a consonant before a vowel begins one. */
function syllables(language: Language, word: string): readonly (readonly [string, string])[] {
  const parts: [string, string][] = []
  const isVowel = (letter: string): boolean => /^[aeiouy]/.test(letter.normalize('NFD'))
  const letters = language.letters(word)
  letters.forEach((letter, at) => {
    const next = letters[at + 1]
    const last = parts.at(-1)
    const begins =
      !isVowel(letter) && next !== undefined && (isVowel(next) || (last !== undefined && /^[lr]/.test(next)))
    if (last === undefined || (begins && last[1] !== '')) parts.push(isVowel(letter) ? ['', letter] : [letter, ''])
    else if (isVowel(letter) || last[1] !== '') last[1] += letter
    else last[0] += letter
  })
  return parts
}

/**
 * Pairs of Bahnar forms that the dictionary pairs give one Vietnamese gloss and that at most two letters tell apart, each
 * group one gloss: other spellings of a word, and some other words of one meaning among them.
 */
export function bahnarSpellings(bahnar: Language): {
  readonly words: readonly string[]
  readonly groups: readonly (readonly LearnerError[])[]
} {
  const byGloss = new Map<string, Set<string>>()
  const words = new Set<string>()
  for (const row of linesOf('bartbahnar/bahnaric.four-fifths.csv').slice(1)) {
    const [form, gloss] = row.split(',').map((cell) => cell.trim().toLowerCase())
    if (!form || !gloss || row.includes('"') || !/^[\p{L}\p{M}'’ -]+$/u.test(form)) continue
    const word = bahnar.normalise(form)
    words.add(word)
    byGloss.set(gloss, (byGloss.get(gloss) ?? new Set()).add(word))
  }
  const plain = slipTable({ letter: 1, swap: 1, confusions: [] }, bahnar.letters, (text) => text)
  const alike = (a: string, b: string): boolean => {
    const [typed, written] = [bahnar.letters(a), bahnar.letters(b)]
    return Math.min(typed.length, written.length) > 2 && findSlips(plain, typed, written, 2) !== undefined
  }
  const groups = [...byGloss.values()]
    .filter((forms) => forms.size > 1 && forms.size <= 4)
    .map((forms) =>
      [...forms].flatMap((typed) =>
        [...forms]
          .filter((meant) => meant !== typed && alike(typed, meant))
          .map((meant) => ({ typed, meant, same: [...forms].filter((each) => each !== typed && each !== meant) })),
      ),
    )
    .filter((group) => group.length > 0)
  return { words: [...words], groups }
}

/** The Vietnamese syllables of the counted list that were seen at least 50 times. */
export function vietnameseSyllables(): readonly string[] {
  return linesOf('frequencywords-vi/vi_50k.txt.gz')
    .map((row) => row.split(' '))
    .filter(([word, count]) => Number(count) >= 50 && syllable.test(word!.normalize('NFD')))
    .map(([word]) => word!.normalize())
}

const syllable =
  /^(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|qu|r|s|th|tr|t|v|x)?(?:[aeiouy]|\p{M}){1,8}(?:ch|c|m|ng|nh|n|p|t)?$/u
