import type { DraftReference } from '../draft-entry.ts'
import { recordOf, textOf, textsOf } from '../json-lines/loose-fields.ts'
import { type PackedElement, unpacked } from '../xml/packed-element.ts'
import { type Remainder, readRemainder } from '../xml/remainder.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import type { EntryShape } from './entry-shape.ts'

/** What is kept of a LIFT entry beside the entry. */
export interface KeptEntry {
  readonly id?: string
  /** By which references reach it. */
  readonly ids: readonly string[]
  readonly shape?: EntryShape
  readonly remainder?: Remainder
  /** Relations that stand in the remainder, and what they are in an entry. */
  readonly references?: readonly DraftReference[]
  /** Entries before it that are none here: without headword or meaning, or deleted. */
  readonly before?: readonly PackedElement[]
}

/** What is kept of a LIFT document beside the dictionary. */
export interface KeptDocument {
  /** Id under which entries cite the document. */
  readonly source: string
  /** The document's tag for each language, and for `ipa` and `romanised`. */
  readonly tags: readonly (readonly [tag: string, written: string])[]
  readonly header?: Remainder
  /** The text of the `.lift-ranges` file beside it. */
  readonly ranges?: string
  /** Entries behind the last that are none here. */
  readonly after?: readonly PackedElement[]
}

/** Rebuilds what was kept of an entry; it has lain on a disk. */
export function readKeptEntry(value: unknown): {
  readonly id: string | undefined
  readonly ids: readonly string[]
  readonly shape: EntryShape
  readonly remainder: Remainder | undefined
  readonly references: readonly { readonly type: string; readonly key: string }[]
  readonly before: readonly XmlElement[]
} {
  const kept = recordOf({ value }, 'value')
  const shape = recordOf(kept, 'shape')
  const notes = listOf(shape.notes)
  return {
    id: textOf(kept, 'id'),
    ids: textsOf(kept, 'ids'),
    shape: {
      ...(shape.citation === true ? { citation: true } : {}),
      ...(Array.isArray(shape.senses)
        ? {
            senses: shape.senses.flatMap((each): readonly (readonly [number, boolean])[] => {
              const [depth, there] = listOf(each)
              return typeof depth === 'number' && depth >= 0 && depth < 64 ? [[depth, there === true]] : []
            }),
          }
        : {}),
      ...(notes.length > 0 ? { notes: notes.map((type) => (typeof type === 'string' ? type : null)) } : {}),
      media: listOf(shape.media).flatMap((each): readonly (readonly [string, string])[] => {
        const [id, path] = listOf(each)
        return typeof id === 'string' && typeof path === 'string' ? [[id, path]] : []
      }),
    },
    remainder: kept.remainder === undefined ? undefined : readRemainder(kept.remainder),
    references: listOf(kept.references).flatMap((each) => {
      const record = recordOf({ each }, 'each')
      const [type, key] = [textOf(record, 'type'), textOf(record, 'key')]
      return type === undefined || key === undefined ? [] : [{ type, key }]
    }),
    before: listOf(kept.before).flatMap((each) => unpacked(each) ?? []),
  }
}

/** Rebuilds what was kept of a document; `undefined` where nothing was. */
export function readKeptDocument(value: unknown):
  | {
      readonly source: string | undefined
      readonly tags: ReadonlyMap<string, string>
      readonly header: Remainder | undefined
      readonly ranges: string | undefined
      readonly after: readonly XmlElement[]
    }
  | undefined {
  if (value === undefined) return undefined
  const kept = recordOf({ value }, 'value')
  return {
    source: textOf(kept, 'source'),
    tags: new Map(
      listOf(kept.tags).flatMap((each): readonly (readonly [string, string])[] => {
        const [tag, written] = listOf(each)
        return typeof tag === 'string' && typeof written === 'string' ? [[tag, written]] : []
      }),
    ),
    header: kept.header === undefined ? undefined : readRemainder(kept.header),
    ranges: textOf(kept, 'ranges'),
    after: listOf(kept.after).flatMap((each) => unpacked(each) ?? []),
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
