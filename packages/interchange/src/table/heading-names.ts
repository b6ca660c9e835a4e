import type { FieldName } from './column-field.ts'
import { foldHeading, languageNamed } from './language-names.ts'

/** What a heading says of its column. */
export interface HeadingMeaning {
  /** Left out where it names a language alone. */
  readonly name?: FieldName
  /** BCP 47 tag of the language that it names. */
  readonly tag?: string
}

/** What headings call the fields, in Vietnamese, English and French, folded by `foldHeading`. */
const names: readonly (readonly [field: FieldName, ...names: string[]])[] = [
  [
    'headword',
    'headword',
    'head word',
    'lemma',
    'lexeme',
    'lexical unit',
    'word',
    'term',
    'entry',
    'form',
    'vocabulary',
    'muc tu',
    'tu',
    'tu muc',
    'tu goc',
    'tu vung',
    'dau muc',
    'tu dau muc',
    'mot',
    'mot vedette',
    'vedette',
    'entree',
    'terme',
  ],
  [
    'gloss',
    'gloss',
    'glosses',
    'meaning',
    'meanings',
    'translation',
    'equivalent',
    'sense',
    'nghia',
    'y nghia',
    'dich',
    'dich nghia',
    'nghia dich',
    'nghia cua tu',
    'glose',
    'sens',
    'traduction',
    'signification',
  ],
  ['definition', 'definition', 'definitions', 'explanation', 'dinh nghia', 'giai nghia', 'giai thich'],
  [
    'pos',
    'pos',
    'part of speech',
    'word class',
    'wordclass',
    'grammatical category',
    'category',
    'tu loai',
    'loai tu',
    'categorie grammaticale',
    'classe',
    'partie du discours',
  ],
  [
    'ipa',
    'ipa',
    'pronunciation ipa',
    'phonetic',
    'phonetics',
    'phonemic',
    'transcription',
    'phien am',
    'phien am ipa',
    'phien am quoc te',
    'api',
    'phonetique',
    'pronunciation',
    'pronunciations',
    'prononciation',
    'phat am',
  ],
  ['romanised', 'romanised', 'romanized', 'romanisation', 'romanization', 'transliteration', 'la tinh hoa', 'cach doc'],
  ['example', 'example', 'examples', 'example sentence', 'sentence', 'vi du', 'cau vi du', 'thi du', 'exemple'],
  [
    'example_translation',
    'example translation',
    'translation of example',
    'sentence translation',
    'example meaning',
    'dich vi du',
    'nghia vi du',
    'nghia cua vi du',
    'traduction de l exemple',
  ],
  ['variant', 'variant', 'variants', 'spelling variant', 'alternative', 'bien the', 'di ban', 'dang khac', 'variante'],
  ['synonym', 'synonym', 'synonyms', 'dong nghia', 'tu dong nghia', 'synonyme'],
  ['antonym', 'antonym', 'antonyms', 'trai nghia', 'tu trai nghia', 'antonyme'],
  ['see_also', 'see also', 'cross reference', 'xem', 'xem them', 'voir aussi'],
  ['etymology', 'etymology', 'origin', 'tu nguyen', 'nguon goc', 'goc tu', 'etymologie'],
  ['dialect', 'dialect', 'phuong ngu', 'tho ngu', 'dialecte'],
  ['register', 'register', 'phong cach'],
  [
    'note',
    'note',
    'notes',
    'remark',
    'remarks',
    'comment',
    'comments',
    'ghi chu',
    'chu thich',
    'remarque',
    'remarques',
  ],
  ['semantic_domain', 'semantic domain', 'sdp', 'ddp', 'linh vuc ngu nghia'],
  ['homograph', 'homograph', 'homograph number', 'homonym', 'homonym number', 'so dong am'],
  ['id', 'id', 'entry id', 'guid', 'uuid', 'ma', 'ma tu', 'identifiant'],
  [
    'language_tag',
    'iso639 3',
    'iso 639 3',
    'iso639p3code',
    'iso',
    'language',
    'language tag',
    'language code',
    'lang code',
    'lang',
    'ma ngon ngu',
    'code langue',
  ],
]

const fieldOf: ReadonlyMap<string, FieldName> = new Map(
  names.flatMap(([field, ...all]) => all.map((name) => [name, field] as const)),
)

/**
 * What a heading means, by the words in it: a field, a language, or both. `undefined` where it says neither.
 *
 * @example
 * headingMeaning('Nghĩa tiếng Việt') // { name: 'gloss', tag: 'vi' }
 * headingMeaning('gloss_en') // { name: 'gloss', tag: 'en' }
 * headingMeaning('Bahnaric') // { tag: 'bdq' }
 */
export function headingMeaning(heading: string): HeadingMeaning | undefined {
  const folded = foldHeading(heading)
  if (folded === '') return undefined
  const whole = fieldOf.get(folded)
  if (whole !== undefined) return { name: whole }
  const language = languageNamed(folded)
  if (language !== undefined) return { tag: language }
  const words = folded.split(' ')
  // The field may stand before the language or behind it: “nghĩa tiếng Việt”, “English gloss”, “pronunciation / IPA”.
  for (let count = words.length - 1; count > 0; count--) {
    for (const [part, rest] of [
      [words.slice(0, count), words.slice(count)],
      [words.slice(-count), words.slice(0, -count)],
    ] as const) {
      const name = fieldOf.get(part.join(' '))
      if (name === undefined) continue
      const other = rest.filter((word) => word !== 'in' && word !== 'bang').join(' ')
      const tag = languageNamed(other)
      if (tag !== undefined) return { name, tag }
      if (fieldOf.get(other) === name) return { name }
    }
  }
  return undefined
}
