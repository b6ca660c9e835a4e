import type { MappedText } from '../../language.ts'
import { joinMaps } from '../../unicode/offset-map.ts'
import { foldLatin, foldLatinMapped } from './fold.ts'
import { replaceMapped } from './mapped.ts'
import { normaliseLatin, normaliseLatinMapped } from './normalise.ts'

/** What an orthography has folded beyond {@link foldLatin}: a pattern with the flag `g`, and what stands for it. */
export type Respelling = readonly [pattern: RegExp, replacement: string]

/** A search form and its way back. */
export interface Fold {
  fold(text: string): string
  foldMapped(text: string): MappedText
}

/**
 * Makes the search form of an orthography: canonical spelling, {@link foldLatin}, then the respellings in their order.
 * A respelling finds folded text: lower-case letters without marks; it looks at nothing around what it finds. What it
 * gives must be folded too, and must give nothing for any of the respellings to find; then the form is idempotent.
 *
 * @example
 * createFold([[/nh+/g, 'n']]).fold('Nhă') // 'na'
 */
export function createFold(respellings: readonly Respelling[] = []): Fold {
  return {
    fold(text) {
      let folded = foldLatin(normaliseLatin(text))
      for (const [pattern, replacement] of respellings) folded = folded.replace(pattern, replacement)
      // What was taken away may have left spaces side by side.
      return respellings.length === 0 ? folded : foldLatin(folded)
    },
    foldMapped(text) {
      const canonical = normaliseLatinMapped(text)
      let mapped = joinMaps(canonical, foldLatinMapped(canonical.text))
      for (const [pattern, replacement] of respellings) {
        const replaced = replaceMapped(mapped.text, pattern, (found) => found.replace(pattern, replacement))
        if (replaced !== undefined) mapped = joinMaps(mapped, replaced)
      }
      return respellings.length === 0 ? mapped : joinMaps(mapped, foldLatinMapped(mapped.text))
    },
  }
}
