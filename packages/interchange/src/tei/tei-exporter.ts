import type {
  Citation,
  Entry,
  Example,
  LocalisedText,
  Manifest,
  Media,
  Pronunciation,
  Sense,
  Variant,
} from '@hiap/lexicon'
import { type DroppedCount, droppedCount } from '../dropped-count.ts'
import type { Dropped, Exporter, ExportFile, ExportSource, ExportTarget } from '../exporter.ts'
import { scriptOf } from '../take-in/script-of.ts'
import { unpacked } from '../xml/packed-element.ts'
import { escapeAttribute, writeXml } from '../xml/write-xml.ts'
import { element, type XmlElement } from '../xml/xml-element.ts'
import { idPrefixes, referenceType, relationOf, teiNamespace, xmlIdOf } from './tei-names.ts'
import { headerOf } from './write-header.ts'

const reasons = {
  version: 'An import gives the dictionary a version of its own; it stands as the edition.',
  'media[].file': 'The file is not there; its place is written.',
} as const

type Count = DroppedCount<keyof typeof reasons>

/**
 * Writes a document of TEI Lex-0, media in a folder beside it. Every field of an entry has its place; what an import of
 * TEI kept stands where it stood.
 */
export const teiExporter: Exporter = { format: 'tei', ending: '.tei', write }

/** Written at once: a file is not asked for every entry. */
const pieceUnits = 64 * 1024

async function write(source: ExportSource, name: string, target: ExportTarget): Promise<readonly Dropped[]> {
  const { manifest } = source
  const dropped = droppedCount(reasons)
  dropped.add('version', manifest.version)
  const headwords = new Map<string, string>()
  for await (const { id, headword } of source.entries()) headwords.set(id, headword.text)
  const file = await target.file(`${name}.tei`)
  await file.write(
    `<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="${escapeAttribute(teiNamespace)}" type="lex-0" version="4.10.0">\n`,
  )
  await file.write(writeXml(headerOf(manifest, keptRevisions(source.kept())), 2))
  const media = new Set<string>()
  let piece = '  <text>\n    <body>\n'
  for await (const entry of source.entries()) {
    piece += writeXml(entryElement(entry, manifest, headwords, source.kept(entry.id)), 6)
    for (const item of entry.media ?? []) media.add(item.file)
    if (piece.length < pieceUnits) continue
    await file.write(piece)
    piece = ''
  }
  await file.write(`${piece}    </body>\n  </text>\n</TEI>\n`)
  await file.end()
  for (const path of media) await copyMedia(path, source, target, dropped)
  return dropped.list()
}

async function copyMedia(path: string, source: ExportSource, target: ExportTarget, dropped: Count): Promise<void> {
  const bytes = source.media(path)
  if (bytes === undefined) {
    dropped.add('media[].file', path)
    return
  }
  const copy: ExportFile = await target.file(`media/${path}`)
  for await (const piece of bytes) await copy.write(piece)
  await copy.end()
}

/** What the header of an imported document told of its revisions. */
function keptRevisions(kept: unknown): readonly XmlElement[] {
  const [header] = elementsOf([fieldOf(kept, 'header')])
  return header?.children.filter((child): child is XmlElement => isNamed(child, 'revisionDesc')).slice(0, 1) ?? []
}

function elementsOf(kept: unknown): readonly XmlElement[] {
  return Array.isArray(kept) ? kept.flatMap((each) => unpacked(each) ?? []) : []
}

function isNamed(child: XmlElement | string, name: string): boolean {
  return typeof child !== 'string' && child.name === name
}

function fieldOf(kept: unknown, field: string): unknown {
  return typeof kept === 'object' && kept !== null && Object.hasOwn(kept, field)
    ? (kept as Record<string, unknown>)[field]
    : undefined
}

