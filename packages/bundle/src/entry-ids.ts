import {
  type ArrayTable,
  buildKeyLayer,
  findNode,
  type KeyLayer,
  keyAt,
  keyLayerArrays,
  keyLayerNamed,
  type NumberArray,
  numbersOf,
  type PackedNumbers,
  packedArrays,
  packedAt,
  packedNamed,
  packNumbers,
} from '@hiap/lexicon'

/** Numbers of the entries by their ids. */
export interface EntryIds {
  readonly keys: KeyLayer
  /** By place of the id among the keys. */
  readonly numbers: PackedNumbers
}

/** @param ids by entry number, each once, ASCII */
export function buildEntryIds(ids: readonly string[]): EntryIds {
  const { layer, forms } = buildKeyLayer(ids.map((id, number) => ({ key: [...id], number })))
  return { keys: layer, numbers: packNumbers(forms.map(({ number }) => number)) }
}

/** The number of the entry of that id; `undefined` where there is none. */
export function numberOfId({ keys, numbers }: EntryIds, id: string): number | undefined {
  const key = keyAt(keys.trie, findNode(keys.trie, numbersOf(keys.table, [...id])))
  return key < 0 ? undefined : packedAt(numbers, key)
}

/** The arrays under names that begin with `id`, for `packArrays`. */
export function entryIdArrays({ keys, numbers }: EntryIds): (readonly [string, NumberArray])[] {
  return [...keyLayerArrays('id', keys), ...packedArrays('id.number', numbers)]
}

/** The ids that {@link entryIdArrays} named; throws `index-malformed` where they are not there. */
export function entryIdsNamed(table: ArrayTable): EntryIds {
  return { keys: keyLayerNamed(table, 'id'), numbers: packedNamed(table, 'id.number') }
}
