import { type Alphabet, createAlphabet } from '../latin/alphabet.ts'

/** The 40 letters of Jrai in their order. `dj` and `ng` are letters. // jrai.md §1 */
export const jraiLetters: readonly string[] =
  'a ă â b ƀ č d đ e ĕ ê ê̆ g h i ĭ j dj k l m n ñ ng o ŏ ô ô̆ ơ ơ̆ p r s t u ŭ ư ư̆ w y'.split(' ')

/**
 * The order with the letters that only names, loans and the keyboard of the Dega languages bring. Each stands where
 * the Latin alphabet has it, or after its plain letter. // jrai.md §3.2
 */
export const jraiAlphabet: Alphabet = createAlphabet(
  'a ă â â̆ b ƀ c č d đ e ĕ ê ê̆ f g h i ĭ j dj k l m n ñ ng o ŏ ô ô̆ ơ ơ̆ p q r s t u ŭ ư ư̆ v w x y y̆ z'.split(' '),
)
