import type {
  CrossReference,
  Entry,
  Licence,
  LocalisedText,
  Manifest,
  Media,
  Sense,
  Source,
  UdTag,
} from '@hiap/lexicon'
import type { ExportSource } from '../exporter.ts'
import { type GraphNode, type GraphValue, type Name, writableAddress } from './graph-node.ts'

/** The graph of a dictionary, a node at a time. */
export interface DictionaryGraph {
  /** The dictionary itself: title, languages, licence, sources. */
  head(): Iterable<GraphNode>
  /** An entry, which is the `position`th in dictionary order, from 1. */
  entry(entry: Entry, position: number): Iterable<GraphNode>
}

type Property = readonly [name: Name, value: GraphValue]

/** Parts of speech of LexInfo 3.0 for those of Universal Dependencies; it has none for symbols and others. */
const lexinfoPos: Readonly<Record<UdTag, Name | undefined>> = {
  ADJ: 'lexinfo:adjective',
  ADP: 'lexinfo:adposition',
  ADV: 'lexinfo:adverb',
  AUX: 'lexinfo:verb',
  CCONJ: 'lexinfo:coordinatingConjunction',
  DET: 'lexinfo:determiner',
  INTJ: 'lexinfo:interjection',
  NOUN: 'lexinfo:noun',
  NUM: 'lexinfo:numeral',
  PART: 'lexinfo:particle',
  PRON: 'lexinfo:pronoun',
  PROPN: 'lexinfo:properNoun',
  PUNCT: 'lexinfo:punctuation',
  SCONJ: 'lexinfo:subordinatingConjunction',
  SYM: undefined,
  VERB: 'lexinfo:verb',
  X: undefined,
}

/** Registers that LexInfo 3.0 has; the others are concepts of the dictionary. */
const lexinfoRegister: Partial<Record<NonNullable<Sense['register']>, Name>> = {
  formal: 'lexinfo:formalRegister',
  vulgar: 'lexinfo:vulgarRegister',
}

/** Relations of LexInfo 3.0; the others are concepts of the dictionary. */
const lexinfoRelation: Partial<Record<CrossReference['type'], Name>> = {
  synonym: 'lexinfo:synonym',
  antonym: 'lexinfo:antonym',
  'part-of': 'lexinfo:meronymTerm',
  'has-part': 'lexinfo:holonymTerm',
  'see-also': 'lexinfo:relatedTerm',
}

const mediaTypes = { audio: 'schema:AudioObject', image: 'schema:ImageObject', video: 'schema:VideoObject' } as const
const entryTypes = {
  word: 'ontolex:Word',
  affix: 'ontolex:Affix',
  phrase: 'ontolex:MultiwordExpression',
  culture: undefined,
} as const
const meanings = {
  attested: 'Form and meaning are from cited sources.',
  drafted: 'The form is attested; a gloss or example was written for the dictionary and is not yet checked.',
  reviewed: 'A named reviewer has approved the entry.',
} as const

/**
 * Makes the graph of a dictionary after OntoLex-Lemon: the core, lexicog for the order of entries and senses, vartrans for
 * translations and relations, LexInfo for grammar and usage. Every node has an address, so that two files of the same
 * dictionary say the same statements; those of entries are where they are shown.
 */
