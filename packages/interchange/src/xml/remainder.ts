import { type PackedElement, packed, unpacked } from './packed-element.ts'
import { textOf, type XmlElement } from './xml-element.ts'

/**
 * What an element has otherwise than another that was generated for it, as JSON. Between the two may lie years in which
 * the dictionary changed; {@link merge} then puts back what the generated one still does not say.
 */
export interface Remainder {
  /** Attributes: what the original says, and what was generated; `null` where there is none. */
  readonly attributes?: readonly AttributeChange[]
  /** Text with what stands in it, and the plain text that was generated. */
  readonly content?: { readonly original: readonly (PackedElement | string)[]; readonly generated: string }
  /** Children that both have, and what remains of them. */
  readonly changed?: readonly { readonly of: ChildSign; readonly remainder: Remainder }[]
  /** Children that the original alone has, by their place among its children. */
  readonly added?: readonly { readonly at: number; readonly element: PackedElement }[]
  /** Children that were generated and that the original does not have. */
  readonly removed?: readonly ChildSign[]
}

type AttributeChange = readonly [name: string, original: string | null, generated: string | null]

/** What a generated child is known by: its place, its name, its telling attributes, how its text begins. */
type ChildSign = readonly [at: number, name: string, marks: readonly string[], text: string]

/**
 * Tells what of an element is not said by another that was generated for it: the generated one with the remainder
 * {@link merge}d in says all that the original says. Children are matched by name and telling attributes (`id`, `lang`,
 * `type`, `ref` …), then by text, then by order. Blank text between elements says nothing.
 *
 * @param generated has the same name
 * @returns `undefined` where nothing remains
 * @example
 * remainder(parsed('<a id="1"><b/><c/></a>'), parsed('<a><c/></a>'))
 * // { attributes: [['id', '1', null]], added: [{ at: 0, element: ['b', []] }] }
 */
export function remainder(original: XmlElement, generated: XmlElement): Remainder | undefined {
  const attributes = attributeChanges(original.attributes, generated.attributes)
  const parts =
    hasText(original) || hasText(generated) ? contentChange(original, generated) : childChanges(original, generated)
  const made: Remainder = { ...(attributes.length === 0 ? {} : { attributes }), ...parts }
  return Object.keys(made).length === 0 ? undefined : made
}

/**
 * Puts what remained of an original into an element generated anew. What the dictionary changed since wins: a text or
 * attribute that was generated otherwise at the time stays as it is generated now.
 *
 * @example
 * merge(element('text', {}, 'a b'), remainder(parsed('<text>a <span>b</span></text>'), element('text', {}, 'a b')))
 * // <text>a <span>b</span></text>
 */
export function merge(generated: XmlElement, rest: Remainder | undefined): XmlElement {
  if (rest === undefined) return generated
  const attributes = new Map(generated.attributes)
  for (const [name, to, from] of rest.attributes ?? []) {
    if ((attributes.get(name) ?? null) !== from) continue
    if (to === null) attributes.delete(name)
    else attributes.set(name, to)
  }
  if (rest.content !== undefined) {
    const same = plain(textOf(generated)) === plain(rest.content.generated)
    const children = same ? unpackedChildren(rest.content.original) : generated.children
    return { name: generated.name, attributes, children }
  }
  return { name: generated.name, attributes, children: mergedChildren(generated, rest) }
}

function mergedChildren(generated: XmlElement, { changed = [], removed = [], added = [] }: Remainder) {
  if (changed.length + removed.length + added.length === 0 || hasText(generated)) return generated.children
  const children = elementsIn(generated)
  const wanted = [
    ...changed.map((each) => ({ sign: each.of, rest: each.remainder })),
    ...removed.map((sign) => ({ sign, rest: undefined })),
  ].sort((a, b) => a.sign[0] - b.sign[0])
  const matches = matched(
    wanted.map(({ sign }) => sign),
    children.map(signOf),
    // What was to go must be the very same; what was to change may have changed in the dictionary too.
    (index, pass) => pass <= Pass.text || wanted[index]?.rest !== undefined,
  )
  const changes = new Map<number, Remainder | undefined>()
  for (const [index, at] of matches.entries()) if (at !== undefined) changes.set(at, wanted[index]?.rest)

  const made: XmlElement[] = []
  const toAdd = added.flatMap(({ at, element }) => {
    const whole = unpacked(element)
    return whole === undefined ? [] : [{ at, whole }]
  })
  let next = 0
  const addHere = (): void => {
    for (let each = toAdd[next]; each !== undefined && each.at <= made.length; each = toAdd[++next]) {
      made.push(each.whole)
    }
  }
  for (const [index, child] of children.entries()) {
    addHere()
    if (!changes.has(index)) made.push(child)
    else {
      const rest = changes.get(index)
      if (rest !== undefined) made.push(merge(child, rest))
    }
  }
  addHere()
  for (const { whole } of toAdd.slice(next)) made.push(whole)
  return made
}

