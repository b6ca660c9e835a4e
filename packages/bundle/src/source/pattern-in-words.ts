/**
 * Says in words what a pattern of the schemas wants, to stand after “Write”. Keyed by the pattern itself, so that the
 * same pattern is told in the same words wherever it stands; a test asks for the words of every pattern there is.
 *
 * @example
 * patternInWords('^[A-Z][a-z]{3}$') // 'the ISO 15924 code of a script, such as Khmr or Latn'
 */
export function patternInWords(pattern: string): string {
  return words[pattern] ?? `a text that matches ${pattern}`
}

const words: Readonly<Record<string, string>> = {
  '^\\S(.*\\S)?$': 'it on one line, with no space at either end',
  '^[a-z]{2,3}(-[A-Z][a-z]{3})?$':
    'a language tag: two or three small letters, and a script where needed, such as km or jra-Latn',
  '^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$':
    'it in small letters a–z, digits and hyphens, at most 64, with no hyphen at either end',
  '^https?://[^\\s]+$': 'an address that begins with https:// or http:// and has no space',
  '^[A-Za-z0-9.+-]+$': 'an SPDX licence identifier, such as CC-BY-4.0',
  '^[0-9]+\\.[0-9]+\\.[0-9]+$': 'a version of three numbers, such as 1.0.0',
  '^[A-Z][a-z]{3}$': 'the ISO 15924 code of a script, such as Khmr or Latn',
  '^[0-9]{4}-[0-9]{2}-[0-9]{2}$': 'a date as year, month, day, such as 2026-01-31',
  '^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$':
    'a path inside the media folder, in letters a–z, digits, dots, hyphens and underscores, such as audio/ia.opus',
  '^[1-9](\\.[1-9][0-9]?){0,5}$': 'the number of a semantic domain, such as 1.3 or 5.2.3.1',
  '^(form|pronunciation|definition|gloss:[a-z]{2,3}(-[A-Z][a-z]{3})?)$':
    'form, pronunciation, definition, or gloss: and a language tag, such as gloss:vi',
}
