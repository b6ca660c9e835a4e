import { allTextOf, type XmlElement } from '../xml/xml-element.ts'

/**
 * Takes the prefix of the namespace off the names, where a document has one: `tei:entry` is `entry`.
 *
 * @example
 * withoutPrefix(element('tei:orth', {}, 'ia')) // <orth>ia</orth>
 */
export function withoutPrefix(whole: XmlElement): XmlElement {
  // As deep as the document, which its reader has limited.
  return {
    ...whole,
    name: localName(whole.name),
    children: whole.children.map((child) => (typeof child === 'string' ? child : withoutPrefix(child))),
  }
}

/** A name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/**
 * The text of an element and of all inside it, on one line: line ends with the white space around them are one space,
 * spaces inside a line stay.
 *
 * @example
 * lineOf(parsed('<def>\n  one  two\n  three</def>')) // 'one  two three'
 */
export function lineOf(whole: XmlElement): string {
  // The white space is taken as one run first: nothing is looked at twice.
  return allTextOf(whole)
    .replace(/[ \t\r\n]+/g, (space) => (/^ *$/.test(space) ? space : ' '))
    .replace(/^ +/, '')
    .trimEnd()
}

/** The value of an attribute, where it is there and not empty. */
export function attributeOf({ attributes }: XmlElement, name: string): string | undefined {
  const value = attributes.get(name)?.trim()
  return value === '' ? undefined : value
}

/** The pointers of an attribute that lead to an id of the same document, without their sign. */
export function pointersOf(whole: XmlElement, name: string): readonly string[] {
  return (attributeOf(whole, name) ?? '').split(/\s+/).flatMap((each) => (each.startsWith('#') ? [each.slice(1)] : []))
}
