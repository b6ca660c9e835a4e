import type { Example, LocalisedText, Media, Sense, Variant } from '@hiap/lexicon'
import { pronunciationsOf } from '../article/pronunciations.ts'
import type { DraftEntry, DraftReference } from '../draft-entry.ts'
import type { ImportTask } from '../importer.ts'
import { partOfSpeechNamed } from '../part-of-speech/part-of-speech-names.ts'
import type { Marker, MarkerRole } from './markers.ts'
import type { MediaFiles } from './media-files.ts'
import type { MinorEntries, MinorEntry } from './minor-entries.ts'
import type { SfmField, SfmRecord } from './read-sfm.ts'
import { domainNumber } from './semantic-domains.ts'

/** How the markers of a file are read. */
export interface SfmReading {
  markerOf(marker: string): Marker | undefined
  /** Tag of the language of a marker; `undefined`, and told once, where nobody has named it. */
  languageOf(marker: string, row: number): string | undefined
  /** Whether the number at the end of a reference is that of a homograph. */
  readonly homographsInReferences: boolean
  readonly media: MediaFiles
  readonly minorEntries: MinorEntries
  readonly tell: ImportTask['tell']
  /** What has been told once for the whole file. */
  readonly seen: Set<string>
}

/** A field that an entry has no place for. */
interface KeptField {
  readonly marker: string
  readonly text: string
  /** 0-based, where it is of a sense. */
  readonly sense?: number
}

interface OpenExample {
  readonly text: string
  readonly translations: Map<string, string>
}

interface OpenSense {
  readonly row: number
  /** Whether \sn began it: then a second gloss is of the same sense. */
  readonly numbered: boolean
  /** Markers of glosses and definitions that it has. */
  readonly markers: Set<string>
  readonly glosses: Map<string, string[]>
  readonly definition: Map<string, string>
  readonly note: Map<string, string>
  readonly examples: OpenExample[]
  domain?: string
}

/** What one entry is made of: a record, a subentry, or what a second part of speech makes of them. */
interface OpenEntry {
  readonly row: number
  headword: string
  /** The lexeme, where the citation form stands as the headword. */
  lexeme?: string
  homograph?: number
  readonly label: Map<string, string>
  labelRow?: number
  readonly senses: OpenSense[]
  readonly ipa: string[]
  readonly variants: { readonly text: string; readonly note: Map<string, string> }[]
  readonly references: DraftReference[]
  readonly notes: LocalisedText[]
  readonly media: Media[]
  readonly etymology: { form: string[]; gloss: string[]; source: string[]; comment: string[]; loan: string[] }
  readonly kept: KeptField[]
  lexicalFunction?: string
}

/** No entry has a longer one: nothing refers to it, and no second part repeats it. */
const longestHeadword = 2000
/** Pronunciations that a second part of speech has again. */
const mostSaidAgain = 10
const mostMedia = 100

/** Lexical functions of MDF that a cross-reference can be. Making Dictionaries, §9.7. */
const lexicalFunctions: ReadonlyMap<string, DraftReference['type']> = new Map([
  ['syn', 'synonym'],
  ['syns', 'synonym'],
  ['synt', 'synonym'],
  ['ant', 'antonym'],
  ['part', 'has-part'],
  ['whole', 'part-of'],
  ['sim', 'see-also'],
  ['cf', 'see-also'],
  ['gen', 'see-also'],
  ['spec', 'see-also'],
])

/**
 * Makes drafts of a record: the entry, one for each further part of speech, and one for each subentry, which refers to
 * the entry as what it is derived from.
 */
