import type { MessageKey, Translate } from './strings/catalogue.ts'
import { vi } from './strings/vi.ts'

/** The language of a tag without script and region: `jra` of `jra-Latn`. */
export function primaryLanguage(tag: string): string {
  return tag.split('-')[0] ?? tag
}

/** Whether two tags name one language, as the search understands tags: one is a prefix of the other by subtags. */
export function sameLanguage(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`)
}

/**
 * The ISO 15924 script of a tag: the one it names, else the one the platform knows as usual, else Latin.
 *
 * @example
 * scriptOf('km') // 'Khmr'
 */
export function scriptOf(tag: string): string {
  const script = scripts.get(tag) ?? platformScriptOf(tag)
  scripts.set(tag, script)
  return script
}

/** Every run of text asks, at every key, and the platform takes some 20 µs to tell. There are only a few tags. */
const scripts = new Map<string, string>()

function platformScriptOf(tag: string): string {
  try {
    return new Intl.Locale(tag).maximize().script ?? 'Latn'
  } catch {
    return 'Latn'
  }
}

/** Whether the text has a letter of this ISO 15924 script; false where the platform does not know the script. */
export function hasScript(text: string, script: string): boolean {
  try {
    return new RegExp(`\\p{Script=${script}}`, 'u').test(text)
  } catch {
    return false
  }
}

/** The name of a language in the interface language; the platform's name, then the tag, where the catalogue has none. */
export function languageName(tag: string, translate: Translate): string {
  const key = `language.${primaryLanguage(tag)}`
  if (Object.hasOwn(vi, key)) return translate(key as MessageKey)
  try {
    return new Intl.DisplayNames([translate.language], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
