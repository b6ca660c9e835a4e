import type { Example, Media, Sense } from '@hiap/lexicon'
import { pronunciationsOf } from '../article/pronunciations.ts'
import type { DraftEntry, DraftReference } from '../draft-entry.ts'
import { equivalents, saysSomething } from '../dsl/equivalents.ts'
import type { ImportTask } from '../importer.ts'
import { partOfSpeechNamed } from '../part-of-speech/part-of-speech-names.ts'
import type { MediaFiles } from '../sfm/media-files.ts'
import { domainNumber } from '../sfm/semantic-domains.ts'
import { childrenOf, textOf, type XmlElement } from '../xml/xml-element.ts'

/** How articles are read. */
export interface ArticleReading {
  /** BCP 47 tag of the meanings. */
  readonly gloss: string
  /** Whether line ends of an article are line ends, where it does not say so itself. */
  readonly visual: boolean
  /** What the abbreviations of the dictionary stand for. */
  readonly abbreviations: ReadonlyMap<string, string>
  readonly media: MediaFiles
  readonly tell: ImportTask['tell']
  /** Names of elements that have been told. */
  readonly seen: Set<string>
}

interface OpenSense {
  readonly row: number
  /** What began it; one by a note has no meaning yet. */
  readonly by: 'def' | 'number' | 'line' | 'note'
  readonly glosses: string[]
  readonly definition: string[]
  readonly notes: string[]
  readonly examples: Example[]
  domain?: string
}

/** What has one part of speech. */
interface Part {
  readonly row: number
  label?: string
  readonly senses: OpenSense[]
}

/** An article that is being read. */
interface Reading extends ArticleReading {
  readonly headword: string
  readonly parts: Part[]
  readonly ipa: string[]
  readonly etymology: string[]
  readonly references: DraftReference[]
  /** Those that are noted, by type and key. */
  readonly known: Set<string>
  readonly found: Media[]
  readonly resources: string[]
  readonly categories: string[]
  readonly isVisual: boolean
  /** The line that is being read, and the direct translations in it. */
  line: string
  direct: string[]
  /** The text of the line outside of them, and how many of them stand around. */
  around: string
  insideDirect: number
  row: number
  /** How many definitions stand around: their lines are of one sense. */
  inside: number
}

/** No entry has a longer one: no second part repeats it. */
const longestHeadword = 2000
/** Pronunciations that a second part of speech has again. */
const mostSaidAgain = 10
const mostMedia = 100

/** Relations of XDXF, and what a cross-reference can be of them. */
const relations: ReadonlyMap<string, DraftReference['type']> = new Map([
  ['syn', 'synonym'],
  ['ant', 'antonym'],
  ['mer', 'has-part'],
  ['hol', 'part-of'],
  ['spv', 'variant-of'],
  ['etm', 'derived-from'],
])
const inline = new Set(
  'b i c u tt sub sup big small mrkd nu di opt span font blockquote p div abbr abr iref dtrn'.split(' '),
)
const blocks = new Set(['blockquote', 'p', 'div'])
/** Names of translations of an example in the revisions of the format. */
const translationNames = new Set(['ex_tran', 'ex_transl', 'ex_trn'])

const enumerator = /^(?:\(?(?:\d{1,2}|\p{L})\)|(?:\d{1,2}|[IVX]{1,4})\.)(?:\s+|$)/u

