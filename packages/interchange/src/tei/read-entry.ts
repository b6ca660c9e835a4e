import type {
  Citation,
  Example,
  LocalisedText,
  Media,
  PartOfSpeech,
  Pronunciation,
  Review,
  Sense,
  Status,
  UdTag,
  Variant,
  WrittenForm,
} from '@hiap/lexicon'
import type { DraftEntry, DraftReference } from '../draft-entry.ts'
import { kinds, statuses, variantTypes } from '../entry-values.ts'
import type { ImportTask } from '../importer.ts'
import { languageTag } from '../language-tag.ts'
import { unknownLicence } from '../take-in/manifest.ts'
import { type PackedElement, packed } from '../xml/packed-element.ts'
import { childOf, childrenOf, type XmlElement } from '../xml/xml-element.ts'
import { attributeOf, lineOf, pointersOf } from './tei-element.ts'
import { idPrefixes, keyOf, partOfSpeechIn, referenceType, registerOf } from './tei-names.ts'

/** What an entry is read with. */
export interface TeiReading {
  /** Tag of the meanings that name no language. */
  readonly glossLanguage: string
  /** Ids of the sources of the dictionary, by their `xml:id`. */
  readonly sources: ReadonlyMap<string, string>
  /** The licence of the file: that of its media, where they name none. */
  readonly licence: string | undefined
  /** Media found, by the path that entries name: where they lie beside the file. */
  readonly media: Map<string, string>
  readonly tell: ImportTask['tell']
  /** Tells of an element that is kept, once for each kind. */
  tellOnce(row: number, column: string, message: string): void
}

/** What an entry of a file has beside what became a part of ours; each list is written again where it stood. */
export interface TeiKept {
  /** Of the element `entry`: names and values by turns. */
  readonly attributes?: readonly string[]
  readonly entry?: readonly PackedElement[]
  /** In the form of the headword. */
  readonly form?: readonly PackedElement[]
  readonly gramGrp?: readonly PackedElement[]
  /** By sense; `null` where nothing is left of one. */
  readonly senses?: readonly (readonly PackedElement[] | null)[]
  /** Cross-references that name a word and no id: written again where none of the entry leads to it. */
  readonly references?: readonly { readonly type: DraftReference['type']; readonly headword: string }[]
  /** Whole elements of which only a part became a part of the entry: they are not written again. */
  readonly partly?: readonly PackedElement[]
}

/** A sense that is being read. */
interface OpenSense {
  readonly row: number
  readonly glosses: Map<string, Set<string>>
  readonly definition: Map<string, string>
  readonly note: Map<string, string>
  readonly examples: Example[]
  readonly kept: PackedElement[]
  semanticDomain?: string
  register?: Sense['register']
  dialect?: string
}

/** An entry that is being read. */
interface OpenEntry {
  readonly variants: Variant[]
  readonly forms: WrittenForm[]
  readonly pronunciations: Pronunciation[]
  readonly senses: OpenSense[]
  readonly references: DraftReference[]
  readonly citations: Citation[]
  readonly notes: { readonly number: string | undefined; readonly texts: Map<string, string> }[]
  readonly media: Media[]
  readonly mediaIds: Set<string>
  /** Ids of the senses. */
  readonly aliases: string[]
  readonly place: Map<string, string>
  readonly time: Map<string, string>
  readonly etymologies: string[]
  readonly kept: PackedElement[]
  readonly formKept: PackedElement[]
  readonly gramKept: PackedElement[]
  readonly partly: PackedElement[]
  headword?: { readonly text: string; readonly script?: string }
  orthography?: string
  kind?: DraftEntry['kind']
  partOfSpeech?: { readonly ud: UdTag; readonly label: Map<string, string> }
  frequencyBand?: number
  review?: Review
}

