// Ranks of the parts of a syllable after its base, in canonical order. // khmer.md §1

export const robat = 0
export const coeng = 1
export const coengRo = 2
export const shifter = 3
export const zwnj = 4
export const vowelBefore = 5
export const vowelBelow = 6
export const vowelAbove = 7
export const vowelAfter = 8
export const sign = 9
export const final = 10
export const finalCoeng = 11
