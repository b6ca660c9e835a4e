import type { ArticleElement, ArticleNode } from '../article/article-node.ts'
import { recordOf, textOf } from '../json-lines/loose-fields.ts'

type JsonRecord = Readonly<Record<string, unknown>>

/**
 * Reads structured content: text, a list, or an element with `tag` and `content`. What is none of them is passed over. No
 * deeper in the stack than the JSON is.
 *
 * @example
 * nodesOfContent(['a', { tag: 'span', lang: 'vi', content: 'nước' }])
 */
export function nodesOfContent(content: unknown): readonly ArticleNode[] {
  if (typeof content === 'string') return content === '' ? [] : [content]
  if (Array.isArray(content)) return content.flatMap(nodesOfContent)
  const record = recordOf({ content }, 'content')
  const tag = textOf(record, 'tag')
  if (tag === undefined) return []
  const [lang, href, path] = [textOf(record, 'lang'), textOf(record, 'href'), textOf(record, 'path')]
  const data = new Map(
    Object.entries(recordOf(record, 'data')).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  )
  const made: ArticleElement = {
    tag,
    data,
    ...(lang === undefined ? {} : { lang }),
    ...(href === undefined ? {} : { href }),
    ...(path === undefined ? {} : { src: path }),
    children: nodesOfContent(record.content),
  }
  return [made]
}

/** Writes a node as structured content of Yomitan (schema of term banks, version 3). Links have no data there. */
export function contentOf(node: ArticleNode): string | JsonRecord {
  if (typeof node === 'string') return node
  const { tag, lang, data, href, src, children } = node
  if (tag === 'img') return { tag, path: src, collapsible: true }
  const content = children.length === 1 && children[0] !== undefined ? contentOf(children[0]) : children.map(contentOf)
  return {
    tag,
    ...(href === undefined ? {} : { href }),
    ...(data.size === 0 || tag === 'a' ? {} : { data: Object.fromEntries(data) }),
    ...(lang === undefined ? {} : { lang }),
    ...(children.length === 0 ? {} : { content }),
  }
}
