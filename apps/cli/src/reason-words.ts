import type { Hit, Reason, Slip } from '@hiap/lexicon'

const words: Readonly<Record<Reason, string>> = {
  same: 'this word',
  'same-word': 'this word, typed another way',
  variant: 'other spelling',
  'without-marks': 'without marks',
  begins: 'begins so',
  'begins-without-marks': 'begins so without marks',
  pattern: 'fits the pattern',
  sounds: 'sounds so',
  'sounds-begins': 'begins with the sound',
  'one-slip': 'one letter different',
  'two-slips': 'two letters different',
  meaning: 'has this meaning',
  'in-meaning': 'in the meaning',
  'meaning-without-marks': 'has this meaning without marks',
  'in-meaning-without-marks': 'in the meaning without marks',
  'meaning-begins': 'a meaning begins so',
  'meaning-of-a-part': 'the meaning of a part',
  'in-definition': 'in a definition',
  'in-example': 'in an example',
  'in-article': 'in an article',
}

/**
 * Says why a hit is there.
 *
 * @example
 * reasonInWords(hit) // 'one letter different: s for x', where x was typed
 */
export function reasonInWords({ reason, variant, slips = [] }: Pick<Hit, 'reason' | 'variant' | 'slips'>): string {
  const particulars = [...(variant === undefined ? [] : [variant]), ...slips.map(slipInWords)]
  return particulars.length === 0 ? words[reason] : `${words[reason]}: ${particulars.join(', ')}`
}

/** What is written, for what was typed. */
function slipInWords({ typed, written }: Slip): string {
  if (typed === '') return `${written} left out`
  return written === '' ? `${typed} too much` : `${written} for ${typed}`
}