function entryElement(
  entry: Entry,
  manifest: Manifest,
  headwords: ReadonlyMap<string, string>,
  kept: unknown,
): XmlElement {
  const id = xmlIdOf(entry.id)
  const keptSenses = fieldOf(kept, 'senses')
  const whole = element(
    'entry',
    {
      'xml:id': id,
      'xml:lang': manifest.language,
      type: entry.homograph === undefined ? 'mainEntry' : 'homonymicEntry',
      n: entry.homograph === undefined ? undefined : String(entry.homograph),
      ana: [
        `#${idPrefixes.status}${entry.status}`,
        ...(entry.kind === 'word' ? [] : [`#${idPrefixes.kind}${entry.kind}`]),
      ].join(' '),
    },
    lemma(entry, id, elementsOf(fieldOf(kept, 'form'))),
    (entry.forms ?? []).map(({ language, text }) =>
      element('form', { type: 'variant', subtype: 'script' }, element('orth', { 'xml:lang': language }, text)),
    ),
    (entry.variants ?? []).map(variantElement),
    grammar(entry, elementsOf(fieldOf(kept, 'gramGrp'))),
    entry.frequencyBand === undefined
      ? undefined
      : element('usg', { type: 'frequency', norm: String(entry.frequencyBand) }, `${entry.frequencyBand}`),
    entry.senses.map((sense, index) =>
      senseElement(
        sense,
        `${id}.${index + 1}`,
        index + 1,
        // What was kept by sense stands where it stood only where the senses are those of the import.
        Array.isArray(keptSenses) && keptSenses.length === entry.senses.length ? elementsOf(keptSenses[index]) : [],
      ),
    ),
    (entry.crossReferences ?? []).map(({ type, entry: to }) =>
      element(
        'xr',
        { type: relationOf[type], subtype: type },
        element('ref', { type: 'entry', target: `#${xmlIdOf(to)}` }, headwords.get(to)),
      ),
    ),
    keptReferences(fieldOf(kept, 'references'), entry, headwords),
    entry.etymology === undefined ? undefined : element('etym', {}, entry.etymology),
    entry.sources.map(citationElement),
    (entry.notes ?? []).flatMap((note, index) => localised('note', note, { n: String(index + 1) })),
    localised('note', entry.culture?.place, { type: 'place' }),
    localised('note', entry.culture?.time, { type: 'time' }),
    entry.review === undefined
      ? undefined
      : element(
          'note',
          { type: 'review' },
          element(
            'bibl',
            {},
            element('editor', { role: 'reviewer' }, entry.review.by),
            element('date', { when: entry.review.date }, entry.review.date),
          ),
        ),
    (entry.media ?? []).map((item) => figure(item, id)),
    elementsOf(fieldOf(kept, 'entry')),
  )
  const carrier = unpacked(['entry', fieldOf(kept, 'attributes')])
  return { ...whole, attributes: new Map([...(carrier?.attributes ?? []), ...whole.attributes]) }
}

function localised(
  name: string,
  texts: LocalisedText | undefined,
  attributes: Readonly<Record<string, string>> = {},
): readonly XmlElement[] {
  return Object.entries(texts ?? {}).map(([tag, text]) => element(name, { ...attributes, 'xml:lang': tag }, text))
}

/** References to words that the dictionary does not have. */
function keptReferences(
  kept: unknown,
  { crossReferences = [] }: Entry,
  headwords: ReadonlyMap<string, string>,
): readonly XmlElement[] {
  if (!Array.isArray(kept)) return []
  const written = new Set(crossReferences.map(({ type, entry }) => `${type} ${headwords.get(entry)}`))
  return kept.flatMap((each: unknown) => {
    const type = fieldOf(each, 'type')
    const headword = fieldOf(each, 'headword')
    if (typeof type !== 'string' || typeof headword !== 'string' || written.has(`${type} ${headword}`)) return []
    const named = referenceType(undefined, type)
    const carrier = unpacked(['ref', ['type', 'entry'], headword])
    return [element('xr', { type: relationOf[named], subtype: named }, carrier)]
  })
}

function lemma({ headword, kind, pronunciations = [] }: Entry, id: string, kept: readonly XmlElement[]): XmlElement {
  const { text, script, orthography } = headword
  return element(
    'form',
    { type: 'lemma', subtype: kind === 'phrase' || kind === 'affix' ? kind : undefined },
    // The letters say the script, but not where they are of several.
    element('orth', { 'xml:lang': script === scriptOf(text) ? undefined : `und-${script}` }, text),
    orthography === undefined ? undefined : element('lbl', { type: 'orthography' }, orthography),
    pronunciations.map((said) => pronunciationElement(said, id)),
    kept,
  )
}

