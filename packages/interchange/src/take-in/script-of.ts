/** The scripts of the region and those that stand in dictionaries beside them. ISO 15924. */
const scripts = [
  'Latn',
  'Khmr',
  'Cham',
  'Tavt',
  'Tale',
  'Lana',
  'Laoo',
  'Thai',
  'Mymr',
  'Hani',
  'Grek',
  'Cyrl',
  'Arab',
  'Deva',
  'Hang',
  'Hira',
  'Kana',
] as const

const patterns = scripts.map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')] as const)

/**
 * The script of the first letter of a headword; `Zyyy` (common to all) where it has none that is known here.
 *
 * @example
 * scriptOf('ខ្មែរ') // 'Khmr'
 * scriptOf('-1') // 'Zyyy'
 */
export function scriptOf(text: string): string {
  for (const letter of text.match(/\p{L}/gu) ?? []) {
    const found = patterns.find(([, pattern]) => pattern.test(letter))
    if (found !== undefined) return found[0]
  }
  return 'Zyyy'
}
