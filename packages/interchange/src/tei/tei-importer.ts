import type { DraftEntry } from '../draft-entry.ts'
import type { Importer, ImportFacts, ImportTask } from '../importer.ts'
import { languageTag } from '../language-tag.ts'
import { readXml } from '../xml/read-xml.ts'
import { childrenOf, type XmlElement } from '../xml/xml-element.ts'
import { draftOf, type TeiReading } from './read-entry.ts'
import { attributeOf, localName, withoutPrefix } from './tei-element.ts'
import { noHeader, readHeader } from './tei-header.ts'

/**
 * Reads dictionaries of the Text Encoding Initiative: Lex-0, and the ways of P5 and P4 that other dictionaries use, such
 * as those of FreeDict.
 */
export const teiImporter: Importer = {
  format: 'tei',
  endings: ['.tei', '.tei.xml', '.xml'],
  recognises: (head) => /<(tei:)?(TEI|TEI\.2|teiCorpus|teiHeader)[\s>]/.test(new TextDecoder().decode(head)),
  read,
}

const roots: ReadonlySet<string> = new Set(['TEI', 'TEI.2', 'teiCorpus', 'entry', 'entryFree'])
const wholes: ReadonlySet<string> = new Set(
  ['teiHeader', 'entry', 'entryFree'].flatMap((name) => [name, `tei:${name}`]),
)

async function* read(task: ImportTask): AsyncGenerator<DraftEntry, ImportFacts, undefined> {
  const named = namedLanguages(task.input.name)
  const media = new Map<string, string>()
  const told = new Set<string>()
  let header = noHeader
  /** Of the first entry, or by the name of the file. */
  let seen = named[0]
  let first = true

  const readingOf = (entry: XmlElement): TeiReading => ({
    glossLanguage:
      task.glossLanguage ?? header.glossLanguages[0] ?? named[1] ?? attributeOf(entry, 'xml:lang') ?? otherwise,
    sources: header.sources,
    licence: header.facts.licence?.spdx,
    media,
    tell: task.tell,
    tellOnce(row, column, message) {
      if (told.has(column) || told.size > 1000) return
      told.add(column)
      task.tell({
        row,
        column,
        rule: 'field-unknown',
        severity: 'changed',
        message,
        advice: 'It is kept beside the entry, and written again by an export to TEI. Told once for each kind.',
      })
    },
  })

  for await (const each of readXml(task, wholes)) {
    const name = localName('start' in each ? each.start : each.name)
    if (first && !roots.has(name)) {
      task.tell({
        row: each.line ?? 1,
        column: name.slice(0, 60),
        rule: 'format-wrong',
        severity: 'fatal',
        message: `The document is no dictionary of TEI: it begins with <${name.slice(0, 60)}>, not with <TEI>.`,
        advice: 'Name its own format with --from.',
      })
      return {}
    }
    first = false
    if ('start' in each) continue
    const whole = each.name.includes(':') ? withoutPrefix(each) : each
    if (name === 'teiHeader') {
      header = readHeader(whole)
      continue
    }
    seen ??= languageTag(attributeOf(whole, 'xml:lang') ?? '')
    for (const part of partsOf(whole)) yield draftOf(part, readingOf(part))
  }
  const language = header.language ?? seen
  return {
    ...header.facts,
    ...(language === undefined ? {} : { language }),
    ...(header.glossLanguages.length === 0 ? {} : { glossLanguages: header.glossLanguages }),
    ...(media.size === 0 ? {} : { media }),
    reading: [
      'form/orth → headword',
      'cit[@type="translationEquivalent"] → glosses',
      `texts without xml:lang → ${task.glossLanguage ?? header.glossLanguages[0] ?? named[1] ?? 'the language of the entry'}`,
    ],
  }
}

const otherwise = 'en'

/** FreeDict says the languages of a dictionary in the name of its file: `kha-eng.tei`. */
function namedLanguages(name: string): readonly (string | undefined)[] {
  const [, from, to] = /(?:^|\/)([a-z]{3})-([a-z]{3})\.tei$/.exec(name) ?? []
  return [from, to].map((tag) => languageTag(tag ?? ''))
}

/** Parts of an entry that hold for each of the entries inside it; so many, lest each of many has many. */
const mostShared = 50
const shared: ReadonlySet<string> = new Set(['form', 'etym', 'usg', 'gramGrp'])

/**
 * The entries that an entry makes: itself, those inside it, and one for each group of homonyms. Those inside that have no
 * form of their own have that of the one around them.
 */
function partsOf(entry: XmlElement): readonly XmlElement[] {
  const nested: XmlElement[] = []
  const own = withoutNested(entry, nested)
  const homonyms = childrenOf(own, 'hom')
  const rest = own.children.filter((child) => typeof child === 'string' || child.name !== 'hom')
  const common = rest.filter((child) => typeof child !== 'string' && shared.has(child.name)).slice(0, mostShared)
  const id = attributeOf(entry, 'xml:id')
  const parts = [
    ...homonyms.map((hom, index): XmlElement => {
      const attributes = new Map([...entry.attributes, ...hom.attributes])
      // What all have in common keeps the id of its own; the others count.
      if (id !== undefined && !hom.attributes.has('xml:id') && index > 0) attributes.set('xml:id', `${id}-${index + 1}`)
      return { ...hom, name: 'entry', attributes, children: [...common, ...hom.children] }
    }),
    ...nested.flatMap(partsOf).map((part): XmlElement => {
      if (childrenOf(part, 'form').length > 0) return part
      return {
        ...part,
        attributes: part.attributes.has('xml:lang')
          ? part.attributes
          : new Map([...entry.attributes].filter(([name]) => name === 'xml:lang').concat([...part.attributes])),
        children: [...common, ...part.children],
      }
    }),
  ]
  // An entry that only holds others together is none itself.
  const says = rest.some((child) => typeof child !== 'string' && !shared.has(child.name) && child.name !== 'pc')
  return parts.length > 0 && !says ? parts : [{ ...own, children: rest }, ...parts]
}

/** Takes the entries out that stand inside another, or inside one of its senses. */
function withoutNested(whole: XmlElement, nested: XmlElement[]): XmlElement {
  return {
    ...whole,
    children: whole.children.flatMap((child): (XmlElement | string)[] => {
      if (typeof child === 'string') return [child]
      if (child.name === 'entry' || child.name === 're') {
        nested.push({ ...child, name: 'entry' })
        return []
      }
      return child.name === 'sense' || child.name === 'hom' ? [withoutNested(child, nested)] : [child]
    }),
  }
}
