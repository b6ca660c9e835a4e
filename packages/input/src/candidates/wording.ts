/** What the bar says, in Vietnamese and English. */
export interface Wording {
  readonly bar: string
  readonly personal: string
  /** How many candidates there are, for a screen reader. */
  count(n: number): string
}

export const wordings: Readonly<Record<'vi' | 'en', Wording>> = {
  vi: { bar: 'Gợi ý', personal: 'từ của bạn', count: (n) => `${n} gợi ý` },
  en: {
    bar: 'Candidates',
    personal: 'your word',
    count: (n) => (n === 1 ? '1 candidate' : `${n} candidates`),
  },
}
