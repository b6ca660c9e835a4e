import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ImportLimits } from '../../src/importer.ts'
import type { Told } from '../../src/problem.ts'
import { readXml } from '../../src/xml/read-xml.ts'
import { writeXml } from '../../src/xml/write-xml.ts'
import { childOf, childrenOf, element, textOf, type XmlElement } from '../../src/xml/xml-element.ts'

const limits: ImportLimits = {
  bytes: 1e9,
  records: 1e6,
  textUnits: 2000,
  recordBytes: 20_000,
  depth: 20,
  files: 100,
}

async function read(document: string | Uint8Array, names: readonly string[] = ['entry'], pieceLength = 7) {
  const bytes = typeof document === 'string' ? new TextEncoder().encode(document) : document
  const problems: Told[] = []
  const elements: XmlElement[] = []
  const starts: string[] = []
  let longest = 0
  const input = {
    name: 'test.xml',
    size: bytes.length,
    async *chunks() {
      for (let from = 0; from < bytes.length; from += pieceLength) yield bytes.subarray(from, from + pieceLength)
    },
    slice: async () => new Uint8Array(),
    beside: async () => undefined,
    folder: async () => [],
  }
  const task = {
    input,
    limits,
    tell: (problem: Told) => problems.push(problem),
    reached: (bytes: number) => {
      longest = bytes
    },
  }
  for await (const each of readXml(task, new Set(names))) {
    if ('start' in each) starts.push(each.start)
    else elements.push(each)
  }
  return { elements, starts, problems, longest }
}

/** Without the lines, to compare with what was made. */
const plain = ({ name, attributes, children }: XmlElement): XmlElement => ({
  name,
  attributes,
  children: children.map((child) => (typeof child === 'string' ? child : plain(child))),
})

describe('reading', () => {
  it('yields the elements that are wanted, with their lines, and the beginnings around them', async () => {
    const { elements, starts, problems } = await read(
      '<?xml version="1.0" encoding="UTF-8"?>\n<lift version="0.13">\n<!-- c --><entry id="a"><form lang="km">ក</form></entry>\n<entry id="b"/></lift>',
    )
    expect(starts).toEqual(['lift'])
    expect(elements.map(({ attributes, line }) => [attributes.get('id'), line])).toEqual([
      ['a', 3],
      ['b', 4],
    ])
    expect(textOf(elements[0]!)).toBe('ក')
    expect(childOf(elements[0]!, 'form')?.attributes.get('lang')).toBe('km')
    expect(childrenOf(elements[0]!)).toHaveLength(1)
    expect(problems).toEqual([])
  })

  it('takes an element inside another of the same name for a part of it', async () => {
    const { elements } = await read('<x><sense id="1"><sense id="2"/></sense></x>', ['sense'])
    expect(elements).toHaveLength(1)
    expect(childrenOf(elements[0]!, 'sense')).toHaveLength(1)
  })

  it('reads entities and CDATA of XML itself, and keys that objects inherit', async () => {
    const { elements } = await read(
      '<r><entry __proto__="x" constructor="y">a &lt;&#x1780;&amp;<![CDATA[<b>]]></entry></r>',
    )
    expect(textOf(elements[0]!)).toBe('a <ក&<b>')
    expect([...elements[0]!.attributes]).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ])
  })

  const deep = `${'<a>'.repeat(21)}${'</a>'.repeat(21)}`
  it.each([
    ['a definition', '<!DOCTYPE r [<!ENTITY x "y">]><r><entry>&x;</entry></r>', 'markup-refused', 1],
    ['an unknown entity', '<r>\n<entry>&nbsp;</entry></r>', 'syntax-wrong', 2],
    ['an element never closed', '<r>\n<entry>', 'syntax-wrong', 2],
    ['a wrong end', '<r><entry></r>', 'syntax-wrong', 1],
    ['depth', deep, 'too-deep', 1],
    ['depth inside an entry', `<entry>${deep}</entry>`, 'too-deep', 1],
    ['a text without end', `<r><entry>${'x'.repeat(50_000)}`, 'file-too-large', 1],
    ['a record without end', `<r><entry>${'<a/>'.repeat(20_000)}`, 'file-too-large', 1],
    ['nothing', '', 'file-empty', undefined],
    ['no XML', 'headword,gloss\n', 'syntax-wrong', 1],
    ['an attribute twice', '<r><entry a="1" a="2"/></r>', 'syntax-wrong', 1],
    ['not UTF-8', new Uint8Array([0x3c, 0x72, 0x3e, 0xff, 0x3c]), 'utf8-invalid', 1],
    ['a character cut', new TextEncoder().encode('<r>ក').subarray(0, 5), 'utf8-invalid', 1],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x3c, 0]), 'utf8-invalid', 1],
  ])('refuses %s', async (_, document, rule, row) => {
    const { problems } = await read(document)
    expect(problems.map(({ rule, row, severity }) => [rule, row, severity])).toEqual([[rule, row, 'fatal']])
  })

  it('never throws, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.nat(30), async (noise, at) => {
        const whole = new TextEncoder().encode('<r><entry id="a"><form>ក</form></entry></r>')
        const { problems } = await read(Uint8Array.from([...whole.subarray(0, at), ...noise, ...whole.subarray(at)]))
        for (const { severity } of problems) expect(severity).toBe('fatal')
      }),
    )
  })
})

