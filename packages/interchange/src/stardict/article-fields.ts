import { decode } from '@hiap/bundle/source'

/** A piece of the data of an article: its type, a letter of the StarDict format, and its bytes. */
export interface ArticleField {
  readonly type: string
  readonly bytes: Uint8Array
}

/**
 * Divides the data of an article. Small letters are texts that end with NUL, capitals have their size before them; the
 * last one of a sequence that the `.ifo` file names ends with the article.
 *
 * @param types those that every article has; empty where each piece says its own
 * @returns `undefined` where the sizes do not fit
 */
export function articleFields(bytes: Uint8Array, types: string): readonly ArticleField[] | undefined {
  const fields: ArticleField[] = []
  let at = 0
  for (let number = 0; types === '' ? at < bytes.length : number < types.length; number += 1) {
    const type = types === '' ? String.fromCharCode(bytes[at]!) : (types[number] ?? '')
    if (types === '') at += 1
    if (!/^[A-Za-z]$/.test(type)) return undefined
    const isLast = types !== '' && number === types.length - 1
    if (isLast) {
      // Some tools end the last text too.
      const end = bytes.at(-1) === 0 && isText(type) && bytes.length > at ? bytes.length - 1 : bytes.length
      fields.push({ type, bytes: bytes.subarray(at, end) })
      return fields
    }
    if (isText(type)) {
      const found = bytes.indexOf(0, at)
      // The last piece of an article may lack its end.
      if (found === -1 && types !== '') return undefined
      const end = found === -1 ? bytes.length : found
      fields.push({ type, bytes: bytes.subarray(at, end) })
      at = end + 1
    } else {
      if (at + 4 > bytes.length) return undefined
      const size = new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0)
      if (at + 4 + size > bytes.length) return undefined
      fields.push({ type, bytes: bytes.subarray(at + 4, at + 4 + size) })
      at += 4 + size
    }
  }
  return fields
}

/** Whether a type of data is text. */
export function isText(type: string): boolean {
  return type >= 'a' && type <= 'z'
}

/** The text of a piece; `undefined` where it is not UTF-8. */
export function fieldText({ bytes }: ArticleField): string | undefined {
  return decode(bytes).text
}

/**
 * Takes the signs of MediaWiki out of a text.
 *
 * @example
 * plainOfWiki("'''ia''': [[water|the water]]") // 'ia: the water'
 */
export function plainOfWiki(text: string): string {
  return text
    .replace(/\[\[(?:[^[\]|]{0,200}\|)?([^[\]|]{0,500})\]\]/g, '$1')
    .replace(/'{2,5}/g, '')
    .replace(/^(={1,6})[ \t]{0,9}(.{1,200}?)[ \t]{0,9}\1[ \t]{0,9}$/gm, '$2')
    .replace(/^[*#:;]+\s*/gm, '')
}