export function dictionaryGraph({ manifest, baseUrl, count }: ExportSource): DictionaryGraph {
  const set = baseUrl === undefined ? `urn:hiap:${manifest.id}` : writableAddress(`${baseUrl}${manifest.id}`)
  const entryAddress = (id: string): string => `${set}${baseUrl === undefined ? ':' : '/'}${id}`
  const sourceAddress = (id: string): string => `${set}#source-${id}`
  const lexeme = (id: string): string => `${entryAddress(id)}#lexeme`
  /** Concepts that have been described. */
  const described = new Set<string>()

  /** A value of the dictionary's own, with what it is called; described where it comes first. */
  const concept = (
    address: string,
    nodes: GraphNode[],
    label: string | LocalisedText,
    ...more: readonly Property[]
  ): GraphValue => {
    if (!described.has(address)) {
      // What labels are free text could be without end; said twice, it is the same.
      if (described.size < conceptsKept) described.add(address)
      const labels = typeof label === 'string' ? [text('skos:prefLabel', label)] : localised('skos:prefLabel', label)
      nodes.push({ id: address, types: ['skos:Concept'], properties: [...labels, ...more] })
    }
    return { to: address }
  }
  const own = (nodes: GraphNode[], kind: string, value: string): GraphValue =>
    concept(`${set}#${kind}-${encoded(value)}`, nodes, value)

  const semanticDomain = (number: string, nodes: GraphNode[]): GraphValue => {
    const parent = number.includes('.') ? number.slice(0, number.lastIndexOf('.')) : undefined
    return concept(
      `${semanticDomains}/${number}`,
      nodes,
      number,
      text('skos:notation', number),
      ['skos:inScheme', { to: semanticDomains }],
      ...(parent === undefined ? [] : [['skos:broader', semanticDomain(parent, nodes)] as const]),
    )
  }

  const senseNodes = (sense: Sense, entry: Entry, index: number, nodes: GraphNode[]): void => {
    const at = entryAddress(entry.id)
    const id = `${at}#sense-${index}`
    const { register, dialect } = sense
    const examples = (sense.examples ?? []).map((_, number) => `${at}#example-${index}-${number + 1}`)
    nodes.push({
      id,
      types: ['ontolex:LexicalSense'],
      properties: [
        ['ontolex:isSenseOf', { to: lexeme(entry.id) }],
        ...localised('skos:definition', sense.definition),
        ...Object.entries(sense.glosses).flatMap(([tag, glosses]) =>
          glosses.map((gloss) => text('lexinfo:senseTranslation', gloss, tag)),
        ),
        ...given('dct:subject', sense.semanticDomain, (number) => semanticDomain(number, nodes)),
        ...given(register === 'literary' ? 'lexinfo:textType' : 'lexinfo:register', register, (value) => {
          const name = lexinfoRegister[value]
          return name === undefined ? own(nodes, 'register', value) : { to: name }
        }),
        ...given('lexinfo:geographic', dialect, (value) => own(nodes, 'dialect', value)),
        ...localised('skos:note', sense.note),
        ...examples.map((example) => ['lexicog:usageExample', { to: example }] as const),
      ],
    })
    for (const [number, example] of (sense.examples ?? []).entries()) {
      nodes.push({
        id: examples[number] ?? '',
        types: ['lexicog:UsageExample'],
        properties: [
          text('rdf:value', example.text, manifest.language),
          ...localised('rdf:value', example.translations),
          ['adms:status', { to: `${set}#status-${example.status}` }],
          ...given('dct:source', example.source, (source) => ({ to: sourceAddress(source) })),
        ],
      })
    }
    for (const [tag, glosses] of Object.entries(sense.glosses)) {
      for (const [number, gloss] of glosses.entries()) {
        const place = `${index}-${tag}-${number + 1}`
        // The same word is the same entry wherever it translates another.
        // No encoded text has a slash.
        const word = `${set}#${tag}-${encoded(gloss)}`
        nodes.push(
          {
            id: `${at}#translation-${place}`,
            types: ['vartrans:Translation'],
            properties: [
              ['vartrans:source', { to: id }],
              ['vartrans:target', { to: `${at}#sense-${place}` }],
            ],
          },
          {
            id: `${at}#sense-${place}`,
            types: ['ontolex:LexicalSense'],
            properties: [['ontolex:isSenseOf', { to: word }]],
          },
          {
            id: word,
            types: ['ontolex:LexicalEntry'],
            properties: [
              text('dct:language', tag),
              ['ontolex:canonicalForm', { to: `${word}/form` }],
              ['ontolex:sense', { to: `${at}#sense-${place}` }],
            ],
          },
          { id: `${word}/form`, types: ['ontolex:Form'], properties: [text('ontolex:writtenRep', gloss, tag)] },
        )
      }
    }
  }

  const formNodes = (entry: Entry, nodes: GraphNode[]): readonly Property[] => {
    const at = entryAddress(entry.id)
    const { headword, forms = [], variants = [], pronunciations = [] } = entry
    const tag = headwordTag(headword.script, manifest.language)
    const said = pronunciations.map((pronunciation) => ({
      pronunciation,
      properties: [
        ...given('ontolex:phoneticRep', pronunciation.ipa, (ipa) => ({ text: ipa, language: phoneticTag(manifest) })),
        ...given('lexinfo:romanization', pronunciation.romanised, (romanised) => ({ text: romanised })),
      ],
    }))
    // What is said of one way to say the word stands with that way; a bare transcription with the form itself.
    const bare = said.filter(({ pronunciation: { dialect, speaker, audio, source } }) =>
      [dialect, speaker, audio, source].every((each) => each === undefined),
    )
    const detailed = said.filter((each) => !bare.includes(each))
    nodes.push({
      id: `${at}#form`,
      types: ['ontolex:Form'],
      properties: [
        text('ontolex:writtenRep', headword.text, tag),
        ...forms.map((form) => text('ontolex:writtenRep', form.text, form.language)),
        ...given('dct:conformsTo', headword.orthography, (name) => own(nodes, 'orthography', name)),
        ...bare.flatMap(({ properties }) => properties),
      ],
    })
    for (const [index, { text: written, type, note }] of variants.entries()) {
      nodes.push({
        id: `${at}#variant-${index + 1}`,
        types: ['ontolex:Form'],
        properties: [
          text('ontolex:writtenRep', written, manifest.language),
          ...given('dct:type', type, (name) => own(nodes, 'variant', name)),
          ...localised('skos:note', note),
        ],
      })
    }
    for (const [index, { pronunciation, properties }] of detailed.entries()) {
      const { dialect, speaker, audio, source } = pronunciation
      nodes.push({
        id: `${at}#pronunciation-${index + 1}`,
        types: ['ontolex:Form'],
        properties: [
          text('ontolex:writtenRep', headword.text, tag),
          ...properties,
          ...given('lexinfo:geographic', dialect, (name) => own(nodes, 'dialect', name)),
          ...given('schema:contributor', speaker, (name) => ({ text: name })),
          ...given('schema:audio', audio, (id) => ({ to: `${at}#media-${id}` })),
          ...given('dct:source', source, (id) => ({ to: sourceAddress(id) })),
        ],
      })
    }
    return [
      ['ontolex:canonicalForm', { to: `${at}#form` }],
      ...variants.map((_, index) => ['ontolex:otherForm', { to: `${at}#variant-${index + 1}` }] as const),
      ...detailed.map((_, index) => ['ontolex:otherForm', { to: `${at}#pronunciation-${index + 1}` }] as const),
    ]
  }

  const partOfSpeech = ({ id, partOfSpeech: pos }: Entry, nodes: GraphNode[]): readonly Property[] => {
    if (pos === undefined) return []
    const address = `https://universaldependencies.org/u/pos/${pos.ud}`
    const name = lexinfoPos[pos.ud]
    const properties: Property[] = [
      ...(name === undefined ? [] : [['lexinfo:partOfSpeech', { to: name }] as const]),
      ['dct:type', concept(address, nodes, pos.ud, text('skos:notation', pos.ud))],
    ]
    if (pos.label !== undefined) {
      const labelled = `${entryAddress(id)}#part-of-speech`
      nodes.push({
        id: labelled,
        types: ['skos:Concept'],
        properties: [...localised('skos:prefLabel', pos.label), ['skos:broader', { to: address }]],
      })
      properties.push(['dct:type', { to: labelled }])
    }
    return properties
  }

  const lexemeNodes = (entry: Entry, nodes: GraphNode[]): void => {
    const at = entryAddress(entry.id)
    const type = entryTypes[entry.kind]
    const { headword, senses, crossReferences = [], etymology, frequencyBand } = entry
    const forms = formNodes(entry, nodes)
    nodes.push({
      id: lexeme(entry.id),
      types: ['ontolex:LexicalEntry', ...(type === undefined ? [] : [type])],
      properties: [
        text('rdfs:label', headword.text, headwordTag(headword.script, manifest.language)),
        ...forms,
        ...partOfSpeech(entry, nodes),
        ...senses.map((_, index) => ['ontolex:sense', { to: `${at}#sense-${index + 1}` }] as const),
        ...given('lexinfo:etymology', etymology, (said) => ({ text: said })),
        ...given('lexinfo:frequencyUsage', frequencyBand, (band) => own(nodes, 'frequency', String(band))),
        ...(entry.kind === 'culture' ? [['dct:type', own(nodes, 'kind', 'culture')] as const] : []),
      ],
    })
    for (const [index, sense] of senses.entries()) senseNodes(sense, entry, index + 1, nodes)
    for (const [index, { type: kind, entry: to }] of crossReferences.entries()) {
      const name = lexinfoRelation[kind]
      nodes.push({
        id: `${at}#relation-${index + 1}`,
        types: ['vartrans:LexicalRelation'],
        properties: [
          ['vartrans:source', { to: lexeme(entry.id) }],
          ['vartrans:target', { to: lexeme(to) }],
          ['vartrans:category', name === undefined ? own(nodes, 'relation', kind) : { to: name }],
        ],
      })
    }
  }

  const mediaNode = ({ id, type, file, licence, speaker, consent, caption }: Media, at: string): GraphNode => ({
    id: `${at}#media-${id}`,
    types: [mediaTypes[type]],
    properties: [
      text('schema:contentUrl', `media/${file}`),
      text('schema:license', licence),
      ...given('schema:contributor', speaker, (name) => ({ text: name })),
      ...given('schema:usageInfo', consent, (said) => ({ text: said })),
      ...localised('schema:caption', caption),
    ],
  })

  const citationNodes = ({ sources }: Entry, at: string): readonly GraphNode[] =>
    sources.map(({ source, supports, form, locator, note }, index) => ({
      id: `${at}#citation-${index + 1}`,
      types: ['schema:Quotation'],
      properties: [
        ['schema:isBasedOn', { to: sourceAddress(source) }],
        ...supports.map((support) => text('schema:about', support)),
        ...given('schema:text', form, (said) => ({ text: said })),
        ...given('schema:pagination', locator, (place) => ({ text: place })),
        ...given('schema:description', note, (said) => ({ text: said })),
      ],
    }))

  const entryNodes = (entry: Entry, position: number): GraphNode[] => {
    const at = entryAddress(entry.id)
    const { homograph, status, review, sources, notes = [], media = [], culture } = entry
    const nodes: GraphNode[] = [
      {
        id: set,
        properties: [
          ['lexicog:entry', { to: at }],
          [`rdf:_${position}`, { to: at }],
        ],
      },
      { id: `${set}#lexicon`, properties: [['lime:entry', { to: lexeme(entry.id) }]] },
      {
        id: at,
        types: ['lexicog:Entry'],
        properties: [
          text('dct:identifier', entry.id),
          ['lexicog:describes', { to: lexeme(entry.id) }],
          ...entry.senses.map((_, index) => [`rdf:_${index + 1}`, { to: `${at}#component-${index + 1}` }] as const),
          ...given('schema:position', homograph, (number) => ({ text: String(number), datatype: 'xsd:integer' })),
          ['adms:status', { to: `${set}#status-${status}` }],
          ...given('schema:reviewedBy', review?.by, (by) => ({ text: by })),
          ...given('schema:lastReviewed', review?.date, (date) => ({ text: date, datatype: 'xsd:date' })),
          ...[...new Set(sources.map(({ source }) => source))].map(
            (source) => ['dct:source', { to: sourceAddress(source) }] as const,
          ),
          ...sources.map((_, index) => ['schema:citation', { to: `${at}#citation-${index + 1}` }] as const),
          ...notes.flatMap((note) => localised('skos:note', note)),
          ...localised('schema:spatialCoverage', culture?.place),
          ...localised('schema:temporalCoverage', culture?.time),
          ...media.map(({ id }) => ['schema:associatedMedia', { to: `${at}#media-${id}` }] as const),
        ],
      },
      ...entry.senses.map(
        (_, index): GraphNode => ({
          id: `${at}#component-${index + 1}`,
          types: ['lexicog:LexicographicComponent'],
          properties: [['lexicog:describes', { to: `${at}#sense-${index + 1}` }]],
        }),
      ),
      ...citationNodes(entry, at),
      ...media.map((item) => mediaNode(item, at)),
    ]
    lexemeNodes(entry, nodes)
    return nodes
  }

  const headNodes = (): GraphNode[] => [
    {
      id: set,
      types: ['lexicog:LexicographicResource'],
      properties: [
        text('dct:identifier', manifest.id),
        ...localised('dct:title', manifest.title),
        ...localised('dct:description', manifest.description),
        ...manifest.glossLanguages.map((tag) => text('dct:language', tag)),
        text('dct:language', manifest.language),
        text('owl:versionInfo', manifest.version),
        licence(manifest.licence),
        text('dct:rights', manifest.attribution),
        ...manifest.sources.map(({ id }) => ['dct:source', { to: sourceAddress(id) }] as const),
      ],
    },
    {
      id: `${set}#lexicon`,
      types: ['lime:Lexicon'],
      properties: [
        text('lime:language', manifest.language),
        ['lime:lexicalEntries', { text: String(count), datatype: 'xsd:integer' }],
        licence(manifest.licence),
      ],
    },
    ...manifest.sources.map((source) => sourceNode(source, sourceAddress(source.id))),
    ...(['attested', 'drafted', 'reviewed'] as const).map(
      (status): GraphNode => ({
        id: `${set}#status-${status}`,
        types: ['skos:Concept'],
        properties: [text('skos:prefLabel', status, 'en'), text('skos:definition', meanings[status], 'en')],
      }),
    ),
  ]
  return { head: headNodes, entry: entryNodes }
}

