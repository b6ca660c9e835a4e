import type { CrossReference, Sense, Status, UdTag } from '@hiap/lexicon'

/** The words of an article that are no data. */
export interface ArticleLabels {
  readonly partsOfSpeech: Readonly<Record<UdTag, string>>
  readonly registers: Readonly<Record<NonNullable<Sense['register']>, string>>
  readonly references: Readonly<Record<CrossReference['type'], string>>
  readonly statuses: Readonly<Record<Status, string>>
  readonly etymology: string
  readonly sources: string
  readonly variants: string
  readonly reviewed: string
}

const vi: ArticleLabels = {
  partsOfSpeech: {
    ADJ: 'tính từ',
    ADP: 'giới từ',
    ADV: 'phó từ',
    AUX: 'trợ động từ',
    CCONJ: 'liên từ',
    DET: 'từ chỉ định',
    INTJ: 'thán từ',
    NOUN: 'danh từ',
    NUM: 'số từ',
    PART: 'tiểu từ',
    PRON: 'đại từ',
    PROPN: 'danh từ riêng',
    PUNCT: 'dấu câu',
    SCONJ: 'liên từ phụ thuộc',
    SYM: 'ký hiệu',
    VERB: 'động từ',
    X: 'từ loại khác',
  },
  registers: {
    formal: 'trang trọng',
    colloquial: 'khẩu ngữ',
    royal: 'hoàng gia',
    religious: 'tôn giáo',
    vulgar: 'thô tục',
    literary: 'văn chương',
  },
  references: {
    synonym: 'Đồng nghĩa',
    antonym: 'Trái nghĩa',
    'part-of': 'Thuộc',
    'has-part': 'Gồm',
    'see-also': 'Xem thêm',
    'derived-from': 'Từ gốc',
    'variant-of': 'Biến thể của',
  },
  statuses: { attested: 'có nguồn', drafted: 'chưa được kiểm tra', reviewed: 'đã kiểm tra' },
  etymology: 'Từ nguyên',
  sources: 'Nguồn',
  variants: 'Cũng viết',
  reviewed: 'Người kiểm tra',
}

const en: ArticleLabels = {
  partsOfSpeech: {
    ADJ: 'adjective',
    ADP: 'adposition',
    ADV: 'adverb',
    AUX: 'auxiliary',
    CCONJ: 'conjunction',
    DET: 'determiner',
    INTJ: 'interjection',
    NOUN: 'noun',
    NUM: 'numeral',
    PART: 'particle',
    PRON: 'pronoun',
    PROPN: 'proper noun',
    PUNCT: 'punctuation',
    SCONJ: 'subordinating conjunction',
    SYM: 'symbol',
    VERB: 'verb',
    X: 'other',
  },
  registers: {
    formal: 'formal',
    colloquial: 'colloquial',
    royal: 'royal',
    religious: 'religious',
    vulgar: 'vulgar',
    literary: 'literary',
  },
  references: {
    synonym: 'Synonym',
    antonym: 'Antonym',
    'part-of': 'Part of',
    'has-part': 'Has part',
    'see-also': 'See also',
    'derived-from': 'Derived from',
    'variant-of': 'Variant of',
  },
  statuses: { attested: 'attested', drafted: 'not yet checked', reviewed: 'reviewed' },
  etymology: 'Etymology',
  sources: 'Sources',
  variants: 'Also written',
  reviewed: 'Reviewed by',
}

/** Labels in the language of the reader: Vietnamese, else English. */
export function articleLabels(glossLanguage: string | undefined): ArticleLabels {
  return glossLanguage === 'vi' ? vi : en
}
