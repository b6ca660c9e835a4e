import type { ArticleNode } from './article-node.ts'

interface Unfinished {
  readonly tag: string
  readonly lang?: string
  readonly href?: string
  readonly src?: string
  readonly data: ReadonlyMap<string, string>
  readonly children: ArticleNode[]
}

const empty = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'wbr', 'source'])
const unread = new Set(['script', 'style', 'head', 'title', 'template'])
const longestTag = 8192
const attribute = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g

/**
 * Reads markup of articles: HTML as people write it, Pango, XDXF, the XML of PowerWord. No markup is wrong: a sign that
 * begins no tag is text, an end without a beginning is nothing, what is left open ends with the article. Takes time in
 * proportion to the text.
 *
 * @param depth of elements inside one another; deeper ones stand beside
 * @example
 * readMarkup('<b>a</b> &amp; b', 64).nodes // [{ tag: 'b', …, children: ['a'] }, ' & b']
 */
export function readMarkup(
  text: string,
  depth: number,
): { readonly nodes: readonly ArticleNode[]; readonly tooDeep: boolean } {
  const root: Unfinished = { tag: '', data: new Map(), children: [] }
  const open: Unfinished[] = [root]
  let tooDeep = false
  let skipped: string | undefined
  const add = (node: ArticleNode): void => {
    open.at(-1)?.children.push(node)
  }
  const addText = (piece: string): void => {
    if (piece !== '' && skipped === undefined) add(piece)
  }
  let at = 0
  while (at < text.length) {
    const sign = text.indexOf('<', at)
    if (sign === -1) break
    if (sign > at) addText(plainOf(text.slice(at, sign)))
    if (text.startsWith('<!--', sign)) {
      const end = text.indexOf('-->', sign + 4)
      at = end === -1 ? text.length : end + 3
      continue
    }
    if (text.startsWith('<![CDATA[', sign)) {
      const end = text.indexOf(']]>', sign + 9)
      addText(text.slice(sign + 9, end === -1 ? undefined : end))
      at = end === -1 ? text.length : end + 3
      continue
    }
    const end = text.indexOf('>', sign)
    // Nothing behind here ends a tag.
    if (end === -1) {
      at = sign
      break
    }
    const inner = text.slice(sign + 1, Math.min(end, sign + longestTag))
    const name = /^\/?[A-Za-z][A-Za-z0-9:_-]*/.exec(inner)?.[0]
    if (name === undefined) {
      // `a < b`, or a declaration, which says nothing.
      if (inner.startsWith('!') || inner.startsWith('?')) at = end + 1
      else {
        addText('<')
        at = sign + 1
      }
      continue
    }
    at = end + 1
    const tag = name.replace('/', '').toLowerCase()
    if (skipped !== undefined) {
      if (name.startsWith('/') && tag === skipped) skipped = undefined
      continue
    }
    if (name.startsWith('/')) close(open, tag)
    else if (unread.has(tag)) skipped = inner.endsWith('/') ? undefined : tag
    else {
      if (tag === 'li' || tag === 'p' || tag === 'dt' || tag === 'dd' || tag === 'td' || tag === 'tr')
        closeSame(open, tag)
      const made = begin(tag, inner.slice(name.length))
      add(made)
      if (empty.has(tag) || inner.endsWith('/')) continue
      if (open.length > depth) tooDeep = true
      else open.push(made)
    }
  }
  if (at < text.length) addText(plainOf(text.slice(at)))
  return { nodes: root.children, tooDeep }
}

/** Ends the innermost element of a name, and what is open inside it. */
function close(open: Unfinished[], tag: string): void {
  const from = open.findLastIndex((each, index) => index > 0 && each.tag === tag)
  if (from !== -1) open.length = from
}

/** `<li>` ends the item before it, unless a list began between them. */
function closeSame(open: Unfinished[], tag: string): void {
  const last = open.at(-1)
  if (last?.tag === tag && open.length > 1) open.pop()
}

function begin(tag: string, inner: string): Unfinished {
  const data = new Map<string, string>()
  const facts = new Map<string, string>()
  for (const [, name = '', double, single, bare] of inner.matchAll(attribute)) {
    const value = plainOf(double ?? single ?? bare ?? '')
    const lower = name.toLowerCase()
    if (lower.startsWith('data-')) data.set(lower.slice(5), value)
    else facts.set(lower, value)
  }
  const [lang, href, src] = [facts.get('lang') ?? facts.get('xml:lang'), facts.get('href'), facts.get('src')]
  return {
    tag,
    data,
    children: [],
    ...(lang === undefined ? {} : { lang }),
    ...(href === undefined ? {} : { href }),
    ...(src === undefined ? {} : { src }),
  }
}

const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['ndash', '–'],
  ['mdash', '—'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['bull', '•'],
  ['hellip', '…'],
  ['rarr', '→'],
  ['larr', '←'],
  ['ensp', ' '],
  ['emsp', ' '],
  ['thinsp', ' '],
  ['zwnj', '\u200c'],
  ['zwj', '\u200d'],
  ...latin.split(' ').map((name, index) => [name, String.fromCharCode(160 + index)] as const),
])

function plainOf(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,7});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return entities.get(name) ?? whole
    const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}

const blocks = new Set(['div', 'ol', 'ul', 'li'])

/**
 * Writes an article as HTML. Blocks begin on a line of their own, so that it is read in a terminal too.
 *
 * @example
 * htmlOf(element('span', { part: 'gloss' }, 'a < b')) // '<span data-hiap="gloss">a &lt; b</span>'
 */
export function htmlOf(node: ArticleNode): string {
  if (typeof node === 'string') return escaped(node)
  const { tag, lang, href, src, data, children } = node
  const attributes: readonly (readonly [string, string | undefined])[] = [
    ...Array.from(data, ([key, value]) => [`data-${key}`, value] as const),
    ['lang', lang],
    ['href', href],
    ['src', src],
  ]
  const said = attributes.flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escaped(value)}"`]))
  const before = blocks.has(tag) ? '\n' : ''
  return empty.has(tag)
    ? `${before}<${tag}${said.join('')}>`
    : `${before}<${tag}${said.join('')}>${children.map(htmlOf).join('')}</${tag}>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;')
}
