import type { Language } from '../../language.ts'
import { createLatinLanguage } from '../latin/orthography.ts'
import { withoutDigraphs, withoutSigns } from '../latin/respellings.ts'
import { readCosts } from '../read-costs.ts'
import costs from './costs.json' with { type: 'json' }

/** The 38 letters of Êđê in their order. // ede.md §1 */
const letters = 'a ă â b ƀ č d đ e ĕ ê ê̆ g h i ĭ j k l m n ñ o ŏ ô ô̆ ơ ơ̆ p r s t u ŭ ư ư̆ w y'

/** Êđê (Rade). Rules: docs/languages/ede.md. */
export const ede: Language = createLatinLanguage({
  tag: 'rad',
  letters,
  order: 'a ă â â̆ b ƀ c č d đ e ĕ ê ê̆ f g h i ĭ j k l m n ñ o ŏ ô ô̆ ơ ơ̆ p q r s t u ŭ ư ư̆ v w x y y̆ z',
  respellings: [withoutSigns, withoutDigraphs],
  costs: readCosts(costs),
})