/** Makes drafts of an article: one for each part of speech that it names. */
export function draftsOf(article: XmlElement, how: ArticleReading): readonly DraftEntry[] {
  const row = article.line ?? 1
  // Files for PocketBook have the keys inside a head.
  const keys = [article, ...childrenOf(article, 'head')].flatMap((each) => childrenOf(each, 'k'))
  const heads = keys.flatMap(headsOf)
  const [headword = ''] = heads
  const others = [...new Set(heads)].filter((each) => each !== headword)
  const ids = keys.flatMap((key) => key.attributes.get('id') ?? [])
  const format = article.attributes.get('f')
  const reading: Reading = {
    ...how,
    headword,
    parts: [{ row, senses: [] }],
    ipa: [],
    etymology: [],
    references: [],
    known: new Set(),
    found: [],
    resources: [],
    categories: [],
    isVisual: format === undefined ? how.visual : format === 'v',
    line: '',
    direct: [],
    around: '',
    insideDirect: 0,
    row,
    inside: 0,
  }
  walk(article, reading)
  endLine(reading)
  const { parts, ipa, found, resources, categories, references, etymology } = reading
  const audio = found.find(({ type }) => type === 'audio')
  const pronunciations = pronunciationsOf(ipa, audio)
  const kept = {
    ...(resources.length === 0 ? {} : { resources }),
    ...(categories.length === 0 ? {} : { categories }),
  }
  return parts.map((part, index): DraftEntry => {
    const meaning = part.label === undefined ? undefined : meaningOf(part.label, how)
    const senses = part.senses.filter((sense) => hasMeaning(sense) || sense.notes.length > 0)
    return {
      row: index === 0 ? row : part.row,
      ...(senses.length > 0 ? { senseRows: senses.map((sense) => sense.row) } : {}),
      ...(meaning?.kind === undefined ? {} : { kind: meaning.kind }),
      headword: { text: headword },
      ...(pronunciations.length === 0
        ? {}
        : { pronunciations: index === 0 ? pronunciations : pronunciations.slice(0, mostSaidAgain) }),
      ...(part.label === undefined || meaning === undefined
        ? {}
        : { partOfSpeech: { ud: meaning.ud, ...(meaning.usual ? {} : { label: { [how.gloss]: part.label } }) } }),
      senses: senses.map((sense) => senseOf(sense, how.gloss)),
      ...(found.length === 0 ? {} : { media: index === 0 || audio === undefined ? found : [audio] }),
      ...(index > 0
        ? {}
        : {
            ...(others.length === 0 ? {} : { variants: others.map((text) => ({ text })) }),
            // By the first of several parts, by each of several keys, and by its id.
            ...(others.length === 0 && ids.length === 0 && parts.length === 1
              ? {}
              : { aliases: [...ids, headword, ...others] }),
            ...(references.length === 0 ? {} : { references }),
            ...(etymology.length === 0 ? {} : { etymology: etymology.join('; ') }),
            ...(Object.keys(kept).length === 0 ? {} : { kept }),
          }),
    }
  })
}

/** A key with its optional parts, and without them. */
function headsOf(key: XmlElement): readonly string[] {
  const whole = textOf(key)
  const without = textOf({
    ...key,
    children: key.children.filter((each) => typeof each === 'string' || each.name !== 'opt'),
  })
  return [whole, without].filter((text) => text !== '')
}

function walk(parent: XmlElement, reading: Reading): void {
  for (const child of parent.children) {
    if (typeof child === 'string') addText(child, reading)
    else readElement(child, reading)
  }
}

type Reader = (element: XmlElement, row: number, reading: Reading) => void

/** What is done with an element; all others are text with their looks. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['k', () => {}],
  ['head', () => {}],
  ['def', readDefinition],
  ['su', readDefinition],
  [
    'deftext',
    (element, row, reading) => {
      endLine(reading)
      reading.row = row
      walk(element, reading)
      endLine(reading)
    },
  ],
  ['br', (_element, _row, reading) => endLine(reading)],
  ['gr', (element, row, reading) => addLabel(textOf(element), row, reading)],
  ['pos', (element, row, reading) => addLabel(textOf(element), row, reading)],
  ['tense', (element, row, reading) => addLabel(textOf(element), row, reading)],
  ['tr', (element, _row, reading) => addSaid(textOf(element), reading)],
  [
    'etm',
    (element, _row, reading) => {
      const text = textOf(element)
      if (text !== '') reading.etymology.push(text)
      addReferences(element, reading)
    },
  ],
  ['sr', (element, _row, reading) => addReferences(element, reading)],
  [
    'kref',
    (element, _row, reading) => {
      addReference(element, reading)
      addText(textOf(element), reading)
    },
  ],
  ['ex', addExample],
  [
    'co',
    (element, row, reading) => {
      const text = textOf(element)
      addReferences(element, reading)
      if (reading.isVisual) addText(text, reading)
      else if (text !== '') notesOf(reading, row).push(text)
    },
  ],
  ['categ', addCategory],
  ['rref', addMedia],
])

function readElement(element: XmlElement, reading: Reading): void {
  const { name } = element
  const row = element.line ?? reading.row
  if (reading.line.trim() === '') reading.row = row
  const reader = readers.get(name)
  if (reader !== undefined) {
    reader(element, row, reading)
    return
  }
  if (!inline.has(name)) tellUnknown(name, row, reading)
  if (name === 'iref') {
    const address = element.attributes.get('href') ?? textOf(element)
    if (address !== '') reading.resources.push(address)
  }
  if (name === 'dtrn') {
    const text = textOf(element)
    if (text !== '' && reading.insideDirect === 0) reading.direct.push(text)
    reading.insideDirect += 1
    walk(element, reading)
    reading.insideDirect -= 1
    return
  }
  const label = name === 'abbr' || name === 'abr' ? textOf(element) : ''
  if (blocks.has(name)) endLine(reading)
  // An abbreviation at the beginning of an article is its part of speech, in files from before `gr`.
  if (label !== '' && isBare(reading) && meaningOf(label, reading) !== undefined) addLabel(label, row, reading)
  else walk(element, reading)
  if (blocks.has(name)) endLine(reading)
}

function isBare({ parts, line }: Reading): boolean {
  const [part] = parts
  return parts.length === 1 && part?.label === undefined && part?.senses.length === 0 && !saysSomething(line)
}

/** A definition with others inside it is a group; one without is a sense. */
function readDefinition(element: XmlElement, row: number, reading: Reading): void {
  endLine(reading)
  reading.row = row
  const isGroup = childrenOf(element).some(({ name }) => name === 'def' || name === 'su')
  // The grammar holds for all inside, and the standard has it at the end.
  for (const child of childrenOf(element, 'gr')) addLabel(textOf(child), row, reading)
  const children = element.children.filter((child) => typeof child === 'string' || child.name !== 'gr')
  if (!isGroup) {
    beginSense(reading, row, 'def')
    reading.inside += 1
  }
  walk({ ...element, children }, reading)
  endLine(reading)
  if (!isGroup) reading.inside -= 1
}

