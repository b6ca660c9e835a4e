/// <reference path="./subset-font.d.ts" />
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'

/** A font cut down to what a text needs. */
export interface PrintFont {
  readonly family: 'Hiap Latin' | 'Hiap Khmer'
  readonly weight: 400 | 700
  /** Range of CSS, where the font is for one script. */
  readonly unicodeRange?: string
  /** WOFF2 in base64. */
  readonly woff2: string
}

const require = createRequire(import.meta.url)

/** Composition and placing of marks, the Vietnamese forms of marks, kerning. The shaping of Khmer needs all of its own. */
const latinFeatures = ['ccmp', 'locl', 'mark', 'mkmk', 'kern', 'liga']
const khmer = /\p{Script=Khmer}/u
const khmerRange = 'U+1780-17FF, U+19E0-19FF, U+200B-200D, U+25CC'

const files = [
  ['Hiap Latin', 400, '@expo-google-fonts/gentium-plus/GentiumPlus_400Regular.ttf'],
  ['Hiap Latin', 700, '@expo-google-fonts/gentium-plus/GentiumPlus_700Bold.ttf'],
  ['Hiap Khmer', 400, '@fontsource/noto-serif-khmer/files/noto-serif-khmer-khmer-400-normal.woff2'],
  ['Hiap Khmer', 700, '@fontsource/noto-serif-khmer/files/noto-serif-khmer-khmer-700-normal.woff2'],
] as const

/**
 * The fonts of a printed page, with the glyphs of these characters and no others: Gentium Plus, and Noto Serif Khmer
 * where there is Khmer. The same characters give the same bytes.
 */
export async function printFonts(characters: Iterable<string>): Promise<readonly PrintFont[]> {
  const all = [...new Set(characters)].sort().join('')
  const fonts: PrintFont[] = []
  for (const [family, weight, file] of files) {
    if (family === 'Hiap Khmer' && !khmer.test(all)) continue
    const font = await readFile(require.resolve(file))
    const cut = await subsetFont(font, all, {
      targetFormat: 'woff2',
      ...(family === 'Hiap Latin' ? { keepFeatures: latinFeatures } : {}),
    })
    fonts.push({
      family,
      weight,
      ...(family === 'Hiap Khmer' ? { unicodeRange: khmerRange } : {}),
      woff2: cut.toString('base64'),
    })
  }
  return fonts
}
