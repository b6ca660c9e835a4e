import type { Language, MappedText } from '../language.ts'
import { lettersWithMarks } from '../unicode/grapheme.ts'
import { compose } from '../unicode/normal-form.ts'
import { joinMaps, mapParts, unchanged } from '../unicode/offset-map.ts'
import { foldLatin, foldLatinMapped } from './latin/fold.ts'
import { letterEnds } from './latin/mapped.ts'
import { latinWords } from './latin/words.ts'

const made = new Map<string, Language>()
const mostKept = 256

/**
 * A language of which nothing is known but its tag, so that its dictionaries can be checked, compiled and searched:
 * Normalization Form C, search without case and marks, words set apart by spaces and signs, order by the code points of
 * the search form. It repairs no letter, since none is known to be wrong. // neutral.md
 *
 * @param tag language, and script where needed: `rog`, `cja-Cham`
 * @example
 * neutralLanguage('rog').fold('Aniã') // 'ania'
 */
export function neutralLanguage(tag: string): Language {
  const known = made.get(tag)
  if (known !== undefined) return known
  const language: Language = { ...rules, tag }
  if (made.size < mostKept) made.set(tag, language)
  return language
}

/**
 * Says whether a text has the form in which dictionaries name a language: a code of ISO 639-1 or 639-3, and a script
 * where needed. Two letters have to be a code that is given; so `kh` and `vn`, which are countries, are none.
 *
 * @example
 * isLanguageTag('cja-Cham') // true
 * isLanguageTag('vn') // false
 */
export function isLanguageTag(tag: string): boolean {
  const code = /^([a-z]{2,3})(?:-[A-Z][a-z]{3})?$/.exec(tag)?.[1]
  return code !== undefined && (code.length === 3 || twoLetters.has(code))
}

/** ISO 639-1, without the codes that were taken back. */
const twoLetters: ReadonlySet<string> = new Set(
  (
    'aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es ' +
    'et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki ' +
    'kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no ' +
    'nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te ' +
    'tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'
  ).split(' '),
)

const rules: Omit<Language, 'tag'> = {
  alphabet: [...'abcdefghijklmnopqrstuvwxyz'],
  normalise: compose,
  fold,
  normaliseMapped: composeMapped,
  foldMapped(text) {
    const composed = composeMapped(text)
    return joinMaps(composed, foldLatinMapped(composed.text))
  },
  segment: latinWords,
  letters: lettersWithMarks,
  compare(a, b) {
    const [first, second] = [sortKey(a), sortKey(b)]
    return first < second ? -1 : first > second ? 1 : 0
  },
  sortKey,
  romanise: fold,
  costs: { letter: 1, swap: 0.6, confusions: [] },
}

function fold(text: string): string {
  return foldLatin(compose(text))
}

/** The search form, then the text itself, so that only equal texts are equal. */
function sortKey(text: string): string {
  return `${fold(text)}\u0000${text}`
}

function composeMapped(text: string): MappedText {
  return compose(text) === text ? unchanged(text) : mapParts(text, letterEnds(text), compose)
}