function partOf({ parts }: Reading): Part {
  return parts.at(-1) as Part
}

/** Begins a sense; what was said of the article before its first meaning becomes a note of that. */
function beginSense(reading: Reading, row: number, by: OpenSense['by']): OpenSense {
  const { senses } = partOf(reading)
  const last = senses.at(-1)
  const before = last !== undefined && last.by === 'note' && !hasMeaning(last) ? senses.pop() : undefined
  const made: OpenSense = { row, by, glosses: [], definition: [], notes: before?.notes ?? [], examples: [] }
  senses.push(made)
  return made
}

function hasMeaning({ glosses, examples }: OpenSense): boolean {
  return glosses.length > 0 || examples.length > 0
}

/** The notes of the sense that is being read; of one to come, where there is none yet. */
function notesOf(reading: Reading, row: number): string[] {
  endLine(reading)
  return (partOf(reading).senses.at(-1) ?? beginSense(reading, row, 'note')).notes
}

function addText(text: string, reading: Reading): void {
  if (!reading.isVisual || !text.includes('\n')) {
    addToLine(text, reading)
    return
  }
  for (const [index, piece] of text.split('\n').entries()) {
    if (index > 0) {
      endLine(reading)
      reading.row += 1
    }
    addToLine(piece, reading)
  }
}

function addToLine(text: string, reading: Reading): void {
  reading.line += text
  if (reading.insideDirect === 0) reading.around += text
}

/** Makes the line that was read a part of a sense. */
function endLine(reading: Reading): void {
  const line = reading.line.replace(/\s+/g, ' ').trim()
  const { direct, around } = reading
  reading.around = ''
  reading.line = ''
  reading.direct = []
  // Brackets around a transcription, a comma between references: no meaning.
  if (!saysSomething(line)) return
  const text = line.replace(enumerator, '')
  const numbered = text !== line && reading.inside === 0
  const last = partOf(reading).senses.at(-1)
  const goesOn =
    last !== undefined &&
    !numbered &&
    (reading.inside > 0 || last.by === 'number' || (last.by !== 'note' && last.glosses.length === 0))
  const sense = goesOn ? last : beginSense(reading, reading.row, numbered ? 'number' : 'line')
  const said = reading.inside > 0 ? line : text
  for (const each of direct.length === 0 ? equivalents(said) : direct.flatMap(equivalents)) sense.glosses.push(each)
  if (direct.length > 0 && saysSomething(around)) sense.definition.push(said)
}

function addLabel(text: string, row: number, reading: Reading): void {
  endLine(reading)
  if (text === '') return
  if (meaningOf(text, reading) === undefined) {
    notesOf(reading, row).push(text)
    return
  }
  const part = partOf(reading)
  const isOther =
    part.label !== undefined && part.label !== text && part.senses.some(({ glosses }) => glosses.length > 0)
  if (isOther && reading.headword.length <= longestHeadword) {
    reading.parts.push({ row, label: text, senses: [] })
  } else part.label ??= text
}

