import type { Language } from '../language.ts'
import { english } from './english/index.ts'
import { jrai } from './jrai/index.ts'
import { khmer } from './khmer/index.ts'
import { vietnamese } from './vietnamese/index.ts'

/** Every language that is built in. A new one is a folder beside this file and a name in this list. */
export const languages: readonly Language[] = [khmer, jrai, vietnamese, english]

/**
 * Finds the language of a BCP 47 tag: the one with this very tag, else the one which the tag narrows (`km-KH` is
 * `km`) or widens (`jra` is `jra-Latn`). Case does not matter. Gives `undefined` where none is built in.
 *
 * @example
 * languageOf('jra')?.tag // 'jra-Latn'
 */
export function languageOf(tag: string): Language | undefined {
  const wanted = tag.toLowerCase()
  const among = (fits: (known: string) => boolean): Language | undefined =>
    languages.find((language) => fits(language.tag.toLowerCase()))
  return (
    among((known) => known === wanted) ??
    among((known) => wanted.startsWith(`${known}-`)) ??
    among((known) => known.startsWith(`${wanted}-`))
  )
}
