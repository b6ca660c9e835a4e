import type { XmlElement } from './xml-element.ts'

/**
 * Writes a text as the content of an element.
 *
 * @example
 * escapeText('a < b & c') // 'a &lt; b &amp; c'
 */
export function escapeText(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // A reader would take it for the end of a line.
      .replaceAll('\r', '&#13;')
  )
}

/** Writes a text as the value of an attribute, without its quotation marks. White space stays what it is. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')
}

/**
 * Writes an element, one child a line where it has no text of its own, in the order of its attributes and children.
 * Texts are those of a checked dictionary: XML has no way to write control characters.
 *
 * @param indent spaces before it
 * @param mixed names of elements in which white space is text, also where they hold but elements
 * @example
 * writeXml(element('gloss', { lang: 'vi' }, 'nước')) // '<gloss lang="vi">nước</gloss>\n'
 */
export function writeXml(whole: XmlElement, indent = 0, mixed: ReadonlySet<string> = none): string {
  const pieces: string[] = []
  write(whole, indent, mixed, pieces)
  return pieces.join('')
}

const none: ReadonlySet<string> = new Set()

function write(whole: XmlElement, indent: number, mixed: ReadonlySet<string>, pieces: string[]): void {
  const margin = ' '.repeat(indent)
  pieces.push(margin, opening(whole))
  if (whole.children.length === 0) pieces.push('/>\n')
  else if (mixed.has(whole.name) || whole.children.some((child) => typeof child === 'string')) {
    pieces.push('>')
    inline(whole, pieces)
    pieces.push('\n')
  } else {
    pieces.push('>\n')
    for (const child of whole.children) if (typeof child !== 'string') write(child, indent + 2, mixed, pieces)
    pieces.push(margin, '</', whole.name, '>\n')
  }
}

/** Beside text, white space is text: nothing is put on lines of its own. */
function inline(whole: XmlElement, pieces: string[]): void {
  for (const child of whole.children) {
    if (typeof child === 'string') pieces.push(escapeText(child))
    else {
      pieces.push(opening(child))
      if (child.children.length === 0) pieces.push('/>')
      else {
        pieces.push('>')
        inline(child, pieces)
      }
    }
  }
  pieces.push('</', whole.name, '>')
}

/** `<name a="b"`, still without its end. */
export function opening({ name, attributes }: Pick<XmlElement, 'name' | 'attributes'>): string {
  return `<${name}${[...attributes].map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`).join('')}`
}