export function draftsOf(record: SfmRecord, reading: SfmReading): readonly DraftEntry[] {
  /** The first part of what is being read: the record or a subentry. */
  let head = openEntry(record[0]?.row ?? 1, '')
  const entries = [head]
  let part = head
  for (const field of record) {
    const known = reading.markerOf(field.marker)
    if (known === undefined) tellUnknown(field, reading)
    const role = known?.role ?? 'kept'
    if (field.text === '' && role !== 'sense') continue
    switch (role) {
      case 'headword':
        head.headword = plain(field.text)
        break
      case 'subentry':
        head = openEntry(field.row, plain(field.text))
        part = head
        entries.push(head)
        if ((entries[0]?.headword.length ?? 0) <= longestHeadword) head.references.push(referenceTo(entries[0]))
        break
      case 'part-of-speech':
        part = readPartOfSpeech(field, part, entries, reading)
        break
      case 'kept-of-record':
        ;(entries[0] ?? head).kept.push({ marker: field.marker, text: field.text })
        break
      default:
        readField(field, role, head, part, reading)
    }
  }
  const [main] = entries
  const { headword = '', lexeme = headword, homograph } = main ?? {}
  const minors = reading.minorEntries.takeOf(lexeme, homograph)
  const times = new Map<string, number>()
  for (const entry of entries) times.set(entry.headword, (times.get(entry.headword) ?? 0) + 1)
  return entries.map((entry) => draftOf(entry, times.get(entry.headword) === 1, entry === main ? minors : [], reading))
}

function openEntry(row: number, headword: string): OpenEntry {
  return {
    row,
    headword,
    label: new Map(),
    senses: [],
    ipa: [],
    variants: [],
    references: [],
    notes: [],
    media: [],
    etymology: { form: [], gloss: [], source: [], comment: [], loan: [] },
    kept: [],
  }
}

/** The main entry by its lexeme, which is its key where that is not its headword. */
function referenceTo(main: OpenEntry | undefined): DraftReference {
  const { headword = '', homograph, lexeme } = main ?? {}
  return {
    type: 'derived-from',
    key: keyOf(lexeme ?? headword, homograph),
    headword,
    ...(homograph === undefined ? {} : { homograph }),
  }
}

function keyOf(lexeme: string, homograph: number | undefined): string {
  return `${lexeme}${homograph ?? ''}`
}

/** A part of speech begins a part of its own where there is another already, with a meaning. */
function readPartOfSpeech(
  { marker, text, row }: SfmField,
  part: OpenEntry,
  entries: OpenEntry[],
  reading: SfmReading,
): OpenEntry {
  const tag = reading.languageOf(marker, row)
  if (tag === undefined) {
    part.kept.push({ marker, text })
    return part
  }
  const there = part.label.get(tag)
  if (there === undefined || there === text) {
    part.label.set(tag, text)
    part.labelRow ??= row
    return part
  }
  const last = part.senses.at(-1)
  const moved = last !== undefined && isEmpty(last) ? part.senses.splice(-1) : []
  if (part.senses.length === 0 || part.headword.length > longestHeadword) {
    part.senses.push(...moved)
    part.kept.push({ marker, text })
    return part
  }
  const next = openEntry(moved[0]?.row ?? row, part.headword)
  next.label.set(tag, text)
  next.labelRow = row
  next.senses.push(...moved)
  next.ipa.push(...part.ipa.slice(0, mostSaidAgain))
  if (part.homograph !== undefined) next.homograph = part.homograph
  // Known by it, since references would find two of the headword.
  part.lexeme ??= part.headword
  entries.push(next)
  return next
}

/** Roles whose texts are in a language that has to be known. */
const localised: ReadonlySet<MarkerRole> = new Set([
  'gloss',
  'definition',
  'example-translation',
  'sense-note',
  'note',
  'variant-note',
])

function readField(field: SfmField, role: MarkerRole, head: OpenEntry, part: OpenEntry, reading: SfmReading): void {
  const tag = localised.has(role) ? reading.languageOf(field.marker, field.row) : ''
  const taken =
    tag !== undefined &&
    (tag === '' ? readPlainField(field, role, head, part, reading) : readText(field, role, tag, head, part))
  if (taken) return
  const { marker, text, row } = field
  const sense = part.senses.length - 1
  part.kept.push({ marker, text, ...(sense < 0 ? {} : { sense }) })
  if (tag === undefined || tag === '') return
  reading.tell({
    row,
    column: `\\${marker}`,
    rule: 'value-unknown',
    severity: 'changed',
    message: `“${text.slice(0, 40)}” stands before what it is said of.`,
    advice: `Write the ${role === 'variant-note' ? 'variant' : 'example'} before it; it is kept beside the entry.`,
  })
}

