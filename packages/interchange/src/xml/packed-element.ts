import type { XmlElement } from './xml-element.ts'

/** An element as JSON: its name, its attributes by turns of name and value, then its children. */
export type PackedElement = readonly [
  name: string,
  attributes: readonly string[],
  ...children: (PackedElement | string)[],
]

/**
 * Makes JSON of an element.
 *
 * @example
 * packed(element('gloss', { lang: 'vi' }, 'nước')) // ['gloss', ['lang', 'vi'], 'nước']
 */
export function packed({ name, attributes, children }: XmlElement): PackedElement {
  return [name, [...attributes].flat(), ...children.map((child) => (typeof child === 'string' ? child : packed(child)))]
}

/**
 * Makes the element of JSON again. It has lain on a disk: what can be no element is left out.
 *
 * @returns `undefined` where nothing of it can
 */
export function unpacked(value: unknown): XmlElement | undefined {
  return unpackedAt(value, deepest)
}

const deepest = 100
const nameOfXml = /^[\p{L}_:][\p{L}\p{M}\p{N}_:.·-]*$/u

function unpackedAt(value: unknown, depth: number): XmlElement | undefined {
  if (!Array.isArray(value) || depth === 0) return undefined
  const [name, attributes, ...children] = value as readonly unknown[]
  if (typeof name !== 'string' || !nameOfXml.test(name) || !Array.isArray(attributes)) return undefined
  const pairs = new Map<string, string>()
  for (let at = 0; at + 1 < attributes.length; at += 2) {
    const key: unknown = attributes[at]
    const text = writable(attributes[at + 1])
    if (typeof key === 'string' && nameOfXml.test(key) && text !== undefined) pairs.set(key, text)
  }
  return {
    name,
    attributes: pairs,
    children: children.flatMap((child) => writable(child) ?? unpackedAt(child, depth - 1) ?? []),
  }
}

// Controls that XML has no way to write, noncharacters, halves of surrogate pairs.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

function writable(value: unknown): string | undefined {
  return typeof value === 'string' ? value.toWellFormed().replace(unwritable, '') : undefined
}
