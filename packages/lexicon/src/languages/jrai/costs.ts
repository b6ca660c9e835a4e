import type { EditCosts } from '../../language.ts'

/** What is easily mistaken in Jrai. Values: the project's first proposal, jrai.md §6. */
export const jraiCosts: EditCosts = {
  letter: 1,
  swap: 0.6,
  confusions: [
    // The breve left out.
    ['ă', 'a', 0.15],
    ['ĕ', 'e', 0.15],
    ['ê̆', 'ê', 0.15],
    ['ĭ', 'i', 0.15],
    ['ŏ', 'o', 0.15],
    ['ô̆', 'ô', 0.15],
    ['ơ̆', 'ơ', 0.15],
    ['ŭ', 'u', 0.15],
    ['ư̆', 'ư', 0.15],
    // Circumflex or horn left out.
    ['â', 'a', 0.2],
    ['ê', 'e', 0.2],
    ['ô', 'o', 0.2],
    ['ơ', 'o', 0.2],
    ['ư', 'u', 0.2],
    // Circumflex or horn left out, with the breve.
    ['ê̆', 'e', 0.35],
    ['ô̆', 'o', 0.35],
    ['ơ̆', 'o', 0.35],
    ['ư̆', 'u', 0.35],
    // Stroke, caron or tilde left out.
    ['ƀ', 'b', 0.2],
    ['đ', 'd', 0.2],
    ['č', 'c', 0.2],
    ['ñ', 'n', 0.2],
    // Other spellings of a sound.
    ['č', 'ch', 0.3],
    ['ñ', 'nh', 0.3],
    ['j', 'dj', 0.3],
    ['j', 'gi', 0.3],
    ['dj', 'gi', 0.3],
    ['k', 'c', 0.3],
    ['w', 'v', 0.3],
    ['y', 'i', 0.3],
    ['s', 'x', 0.4],
    // Finals that a Vietnamese ear confuses or does not hear.
    ['n', 'ng', 0.4],
    ['t', 'c', 0.4],
    ['m', 'n', 0.4],
    ['k', '', 0.35],
    ['h', '', 0.35],
    ["'", '', 0.35],
    // A letter written double.
    ...[...'aeioubdghjklmnprstwy'].map((letter): [string, string, number] => [letter + letter, letter, 0.3]),
  ],
}