describe('writing', () => {
  const text = fc.string({ unit: fc.constantFrom(...'a<>&"\'\n\t\r ក្ơ̆]'), minLength: 1, maxLength: 8 })
  const name = fc.constantFrom('a', 'b', 'xml:lang')
  const { whole } = fc.letrec<{ whole: XmlElement }>((tie) => ({
    whole: fc
      .record({
        name: fc.constantFrom('x', 'y', 'z'),
        attributes: fc.dictionary(name, text),
        children: fc.oneof(
          { maxDepth: 3, depthIdentifier: 'element' },
          fc.constant([]),
          fc.tuple(text),
          fc.array(tie('whole'), { maxLength: 3, depthIdentifier: 'element' }),
          fc.tuple(text, tie('whole'), text),
        ),
      })
      .map(({ name, attributes, children }) => element(name, attributes, children as (XmlElement | string)[])),
  }))

  it('comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(whole, async (each) => {
        const { elements, problems } = await read(`<r>\n${writeXml(each, 2)}</r>`, ['x', 'y', 'z'])
        expect(problems).toEqual([])
        expect(elements.map(plain).map(withoutMargins)).toEqual([withoutMargins(plain(each))])
      }),
    )
  })

  it('puts nothing into elements in which white space is text', () => {
    const text = element('text', {}, element('span', {}, element('span', {}, 'a')))
    expect(writeXml(element('form', {}, text), 0, new Set(['text', 'span']))).toBe(
      '<form>\n  <text><span><span>a</span></span></text>\n</form>\n',
    )
  })

  it('puts children on lines of their own where there is no text beside them', () => {
    expect(writeXml(element('sense', { id: '1' }, element('gloss', { lang: 'vi' }, 'a & b'), element('note')))).toBe(
      '<sense id="1">\n  <gloss lang="vi">a &amp; b</gloss>\n  <note/>\n</sense>\n',
    )
  })
})

/** Without white space that alone stands between elements: nobody can tell what the writer put there from text. */
function withoutMargins({ name, attributes, children }: XmlElement): XmlElement {
  const margins =
    children.some((child) => typeof child !== 'string') &&
    children.every((child) => typeof child !== 'string' || /^\n *$/.test(child))
  return {
    name,
    attributes,
    children: children
      .filter((child) => !(margins && typeof child === 'string'))
      .map((child) => (typeof child === 'string' ? child : withoutMargins(child))),
  }
}
