import type { Language } from '../../language.ts'
import { createLatinLanguage } from '../latin/orthography.ts'
import { withoutDigraphs, withoutSigns } from '../latin/respellings.ts'
import { readCosts } from '../read-costs.ts'
import { jraiLetters, jraiOrder } from './alphabet.ts'
import costs from './costs.json' with { type: 'json' }

/** Jrai in the Latin orthography of Vietnam. Rules: docs/languages/jrai.md. */
export const jrai: Language = createLatinLanguage({
  tag: 'jra-Latn',
  letters: jraiLetters,
  order: jraiOrder,
  respellings: [withoutSigns, withoutDigraphs],
  costs: readCosts(costs),
})
