import type { EntryKind, UdTag } from '@hiap/lexicon'

/** What a printed page says itself, in Vietnamese or English. */
export interface PrintWords {
  readonly entries: (count: number) => string
  readonly version: string
  readonly licence: string
  readonly sources: string
  readonly marks: string
  readonly drafted: string
  readonly reviewed: string
  readonly attested: string
  readonly alsoWritten: string
  readonly see: string
  readonly partsOfSpeech: Readonly<Record<UdTag, string>>
  readonly kinds: Readonly<Record<Exclude<EntryKind, 'word'>, string>>
}

const vi: PrintWords = {
  entries: (count) => `${count} mục từ`,
  version: 'Phiên bản',
  licence: 'Giấy phép',
  sources: 'Nguồn',
  marks: 'Ký hiệu',
  drafted: 'nghĩa hoặc ví dụ do nhóm biên soạn viết, chưa được người bản ngữ kiểm tra',
  reviewed: 'đã được người có tên kiểm tra',
  attested: 'không dấu: dạng chữ và nghĩa lấy từ nguồn đã dẫn',
  alsoWritten: 'cũng viết',
  see: 'xem',
  partsOfSpeech: {
    ADJ: 'tt.',
    ADP: 'gt.',
    ADV: 'pht.',
    AUX: 'trđgt.',
    CCONJ: 'lt.',
    DET: 'đht.',
    INTJ: 'tht.',
    NOUN: 'dt.',
    NUM: 'st.',
    PART: 'trt.',
    PRON: 'đt.',
    PROPN: 'dtr.',
    PUNCT: 'dấu',
    SCONJ: 'lt.',
    SYM: 'kh.',
    VERB: 'đgt.',
    X: '',
  },
  kinds: { affix: 'phụ tố', phrase: 'cụm từ', culture: 'văn hoá' },
}

const en: PrintWords = {
  entries: (count) => `${count} entries`,
  version: 'Version',
  licence: 'Licence',
  sources: 'Sources',
  marks: 'Marks',
  drafted: 'meaning or example written by the editors, not yet checked by a native speaker',
  reviewed: 'checked by a named reviewer',
  attested: 'no mark: form and meaning from the sources cited',
  alsoWritten: 'also',
  see: 'see',
  partsOfSpeech: {
    ADJ: 'adj.',
    ADP: 'prep.',
    ADV: 'adv.',
    AUX: 'aux.',
    CCONJ: 'conj.',
    DET: 'det.',
    INTJ: 'interj.',
    NOUN: 'n.',
    NUM: 'num.',
    PART: 'part.',
    PRON: 'pron.',
    PROPN: 'prop. n.',
    PUNCT: 'punct.',
    SCONJ: 'conj.',
    SYM: 'sym.',
    VERB: 'v.',
    X: '',
  },
  kinds: { affix: 'affix', phrase: 'phrase', culture: 'culture' },
}

/** The words of a page, with their language: Vietnamese where the dictionary has Vietnamese meanings, else English. */
export function printWords(glossLanguages: readonly string[]): {
  readonly tag: 'vi' | 'en'
  readonly words: PrintWords
} {
  return glossLanguages.includes('vi') ? { tag: 'vi', words: vi } : { tag: 'en', words: en }
}
