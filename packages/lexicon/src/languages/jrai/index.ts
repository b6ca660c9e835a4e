import type { Language } from '../../language.ts'
import { createLatinLanguage } from '../latin/orthography.ts'
import { withoutDigraphs, withoutSigns } from '../latin/respellings.ts'
import { jraiLetters, jraiOrder } from './alphabet.ts'
import { jraiCosts } from './costs.ts'

/** Jrai in the Latin orthography of Vietnam. Rules: docs/languages/jrai.md. */
export const jrai: Language = createLatinLanguage({
  tag: 'jra-Latn',
  letters: jraiLetters,
  order: jraiOrder,
  respellings: [withoutSigns, withoutDigraphs],
  costs: jraiCosts,
})
