/** A piece of an article: text, or an element with what is in it. */
export type ArticleNode = string | ArticleElement

/** An element, as much of it as formats of articles have in common; what else it says of its looks is left out. */
export interface ArticleElement {
  /** Lower-case name in HTML, or in the markup that it came from. */
  readonly tag: string
  /** BCP 47. */
  readonly lang?: string
  /** `data-` attributes, without `data-`. */
  readonly data: ReadonlyMap<string, string>
  readonly href?: string
  readonly src?: string
  readonly children: readonly ArticleNode[]
}

/** The data by which an element says which part of an entry it is. */
export const partKey = 'hiap'

/** What an element is made with, besides its children. */
export interface ElementFacts {
  /** Which part of an entry it is. */
  readonly part?: string
  readonly lang?: string
  readonly href?: string
  readonly src?: string
  readonly data?: Readonly<Record<string, string | number | undefined>>
}

/**
 * Makes an element. Children and data that are `undefined` are left out.
 *
 * @example
 * element('span', { part: 'gloss', lang: 'vi' }, 'nước')
 */
export function element(
  tag: string,
  { part, lang, href, src, data = {} }: ElementFacts,
  ...children: readonly (ArticleNode | undefined | readonly (ArticleNode | undefined)[])[]
): ArticleElement {
  const all = { [partKey]: part, ...data }
  return {
    tag,
    ...(lang === undefined ? {} : { lang }),
    ...(href === undefined ? {} : { href }),
    ...(src === undefined ? {} : { src }),
    data: new Map(Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]))),
    children: children.flat().filter((child) => child !== undefined),
  }
}

/** The text of a node and of all inside it, as it stands. */
export function textIn(node: ArticleNode): string {
  return typeof node === 'string' ? node : node.children.map(textIn).join('')
}

/** Elements inside others that are a part of an entry; what is inside a part is not looked at. */
export function partsIn(nodes: readonly ArticleNode[], part: string): readonly ArticleElement[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return []
    const own = node.data.get(partKey)
    if (own === part) return [node]
    return own === undefined ? partsIn(node.children, part) : []
  })
}