function attributeChanges(
  original: ReadonlyMap<string, string>,
  generated: ReadonlyMap<string, string>,
): readonly AttributeChange[] {
  const changes: AttributeChange[] = []
  for (const [name, value] of original) {
    const there = generated.get(name)
    if (there !== value) changes.push([name, value, there ?? null])
  }
  for (const [name, value] of generated) if (!original.has(name)) changes.push([name, null, value])
  return changes
}

function contentChange(original: XmlElement, generated: XmlElement): Pick<Remainder, 'content'> {
  const [first, other] = [original.children[0], generated.children[0]]
  const single = original.children.length === 1 && generated.children.length === 1
  if (single && typeof first === 'string' && first === other) return {}
  const [before, after] = [joined(original), joined(generated)]
  return JSON.stringify(before) === JSON.stringify(after)
    ? {}
    : { content: { original: before, generated: textOf(generated) } }
}

function childChanges(original: XmlElement, generated: XmlElement): Pick<Remainder, 'changed' | 'added' | 'removed'> {
  const [before, after] = [elementsIn(original), elementsIn(generated)]
  const signs = after.map(signOf)
  const matches = matched(before.map(signOf), signs, () => true)
  const taken = new Set(matches)
  const changed: { readonly of: ChildSign; readonly remainder: Remainder }[] = []
  const added: { readonly at: number; readonly element: PackedElement }[] = []
  for (const [at, child] of before.entries()) {
    const index = matches[at]
    const other = index === undefined ? undefined : after[index]
    const sign = index === undefined ? undefined : signs[index]
    if (other === undefined || sign === undefined) {
      added.push({ at, element: packed(child) })
      continue
    }
    const rest = remainder(child, other)
    if (rest !== undefined) changed.push({ of: sign, remainder: rest })
  }
  const removed = signs.filter((_, index) => !taken.has(index))
  return {
    ...(changed.length === 0 ? {} : { changed }),
    ...(added.length === 0 ? {} : { added }),
    ...(removed.length === 0 ? {} : { removed }),
  }
}

// What tells children of one name apart; the first ones tell what a child is, the others which one.
const kindMarks = ['lang', 'type', 'name', 'tag'] as const
const otherMarks = ['id', 'guid', 'value', 'ref', 'href', 'key', 'target', 'xml:id', 'xml:lang', 'n'] as const
const marksTold = [...kindMarks, ...otherMarks]
const unitsOfText = 40

function signOf(child: XmlElement, at: number): ChildSign {
  const marks: string[] = []
  if (child.attributes.size > 0) {
    for (const name of marksTold) {
      const value = child.attributes.get(name)
      if (value !== undefined) marks.push(name, value)
    }
  }
  return [at, child.name, marks, plain(beginningOf(child, unitsOfText))]
}

/** The first code units of the text inside an element. */
function beginningOf(whole: XmlElement, units: number): string {
  let text = ''
  for (const child of whole.children) {
    if (text.length >= units) break
    text += typeof child === 'string' ? child : beginningOf(child, units - text.length)
  }
  return text.length > units ? text.slice(0, units) : text
}

/** How a child is looked for, each way behind the one before it. */
const Pass = { place: 0, id: 1, text: 2, marks: 3, kind: 4 } as const
const ids: ReadonlySet<string> = new Set(['id', 'guid', 'xml:id'])
const kinds: ReadonlySet<string> = new Set(kindMarks)

function keyOf([, name, marks, text]: ChildSign, pass: number): string | undefined {
  // No name or mark of XML has U+0000.
  let key = name
  for (let at = 0; at + 1 < marks.length; at += 2) {
    const mark = marks[at] ?? ''
    const wanted = pass === Pass.id ? ids.has(mark) : pass === Pass.kind ? kinds.has(mark) : !ids.has(mark)
    if (wanted) key += `\u0000${mark}\u0000${marks[at + 1]}`
  }
  if (pass === Pass.id && key === name) return undefined
  return pass === Pass.place || pass === Pass.text ? `${key}\u0000\u0000${text}` : key
}