/** Makes a draft of an `entry` that holds no other. */
export function draftOf(entry: XmlElement, reading: TeiReading): DraftEntry {
  const open: OpenEntry = {
    variants: [],
    forms: [],
    pronunciations: [],
    senses: [],
    references: [],
    citations: [],
    notes: [],
    media: [],
    mediaIds: new Set(),
    aliases: [],
    place: new Map(),
    time: new Map(),
    etymologies: [],
    kept: [],
    formKept: [],
    gramKept: [],
    partly: [],
  }
  new EntryReader(entry, open, reading).read()
  const row = entry.line ?? 1
  const xmlId = attributeOf(entry, 'xml:id')
  const number = Number(attributeOf(entry, 'n'))
  const marks = pointersOf(entry, 'ana')
  const status = one(statuses, marked(marks, idPrefixes.status))
  const kind = one(kinds, marked(marks, idPrefixes.kind)) ?? open.kind
  const audible = new Set(open.media.flatMap(({ id, type }) => (type === 'audio' ? [id] : [])))
  const pronunciations = open.pronunciations.flatMap(({ audio, ...said }): Pronunciation[] => {
    if (audio !== undefined && audible.has(audio)) return [{ ...said, audio }]
    return Object.keys(said).length === 0 ? [] : [said]
  })
  const culture = kind !== 'culture' ? {} : { ...texts('place', open.place), ...texts('time', open.time) }
  return {
    row,
    ...(xmlId === undefined ? {} : { key: keyOf(xmlId) }),
    ...list('aliases', open.aliases),
    ...(kind === undefined ? {} : { kind }),
    headword: {
      text: open.headword?.text ?? '',
      ...(open.headword?.script === undefined ? {} : { script: open.headword.script }),
      ...(open.orthography === undefined ? {} : { orthography: open.orthography }),
    },
    ...(Number.isInteger(number) && number >= 1 && number <= 99 ? { homograph: number } : {}),
    ...list('forms', open.forms),
    ...list('variants', open.variants),
    ...list('pronunciations', pronunciations),
    ...(open.partOfSpeech === undefined ? {} : { partOfSpeech: partOfSpeechOf(open.partOfSpeech) }),
    ...(open.frequencyBand === undefined ? {} : { frequencyBand: open.frequencyBand }),
    senses: open.senses.map(senseOf),
    senseRows: open.senses.map((sense) => sense.row),
    ...(open.etymologies.length === 0 ? {} : { etymology: open.etymologies.join('; ') }),
    ...list('references', open.references),
    // A review is what makes an entry reviewed.
    ...(status === undefined || (status === 'reviewed' && open.review === undefined) ? {} : { status }),
    ...(open.review === undefined ? {} : { review: open.review }),
    ...list('sources', open.citations),
    ...list(
      'notes',
      open.notes.map((note) => Object.fromEntries(note.texts)),
    ),
    ...list('media', open.media),
    ...(Object.keys(culture).length === 0 ? {} : { culture }),
    ...keptPart(entry, open),
  }
}

function keptPart(entry: XmlElement, open: OpenEntry): { readonly kept?: TeiKept } {
  const others = [...entry.attributes].filter(([name]) => !['xml:id', 'xml:lang', 'n', 'type', 'ana'].includes(name))
  const senses = open.senses.map(({ kept }) => (kept.length === 0 ? null : kept))
  const kept: TeiKept = {
    ...(others.length === 0 ? {} : { attributes: others.flat() }),
    ...list('entry', open.kept),
    ...list('form', open.formKept),
    ...list('gramGrp', open.gramKept),
    ...(senses.every((each) => each === null) ? {} : { senses }),
    ...list(
      'references',
      open.references.flatMap(({ type, key, headword }) =>
        key === undefined && headword !== undefined ? [{ type, headword }] : [],
      ),
    ),
    ...list('partly', open.partly),
  }
  return Object.keys(kept).length === 0 ? {} : { kept }
}

function list<Key extends string, Item>(key: Key, items: readonly Item[]): { readonly [K in Key]?: readonly Item[] } {
  return items.length === 0 ? {} : ({ [key]: items } as { readonly [K in Key]?: readonly Item[] })
}

function texts<Key extends string>(
  key: Key,
  map: ReadonlyMap<string, string>,
): { readonly [K in Key]?: LocalisedText } {
  return map.size === 0 ? {} : ({ [key]: Object.fromEntries(map) } as { readonly [K in Key]?: LocalisedText })
}

function senseOf(open: OpenSense): Sense {
  const { glosses, definition, note, examples, semanticDomain, register, dialect } = open
  return {
    glosses: Object.fromEntries([...glosses].map(([tag, words]) => [tag, [...words]])),
    ...texts('definition', definition),
    ...(semanticDomain === undefined ? {} : { semanticDomain }),
    ...(register === undefined ? {} : { register }),
    ...(dialect === undefined ? {} : { dialect }),
    ...list('examples', examples),
    ...texts('note', note),
  }
}

