/** An element of a document, whole. Names keep their prefix: `xml:lang`. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  /** Elements and texts in their order. Texts stand as the document has them, white space too; comments are left out. */
  readonly children: readonly (XmlElement | string)[]
  /** 1-based line on which it begins; left out of one that was made and not read. */
  readonly line?: number
}

/**
 * Makes an element. Attributes and children that are `undefined` are left out.
 *
 * @example
 * element('text', {}, 'nước') // <text>nước</text>
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly (XmlElement | string | undefined | readonly (XmlElement | string | undefined)[])[]
): XmlElement {
  return {
    name,
    attributes: new Map(Object.entries(attributes).filter((pair): pair is [string, string] => pair[1] !== undefined)),
    children: children.flat().filter((child) => child !== undefined),
  }
}

/** Lists the elements inside another, of one name where it is given. */
export function childrenOf(parent: XmlElement, name?: string): readonly XmlElement[] {
  return parent.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  )
}

/** The first element of a name inside another. */
export function childOf(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name)
}

/**
 * The text of an element and of all inside it, with runs of white space as one space and none at the ends.
 *
 * @example
 * textOf(parsed('<text>one <span>two</span></text>')) // 'one two'
 */
export function textOf(whole: XmlElement): string {
  return allTextOf(whole)
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/^ | $/g, '')
}

/** The text of an element and of all inside it, as it stands. */
export function allTextOf(whole: XmlElement): string {
  const pieces: string[] = []
  // As deep as the document, which its reader has limited.
  const walk = (each: XmlElement): void => {
    for (const child of each.children) {
      if (typeof child === 'string') pieces.push(child)
      else walk(child)
    }
  }
  walk(whole)
  return pieces.join('')
}