/** One transcription alone stands as it is; several things said of one way to say the word stand together. */
function pronunciationElement(said: Pronunciation, id: string): XmlElement {
  const { ipa, romanised, audio, speaker, dialect, source } = said
  const transcriptions = [
    ...(ipa === undefined ? [] : [element('pron', { notation: 'ipa' }, ipa)]),
    ...(romanised === undefined ? [] : [element('pron', { notation: 'romanised' }, romanised)]),
  ]
  const [only] = transcriptions
  if (Object.keys(said).length === 1 && only !== undefined) return only
  return element(
    'form',
    {
      type: 'variant',
      subtype: 'pronunciation',
      source: source === undefined ? undefined : `#${idPrefixes.source}${source}`,
    },
    transcriptions,
    dialect === undefined ? undefined : element('usg', { type: 'geographic' }, dialect),
    speaker === undefined ? undefined : element('note', { type: 'speaker' }, speaker),
    audio === undefined ? undefined : element('ref', { type: 'audio', target: `#${id}.${audio}` }),
  )
}

function variantElement({ text, type, note }: Variant): XmlElement {
  return element('form', { type: 'variant', subtype: type }, element('orth', {}, text), localised('note', note))
}

function grammar({ partOfSpeech }: Entry, kept: readonly XmlElement[]): XmlElement | undefined {
  if (partOfSpeech === undefined && kept.length === 0) return undefined
  const labels = Object.entries(partOfSpeech?.label ?? {})
  const norm = partOfSpeech?.ud
  return element(
    'gramGrp',
    {},
    labels.map(([tag, text]) => element('gram', { type: 'pos', norm, 'xml:lang': tag }, text)),
    norm !== undefined && labels.length === 0 ? element('gram', { type: 'pos', norm }, norm) : undefined,
    kept,
  )
}

function senseElement(sense: Sense, id: string, number: number, kept: readonly XmlElement[]): XmlElement {
  const { semanticDomain, register, dialect } = sense
  return element(
    'sense',
    { 'xml:id': id, n: String(number) },
    semanticDomain === undefined ? undefined : element('usg', { type: 'domain', norm: semanticDomain }, semanticDomain),
    register === undefined
      ? undefined
      : element('usg', { type: register === 'literary' ? 'textType' : 'socioCultural', norm: register }, register),
    dialect === undefined ? undefined : element('usg', { type: 'geographic' }, dialect),
    localised('def', sense.definition),
    Object.entries(sense.glosses).flatMap(([tag, glosses]) =>
      glosses.map((gloss) =>
        element(
          'cit',
          { type: 'translationEquivalent', 'xml:lang': tag },
          element('form', {}, element('orth', {}, gloss)),
        ),
      ),
    ),
    (sense.examples ?? []).map(exampleElement),
    localised('note', sense.note),
    kept,
  )
}

function exampleElement({ text, translations, status, source }: Example): XmlElement {
  return element(
    'cit',
    {
      type: 'example',
      ana: `#${idPrefixes.status}${status}`,
      source: source === undefined ? undefined : `#${idPrefixes.source}${source}`,
    },
    element('quote', {}, text),
    Object.entries(translations).map(([tag, translation]) =>
      element('cit', { type: 'translation', 'xml:lang': tag }, element('quote', {}, translation)),
    ),
  )
}

function citationElement({ source, supports, form, locator, note }: Citation): XmlElement {
  return element(
    'bibl',
    { ana: supports.map((support) => `#${idPrefixes.supports}${support.replace(':', '.')}`).join(' ') },
    element('ref', { type: 'bibliography', target: `#${idPrefixes.source}${source}` }),
    form === undefined ? undefined : element('quote', {}, form),
    locator === undefined ? undefined : element('citedRange', {}, locator),
    note === undefined ? undefined : element('note', {}, note),
  )
}

function figure({ id, type, file, licence, speaker, consent, caption }: Media, entryId: string): XmlElement {
  const url = `media/${file}`
  return element(
    'figure',
    { 'xml:id': `${entryId}.${id}`, type },
    // Lex-0 has no element for recordings: they are referred to.
    type === 'image' ? element('graphic', { url }) : element('p', {}, element('ref', { type, target: url }, file)),
    localised('figDesc', caption),
    element('note', { type: 'licence' }, licence),
    speaker === undefined ? undefined : element('note', { type: 'speaker' }, speaker),
    consent === undefined ? undefined : element('note', { type: 'consent' }, consent),
  )
}
