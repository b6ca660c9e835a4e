import type { Licence, LocalisedText, Manifest, Source } from '@hiap/lexicon'
import { kinds, statuses } from '../entry-values.ts'
import { element, type XmlElement } from '../xml/xml-element.ts'
import { idPrefixes } from './tei-names.ts'

/** What the marks of `@ana` mean, for whoever reads the document. */
const meanings = {
  attested: 'Form and meaning are from cited sources.',
  drafted: 'The form is attested; a gloss or example was written for the dictionary and is not yet checked.',
  reviewed: 'A named reviewer has approved the entry.',
  word: 'A word.',
  affix: 'A prefix, suffix or infix.',
  phrase: 'A phrase, as a phrasebook has it.',
  culture: 'A festival, custom, craft or product.',
  form: 'The source has the written form.',
  pronunciation: 'The source has the pronunciation.',
} as const

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' })

/**
 * Writes what the manifest says of the dictionary as a `teiHeader` of Lex-0.
 *
 * @param revisions what an import kept of the revisions of the document
 */
export function headerOf(manifest: Manifest, revisions: readonly XmlElement[] = []): XmlElement {
  const { id, title, description, language, glossLanguages, version, licence, attribution, sources } = manifest
  return element(
    'teiHeader',
    {},
    element(
      'fileDesc',
      {},
      element('titleStmt', {}, localised('title', title)),
      element('editionStmt', {}, element('edition', { n: version }, version)),
      element(
        'publicationStmt',
        {},
        element('publisher', {}, attribution),
        availability(licence),
        element('idno', { type: 'dictionary' }, id),
      ),
      element('sourceDesc', {}, element('listBibl', { type: 'sources' }, sources.map(sourceElement))),
    ),
    element(
      'encodingDesc',
      {},
      element('projectDesc', {}, localised('p', description)),
      element(
        'classDecl',
        {},
        taxonomy(
          'Status',
          statuses.map((status) => [idPrefixes.status + status, status, meanings[status]]),
        ),
        taxonomy(
          'Kind',
          kinds.map((kind) => [idPrefixes.kind + kind, kind, meanings[kind]]),
        ),
        taxonomy('Supports', [
          [`${idPrefixes.supports}form`, 'form', meanings.form],
          [`${idPrefixes.supports}pronunciation`, 'pronunciation', meanings.pronunciation],
          ...glossLanguages.map(
            (tag) =>
              [
                `${idPrefixes.supports}gloss.${tag}`,
                `gloss ${tag}`,
                `The source has the meaning in ${nameOf(tag)}.`,
              ] as const,
          ),
        ]),
      ),
    ),
    element(
      'profileDesc',
      {},
      element(
        'langUsage',
        {},
        element('language', { ident: language, role: 'sourceLanguage' }, nameOf(language)),
        glossLanguages.map((tag) => element('language', { ident: tag, role: 'targetLanguage' }, nameOf(tag))),
      ),
    ),
    revisions,
  )
}

function nameOf(tag: string): string {
  return names.of(tag) ?? tag
}

function localised(name: string, texts: LocalisedText): readonly XmlElement[] {
  return Object.entries(texts).map(([tag, text]) => element(name, { 'xml:lang': tag }, text))
}

function availability({ spdx, url }: Licence): XmlElement {
  return element('availability', {}, element('licence', { target: url }, spdx))
}

function taxonomy(id: string, categories: readonly (readonly [id: string, term: string, gloss: string])[]): XmlElement {
  return element(
    'taxonomy',
    { 'xml:id': id },
    categories.map(([its, term, gloss]) =>
      element(
        'category',
        { 'xml:id': its },
        element('catDesc', { 'xml:lang': 'en' }, element('term', {}, term), element('gloss', {}, gloss)),
      ),
    ),
  )
}

function sourceElement({ id, title, author, year, licence, attribution, url, note }: Source): XmlElement {
  return element(
    'bibl',
    { 'xml:id': idPrefixes.source + id },
    author === undefined ? undefined : element('author', {}, author),
    element('title', {}, title),
    year === undefined ? undefined : element('date', { when: String(year) }, String(year)),
    availability(licence),
    url === undefined ? undefined : element('ref', { type: 'url', target: url }, url),
    element('note', { type: 'attribution' }, attribution),
    localised('note', note ?? {}),
  )
}