const semanticDomains = 'https://semdom.org/v4'
const conceptsKept = 10_000

function sourceNode({ title, author, year, licence: terms, attribution, url, note }: Source, id: string): GraphNode {
  return {
    id,
    types: ['dct:BibliographicResource'],
    properties: [
      text('dct:title', title),
      ...given('dct:creator', author, (name) => ({ text: name })),
      ...given('dct:issued', year, (number) => ({ text: String(number), datatype: 'xsd:gYear' })),
      licence(terms),
      text('dct:rights', attribution),
      ...given('rdfs:seeAlso', url, (address) => ({ to: writableAddress(address) })),
      ...localised('skos:note', note),
    ],
  }
}

/** A licence by its own address or that of its SPDX identifier; one that SPDX does not have, by its name. */
function licence({ spdx, url }: Licence): Property {
  if (url !== undefined) return ['dct:license', { to: writableAddress(url) }]
  return spdx.startsWith('LicenseRef-')
    ? text('dct:license', spdx)
    : ['dct:license', { to: `https://spdx.org/licenses/${spdx}` }]
}

/** The tag of a headword: that of the dictionary, unless the script is another than its. */
function headwordTag(script: string, language: string): string {
  const [base = language, its] = language.split('-')
  return (its ?? new Intl.Locale(base).maximize().script) === script ? language : `${base}-${script}`
}

function phoneticTag({ language }: Manifest): string {
  return `${language.split('-')[0]}-fonipa`
}

function text(name: Name, value: string, language?: string): Property {
  return [name, { text: value, ...(language === undefined ? {} : { language }) }]
}

function localised(name: Name, texts: LocalisedText | undefined): readonly Property[] {
  return Object.entries(texts ?? {}).map(([tag, value]) => text(name, value, tag))
}

function given<Value>(name: Name, value: Value | undefined, make: (value: Value) => GraphValue): readonly Property[] {
  return value === undefined ? [] : [[name, make(value)]]
}

function encoded(value: string): string {
  return encodeURIComponent(value.toWellFormed())
}
