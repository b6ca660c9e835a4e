import { en } from './en.ts'
import { vi } from './vi.ts'

export type MessageKey = keyof typeof vi
export type Messages = Readonly<Partial<Record<MessageKey, string>>>

/** Every interface language, by tag, in the order in which a switch offers them. A new one is a file and a row. */
export const catalogues: Readonly<Record<string, Messages>> = { vi, en }

/** The names by which each interface language calls itself. */
export const endonyms: Readonly<Record<string, string>> = { vi: 'Tiếng Việt', en: 'English' }

/**
 * Interface text by key, with `{name}` replaced by the value of that name. Numbers are written the way of the
 * language.
 */
export interface Translate {
  (key: MessageKey, values?: Readonly<Record<string, string | number>>): string
  /** BCP 47 tag of the interface language. */
  readonly language: string
}

/**
 * Makes the translator of an interface language. A language that has no catalogue, and a text that a catalogue lacks,
 * fall back to Vietnamese; a placeholder without a value stays as it is written.
 *
 * @example
 * translator('en')('browse.count.other', { n: 1200 }) // '1,200 entries'
 */
export function translator(language: string): Translate {
  const known = Object.hasOwn(catalogues, language) ? language : 'vi'
  const messages = catalogues[known] ?? vi
  const numbers = new Intl.NumberFormat(known)
  const translate = (key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string =>
    (messages[key] ?? vi[key]).replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined
      return value === undefined ? whole : typeof value === 'number' ? numbers.format(value) : value
    })
  return Object.assign(translate, { language: known })
}
