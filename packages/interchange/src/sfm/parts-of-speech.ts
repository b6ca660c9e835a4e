import type { EntryKind, UdTag } from '@hiap/lexicon'

/** What the label of a part of speech means. */
export interface LabelMeaning {
  readonly ud: UdTag
  readonly kind?: EntryKind
  /** Whether the label says no more than the tag, so that no entry has to keep it. */
  readonly usual: boolean
}

/** Labels that say no more than the tag: in English, as dictionaries of SIL abbreviate them, in Vietnamese and Russian. */
const usual: readonly (readonly [ud: UdTag, ...labels: string[]])[] = [
  ['NOUN', 'n', 'noun', 'danh từ', 'dt', 'd', 'сущ'],
  ['VERB', 'v', 'vb', 'verb', 'động từ', 'đt', 'đgt', 'đg', 'гл'],
  ['ADJ', 'adj', 'a', 'adjective', 'tính từ', 'tt', 'прил'],
  ['ADV', 'adv', 'adverb', 'phó từ', 'trạng từ', 'pht', 'trt', 'нареч'],
  ['PRON', 'pron', 'pro', 'prn', 'pn', 'pronoun', 'đại từ', 'мест'],
  ['NUM', 'num', 'numeral', 'number', 'số từ', 'числ'],
  ['PROPN', 'n prop', 'nprop', 'np', 'propn', 'prop', 'proper noun', 'name', 'danh từ riêng'],
  ['ADP', 'prep', 'adp', 'post', 'postp', 'preposition', 'postposition', 'giới từ', 'предл'],
  ['CCONJ', 'conj', 'conn', 'cnj', 'coordconn', 'conjunction', 'liên từ', 'kết từ', 'союз'],
  ['SCONJ', 'subordconn', 'sconj', 'subordinating conjunction', 'complementizer', 'comp'],
  ['AUX', 'aux', 'v aux', 'vaux', 'auxiliary', 'auxiliary verb'],
  ['DET', 'det', 'determiner', 'article', 'art', 'định từ'],
  ['INTJ', 'interj', 'intj', 'int', 'excl', 'interjection', 'exclamation', 'thán từ', 'межд'],
  ['PART', 'part', 'ptcl', 'prt', 'particle', 'trợ từ', 'tiểu từ', 'част'],
  ['SYM', 'sym', 'symbol'],
]

/** Labels that say more than the tag. */
const special: readonly (readonly [ud: UdTag, kind: EntryKind, ...labels: string[]])[] = [
  ['VERB', 'word', 'vt', 'v t', 'vtr', 'tv', 'transitive verb', 'ngoại động từ'],
  ['VERB', 'word', 'vi', 'v i', 'iv', 'intransitive verb', 'nội động từ'],
  ['VERB', 'word', 'vd', 'vdt', 'ditransitive verb', 'v caus', 'vcaus', 'vrefl', 'v refl', 'v stat', 'vs', 'vst'],
  ['VERB', 'word', 'stative verb', 'serial verb', 'vser', 'cop', 'copula'],
  ['NOUN', 'word', 'clf', 'clas', 'class', 'cl', 'classifier', 'loại từ', 'measure word', 'meas'],
  ['NOUN', 'word', 'n poss', 'nloc', 'n loc', 'kin', 'n kin', 'vn', 'nom'],
  ['PRON', 'word', 'pers', 'poss', 'inter', 'interrog', 'interrog pro', 'refl', 'rel', 'relpro', 'indf pro'],
  ['DET', 'word', 'dem', 'demonstrative', 'quant', 'quantifier'],
  ['NUM', 'word', 'ord', 'ordinal', 'ordnum', 'card', 'cardinal', 'cardnum'],
  ['PART', 'word', 'neg', 'negative', 'q', 'asp', 'aspect', 'tam', 'mod', 'modal', 'voc', 'emph', 'top', 'foc'],
  ['ADV', 'word', 'ideo', 'ideophone', 'idph', 'onom', 'expr', 'expressive', 'loc', 'tmp', 'temp', 'deg', 'intens'],
  ['X', 'affix', 'pfx', 'pref', 'prefix', 'tiền tố', 'sfx', 'suf', 'suff', 'suffix', 'hậu tố', 'ifx', 'inf', 'infix'],
  [
    'X',
    'affix',
    'trung tố',
    'cfx',
    'circumfix',
    'afx',
    'aff',
    'affix',
    'phụ tố',
    'clit',
    'clitic',
    'proclit',
    'enclit',
  ],
  ['X', 'phrase', 'phr', 'phrase', 'id', 'idiom', 'thành ngữ', 'prov', 'proverb', 'tục ngữ', 'saying', 'nphr', 'vphr'],
]

const byLabel: ReadonlyMap<string, LabelMeaning> = new Map<string, LabelMeaning>([
  ...special.flatMap(([ud, kind, ...labels]) => labels.map((label) => [label, { ud, kind, usual: false }] as const)),
  ...usual.flatMap(([ud, ...labels]) => labels.map((label) => [label, { ud, usual: true }] as const)),
])

/**
 * Tells what the label of a part of speech means, without regard to case, points and hyphens; `undefined` where it is
 * not known. The first label of several, as in “n, v”, does not decide.
 *
 * @example
 * labelMeaning('N.') // { ud: 'NOUN', usual: true }
 * labelMeaning('vt') // { ud: 'VERB', kind: 'word', usual: false }
 */
export function labelMeaning(label: string): LabelMeaning | undefined {
  if (label.length > 60) return undefined
  return byLabel.get(
    label
      .normalize('NFC')
      .toLowerCase()
      .replace(/[.\-_/]+/g, ' ')
      .trim()
      .replace(/\s+/g, ' '),
  )
}