/** Reads a text in a language; `false` where there is nothing that it could be of. */
function readText(
  { marker, text: raw, row }: SfmField,
  role: MarkerRole,
  tag: string,
  head: OpenEntry,
  part: OpenEntry,
): boolean {
  const text = plain(raw)
  switch (role) {
    case 'gloss':
    case 'definition': {
      let sense = senseOfPart(part, row)
      if (sense.markers.has(marker) && !sense.numbered) {
        sense = openSense(row, false)
        part.senses.push(sense)
      }
      sense.markers.add(marker)
      if (role === 'definition') addText(sense.definition, tag, text)
      else {
        const glosses = sense.glosses.get(tag) ?? []
        for (const each of equivalents(text)) glosses.push(each)
        sense.glosses.set(tag, glosses)
      }
      return true
    }
    case 'example-translation': {
      const example = part.senses.at(-1)?.examples.at(-1)
      if (example !== undefined) addText(example.translations, tag, text)
      return example !== undefined
    }
    case 'sense-note':
      addText(senseOfPart(part, row).note, tag, text)
      return true
    case 'note':
      head.notes.push({ [tag]: text })
      return true
    case 'variant-note': {
      const variant = head.variants.at(-1)
      if (variant !== undefined) addText(variant.note, tag, text)
      return variant !== undefined
    }
    default:
      return false
  }
}

/** Reads a field whose language is that of the headwords, or none; `false` where the entry has no place for it. */
function readPlainField(
  { marker, text: raw, row }: SfmField,
  role: MarkerRole,
  head: OpenEntry,
  part: OpenEntry,
  reading: SfmReading,
): boolean {
  const text = plain(raw)
  const { etymology } = head
  switch (role) {
    case 'citation':
      head.lexeme = head.headword
      head.headword = text
      return true
    case 'homograph': {
      const number = Number(text)
      if (!Number.isInteger(number) || number < 1 || number > 99) return false
      head.homograph = number
      return true
    }
    case 'phonetic':
      head.ipa.push(text)
      return true
    case 'sense': {
      const last = part.senses.at(-1)
      if (last !== undefined && isEmpty(last)) part.senses.pop()
      part.senses.push(openSense(row, true))
      return text === '' || text === String(part.senses.length)
    }
    case 'example':
      senseOfPart(part, row).examples.push({ text, translations: new Map() })
      return true
    case 'domain': {
      const number = domainNumber(text)
      if (number === undefined) {
        reading.tell({
          row,
          column: `\\${marker}`,
          rule: 'value-unknown',
          severity: 'changed',
          message: `No semantic domain is known as “${text.slice(0, 40)}”.`,
          advice: 'Write its number, such as 1.3; it is kept beside the entry.',
        })
        return false
      }
      const sense = senseOfPart(part, row)
      if (sense.domain !== undefined) return false
      sense.domain = number
      return true
    }
    case 'synonym':
    case 'antonym':
    case 'see-also':
      addReferences(text, role, reading, head)
      return true
    case 'main-entry':
      addReferences(text, 'see-also', reading, head)
      return true
    case 'function': {
      // As Shoebox had it before \lv: “Syn = asu”.
      const [label = '', value] = text.split('=', 2)
      const type = lexicalFunctions.get(label.trim().toLowerCase())
      part.lexicalFunction = label.trim().toLowerCase()
      if (value !== undefined) addReferences(value, type ?? 'see-also', reading, head)
      return type !== undefined
    }
    case 'function-value': {
      const type = lexicalFunctions.get(part.lexicalFunction ?? '')
      addReferences(text, type ?? 'see-also', reading, head)
      return type !== undefined
    }
    case 'variant':
      head.variants.push({ text, note: new Map() })
      return true
    case 'loan':
      etymology.loan.push(text)
      return true
    case 'etymology':
      etymology.form.push(text)
      return true
    case 'etymology-gloss':
      etymology.gloss.push(text)
      return true
    case 'etymology-source':
      etymology.source.push(text)
      return true
    case 'etymology-comment':
      etymology.comment.push(text)
      return true
    case 'picture':
    case 'sound': {
      // MDF has “.G.dog.pcx;2.5";2.5";PCX” for pictures.
      const media = reading.media.add((raw.split(';')[0] ?? '').replace(/^\.G\./i, ''))
      if (media === undefined || head.media.length >= mostMedia) return false
      if (head.media.some(({ id }) => id === media.id)) return false
      head.media.push(media)
      return true
    }
    default:
      return false
  }
}

