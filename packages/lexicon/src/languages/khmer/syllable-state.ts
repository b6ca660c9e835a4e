// States of the table: the part of the syllable that was read last. The number is where the row of the state begins.

export const outside = 0
export const outsideCoeng = 128
export const digit = 256
export const khan = 384
export const base = 512
export const robat = 640
export const coeng = 768
export const subscript = 896
export const subscriptRo = 1024
export const shifter = 1152
export const zwnj = 1280
export const vowelBefore = 1408
export const vowelU = 1536
export const vowelBelow = 1664
export const vowelAbove = 1792
export const vowelAfter = 1920
export const sign = 2048
export const final = 2176
