import type { LocalisedText, Manifest, Source } from '@hiap/lexicon'
import type { ImportFacts } from '../importer.ts'
import { languageTag } from '../language-tag.ts'
import { type Remainder, remainder } from '../xml/remainder.ts'
import { childOf, childrenOf, element, textOf, type XmlElement } from '../xml/xml-element.ts'
import { own } from './lift-names.ts'
import { annotationOf, isIdentifier } from './read-entry.ts'
import { annotations, form } from './write-entry.ts'

/**
 * Makes the `<header>` of a dictionary. LIFT has no place for title, licence and sources: they are ranges of its own,
 * which other programs pass over.
 *
 * @param tagOf the document's tag for a language
 * @param described whether the document that the dictionary came from has a description already
 */
export function headerElement(manifest: Manifest, tagOf: (tag: string) => string, described: boolean): XmlElement {
  const { id, title, description, licence, attribution, glossLanguages, version, sources } = manifest
  const texts = (some: LocalisedText | undefined, more: readonly XmlElement[] = []): readonly XmlElement[] =>
    Object.entries(some ?? {}).map(([tag, text], index) => form(tagOf(tag), text, ...(index === 0 ? more : [])))
  const facts = annotations({
    licence: licence.spdx,
    'licence-url': licence.url,
    attribution,
    version,
    'gloss-languages': glossLanguages.join(' '),
  })
  return element(
    'header',
    {},
    described ? undefined : element('description', {}, texts(description)),
    element(
      'ranges',
      {},
      element(
        'range',
        { id: own.dictionary },
        element(
          'range-element',
          { id },
          element('label', {}, texts(title, facts)),
          element('description', {}, texts(description)),
        ),
      ),
      element(
        'range',
        { id: own.source },
        sources.map((source) => sourceElement(source, texts)),
      ),
    ),
  )
}

function sourceElement(
  { id, title, author, year, licence, attribution, url, note }: Source,
  texts: (some: LocalisedText | undefined) => readonly XmlElement[],
): XmlElement {
  const facts = annotations({
    author,
    year: year?.toString(),
    licence: licence.spdx,
    'licence-url': licence.url,
    attribution,
    url,
  })
  return element(
    'range-element',
    { id },
    // The title of a work is in whatever language it is.
    element('label', {}, form('und', title, ...facts)),
    note && element('description', {}, texts(note)),
  )
}

/** What the header says of the dictionary: where Hiap wrote it all, else its description. */
export function readHeader(header: XmlElement | undefined): ImportFacts {
  if (header === undefined) return {}
  const dictionary = rangeElements(header, own.dictionary)[0]
  const label = dictionary === undefined ? undefined : childOf(dictionary, 'label')
  const facts = label === undefined ? undefined : childOf(label, 'form')
  const told = (name: string): string | undefined => (facts === undefined ? undefined : annotationOf(facts, name))
  const title = localised(label)
  const description = localised(childOf(dictionary ?? header, 'description'))
  const [licence, url, attribution] = [told('licence'), told('licence-url'), told('attribution')]
  const glossLanguages = told('gloss-languages')?.split(' ')
  const sources = rangeElements(header, own.source).flatMap((each) => readSource(each) ?? [])
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(licence === undefined ? {} : { licence: { spdx: licence, ...(url === undefined ? {} : { url }) } }),
    ...(attribution === undefined ? {} : { attribution }),
    ...(glossLanguages === undefined ? {} : { glossLanguages }),
    ...(sources.length === 0 ? {} : { sources }),
  }
}

function readSource(whole: XmlElement): Source | undefined {
  const id = whole.attributes.get('id') ?? ''
  const title = childOf(childOf(whole, 'label') ?? whole, 'form')
  const text = title === undefined ? '' : textOf(childOf(title, 'text') ?? title)
  if (title === undefined || text === '' || !isIdentifier(id)) return undefined
  const told = (name: string): string | undefined => annotationOf(title, name)
  const [author, licence, licenceUrl, attribution, url] = [
    told('author'),
    told('licence'),
    told('licence-url'),
    told('attribution'),
    told('url'),
  ]
  const year = Number(told('year'))
  const note = localised(childOf(whole, 'description'))
  if (licence === undefined || attribution === undefined) return undefined
  return {
    id,
    title: text,
    ...(author === undefined ? {} : { author }),
    ...(Number.isInteger(year) && year >= 1000 && year <= 2200 ? { year } : {}),
    licence: { spdx: licence, ...(licenceUrl === undefined ? {} : { url: licenceUrl }) },
    attribution,
    ...(url === undefined ? {} : { url }),
    ...(note === undefined ? {} : { note }),
  }
}

/** What of a header is to be kept: all but what Hiap writes anew. */
export function keptHeader(header: XmlElement): Remainder | undefined {
  const others: XmlElement = {
    ...header,
    children: header.children.map((child) =>
      typeof child === 'string' || child.name !== 'ranges'
        ? child
        : { ...child, children: child.children.filter((each) => typeof each === 'string' || !isOwn(each)) },
    ),
  }
  return remainder(others, element('header', {}, element('ranges')))
}

function isOwn({ name, attributes }: XmlElement): boolean {
  return name === 'range' && (attributes.get('id') === own.dictionary || attributes.get('id') === own.source)
}

function rangeElements(header: XmlElement, id: string): readonly XmlElement[] {
  const ranges = childOf(header, 'ranges')
  return (ranges === undefined ? [] : childrenOf(ranges, 'range'))
    .filter(({ attributes }) => attributes.get('id') === id)
    .flatMap((range) => childrenOf(range, 'range-element'))
}

function localised(whole: XmlElement | undefined): LocalisedText | undefined {
  const texts = new Map<string, string>()
  for (const each of whole === undefined ? [] : childrenOf(whole, 'form')) {
    const tag = languageTag(each.attributes.get('lang') ?? '')
    const inside = childOf(each, 'text')
    const text = inside === undefined ? '' : textOf(inside)
    if (tag !== undefined && text !== '' && !texts.has(tag)) texts.set(tag, text)
  }
  return texts.size === 0 ? undefined : Object.fromEntries(texts)
}
