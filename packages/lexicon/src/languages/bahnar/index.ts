import type { Language } from '../../language.ts'
import { costsOf } from '../latin/costs.ts'
import { createLatinLanguage } from '../latin/orthography.ts'
import { withoutSigns } from '../latin/respellings.ts'

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
  costs: costsOf(letters, [
    // Other spellings of a sound, counted in pairs with one gloss. // bahnar.md §6
    ["'b", 'ƀ', 0.1],
    ["'d", 'đ', 0.15],
    ['ƀ', 'b', 0.2],
    ["'", '', 0.2],
    ['nh', 'ñ', 0.2],
    ['ch', 'č', 0.2],
    ['j', 'dj', 0.3],
    ['s', 'x', 0.2],
    ['w', 'v', 0.3],
    ['y', 'i', 0.3],
    ['k', 'c', 0.3],
    ['ch', 'k', 0.4],
    ['n', 'ng', 0.4],
    ['n', 'nh', 0.4],
    ['h', '', 0.35],
  ]),
})
