import { type EntryKind, type UdTag, udTags } from '@hiap/lexicon'

/** What a dictionary means by the name of a part of speech. */
export interface NamedPartOfSpeech {
  readonly ud: UdTag
  /** BCP 47 tag of the name. */
  readonly language: 'en' | 'vi' | 'fr' | 'ru'
  /** What kind of entry it makes, where that is no word. */
  readonly kind?: EntryKind
  /** Whether the name says no more than the tag, so that no label has to keep it. */
  readonly usual: boolean
}

type Names = readonly [ud: UdTag, language: NamedPartOfSpeech['language'], names: string]

/** Names that say no more than the tag, divided by commas; of those that are written alike, the first counts. */
const usual: readonly Names[] = [
  ['NOUN', 'en', 'noun, n, s, subst'],
  ['VERB', 'en', 'verb, v, vb'],
  ['ADJ', 'en', 'adjective, adj, a'],
  ['ADV', 'en', 'adverb, adv'],
  ['PRON', 'en', 'pronoun, pron, pro, prn, pn'],
  ['NUM', 'en', 'numeral, number, num'],
  ['PROPN', 'en', 'proper noun, proper name, name, propn, prop, nprop, n prop, np'],
  ['ADP', 'en', 'adposition, adp, preposition, prep'],
  ['CCONJ', 'en', 'conjunction, conj, cconj, cnj, conn, connective, coordconn, coordinating conjunction'],
  ['SCONJ', 'en', 'subordinating conjunction, sconj, subordconn, complementizer, comp'],
  ['AUX', 'en', 'auxiliary, aux, auxiliary verb, v aux, vaux'],
  ['DET', 'en', 'determiner, det'],
  ['INTJ', 'en', 'interjection, interj, intj, int, exclamation, excl'],
  ['PART', 'en', 'particle, part, ptcl, prt'],
  ['SYM', 'en', 'symbol, sym'],
  ['PUNCT', 'en', 'punctuation, punct'],
  ['X', 'en', 'other, x'],
  ['NOUN', 'vi', 'danh từ, dt, d'],
  ['VERB', 'vi', 'động từ, đt, đgt, đg'],
  ['ADJ', 'vi', 'tính từ, tt, t'],
  ['ADV', 'vi', 'phó từ, trạng từ, pht, trt, p'],
  ['PRON', 'vi', 'đại từ, đại'],
  ['NUM', 'vi', 'số từ, st'],
  ['PROPN', 'vi', 'danh từ riêng, tên riêng'],
  ['ADP', 'vi', 'giới từ, gt'],
  ['CCONJ', 'vi', 'liên từ, kết từ, lt'],
  ['SCONJ', 'vi', 'liên từ phụ thuộc'],
  ['AUX', 'vi', 'trợ động từ'],
  ['DET', 'vi', 'từ chỉ định, định từ'],
  ['INTJ', 'vi', 'thán từ, cảm từ, tht'],
  ['PART', 'vi', 'tiểu từ, trợ từ'],
  ['SYM', 'vi', 'ký hiệu'],
  ['PUNCT', 'vi', 'dấu câu'],
  ['X', 'vi', 'từ loại khác'],
  ['NOUN', 'fr', 'nom, substantif'],
  ['VERB', 'fr', 'verbe'],
  ['ADJ', 'fr', 'adjectif'],
  ['ADV', 'fr', 'adverbe'],
  ['PRON', 'fr', 'pronom'],
  ['NUM', 'fr', 'adjectif numéral'],
  ['PROPN', 'fr', 'nom propre'],
  ['CCONJ', 'fr', 'conjonction'],
  ['AUX', 'fr', 'auxiliaire'],
  ['DET', 'fr', 'déterminant'],
  ['PART', 'fr', 'particule'],
  ['SYM', 'fr', 'symbole'],
  ['PUNCT', 'fr', 'ponctuation'],
  ['NOUN', 'ru', 'сущ'],
  ['VERB', 'ru', 'гл'],
  ['ADJ', 'ru', 'прил'],
  ['ADV', 'ru', 'нареч'],
  ['PRON', 'ru', 'мест'],
  ['NUM', 'ru', 'числ'],
  ['ADP', 'ru', 'предл'],
  ['CCONJ', 'ru', 'союз'],
  ['INTJ', 'ru', 'межд'],
  ['PART', 'ru', 'част'],
]

