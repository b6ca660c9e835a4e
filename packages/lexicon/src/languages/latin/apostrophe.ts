/** Tells whether a code unit is an apostrophe inside a word: `'`, U+2019 or U+02BC. // latin.md §3.2 */
export function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019 || unit === 0x02bc
}
