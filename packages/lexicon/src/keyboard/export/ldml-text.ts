import type { Level } from '../layout.ts'

/** The id of what a physical key gives at a level. */
export function ldmlKeyId(code: string, level: Level): string {
  return level === 'base' ? code : `${code}-${level.replace('+', '-')}`
}

/** A code point as LDML escapes it. */
export function ldmlEscape(char: string): string {
  return `\\u{${char.codePointAt(0)?.toString(16).toUpperCase()}}`
}

/** Letters, digits and harmless signs as themselves; marks, spaces and what the syntax uses as escapes. */
export function ldmlText(text: string): string {
  return text.toWellFormed().replace(/[^\p{L}\p{Nd}!%',:;<=>@_`~«»]/gu, ldmlEscape)
}
