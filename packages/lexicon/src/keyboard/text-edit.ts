/** What a key does to the text before the caret, in UTF-16 code units. Never parts a surrogate pair. */
export interface TextEdit {
  readonly deleteBefore: number
  readonly insert: string
}
