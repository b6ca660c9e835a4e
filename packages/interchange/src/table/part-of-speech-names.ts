import type { EntryKind, UdTag } from '@hiap/lexicon'
import { udTags } from '@hiap/lexicon'
import { foldHeading } from './language-names.ts'

/** What a cell says of the part of speech. */
export interface NamedPartOfSpeech {
  readonly ud: UdTag
  readonly kind?: EntryKind
  /** Whether the name says no more than the tag, so that no label has to keep it. */
  readonly usual: boolean
}

/** Names and abbreviations in Vietnamese, English and French, folded by `foldHeading`; those that say no more than the tag. */
const usual: readonly (readonly [ud: UdTag, ...names: string[]])[] = [
  ['NOUN', 'noun', 'n', 'danh tu', 'dt', 'd', 'nom', 'substantif'],
  ['VERB', 'verb', 'v', 'vb', 'dong tu', 'dgt', 'dg', 'verbe'],
  ['ADJ', 'adjective', 'adj', 'a', 'tinh tu', 'tt', 't', 'adjectif'],
  ['ADV', 'adverb', 'adv', 'pho tu', 'trang tu', 'p', 'pht', 'trt', 'adverbe'],
  ['PRON', 'pronoun', 'pron', 'dai tu', 'dai', 'pronom'],
  ['NUM', 'numeral', 'number', 'num', 'so tu', 'st', 'numeral adjective', 'adjectif numeral'],
  ['PROPN', 'proper noun', 'proper name', 'propn', 'name', 'danh tu rieng', 'ten rieng', 'nom propre'],
  ['ADP', 'preposition', 'prep', 'adposition', 'gioi tu', 'gt'],
  ['CCONJ', 'conjunction', 'conj', 'lien tu', 'lt', 'ket tu', 'conjonction'],
  ['SCONJ', 'subordinating conjunction', 'sconj'],
  ['AUX', 'auxiliary', 'aux', 'auxiliary verb', 'tro dong tu', 'auxiliaire'],
  ['DET', 'determiner', 'det', 'article', 'dinh tu', 'determinant'],
  ['INTJ', 'interjection', 'interj', 'intj', 'excl', 'exclamation', 'than tu', 'cam tu', 'tht'],
  ['PART', 'particle', 'part', 'tro tu', 'tieu tu', 'particule'],
  ['SYM', 'symbol', 'ky hieu', 'symbole'],
  ['PUNCT', 'punctuation', 'dau cau', 'ponctuation'],
]

/** Names that say more than the tag, and are kept as its label. */
const special: readonly (readonly [ud: UdTag, kind: EntryKind | undefined, ...names: string[]])[] = [
  ['NOUN', undefined, 'classifier', 'clf', 'loai tu', 'measure word', 'danh tu don vi', 'classificateur'],
  ['VERB', undefined, 'transitive verb', 'vt', 'ngoai dong tu', 'verbe transitif'],
  ['VERB', undefined, 'intransitive verb', 'vi', 'noi dong tu', 'verbe intransitif'],
  ['ADV', undefined, 'ideophone', 'tuong thanh', 'tuong hinh', 'tu tuong thanh', 'tu tuong hinh', 'expressive'],
  ['X', 'affix', 'affix', 'prefix', 'suffix', 'infix', 'phu to', 'tien to', 'hau to', 'trung to', 'affixe', 'prefixe'],
  ['X', 'phrase', 'phrase', 'idiom', 'proverb', 'expression', 'thanh ngu', 'tuc ngu', 'cum tu', 'quan ngu', 'locution'],
]

const byName: ReadonlyMap<string, NamedPartOfSpeech> = new Map<string, NamedPartOfSpeech>([
  ...usual.flatMap(([ud, ...names]) => names.map((name): [string, NamedPartOfSpeech] => [name, { ud, usual: true }])),
  ...special.flatMap(([ud, kind, ...names]) =>
    names.map((name): [string, NamedPartOfSpeech] => [
      name,
      { ud, usual: false, ...(kind === undefined ? {} : { kind }) },
    ]),
  ),
])

/**
 * The part of speech that a cell names: a tag of Universal Dependencies in capitals, or a name or abbreviation.
 *
 * @returns `undefined` where none is known by that name
 * @example
 * partOfSpeechNamed('Danh từ') // { ud: 'NOUN', usual: true }
 * partOfSpeechNamed('tiền tố') // { ud: 'X', kind: 'affix', usual: false }
 */
export function partOfSpeechNamed(name: string): NamedPartOfSpeech | undefined {
  const tag = udTags.find((each) => each === name.trim())
  // Folding takes the stroke away that tells động từ from danh từ: “đt” and “dt”.
  if (/^đt\.?$/i.test(name.trim())) return { ud: 'VERB', usual: true }
  return tag === undefined ? byName.get(foldHeading(name)) : { ud: tag, usual: true }
}
