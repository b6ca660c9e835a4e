import { anyLanguageOf } from '@hiap/lexicon'

/**
 * The tag by which dictionaries name the language of a BCP 47 tag, an ISO 639-3 code among them: language, and script
 * where it is told or where the language has several. Regions, variants and extensions go. `undefined` where it is no
 * tag, and where a tag of private use names no language.
 *
 * @example
 * languageTag('vie') // 'vi'
 * languageTag('en-GB') // 'en'
 * languageTag('jra') // 'jra-Latn'
 * languageTag('km-Khmr') // 'km'
 * languageTag('x-fieldwork') // undefined
 * languageTag('vn') // undefined: a country
 */
export function languageTag(tag: string): string | undefined {
  const known = tags.get(tag)
  if (known !== undefined) return known ?? undefined
  const found = canonicalTag(tag)
  if (tags.size < tagsKept && tag.length <= longestTag) tags.set(tag, found ?? null)
  return found
}

const tags = new Map<string, string | null>()
const tagsKept = 512
const longestTag = 64

function canonicalTag(tag: string): string | undefined {
  if (tag.length > longestTag || !/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$/.test(tag)) return undefined
  let locale: Intl.Locale
  try {
    locale = new Intl.Locale(tag.replaceAll('_', '-'))
  } catch {
    return undefined
  }
  const { language, script } = locale
  const known = anyLanguageOf(script === undefined ? language : `${language}-${script}`)?.tag
  // Khmer in Latin letters is not `km`.
  return known === undefined || script === undefined || known.includes('-') || script === usualScript(locale)
    ? known
    : `${language}-${script}`
}

function usualScript({ language }: Intl.Locale): string {
  return new Intl.Locale(language).maximize().script ?? 'Latn'
}