/** The sense that is being read; the first begins with whatever says something of it. */
function senseOfPart(part: OpenEntry, row: number): OpenSense {
  const last = part.senses.at(-1)
  if (last !== undefined) return last
  const first = openSense(row, false)
  part.senses.push(first)
  return first
}

function openSense(row: number, numbered: boolean): OpenSense {
  return {
    row,
    numbered,
    markers: new Set(),
    glosses: new Map(),
    definition: new Map(),
    note: new Map(),
    examples: [],
  }
}

function isEmpty({ markers, examples, note, domain }: OpenSense): boolean {
  return markers.size === 0 && examples.length === 0 && note.size === 0 && domain === undefined
}

/** A second text in the same language goes behind the first. */
function addText(texts: Map<string, string>, tag: string, text: string): void {
  const there = texts.get(tag)
  texts.set(tag, there === undefined ? text : `${there}; ${text}`)
}

/** MDF parts equivalents with a semicolon. */
function equivalents(text: string): readonly string[] {
  return text
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

/**
 * Takes the character styles of MDF away: `|fv{word}`, and `fv:word` where words are joined by low lines.
 * Making Dictionaries, §4.4.
 */
function plain(text: string): string {
  if (!text.includes('|') && !/\bf[venr]:/.test(text)) return text
  return text
    .replace(/\|[a-z]{1,8}\{([^{}]*)\}/g, '$1')
    .replace(/\bf[venr]:(\S+)/g, (_, word: string) => word.replaceAll('_', ' '))
}

function addReferences(
  text: string,
  type: DraftReference['type'],
  { homographsInReferences }: SfmReading,
  { references }: OpenEntry,
): void {
  for (const piece of text.split(/[,;]/)) {
    const each = piece.trim()
    if (each === '') continue
    const numbered = homographsInReferences ? /^(.*[^\d\s])\s?([1-9]\d?)$/u.exec(each) : null
    references.push({
      type,
      key: each,
      headword: numbered?.[1] ?? each,
      ...(numbered === null ? {} : { homograph: Number(numbered[2]) }),
    })
  }
}

function tellUnknown({ marker, row }: SfmField, { seen, tell }: SfmReading): void {
  const key = `marker ${marker}`
  if (seen.has(key) || seen.size > 10_000) return
  seen.add(key)
  tell({
    row,
    column: `\\${marker.slice(0, 40)}`,
    rule: 'field-unknown',
    severity: 'changed',
    message: `The marker \\${marker.slice(0, 40)} is none of MDF.`,
    advice: `What it holds is kept beside the entries. Say what it is with --option as:${marker.slice(0, 40)}=ge, where it is read as \\ge.`,
  })
}

function draftOf(entry: OpenEntry, isAlone: boolean, minors: readonly MinorEntry[], reading: SfmReading): DraftEntry {
  const { row, headword, homograph, lexeme, ipa, notes, media, kept } = entry
  const label = entry.label.get('en') ?? [...entry.label.values()][0]
  const meaning = label === undefined ? undefined : partOfSpeechNamed(label)
  if (label !== undefined && meaning === undefined) tellLabel(label, entry, reading)
  const senses = entry.senses.filter((sense) => !isEmpty(sense))
  const variants = entry.variants.map(
    ({ text, note }): Variant => ({ text, ...(note.size === 0 ? {} : { note: Object.fromEntries(note) }) }),
  )
  if (lexeme !== undefined && lexeme !== headword && lexeme !== '') variants.unshift({ text: lexeme })
  for (const minor of minors) variants.push({ text: minor.lexeme })
  const keptMinors = minors.filter(({ fields }) => fields.length > 0)
  const etymology = etymologyOf(entry)
  const audio = media.find(({ type }) => type === 'audio')
  const pronunciations = pronunciationsOf(ipa, audio)
  // Others have the headword too, or are spoken of by the lexeme.
  const aliases = [
    ...(lexeme === undefined || lexeme === '' ? [] : [keyOf(lexeme, homograph)]),
    ...minors.map((minor) => minor.lexeme),
  ]
  return {
    row,
    ...(senses.length > 0 ? { senseRows: senses.map((sense) => sense.row) } : {}),
    ...(aliases.length === 0 ? {} : { aliases }),
    ...(meaning?.kind === undefined ? {} : { kind: meaning.kind }),
    headword: { text: headword },
    ...(homograph === undefined || !isAlone ? {} : { homograph }),
    ...(variants.length === 0 ? {} : { variants }),
    ...(pronunciations.length === 0 ? {} : { pronunciations }),
    ...(label === undefined
      ? {}
      : {
          partOfSpeech: {
            ud: meaning?.ud ?? 'X',
            ...(meaning?.usual === true && entry.label.size === 1 ? {} : { label: Object.fromEntries(entry.label) }),
          },
        }),
    senses: senses.map(senseOf),
    ...(entry.references.length === 0 ? {} : { references: entry.references }),
    ...(etymology === '' ? {} : { etymology }),
    ...(notes.length === 0 ? {} : { notes }),
    ...(media.length === 0 ? {} : { media }),
    ...(kept.length === 0 && keptMinors.length === 0
      ? {}
      : {
          kept: {
            ...(kept.length === 0 ? {} : { fields: kept }),
            ...(keptMinors.length === 0
              ? {}
              : { minorEntries: keptMinors.map(({ lexeme: text, fields }) => ({ lexeme: text, fields })) }),
          },
        }),
  }
}

function tellLabel(label: string, { row, labelRow = row }: OpenEntry, { seen, tell }: SfmReading): void {
  const key = `label ${label}`
  if (seen.has(key) || seen.size > 10_000) return
  seen.add(key)
  tell({
    row: labelRow,
    column: '\\ps',
    rule: 'value-unknown',
    severity: 'changed',
    message: `No part of speech is known as “${label.slice(0, 40)}”.`,
    advice: 'The entries have it as a label.',
  })
}

function senseOf({ glosses, definition, note, examples, domain }: OpenSense): Sense {
  return {
    glosses: Object.fromEntries(glosses),
    ...(definition.size === 0 ? {} : { definition: Object.fromEntries(definition) }),
    ...(domain === undefined ? {} : { semanticDomain: domain }),
    ...(examples.length === 0
      ? {}
      : {
          examples: examples.map(
            ({ text, translations }): Example => ({
              text,
              translations: Object.fromEntries(translations),
              status: 'attested',
            }),
          ),
        }),
    ...(note.size === 0 ? {} : { note: Object.fromEntries(note) }),
  }
}

/** As dictionaries print it: `< Malay; *asu ‘dog’ (PAn); comment`. */
function etymologyOf({ etymology: { loan, form, gloss, source, comment } }: OpenEntry): string {
  const quoted = gloss.map((each) => `‘${each}’`)
  const named = source.map((each) => `(${each})`)
  const origin = [...form, ...quoted, ...named].join(' ')
  return [...loan.map((each) => `< ${each}`), ...(origin === '' ? [] : [origin]), ...comment].join('; ')
}
