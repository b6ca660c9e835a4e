import type { Language } from '../language.ts'
import type { ArrayTable, NumberArray } from './array-table.ts'
import { buildKeyLayer, type KeyedForm, type KeyLayer, keyLayerArrays, keyLayerNamed } from './key-layer.ts'
import { type PackedNumbers, packedArrays, packedNamed, packNumbers } from './packed-numbers.ts'
import type { Spelling } from './word-layer.ts'

/** The words by how they sound: under each sound key the forms of the word layer that have it. */
export interface SoundLayer {
  readonly keys: KeyLayer
  /** Form of the word layer. */
  readonly words: PackedNumbers
}

interface SoundedForm extends KeyedForm {
  readonly word: number
}

/** @param spellings by form of the word layer; undefined is given where the language has no sound key */
export function buildSoundLayer(language: Language, spellings: readonly Spelling[]): SoundLayer | undefined {
  if (language.soundKey === undefined) return undefined
  const sounded = spellings.map(
    ({ canonical }, word): SoundedForm => ({ key: [...(language.soundKey?.(canonical) ?? '')], word }),
  )
  const { layer, forms } = buildKeyLayer(sounded)
  return { keys: layer, words: packNumbers(forms.map(({ word }) => word)) }
}

/** The arrays of the layer, for `packArrays`. */
export function soundLayerArrays(layer: SoundLayer | undefined): (readonly [string, NumberArray])[] {
  return layer === undefined ? [] : [...keyLayerArrays('sound', layer.keys), ...packedArrays('sound.word', layer.words)]
}

/** The layer that {@link soundLayerArrays} named; undefined where there is none. */
export function soundLayerNamed(table: ArrayTable): SoundLayer | undefined {
  return table.has('sound.alphabet')
    ? { keys: keyLayerNamed(table, 'sound'), words: packedNamed(table, 'sound.word') }
    : undefined
}