/** For each of the signs the index of its child among the others; linear in their number. */
function matched(
  signs: readonly ChildSign[],
  others: readonly ChildSign[],
  may: (index: number, pass: number) => boolean,
): readonly (number | undefined)[] {
  const found = new Array<number | undefined>(signs.length).fill(undefined)
  const taken = new Set<number>()
  const take = (index: number, other: number): void => {
    found[index] = other
    taken.add(other)
  }
  for (const pass of Object.values(Pass)) {
    if (pass === Pass.place) {
      for (const [index, sign] of signs.entries()) {
        const other = others[sign[0]]
        if (
          other !== undefined &&
          !taken.has(sign[0]) &&
          sign[1] === other[1] &&
          sign[3] === other[3] &&
          keyOf(sign, pass) === keyOf(other, pass)
        ) {
          take(index, sign[0])
        }
      }
      continue
    }
    if (taken.size === others.length || taken.size === signs.length) break
    const byKey = new Map<string, number[]>()
    for (const [other, sign] of others.entries()) {
      const key = taken.has(other) ? undefined : keyOf(sign, pass)
      if (key === undefined) continue
      const list = byKey.get(key)
      if (list === undefined) byKey.set(key, [other])
      else list.push(other)
    }
    for (const list of byKey.values()) list.reverse()
    for (const [index, sign] of signs.entries()) {
      if (found[index] !== undefined || !may(index, pass)) continue
      const key = keyOf(sign, pass)
      const other = key === undefined ? undefined : byKey.get(key)?.pop()
      if (other !== undefined) take(index, other)
    }
  }
  return found
}

/** Whether an element holds text of its own, so that the order of all in it matters. */
function hasText({ children }: XmlElement): boolean {
  let texts = 0
  for (const child of children) {
    if (typeof child !== 'string') continue
    texts += child.length
    if (/[^ \t\r\n]/.test(child)) return true
  }
  return texts > 0 && children.every((child) => typeof child === 'string')
}

function elementsIn({ children }: XmlElement): readonly XmlElement[] {
  return children.filter((child): child is XmlElement => typeof child !== 'string')
}

/** The children as JSON, with texts that stand side by side as one. */
function joined({ children }: XmlElement): readonly (PackedElement | string)[] {
  const made: (PackedElement | string)[] = []
  for (const child of children) {
    const last = made.at(-1)
    if (typeof child !== 'string') {
      const [name, attributes] = packed({ ...child, children: [] })
      made.push([name, attributes, ...joined(child)])
    } else if (typeof last === 'string') made[made.length - 1] = last + child
    else if (child !== '') made.push(child)
  }
  return made
}

function unpackedChildren(children: readonly unknown[]): readonly (XmlElement | string)[] {
  return unpacked(['x', [], ...children])?.children ?? []
}

function plain(text: string): string {
  return text.normalize('NFC')
}

/**
 * Looks whether JSON that has lain on a disk is a remainder, and rebuilds it.
 *
 * @returns `undefined` where it is none
 */
export function readRemainder(value: unknown): Remainder | undefined {
  return remainderAt(value, 100)
}

function remainderAt(value: unknown, depth: number): Remainder | undefined {
  if (typeof value !== 'object' || value === null || depth === 0) return undefined
  const { attributes, content, changed, added, removed } = value as Partial<Record<keyof Remainder, unknown>>
  const { original, generated } = (content ?? {}) as { original?: unknown; generated?: unknown }
  return {
    attributes: listOf(attributes).flatMap((each): readonly AttributeChange[] => {
      const [name, to, from] = listOf(each)
      return typeof name === 'string' && unpacked(['x', [name, '']])?.attributes.size === 1
        ? [[name, textOrNull(to), textOrNull(from)]]
        : []
    }),
    ...(Array.isArray(original) && typeof generated === 'string' ? { content: { original, generated } } : {}),
    changed: listOf(changed).flatMap((each) => {
      const { of, remainder: rest } = (each ?? {}) as { of?: unknown; remainder?: unknown }
      const [sign, made] = [childSign(of), remainderAt(rest, depth - 1)]
      return sign === undefined || made === undefined ? [] : [{ of: sign, remainder: made }]
    }),
    added: listOf(added).flatMap((each) => {
      const { at, element } = (each ?? {}) as { at?: unknown; element?: unknown }
      return typeof at === 'number' && unpacked(element) !== undefined
        ? [{ at, element: element as PackedElement }]
        : []
    }),
    removed: listOf(removed)
      .map(childSign)
      .filter((sign) => sign !== undefined),
  }
}

function childSign(value: unknown): ChildSign | undefined {
  const [at, name, marks, text] = listOf(value)
  return typeof at === 'number' && typeof name === 'string' && typeof text === 'string'
    ? [at, name, listOf(marks).filter((mark) => typeof mark === 'string') as readonly string[], text]
    : undefined
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function textOrNull(value: unknown): string | null {
  const text = typeof value === 'string' ? unpacked(['x', [], value])?.children[0] : null
  return typeof text === 'string' ? text : typeof value === 'string' ? '' : null
}
