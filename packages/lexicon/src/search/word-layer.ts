import type { Language } from '../language.ts'
import { type ArrayTable, arrayNamed, type NumberArray } from './array-table.ts'
import { numberAt } from './ascending.ts'
import {
  buildFormTexts,
  buildKeyLayer,
  type FormTexts,
  formTextArrays,
  formTextsNamed,
  type KeyedForm,
  type KeyLayer,
  keyLayerArrays,
  keyLayerNamed,
  textOfForm,
} from './key-layer.ts'
import { letterNumbers } from './letter-table.ts'
import { type PackedNumbers, packedArrays, packedAt, packedNamed, packNumbers } from './packed-numbers.ts'
import { canonicalKey, wordKey } from './search-key.ts'
import { buildTrie, longestKey, type Trie, trieArrays, trieNamed } from './trie.ts'

/** The spellings of the entries, headwords and variants, under their folded keys: a form is one spelling of one entry. */
export interface WordLayer {
  readonly keys: KeyLayer
  /** Canonical spelling of each form. */
  readonly texts: FormTexts
  /** Twice the entry of each form, and one more where the form is a variant. */
  readonly owners: PackedNumbers
  /** The keys of `keys` from their last letter to the first. */
  readonly backwards: Trie
  /** `Entry.frequencyBand` by entry, 0 for none; empty where no entry has one. */
  readonly bands: Uint8Array
}

/** What the layer needs of an entry. */
export interface SpelledEntry {
  readonly headword: string
  readonly variants: readonly string[]
  readonly frequencyBand?: number
}

/** One spelling of an entry. */
export interface Spelling extends KeyedForm {
  readonly canonical: string
  readonly entry: number
  readonly variant: boolean
}

/** @returns the layer, and the spellings by form number */
export function buildWordLayer(
  language: Language,
  entries: readonly SpelledEntry[],
): { readonly layer: WordLayer; readonly spellings: readonly Spelling[] } {
  const given: Spelling[] = []
  const texts: (readonly string[])[] = []
  const letters = new Set<string>()
  entries.forEach(({ headword, variants }, entry) => {
    const known = new Set<string>()
    for (const text of [headword, ...variants]) {
      const canonical = canonicalKey(language, text)
      if (known.has(canonical)) continue
      const variant = known.size > 0
      known.add(canonical)
      given.push({ key: language.letters(wordKey(language, text)), canonical, entry, variant })
    }
  })
  for (const { canonical } of given) {
    const text = language.letters(canonical)
    texts.push(text)
    for (const letter of text) letters.add(letter)
  }
  const textOf = new Map(given.map((spelling, i) => [spelling, texts[i]!]))
  const { layer: keys, forms } = buildKeyLayer(given, letters)
  const turned = new Set(forms.map(({ key }) => backwardsCode(keys, key)))
  const backwards = buildTrie(
    [...turned].sort((a, b) => (a < b ? -1 : 1)),
    (length) => letterNumbers(keys.table, length),
  )
  return {
    layer: {
      keys,
      texts: buildFormTexts(
        keys.table,
        forms.map((form) => textOf.get(form)!),
      ),
      owners: packNumbers(forms.map(({ entry, variant }) => entry * 2 + (variant ? 1 : 0))),
      backwards: backwards.trie,
      bands: entries.some(({ frequencyBand }) => frequencyBand !== undefined)
        ? Uint8Array.from(entries, ({ frequencyBand }) => frequencyBand ?? 0)
        : new Uint8Array(0),
    },
    spellings: forms,
  }
}

function backwardsCode({ table }: KeyLayer, key: readonly string[]): string {
  let code = ''
  for (let i = Math.min(key.length, longestKey) - 1; i >= 0; i--)
    code += String.fromCharCode(table.numbers.get(key[i]!)!)
  return code
}

/** The arrays of the layer, for `packArrays`. */
export function wordLayerArrays(layer: WordLayer): (readonly [string, NumberArray])[] {
  return [
    ...keyLayerArrays('word', layer.keys),
    ...formTextArrays('word.text', layer.texts),
    ...packedArrays('word.owner', layer.owners),
    ...trieArrays('backwards', layer.backwards),
    ['word.bands', layer.bands],
  ]
}

/** The layer that {@link wordLayerArrays} named; throws `index-malformed` where it is not there. */
export function wordLayerNamed(table: ArrayTable): WordLayer {
  return {
    keys: keyLayerNamed(table, 'word'),
    texts: formTextsNamed(table, 'word.text'),
    owners: packedNamed(table, 'word.owner'),
    backwards: trieNamed(table, 'backwards'),
    bands: arrayNamed(table, 'word.bands', Uint8Array),
  }
}

/** The entry that a form spells. */
export function entryOfForm(layer: WordLayer, form: number): number {
  return packedAt(layer.owners, form) >>> 1
}

/** Whether a form is another spelling than the headword. */
export function isVariant(layer: WordLayer, form: number): boolean {
  return (packedAt(layer.owners, form) & 1) === 1
}

/** The canonical spelling of a form. */
export function spellingOf(layer: WordLayer, form: number): string {
  return textOfForm(layer.keys, layer.texts, form)
}

/**
 * Whether the spelling of a form begins with letters; the last of them may be only the beginning of a letter.
 *
 * @param numbers the same letters, as numbers of the layer
 */
export function spellingBegins(
  { keys, texts }: WordLayer,
  form: number,
  letters: readonly string[],
  numbers: readonly number[],
): boolean {
  const from = numberAt(texts.offsets, form)
  const last = letters.length - 1
  if (last < 0 || from + last >= numberAt(texts.offsets, form + 1)) return false
  for (let i = 0; i < last; i++) if (texts.letters[from + i] !== numbers[i]) return false
  const letter = texts.letters[from + last]!
  return letter === numbers[last] || keys.table.letters[letter]!.startsWith(letters[last]!)
}

/** How many forms there are. */
export function countForms(layer: WordLayer): number {
  return layer.texts.offsets.steps.length - 1
}
