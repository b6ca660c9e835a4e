/** Every character from one code point to another. */
function block(from: number, to: number): string {
  return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, at) => from + at))
}

/**
 * The characters that the Latin font of the page must draw: Vietnamese; the orthographies of the Central Highlands
 * (Jrai, Êđê, Bahnar, Mnông, Stiêng, Chăm …), whose breve over â ê ô ơ ư has no code point of its own and needs U+0306;
 * IPA for pronunciations; punctuation. Fonts cut for the web leave U+0306 out, so that ê̆ falls apart there.
 */
export const latinLetters: string = [
  block(0x0020, 0x007e),
  block(0x00a0, 0x017f),
  'ƀɃƁɓƊɗƠơƯư',
  block(0x1ea0, 0x1ef9),
  // Combining marks: tones, breve, circumflex, horn, dots, macron below.
  block(0x0300, 0x0331),
  block(0x0250, 0x02af),
  'ʰʲʷʔʼˀˈˌːˑ',
  '\u2010\u2011\u2012–—‘’‚“”„†‡•…‰′″←↑→↓↔⇄−≈',
].join('')
