import type { EditCosts } from '../../language.ts'

/** The vowel letters with the five tones after them: level, grave, hook above, tilde, acute, dot below. */
const vowels = [
  'aàảãáạ',
  'ăằẳẵắặ',
  'âầẩẫấậ',
  'eèẻẽéẹ',
  'êềểễếệ',
  'iìỉĩíị',
  'oòỏõóọ',
  'ôồổỗốộ',
  'ơờởỡớợ',
  'uùủũúụ',
  'ưừửữứự',
  'yỳỷỹýỵ',
]

/** The tone left out costs least, a wrong tone a little more. */
const tones = vowels.flatMap((row) =>
  [...row].flatMap((a, i) => [...row].slice(i + 1).map((b): [string, string, number] => [a, b, i === 0 ? 0.1 : 0.25])),
)

/** Circumflex, breve or horn left out, the tone kept. */
const shapes = (
  [
    ['a', 'ă'],
    ['a', 'â'],
    ['e', 'ê'],
    ['o', 'ô'],
    ['o', 'ơ'],
    ['u', 'ư'],
  ] as const
).flatMap(([plain, marked]) => {
  const from = [...vowels.find((row) => row.startsWith(plain))!]
  const to = [...vowels.find((row) => row.startsWith(marked))!]
  return from.map((letter, tone): [string, string, number] => [letter, to[tone]!, 0.2])
})

/** What is easily mistaken in Vietnamese. Values: the project's first proposal, vietnamese.md §5. */
export const vietnameseCosts: EditCosts = {
  letter: 1,
  swap: 0.6,
  confusions: [
    ...tones,
    ...shapes,
    // i and y, each with its tones: lý, lí.
    ...[...'iìỉĩíị'].map((letter, tone): [string, string, number] => [letter, [...'yỳỷỹýỵ'][tone]!, 0.1]),
    ['đ', 'd', 0.2],
    ['d', 'gi', 0.4],
    ['s', 'x', 0.4],
    ['r', 'd', 0.4],
    ['r', 'gi', 0.4],
    ['tr', 'ch', 0.4],
    ['l', 'n', 0.4],
    ['k', 'c', 0.3],
    ['n', 'ng', 0.4],
    ['t', 'c', 0.4],
    ['m', 'n', 0.4],
  ],
}
