// What a character is to the orthographic syllable. Classes from `robat` up are what follows a base; their ranks give the
// order of the parts. Single constants, so that a build puts the numbers in the place of the names. // khmer.md §1

export const other = 0
export const base = 1
export const ro = 2
export const da = 3
export const dottedCircle = 4
export const digit = 5
export const khan = 6
export const coeng = 7
export const zwj = 8
export const robat = 9
export const shifter = 10
export const zwnj = 11
export const vowelE = 12
export const vowelOe = 13
export const vowelBefore = 14
export const vowelU = 15
export const vowelBelow = 16
export const vowelAbove = 17
export const vowelAfter = 18
export const sign = 19
export const signAbove = 20
export const final = 21
