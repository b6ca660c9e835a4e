import type { Language } from '../language.ts'
import { bahnar } from './bahnar/index.ts'
import { ede } from './ede/index.ts'
import { english } from './english/index.ts'
import { jrai } from './jrai/index.ts'
import { khmer } from './khmer/index.ts'
import { jraiInKhmerScript, middleKhmer } from './khmer/variants.ts'
import { isLanguageTag, neutralLanguage } from './neutral.ts'
import { vietnamese } from './vietnamese/index.ts'

/** Every language that is built in. A new one is a folder beside this file and a name in this list. */
export const languages: readonly Language[] = [
  khmer,
  middleKhmer,
  jrai,
  jraiInKhmerScript,
  bahnar,
  ede,
  vietnamese,
  english,
]

/**
 * Finds the language of a BCP 47 tag: the one with this very tag, else the one of the same language, unless the tag
 * asks for another script (`km-KH` is `km`, `jra` and `jra-VN` are `jra-Latn`, `jra-Thai` is none). Case does not
 * matter. Gives `undefined` where none is built in.
 *
 * @example
 * languageOf('jra')?.tag // 'jra-Latn'
 */
export function languageOf(tag: string): Language | undefined {
  const [wanted, wantedScript] = languageAndScript(tag)
  return languages.find((language) => {
    const [known, script] = languageAndScript(language.tag)
    return known === wanted && (wantedScript === undefined || script === undefined || script === wantedScript)
  })
}

/**
 * Finds the language of a dictionary: the one that is built in, else a {@link neutralLanguage} of this tag. Gives
 * `undefined` where it is no tag of a language.
 *
 * @example
 * anyLanguageOf('km')?.tag // 'km'
 * anyLanguageOf('rog')?.tag // 'rog'
 * anyLanguageOf('vn') // undefined
 */
export function anyLanguageOf(tag: string): Language | undefined {
  return languageOf(tag) ?? (isLanguageTag(tag) ? neutralLanguage(tag) : undefined)
}

/** The two subtags that choose a language here; the script is the one of four letters. */
function languageAndScript(tag: string): readonly [language: string, script: string | undefined] {
  const [language = '', ...others] = tag.toLowerCase().split('-')
  return [language, others.find((subtag) => /^[a-z]{4}$/.test(subtag))]
}
