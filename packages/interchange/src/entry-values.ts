import type { CrossReference, EntryKind, Sense, Status, Variant } from '@hiap/lexicon'

// What the fields of an entry that are chosen from a list may say, in the order in which people read it.

export const kinds: readonly EntryKind[] = ['word', 'affix', 'phrase', 'culture']

export const statuses: readonly Status[] = ['attested', 'drafted', 'reviewed']

export const registers: readonly NonNullable<Sense['register']>[] = [
  'formal',
  'colloquial',
  'royal',
  'religious',
  'vulgar',
  'literary',
]

export const variantTypes: readonly NonNullable<Variant['type']>[] = ['spelling', 'dialect', 'abbreviation', 'obsolete']

export const referenceTypes: readonly CrossReference['type'][] = [
  'synonym',
  'antonym',
  'part-of',
  'has-part',
  'see-also',
  'derived-from',
  'variant-of',
]
