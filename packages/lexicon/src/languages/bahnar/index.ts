import type { Language } from '../../language.ts'
import { createLatinLanguage } from '../latin/orthography.ts'
import { withoutSigns } from '../latin/respellings.ts'
import { readCosts } from '../read-costs.ts'
import costs from './costs.json' with { type: 'json' }

/** The 46 letters of Bahnar in their order. // bahnar.md §1 */
const letters =
  "a ă â â̆ b 'b ch d đ e ĕ ê ê̆ g h i ĭ j 'j k l 'l m 'm n 'n ng 'ng nh 'nh o ŏ ô ô̆ ơ ơ̆ p r s t u ŭ ư ư̆ w y"

/** Bahnar. Rules: docs/languages/bahnar.md. */
export const bahnar: Language = createLatinLanguage({
  tag: 'bdq',
  letters,
  // ƀ and 'd are other spellings of 'b and đ and share their places. // bahnar.md §3
  order:
    "a ă â â̆ b 'b=ƀ c ch č d đ='d e ĕ ê ê̆ f g h i ĭ j 'j k l 'l m 'm n 'n ng 'ng nh=ñ 'nh o ŏ ô ô̆ ơ ơ̆ p q r s t u ŭ ư ư̆ v w x y 'y z",
  respellings: [withoutSigns],
  costs: readCosts(costs),
})