function partOfSpeechOf({ ud, label }: { readonly ud: UdTag; readonly label: Map<string, string> }): PartOfSpeech {
  return { ud, ...texts('label', label) }
}

function one<Value extends string>(values: readonly Value[], value: string | undefined): Value | undefined {
  return values.find((each) => each === value)
}

/** The mark that begins with a prefix, without it. */
function marked(marks: readonly string[], prefix: string): string | undefined {
  return marks.find((mark) => mark.startsWith(prefix))?.slice(prefix.length)
}

function addText(to: Map<string, string>, tag: string, text: string): void {
  const before = to.get(tag)
  to.set(tag, before === undefined ? text : `${before}; ${text}`)
}

const translations: ReadonlySet<string> = new Set(['translationEquivalent', 'translation', 'trans', 'equivalent', 'tr'])
const exampleTypes: ReadonlySet<string> = new Set(['example', 'ex', 'quote', 'quotation', 'collocation', 'phrase'])
/** What of an entry makes a sense where it has none. */
const senseParts: ReadonlySet<string> = new Set(['def', 'trans', 'cit', 'eg'])
const semanticDomain = /^[1-9](\.[1-9][0-9]?){0,5}$/
const identifier = /^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/
const mediaFile = /^(?=.{1,200}$)[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/

/** Goes through one entry, element by element. */
class EntryReader {
  readonly #entry: XmlElement
  readonly #open: OpenEntry
  readonly #reading: TeiReading
  readonly #row: number
  readonly #language: string | undefined

  constructor(entry: XmlElement, open: OpenEntry, reading: TeiReading) {
    this.#entry = entry
    this.#open = open
    this.#reading = reading
    this.#row = entry.line ?? 1
    this.#language = languageTag(attributeOf(entry, 'xml:lang') ?? '')
  }

  read(): void {
    const children = childrenOf(this.#entry)
    const forms = children.filter(({ name }) => name === 'form')
    const lemma = forms.find((form) => attributeOf(form, 'type') === 'lemma') ?? forms.find((form) => hasOrth(form))
    const synthetic = children.some(({ name }) => name === 'sense') ? undefined : emptySense(this.#row)
    for (const child of children) {
      if (child === lemma) this.#lemma(child)
      else if (synthetic !== undefined && senseParts.has(child.name)) this.#senseChild(child, synthetic, undefined)
      else this.#entryChild(child)
    }
    if (synthetic !== undefined && synthetic.glosses.size + synthetic.definition.size > 0) {
      this.#open.senses.unshift(synthetic)
    } else if (synthetic !== undefined) for (const each of synthetic.kept) this.#open.kept.push(each)
    if (this.#open.headword === undefined) {
      const orth = children.find(({ name }) => name === 'orth')
      const text = orth === undefined ? '' : lineOf(orth)
      if (text !== '') this.#open.headword = { text }
    }
    this.#spreadUsage(children)
  }

  #keep(child: XmlElement, to: PackedElement[], path: string, message: string): void {
    to.push(packed(child))
    this.#reading.tellOnce(child.line ?? this.#row, path, message)
  }

  #keepUnknown(child: XmlElement, to: PackedElement[], parent: string): void {
    const type = attributeOf(child, 'type')
    const name = `${parent}/${child.name}${type === undefined ? '' : `[@type="${type.slice(0, 40)}"]`}`
    this.#keep(child, to, name, `An entry has no place for ${name}.`)
  }

  #entryChild(child: XmlElement): void {
    const open = this.#open
    switch (child.name) {
      case 'form':
        if (!this.#otherForm(child)) this.#keepUnknown(child, open.kept, 'entry')
        return
      case 'orth':
        return
      case 'gramGrp':
        this.#grammar(child, open.gramKept)
        return
      case 'sense':
        this.#sense(child, undefined, undefined)
        return
      case 'etym': {
        const text = lineOf(child)
        if (text !== '') open.etymologies.push(text)
        if (childrenOf(child).length > 0) open.partly.push(packed(child))
        return
      }
      case 'xr':
        if (!this.#references(child)) this.#keepUnknown(child, open.kept, 'entry')
        return
      case 'note':
        if (!this.#entryNote(child)) this.#keepUnknown(child, open.kept, 'entry')
        return
      case 'bibl':
        if (!this.#citation(child)) this.#keepUnknown(child, open.kept, 'entry')
        return
      case 'figure':
        if (!this.#media(child)) this.#keepUnknown(child, open.kept, 'entry')
        return
      case 'usg':
        if (!this.#entryUsage(child)) this.#keepUnknown(child, open.kept, 'entry')
        return
      default:
        this.#keepUnknown(child, open.kept, 'entry')
    }
  }

  /** The form of the headword, with what stands in it. */
  #lemma(form: XmlElement): void {
    const open = this.#open
    const type = attributeOf(form, 'type')
    open.kind = one(kinds, attributeOf(form, 'subtype')) ?? one(kinds, type)
    // What stands beside the headword is said of the headword.
    const about = { ...(hasPlace(form) ? { type: 'dialect' as const } : {}) }
    for (const child of childrenOf(form)) {
      if (child.name === 'orth' && open.headword === undefined) this.#headword(child)
      else if (child.name === 'orth') this.#variant(child, form, about)
      else if (child.name === 'pron') this.#pronounced(child)
      else if (child.name === 'form') {
        if (!this.#otherForm(child)) this.#keepUnknown(child, open.formKept, 'form')
      } else if (child.name === 'lbl' && attributeOf(child, 'type') === 'orthography') open.orthography = lineOf(child)
      else if (child.name === 'gramGrp') this.#grammar(child, open.formKept)
      else this.#keepUnknown(child, open.formKept, 'form')
    }
    // A form may have its text without orth.
    if (open.headword === undefined && childOf(form, 'orth') === undefined) {
      const text = lineOf({ ...form, children: form.children.filter((child) => typeof child === 'string') })
      if (text !== '') open.headword = { text }
    }
  }

  #headword(orth: XmlElement): void {
    const text = lineOf(orth)
    if (text === '') return
    const [, script] = /^[A-Za-z]{2,3}-([A-Z][a-z]{3})$/.exec(attributeOf(orth, 'xml:lang') ?? '') ?? []
    this.#open.headword = { text, ...(script === undefined ? {} : { script }) }
    // What stands before or behind another word: a prefix, a suffix.
    if (attributeOf(orth, 'extent')?.match(/^(pref|suf|suff|inf|part)$/)) this.#open.kind = 'affix'
    if (childrenOf(orth).length > 0) this.#open.partly.push(packed(orth))
  }

  /** A form that is not that of the headword: a pronunciation of its own, another script, a variant. */
  #otherForm(form: XmlElement): boolean {
    const type = attributeOf(form, 'type')
    const subtype = attributeOf(form, 'subtype')
    if (subtype === 'pronunciation' || (!hasOrth(form) && childrenOf(form, 'pron').length > 0)) {
      this.#pronunciationGroup(form)
      return true
    }
    if (!hasOrth(form) || (type !== undefined && !variantForms.has(type))) return false
    const note = new Map<string, string>()
    for (const each of childrenOf(form, 'note')) addText(note, this.#tagOf(each, undefined), lineOf(each))
    const kind =
      one(variantTypes, subtype) ?? variantNames.get(type ?? '') ?? (hasPlace(form) ? ('dialect' as const) : undefined)
    const about = { ...(kind === undefined ? {} : { type: kind }), ...texts('note', note) }
    for (const child of childrenOf(form)) {
      if (child.name === 'orth') this.#variant(child, form, about)
      else if (child.name === 'pron') this.#pronounced(child)
    }
    if (childrenOf(form).some(({ name }) => !formParts.has(name))) this.#open.partly.push(packed(form))
    return true
  }

  #variant(orth: XmlElement, form: XmlElement, about: Omit<Variant, 'text'>): void {
    const text = lineOf(orth)
    if (text === '') return
    const tag = attributeOf(orth, 'xml:lang') ?? attributeOf(form, 'xml:lang')
    const language = tag === undefined ? undefined : languageTag(tag)
    const other = language !== undefined && language !== this.#language
    if (tag !== undefined && (other || attributeOf(form, 'subtype') === 'script')) {
      this.#open.forms.push({ language: language ?? tag, text })
    } else this.#open.variants.push({ text, ...about })
  }

  #pronounced(pron: XmlElement): void {
    const said = this.#transcription(pron)
    if (said !== undefined) this.#open.pronunciations.push(said)
    else this.#keepUnknown(pron, this.#open.formKept, 'form')
  }

  #transcription(pron: XmlElement): Pronunciation | undefined {
    const text = lineOf(pron)
    const notation = (attributeOf(pron, 'notation') ?? attributeOf(pron, 'type') ?? 'ipa').toLowerCase()
    if (text === '') return undefined
    if (notation === 'ipa') return { ipa: text }
    return /rom|translit/.test(notation) ? { romanised: text } : undefined
  }

  /** Several things said of one way to say the word. */
  #pronunciationGroup(form: XmlElement): void {
    let said: Pronunciation = {}
    const source = this.#source(form)
    for (const child of childrenOf(form)) {
      const text = lineOf(child)
      const type = attributeOf(child, 'type')
      const transcription = child.name === 'pron' ? this.#transcription(child) : undefined
      if (transcription !== undefined) said = { ...said, ...transcription }
      else if (child.name === 'usg' && type === 'geographic' && text !== '') said = { ...said, dialect: text }
      else if (child.name === 'note' && type === 'speaker' && text !== '') said = { ...said, speaker: text }
      else if (child.name === 'ref' && type === 'audio') {
        const [target] = pointersOf(child, 'target')
        if (target !== undefined) said = { ...said, audio: this.#mediaId(target) }
      } else this.#keepUnknown(child, this.#open.partly, 'form')
    }
    said = { ...said, ...(source === undefined ? {} : { source }) }
    if (Object.keys(said).length > 0) this.#open.pronunciations.push(said)
  }

  #grammar(group: XmlElement, kept: PackedElement[]): void {
    for (const child of childrenOf(group)) {
      const isPos = child.name === 'pos' || (child.name === 'gram' && attributeOf(child, 'type') === 'pos')
      if (!isPos || !this.#partOfSpeech(child)) this.#keepUnknown(child, kept, 'gramGrp')
    }
  }

  #partOfSpeech(gram: XmlElement): boolean {
    const text = lineOf(gram)
    const norm = attributeOf(gram, 'norm')
    const said = norm ?? attributeOf(gram, 'value') ?? text
    if (said === '') return true
    const known = (partOfSpeechIn(said) ?? partOfSpeechIn(text))?.ud
    const before = this.#open.partOfSpeech
    const tag = attributeOf(gram, 'xml:lang')
    if (before !== undefined && (tag === undefined || before.ud !== (known ?? 'X') || before.label.has(tag)))
      return false
    if (known === undefined && before === undefined) {
      this.#reading.tell({
        row: gram.line ?? this.#row,
        column: 'gramGrp/gram',
        rule: 'value-unknown',
        severity: 'changed',
        message: `No part of speech is known as “${said.slice(0, 40)}”.`,
        advice: 'The entry has it as a label. An attribute norm="NOUN" names the tag of Universal Dependencies.',
      })
    }
    const label = before?.label ?? new Map<string, string>()
    const plain = text === norm || partOfSpeechIn(text)?.usual === true
    if (text !== '' && (tag !== undefined || !plain)) label.set(tag ?? this.#reading.glossLanguage, text)
    this.#open.partOfSpeech = { ud: known ?? 'X', label }
    return true
  }

  /** A sense and those inside it, which become senses of their own with the usage of the one around them. */
  #sense(sense: XmlElement, around: OpenSense | undefined, language: string | undefined): void {
    const open = emptySense(sense.line ?? this.#row)
    const xmlId = attributeOf(sense, 'xml:id')
    if (xmlId !== undefined) this.#open.aliases.push(xmlId)
    if (around?.register !== undefined) open.register = around.register
    if (around?.dialect !== undefined) open.dialect = around.dialect
    if (around?.semanticDomain !== undefined) open.semanticDomain = around.semanticDomain
    const said = attributeOf(sense, 'xml:lang') ?? language
    const at = this.#open.senses.length
    const inner = childrenOf(sense, 'sense')
    for (const child of childrenOf(sense)) if (child.name !== 'sense') this.#senseChild(child, open, said)
    for (const child of inner) this.#sense(child, open, said)
    if (open.glosses.size + open.definition.size > 0) this.#open.senses.splice(at, 0, open)
    // What says no meaning is no sense; what else it says stays with the entry.
    else if (inner.length === 0 && childrenOf(sense).length > 0) {
      this.#keep(sense, this.#open.kept, 'sense', 'A sense has no meaning in any language.')
    } else for (const each of open.kept) this.#open.kept.push(each)
  }

  #senseChild(child: XmlElement, sense: OpenSense, language: string | undefined): void {
    const open = this.#open
    const type = attributeOf(child, 'type')
    switch (child.name) {
      case 'def': {
        const text = lineOf(child)
        if (text !== '') addText(sense.definition, this.#tagOf(child, language), text)
        return
      }
      case 'trans':
        this.#glosses(child, sense, language)
        return
      case 'eg':
        if (!this.#example(child, sense, language)) this.#keepUnknown(child, sense.kept, 'sense')
        return
      case 'cit':
        if (type === undefined ? childOf(child, 'cit') === undefined : translations.has(type)) {
          this.#glosses(child, sense, language)
        } else if (type !== undefined && !exampleTypes.has(type)) this.#keepUnknown(child, sense.kept, 'sense')
        else if (!this.#example(child, sense, language)) {
          this.#keep(child, sense.kept, 'sense/cit', 'An entry has no place for an example without a translation.')
        }
        return
      case 'usg':
        if (!this.#usage(child, sense)) this.#keepUnknown(child, sense.kept, 'sense')
        return
      case 'xr':
        if (!this.#references(child)) this.#keepUnknown(child, sense.kept, 'sense')
        return
      case 'note': {
        const text = lineOf(child)
        if (type !== undefined) this.#keepUnknown(child, sense.kept, 'sense')
        else if (text !== '') addText(sense.note, this.#tagOf(child, language), text)
        return
      }
      case 'gramGrp':
        if (open.partOfSpeech === undefined && open.senses.length === 0) this.#grammar(child, open.gramKept)
        else sense.kept.push(packed(child))
        return
      default:
        this.#keepUnknown(child, sense.kept, 'sense')
    }
  }

  /** What a translation says: `form/orth` in Lex-0, `quote` in P5, `tr` in P4, else the text itself. */
  #glosses(cit: XmlElement, sense: OpenSense, language: string | undefined): void {
    const said = attributeOf(cit, 'xml:lang') ?? language
    const parts = translated(cit)
    for (const part of parts) {
      const text = lineOf(part)
      if (text === '') continue
      const tag = this.#tagOf(part, said)
      const before = sense.glosses.get(tag)
      if (before === undefined) sense.glosses.set(tag, new Set([text]))
      else before.add(text)
    }
    const more = childrenOf(cit).some((child) =>
      child.name === 'form' ? childrenOf(child).some(({ name }) => name !== 'orth') : !parts.includes(child),
    )
    if (more) this.#open.partly.push(packed(cit))
  }

  #example(cit: XmlElement, sense: OpenSense, language: string | undefined): boolean {
    const quote = childrenOf(cit).find(({ name }) => name === 'quote' || name === 'q')
    const text = quote === undefined ? '' : lineOf(quote)
    const said = new Map<string, string>()
    let more = false
    for (const child of childrenOf(cit)) {
      const type = attributeOf(child, 'type')
      if (child === quote) continue
      if (child.name !== 'trans' && (child.name !== 'cit' || type === undefined || !translations.has(type))) {
        more = true
        continue
      }
      const around = attributeOf(child, 'xml:lang') ?? language
      for (const part of translated(child)) {
        const line = lineOf(part)
        if (line !== '') addText(said, this.#tagOf(part, around), line)
      }
    }
    if (text === '' || said.size === 0) return false
    if (more) this.#open.partly.push(packed(cit))
    const status: Status = one(statuses, marked(pointersOf(cit, 'ana'), idPrefixes.status)) ?? 'attested'
    const source = this.#source(cit)
    sense.examples.push({
      text,
      translations: Object.fromEntries(said),
      status,
      ...(source === undefined ? {} : { source }),
    })
    return true
  }

  /** Where a word is used, and by whom: one of each kind to a sense. */
  #usage(usg: XmlElement, sense: OpenSense): boolean {
    const type = attributeOf(usg, 'type')
    const text = lineOf(usg)
    const said = attributeOf(usg, 'norm') ?? attributeOf(usg, 'value') ?? text
    if ((type === 'geographic' || type === 'geo') && text !== '' && sense.dialect === undefined) {
      sense.dialect = text
      return true
    }
    if ((type === 'domain' || type === 'dom') && semanticDomain.test(said) && sense.semanticDomain === undefined) {
      sense.semanticDomain = said
      return true
    }
    const register = type !== undefined && registerUsages.has(type) ? registerOf(said) : undefined
    if (register === undefined || sense.register !== undefined) return false
    sense.register = register
    return true
  }

  /** What is said of the word as a whole and an entry says of it as a whole too. */
  #entryUsage(usg: XmlElement): boolean {
    const type = attributeOf(usg, 'type')
    if (type !== 'frequency') return type !== undefined && spreadUsages.has(type)
    const band = Number(attributeOf(usg, 'norm') ?? lineOf(usg))
    if (!Number.isInteger(band) || band < 1 || band > 5) return false
    this.#open.frequencyBand = band
    return true
  }

  /** Usage of the word as a whole is that of each of its senses which says no other. */
  #spreadUsage(children: readonly XmlElement[]): void {
    const open = this.#open
    const usages = children.filter(
      ({ name, attributes }) => name === 'usg' && spreadUsages.has(attributes.get('type') ?? ''),
    )
    for (const [index, usg] of usages.entries()) {
      const taken = index < mostSpread ? open.senses.filter((sense) => this.#usage(usg, sense)) : []
      if (taken.length === 0) this.#keepUnknown(usg, open.kept, 'entry')
    }
  }

  #references(xr: XmlElement): boolean {
    const type = referenceType(attributeOf(xr, 'type'), attributeOf(xr, 'subtype'))
    const found = childrenOf(xr, 'ref').flatMap((ref): DraftReference[] => {
      const headword = lineOf(ref)
      const [target] = pointersOf(ref, 'target')
      if (headword === '' && target === undefined) return []
      return [
        {
          type,
          ...(target === undefined ? {} : { key: keyOf(target) }),
          ...(headword === '' ? {} : { headword }),
        },
      ]
    })
    for (const reference of found) this.#open.references.push(reference)
    return found.length > 0
  }

  #entryNote(note: XmlElement): boolean {
    const open = this.#open
    const type = attributeOf(note, 'type')
    if (type === 'review') return this.#review(note)
    const text = lineOf(note)
    if (text === '') return false
    const tag = this.#tagOf(note, undefined)
    if (type === 'place' || type === 'time') {
      addText(open[type], tag, text)
      return true
    }
    if (type !== undefined) return false
    const number = attributeOf(note, 'n')
    const last = open.notes.at(-1)
    if (last !== undefined && number !== undefined && last.number === number && !last.texts.has(tag)) {
      last.texts.set(tag, text)
    } else open.notes.push({ number, texts: new Map([[tag, text]]) })
    return true
  }

  #review(note: XmlElement): boolean {
    const bibl = childOf(note, 'bibl') ?? note
    const editor = childOf(bibl, 'editor')
    const date = childOf(bibl, 'date')
    const by = editor === undefined ? '' : lineOf(editor)
    const when = date === undefined ? '' : (attributeOf(date, 'when') ?? lineOf(date))
    if (by === '' || by.length > 2000 || !/^\d{4}-\d{2}-\d{2}$/.test(when)) return false
    this.#open.review = { by: by.normalize('NFC'), date: when }
    return true
  }

  /** A `bibl` that leads to a source of the header. */
  #citation(bibl: XmlElement): boolean {
    const source = childrenOf(bibl, 'ref')
      .flatMap((ref) => pointersOf(ref, 'target'))
      .map((target) => this.#reading.sources.get(target))
      .find((each) => each !== undefined)
    if (source === undefined) return false
    const supports = pointersOf(bibl, 'ana').flatMap((mark): Citation['supports'] => {
      const what = marked([mark], idPrefixes.supports)
      if (what === 'form' || what === 'pronunciation') return [what]
      return what?.startsWith('gloss.') ? [`gloss:${what.slice('gloss.'.length)}`] : []
    })
    const text = (name: string): string | undefined => {
      const found = childOf(bibl, name)
      return found === undefined ? undefined : lineOf(found) || undefined
    }
    const form = text('quote')
    const locator = text('citedRange')
    const note = text('note')
    this.#open.citations.push({
      source,
      supports: supports.length === 0 ? ['form'] : supports,
      ...(form === undefined ? {} : { form }),
      ...(locator === undefined ? {} : { locator }),
      ...(note === undefined ? {} : { note }),
    })
    return true
  }

  #media(figure: XmlElement): boolean {
    const open = this.#open
    const graphic = childOf(figure, 'graphic') ?? childOf(figure, 'media')
    const [paragraph] = childrenOf(figure, 'p')
    const ref = paragraph === undefined ? undefined : childOf(paragraph, 'ref')
    const path = attributeOf(graphic ?? figure, 'url') ?? (ref === undefined ? undefined : attributeOf(ref, 'target'))
    const file = path?.startsWith('media/') ? path.slice('media/'.length) : path
    if (path === undefined || file === undefined || !mediaFile.test(file)) return false
    const mimeType = graphic === undefined ? undefined : attributeOf(graphic, 'mimeType')?.split('/')[0]
    const types: readonly Media['type'][] = ['audio', 'image', 'video']
    const type = one(types, attributeOf(figure, 'type')) ?? one(types, mimeType) ?? 'image'
    const xmlId = attributeOf(figure, 'xml:id')
    const named = xmlId === undefined ? '' : this.#mediaId(xmlId)
    const id = identifier.test(named) && !open.mediaIds.has(named) ? named : this.#freeMediaId()
    open.mediaIds.add(id)
    const note = (name: string): string | undefined => {
      const found = childrenOf(figure, 'note').find((each) => attributeOf(each, 'type') === name)
      return found === undefined ? undefined : lineOf(found) || undefined
    }
    const speaker = note('speaker')
    const consent = note('consent')
    const caption = new Map<string, string>()
    for (const each of childrenOf(figure).filter(({ name }) => name === 'figDesc' || name === 'head')) {
      const text = lineOf(each)
      if (text !== '') addText(caption, this.#tagOf(each, undefined), text)
    }
    open.media.push({
      id,
      type,
      file,
      licence: note('licence') ?? this.#reading.licence ?? unknownLicence,
      ...(speaker === undefined ? {} : { speaker }),
      ...(consent === undefined ? {} : { consent }),
      ...texts('caption', caption),
    })
    this.#reading.media.set(file, path)
    return true
  }

  #freeMediaId(): string {
    const { mediaIds } = this.#open
    let number = mediaIds.size
    while (mediaIds.has(`m${number}`)) number += 1
    return `m${number}`
  }

  /** Ids of media are those of the entry, a dot, and their own. */
  #mediaId(xmlId: string): string {
    const before = `${attributeOf(this.#entry, 'xml:id') ?? ''}.`
    return xmlId.startsWith(before) ? xmlId.slice(before.length) : xmlId
  }

  /** The source that `@source` leads to, where the dictionary has it. */
  #source(whole: XmlElement): string | undefined {
    return pointersOf(whole, 'source')
      .map((target) => this.#reading.sources.get(target))
      .find((each) => each !== undefined)
  }

  /** The language of a meaning or note. */
  #tagOf(whole: XmlElement, around: string | undefined): string {
    return attributeOf(whole, 'xml:lang') ?? around ?? this.#reading.glossLanguage
  }
}