/** Names that say more than the tag, and are kept as its label. */
const special: readonly (readonly [...Names, kind?: EntryKind])[] = [
  [
    'NOUN',
    'en',
    'classifier, clf, clas, class, cl, measure word, meas, common noun, vn, n poss, nloc, n loc, kin, n kin',
  ],
  ['VERB', 'en', 'transitive verb, vt, v t, vtr, tv, intransitive verb, vi, v i, iv, ditransitive verb, vd, vdt'],
  ['VERB', 'en', 'v caus, vcaus, vrefl, v refl, stative verb, v stat, vs, vst, serial verb, vser'],
  ['AUX', 'en', 'copula, copulative verb, cop, modal, modal verb, mod'],
  [
    'PRON',
    'en',
    'personal pronoun, pers, possessive pronoun, poss, reflexive pronoun, refl, relative pronoun, rel, relpro',
  ],
  ['PRON', 'en', 'demonstrative pronoun, indefinite pronoun, indf pro, inter, interrog, interrog pro'],
  ['ADP', 'en', 'postposition, postp, post'],
  ['DET', 'en', 'article, art, demonstrative, dem, quantifier, quant, definite article, indefinite article'],
  ['NUM', 'en', 'ordinal, ord, ordnum, ordinal numeral, cardinal, card, cardnum, cardinal numeral, numeral adjective'],
  ['PART', 'en', 'negative, neg, q, aspect, asp, tam, voc, emph, top, foc, question particle, negative particle'],
  ['ADV', 'en', 'ideophone, ideo, idph, onom, expressive, expr, loc, tmp, temp, deg, intens'],
  ['X', 'en', 'affix, afx, aff, prefix, pfx, pref, suffix, sfx, suf, suff, infix, ifx, inf, circumfix, cfx', 'affix'],
  ['X', 'en', 'clitic, clit, proclit, enclit', 'affix'],
  ['X', 'en', 'phrase, phr, nphr, vphr, idiom, id, proverb, prov, saying, expression', 'phrase'],
  ['NOUN', 'vi', 'loại từ, danh từ đơn vị'],
  ['VERB', 'vi', 'ngoại động từ, nội động từ'],
  ['DET', 'vi', 'mạo từ'],
  ['ADV', 'vi', 'tượng thanh, tượng hình, từ tượng thanh, từ tượng hình'],
  ['X', 'vi', 'phụ tố, tiền tố, hậu tố, trung tố', 'affix'],
  ['X', 'vi', 'cụm từ, thành ngữ, tục ngữ, quán ngữ', 'phrase'],
  ['NOUN', 'fr', 'classificateur'],
  ['VERB', 'fr', 'verbe transitif, verbe intransitif'],
  ['X', 'fr', 'affixe, préfixe, suffixe, infixe', 'affix'],
  ['X', 'fr', 'locution', 'phrase'],
]

const byName = new Map<string, NamedPartOfSpeech>()
/** By the name without marks: people leave them out. What then means two parts of speech is left out here. */
const byBareName = new Map<string, NamedPartOfSpeech | undefined>()

for (const [list, isUsual] of [
  [usual, true],
  [special, false],
] as const) {
  for (const [ud, language, names, kind] of list as readonly (readonly [...Names, kind?: EntryKind])[]) {
    const named = { ud, language, usual: isUsual, ...(kind === undefined ? {} : { kind }) }
    for (const name of names.split(', ')) {
      if (!byName.has(name)) byName.set(name, named)
      const bare = withoutMarks(name)
      const other = byBareName.get(bare)
      byBareName.set(bare, byBareName.has(bare) && other?.ud !== ud ? undefined : (other ?? named))
    }
  }
}

/** A longer text is no name. */
const longestName = 60

/**
 * The part of speech of a name or abbreviation in English, Vietnamese, French or Russian, as dictionaries write them, or
 * of a tag of Universal Dependencies. Case, points, hyphens and missing marks do not matter.
 *
 * @returns `undefined` where none is known by that name, and where there are several, as in “n, v”
 * @example
 * partOfSpeechNamed('Danh từ') // { ud: 'NOUN', language: 'vi', usual: true }
 * partOfSpeechNamed('v.t.') // { ud: 'VERB', language: 'en', usual: false }
 * partOfSpeechNamed('tien to') // { ud: 'X', language: 'vi', kind: 'affix', usual: false }
 */
export function partOfSpeechNamed(name: string): NamedPartOfSpeech | undefined {
  if (name.length > longestName) return undefined
  const trimmed = name.trim()
  const tag = udTags.find((each) => each === trimmed)
  if (tag !== undefined) return { ud: tag, language: 'en', usual: true }
  const plain = trimmed
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[.\-_/\s]+/g, ' ')
    .trim()
  return byName.get(plain) ?? byBareName.get(withoutMarks(plain))
}

/**
 * As {@link partOfSpeechNamed}, and where a text is more than a name, by its first part.
 *
 * @example
 * firstPartOfSpeech('danh từ, số nhiều')?.ud // 'NOUN'
 */
export function firstPartOfSpeech(text: string): NamedPartOfSpeech | undefined {
  return partOfSpeechNamed(text) ?? partOfSpeechNamed(/^[^,;(/]*/.exec(text)?.[0] ?? '')
}

function withoutMarks(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd')
}