/** What a label means, by itself or by what it abbreviates. */
function meaningOf(label: string, { abbreviations }: ArticleReading): ReturnType<typeof partOfSpeechNamed> {
  return partOfSpeechNamed(label) ?? partOfSpeechNamed(abbreviations.get(label) ?? '')
}

function addSaid(text: string, { ipa }: Reading): void {
  // Longer than any, and not worth to look for its end.
  const plain = text.length > longestHeadword ? text : text.replace(/^[[/]+|[\]/]+$/g, '').trim()
  if (plain !== '' && (ipa.length > mostSaidAgain || !ipa.includes(plain))) ipa.push(plain)
}

function addReferences(element: XmlElement, reading: Reading): void {
  for (const child of childrenOf(element)) {
    if (child.name === 'kref') addReference(child, reading)
    else addReferences(child, reading)
  }
}

function addReference(element: XmlElement, { references, known }: Reading): void {
  const headword = textOf(element)
  const key = element.attributes.get('idref') ?? headword
  if (headword === '' && key === '') return
  const type = relations.get(element.attributes.get('type') ?? '') ?? 'see-also'
  if (known.has(`${type} ${key}`)) return
  known.add(`${type} ${key}`)
  references.push({ type, key, ...(headword === '' ? {} : { headword }) })
}

function addExample(element: XmlElement, row: number, reading: Reading): void {
  endLine(reading)
  const original = childrenOf(element, 'ex_orig').map(textOf).join(' ')
  const translated = childrenOf(element)
    .filter(({ name }) => translationNames.has(name))
    .map(textOf)
    .join('; ')
  // Before revision 30 an example is a text; converters of DSL part its translation by a dash.
  const [said = '', ...rest] = original === '' ? textOf(element).split(/ [—–] /) : [original]
  const translation = original === '' ? rest.join(' — ').trim() : translated
  if (said.trim() === '') return
  const sense = partOf(reading).senses.at(-1) ?? beginSense(reading, row, 'line')
  sense.examples.push({
    text: said.trim(),
    translations: translation === '' ? {} : { [reading.gloss]: translation },
    status: 'attested',
  })
}

function addCategory(element: XmlElement, _row: number, reading: Reading): void {
  endLine(reading)
  const text = textOf(element)
  const number = domainNumber(text)
  const sense = partOf(reading).senses.at(-1)
  if (number !== undefined && sense !== undefined) sense.domain ??= number
  else if (text !== '') reading.categories.push(text)
}

function addMedia(element: XmlElement, row: number, { media, found, resources, tell }: Reading): void {
  const { attributes } = element
  const path = attributes.get('lctn') ?? textOf(element)
  if (path === '') return
  // A piece of a larger file is none of its own.
  const piece = attributes.has('start') || attributes.has('size')
  const file = piece ? undefined : media.add(path)
  if (file !== undefined) {
    if (found.length >= mostMedia) resources.push(path)
    else if (!found.some(({ id }) => id === file.id)) found.push(file)
    return
  }
  resources.push(path)
  tell({
    row,
    column: 'rref',
    rule: 'value-unknown',
    severity: 'changed',
    message: piece
      ? `A piece of “${path.slice(0, 60)}” is no file of its own.`
      : `“${path.slice(0, 60)}” is no recording, picture or film.`,
    advice: 'It is kept beside the entry.',
  })
}

function tellUnknown(name: string, row: number, { seen, tell }: Reading): void {
  if (seen.has(name) || seen.size > 1000) return
  seen.add(name)
  tell({
    row,
    column: name.slice(0, 40),
    rule: 'field-unknown',
    severity: 'changed',
    message: `The element <${name.slice(0, 40)}> is none of XDXF; its text is read as text.`,
    advice: 'Look at an entry that has it.',
  })
}

function senseOf({ glosses, definition, notes, examples, domain }: OpenSense, gloss: string): Sense {
  return {
    glosses: glosses.length === 0 ? {} : { [gloss]: glosses },
    ...(definition.length === 0 ? {} : { definition: { [gloss]: definition.join('; ') } }),
    ...(domain === undefined ? {} : { semanticDomain: domain }),
    ...(examples.length === 0 ? {} : { examples }),
    ...(notes.length === 0 ? {} : { note: { [gloss]: notes.join('; ') } }),
  }
}
