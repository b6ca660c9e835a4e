import { romaniseKhmer } from './romanise.ts'

/**
 * Reduces a Khmer word, or what was typed in Latin letters for it, to a form in which spellings meet that are heard
 * alike: aspiration, voice, marks, doubled letters and spaces go, and of the vowels two kinds stay. Idempotent.
 * // khmer.md §7.11
 *
 * @example
 * soundKeyKhmer('សាលារៀន') // 'salaren'
 * soundKeyKhmer('xala rian') // 'salaren'
 */
export function soundKeyKhmer(text: string): string {
  const letters = romaniseKhmer(text).replace(/[^a-z]/g, '')
  let key = ''
  let last = ''
  for (const found of letters.matchAll(sounds)) {
    const [sound] = found
    const beforeVowel = vowel.test(letters.charAt(found.index + sound.length))
    const reduced = vowel.test(sound.charAt(0)) ? vowelClass(sound) : consonantClass(sound, beforeVowel)
    if (reduced === '' || reduced === last) continue
    // dj, tch: the stop is part of the sound.
    if (reduced === 'j' && last === 't') key = key.slice(0, -1)
    if (reduced !== 'j' || !key.endsWith('j')) key += reduced
    last = reduced
  }
  return key
}

const vowel = /[aeiou]/

/**
 * A run of vowels with what closes it and is hardly heard, or a consonant as it is spelt: the stop and r that
 * Vietnamese hears as one, the nasals of two letters, any other with its aspiration.
 */
const sounds = /[aeiou](?:[aeiou]|[hrvwy](?![aeiou]))*|[td]h*rh*|(?:ng|gn)[hy]*|n[hy]+|[a-z]h*/g

/** Vowels with a rounded or back part and open ones are confused, and so are the front ones. // khmer.md §7.13 */
function vowelClass(run: string): string {
  if (/[ouvw]/.test(run)) return 'a'
  return /[eiy]/.test(run) ? 'e' : 'a'
}

/** The letter that stands for a consonant and those it is taken for. // khmer.md §7.12 */
function consonantClass(sound: string, beforeVowel: boolean): string {
  const first = sound.charAt(0)
  if (first === 'h') return beforeVowel ? 'h' : ''
  if (/^(?:n[ghy]|gn)/.test(sound)) {
    if (!beforeVowel) return 'n'
    return sound.startsWith('ng') ? 'ng' : 'nh'
  }
  if (first === 'j' || sound.startsWith('ch') || /^[td]h*r/.test(sound)) return 'j'
  return classes.get(first) ?? first
}

const classes: ReadonlyMap<string, string> = new Map(
  ['kcgq', 'td', 'pbf', 'sxz', 'vw'].flatMap((members) => [...members].map((letter) => [letter, members.charAt(0)])),
)
