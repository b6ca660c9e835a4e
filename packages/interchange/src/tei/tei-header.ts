import type { Licence, LocalisedText, Source } from '@hiap/lexicon'
import type { ImportFacts } from '../importer.ts'
import { languageTag } from '../language-tag.ts'
import { licenceOfUrl } from '../licence-of-url.ts'
import { unknownLicence } from '../take-in/manifest.ts'
import { packed } from '../xml/packed-element.ts'
import { childOf, childrenOf, type XmlElement } from '../xml/xml-element.ts'
import { attributeOf, lineOf } from './tei-element.ts'
import { idPrefixes } from './tei-names.ts'

/** What a header says of the dictionary. */
export interface TeiHeader {
  readonly facts: ImportFacts
  /** Tag of the headwords. */
  readonly language: string | undefined
  /** Tags of the meanings, the first before the others. */
  readonly glossLanguages: readonly string[]
  /** Ids of the sources of the dictionary, by their `xml:id`. */
  readonly sources: ReadonlyMap<string, string>
}

/** What is said of a dictionary whose header says nothing. */
export const noHeader: TeiHeader = { facts: {}, language: undefined, glossLanguages: [], sources: new Map() }

/**
 * Reads a header: title, publisher, licence, year, languages, sources. What a manifest has no place for stays in the
 * `kept` of the facts, unless the header is one that was written by an export.
 */
export function readHeader(header: XmlElement): TeiHeader {
  const file = childOf(header, 'fileDesc')
  const publication = within(file, 'publicationStmt')
  const languages = languagesOf(header)
  const tag = languageTag(attributeOf(header, 'xml:lang') ?? '') ?? 'en'
  const title = localised(childrenOf(within(file, 'titleStmt'), 'title'), tag)
  const description = localised(childrenOf(within(childOf(header, 'encodingDesc'), 'projectDesc'), 'p'), tag)
  const publishers = childrenOf(publication).filter(({ name }) => name === 'publisher' || name === 'authority')
  const attribution = publishers.map(lineOf).filter((text) => text !== '')
  const licence = licenceOf(childOf(publication, 'availability'))
  const year = yearOf(childOf(publication, 'date'))
  const works = descendants(within(file, 'sourceDesc'), 'bibl').flatMap((bibl) => sourceOf(bibl) ?? [])
  const own = descendants(header, 'taxonomy').some((taxonomy) => attributeOf(taxonomy, 'xml:id') === 'Status')
  return {
    facts: {
      ...(title === undefined ? {} : { title }),
      ...(description === undefined ? {} : { description }),
      ...(licence === undefined ? {} : { licence }),
      ...(attribution.length === 0 ? {} : { attribution: attribution.join('; ') }),
      ...(year === undefined ? {} : { year }),
      ...(works.length === 0 ? {} : { sources: works.map(({ source }) => source) }),
      ...(own ? {} : { kept: { header: packed(header) } }),
    },
    ...languages,
    sources: new Map(works.map(({ xmlId, source }) => [xmlId, source.id])),
  }
}

const nothing: XmlElement = { name: '', attributes: new Map(), children: [] }

function within(parent: XmlElement | undefined, name: string): XmlElement {
  return (parent && childOf(parent, name)) ?? nothing
}

function descendants(whole: XmlElement, name: string): readonly XmlElement[] {
  return childrenOf(whole).flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)])
}

function localised(elements: readonly XmlElement[], tag: string): LocalisedText | undefined {
  const texts = new Map<string, string>()
  for (const each of elements) {
    const text = lineOf(each)
    const its = languageTag(attributeOf(each, 'xml:lang') ?? tag)
    if (text !== '' && its !== undefined && attributeOf(each, 'type') !== 'abbr' && !texts.has(its))
      texts.set(its, text)
  }
  return texts.size === 0 ? undefined : Object.fromEntries(texts)
}

/** Roles of `language` in Lex-0: what is described, or translated from; what it is described in, or translated into. */
function languagesOf(header: XmlElement): Pick<TeiHeader, 'language' | 'glossLanguages'> {
  const usage = within(childOf(header, 'profileDesc'), 'langUsage')
  let language: string | undefined
  const targets: string[] = []
  const workings: string[] = []
  for (const each of childrenOf(usage, 'language')) {
    const tag = languageTag(attributeOf(each, 'ident') ?? '')
    const role = attributeOf(each, 'role')
    if (tag === undefined) continue
    if (role === 'objectLanguage' || role === 'sourceLanguage') language ??= tag
    else if (role === 'targetLanguage') targets.push(tag)
    else if (role === 'workingLanguage') workings.push(tag)
  }
  return { language, glossLanguages: [...new Set([...targets, ...workings])] }
}

const spdx = /^(?=.*[A-Za-z])[A-Za-z0-9.+]+(-[A-Za-z0-9.+]+)+$|^(MIT|ISC|Unlicense)$/

/**
 * The licence that a text or address names, where it is certain which.
 *
 * @example
 * licenceOf(parsed('<availability><licence target="https://creativecommons.org/licenses/by/4.0/">…')) // CC-BY-4.0
 */
function licenceOf(availability: XmlElement | undefined): Licence | undefined {
  if (availability === undefined) return undefined
  for (const each of [...descendants(availability, 'licence'), ...descendants(availability, 'ref')]) {
    const text = lineOf(each)
    const target = attributeOf(each, 'target')
    if (spdx.test(text)) {
      return { spdx: text, ...(target !== undefined && /^https?:\/\//.test(target) ? { url: target } : {}) }
    }
    const known = licenceOfUrl(target ?? '') ?? licenceOfUrl(text)
    if (known !== undefined) return known
  }
  return undefined
}

function yearOf(date: XmlElement | undefined): number | undefined {
  const text = date === undefined ? '' : (attributeOf(date, 'when') ?? lineOf(date))
  const year = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0]
  return year === undefined ? undefined : Number(year)
}

const identifier = /^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/

/** A work of the list of sources that has an id by which entries can cite it. */
function sourceOf(bibl: XmlElement): { readonly xmlId: string; readonly source: Source } | undefined {
  const xmlId = attributeOf(bibl, 'xml:id')
  if (xmlId === undefined) return undefined
  const id = xmlId.startsWith(idPrefixes.source) ? xmlId.slice(idPrefixes.source.length) : xmlId.toLowerCase()
  if (!identifier.test(id)) return undefined
  const text = (name: string): string | undefined => {
    const found = childOf(bibl, name)
    return found === undefined ? undefined : lineOf(found) || undefined
  }
  const title = text('title') ?? (lineOf(bibl).slice(0, 500) || id)
  const author = text('author') ?? text('editor')
  const year = yearOf(childOf(bibl, 'date'))
  const url = childrenOf(bibl, 'ref')
    .map((ref) => attributeOf(ref, 'target') ?? '')
    .find((target) => /^https?:\/\/\S+$/.test(target))
  const notes = childrenOf(bibl, 'note')
  const attribution = notes.find((note) => attributeOf(note, 'type') === 'attribution')
  const note = localised(
    notes.filter((each) => each !== attribution),
    'en',
  )
  return {
    xmlId,
    source: {
      id,
      title,
      ...(author === undefined ? {} : { author }),
      ...(year === undefined ? {} : { year }),
      licence: licenceOf(childOf(bibl, 'availability')) ?? { spdx: unknownLicence },
      attribution: (attribution === undefined ? '' : lineOf(attribution)) || (author ?? title),
      ...(url === undefined ? {} : { url }),
      ...(note === undefined ? {} : { note }),
    },
  }
}
