import type { DraftEntry } from '../draft-entry.ts'

/** What {@link entryElement} writes: an entry, or the draft of one. References are named by the ids of LIFT. */
export type WritableEntry = Omit<DraftEntry, 'row' | 'senseRows' | 'file' | 'key' | 'aliases' | 'references' | 'kept'>

/** How the original put what an entry has in a flatter way. JSON, as it is kept beside the entry. */
export interface EntryShape {
  /** The headword is the citation form; the lexical unit is another form. */
  readonly citation?: true
  /** The senses in the order of the document: how deep each stands, and whether the entry has it. */
  readonly senses?: readonly (readonly [depth: number, there: boolean])[]
  /** Types of the notes; `null` of one without. */
  readonly notes?: readonly (string | null)[]
  /** Media that the original names itself, and the paths of their files beside it. */
  readonly media?: readonly (readonly [id: string, path: string])[]
}

/** Which tags the file has for languages. */
export interface FileTags {
  /** BCP 47 tag of the headwords. */
  readonly language: string
  /** The file's tag for that of an entry. */
  of(tag: string): string
  readonly ipa: string
  readonly romanised: string
}

/** Names the tags of a file that writes languages as `known` has it, and else as entries do. */
export function fileTags(language: string, known: ReadonlyMap<string, string>): FileTags {
  const of = (tag: string): string => known.get(tag) ?? tag
  return {
    language,
    of,
    // https://www.rfc-editor.org/rfc/rfc5646: the variant fonipa says that a text is IPA.
    get ipa() {
      return known.get('ipa') ?? `${of(language)}-fonipa`
    },
    get romanised() {
      return known.get('romanised') ?? `${language.split('-')[0] ?? language}-Latn-x-roman`
    },
  }
}