/** `form/@type` of what is a variant of the headword; the others are forms of its paradigm, or other words. */
const variantForms: ReadonlySet<string> = new Set(['variant', 'lemma', 'simple', 'abbr', 'abbreviation', 'alternative'])
/** Of a variant, what becomes a part of the entry. */
const formParts: ReadonlySet<string> = new Set(['orth', 'pron', 'note'])
const variantNames: ReadonlyMap<string, NonNullable<Variant['type']>> = new Map([
  ['abbr', 'abbreviation'],
  ['abbreviation', 'abbreviation'],
])
const registerUsages: ReadonlySet<string> = new Set([
  'socioCultural',
  'textType',
  'attitude',
  'register',
  'reg',
  'style',
  'styl',
])
const spreadUsages: ReadonlySet<string> = new Set([...registerUsages, 'geographic', 'geo', 'domain', 'dom'])

/** Of the usages of one word that are looked at for each sense. */
const mostSpread = 20

function emptySense(row: number): OpenSense {
  return { row, glosses: new Map(), definition: new Map(), note: new Map(), examples: [], kept: [] }
}

function hasOrth(form: XmlElement): boolean {
  return childOf(form, 'orth') !== undefined
}

function hasPlace(form: XmlElement): boolean {
  return childrenOf(form, 'usg').some((usg) => attributeOf(usg, 'type') === 'geographic')
}

/** The elements that hold the words of a translation, one for each; the translation itself where it has no such. */
function translated(cit: XmlElement): readonly XmlElement[] {
  const parts = childrenOf(cit).flatMap((child) => {
    if (child.name === 'form') return childrenOf(child, 'orth')
    return child.name === 'quote' || child.name === 'orth' || child.name === 'tr' || child.name === 'q' ? [child] : []
  })
  return parts.length > 0 ? parts : [cit]
}
