import { type Citation, type LocalisedText, type Media, type Sense, udTags, type Variant } from '@hiap/lexicon'
import type { DraftEntry, DraftReference } from '../draft-entry.ts'
import type { ImportTask } from '../importer.ts'
import { languageTag } from '../language-tag.ts'
import type { NamedPartOfSpeech } from '../part-of-speech/part-of-speech-names.ts'
import type { Told } from '../problem.ts'
import { childOf, childrenOf, type XmlElement } from '../xml/xml-element.ts'
import type { EntryShape } from './entry-shape.ts'
import { catalogued, component, morphTypes, own, registers, relationTypes, variantTypes } from './lift-names.ts'
import type { MediaFiles } from './media-files.ts'
import { noteType } from './write-entry.ts'

/** What reading an entry needs to know of the file. */
export interface ReadContext {
  readonly task: Pick<ImportTask, 'tell' | 'options'>
  /** BCP 47 tag of the headwords; empty where nobody says it. */
  readonly language: string
  /** The file's tags of the headwords, the usual one first. */
  readonly vernacular: ReadonlySet<string>
  /** The file's first tag for each language, and for `ipa` and `romanised`; reading adds to them. */
  readonly tags: Map<string, string>
  /** Tag of labels whose language nobody says. */
  readonly labelLanguage: string
  /** Parts of speech of the project, by name. */
  readonly partsOfSpeech: ReadonlyMap<string, NamedPartOfSpeech>
  /** Ids of the sources that the header describes. */
  readonly sources: ReadonlySet<string>
  readonly media: MediaFiles
  /** Of media whose licence nobody says. */
  readonly mediaLicence: string
}

/** A record, and how the original puts what it says. */
export interface ReadEntry {
  readonly draft: DraftEntry
  readonly shape: EntryShape
  /** The media that the original names itself; {@link EntryShape.media} tells them. */
  readonly references: readonly DraftReference[]
  /** Ids of its own and of its senses, as {@link idKey} has them. */
  readonly ids: readonly string[]
}

const most = { items: 100, glosses: 50, textUnits: 2000 } as const
const markRun = /\p{M}{31}/u
const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * What references know a record by: FieldWorks writes the headword before the GUID, and only the GUID stays the same.
 *
 * @example
 * idKey('ទឹក_0a18bb95-0eb2-422e-bf7e-c1fd90274670') // '0a18bb95-0eb2-422e-bf7e-c1fd90274670'
 * idKey('k0001') // 'k0001'
 */
export function idKey(id: string): string {
  return guid.exec(id)?.[0].toLowerCase() ?? id
}

/** Reads an entry, one that LIFT may have but no dictionary too: whoever calls looks whether it has headword and meaning. */
export function readEntry(whole: XmlElement, context: ReadContext): ReadEntry {
  return new EntryReader(whole, context).read()
}

class EntryReader {
  readonly #whole: XmlElement
  readonly #context: ReadContext
  readonly #row: number
  /** What has no place in an entry, and the first line on which it stands. */
  readonly #unknown = new Map<string, number>()
  readonly #references: DraftReference[] = []
  readonly #ids: string[] = []
  readonly #media: Media[] = []
  readonly #plainMedia: (readonly [string, string])[] = []
  readonly #mediaFacts = new Map<string, XmlElement>()

  constructor(whole: XmlElement, context: ReadContext) {
    this.#whole = whole
    this.#context = context
    this.#row = whole.line ?? 1
  }

  read(): ReadEntry {
    const whole = this.#whole
    const key = whole.attributes.get('guid')?.toLowerCase() ?? idOf(whole)
    if (key !== undefined) this.#ids.push(idKey(key))
    const id = idOf(whole)
    if (id !== undefined) this.#ids.push(idKey(id))
    for (const each of traitsOf(whole, own.media)) this.#mediaFacts.set(annotationOf(each, 'href') ?? '', each)

    const citation = this.#headwordForm('citation')
    const lexicalUnit = this.#headwordForm('lexical-unit')
    const head = citation ?? lexicalUnit
    const text = head === undefined ? undefined : this.#text(head, 'lexical-unit')
    const orthography = head === undefined ? undefined : annotationOf(head, 'orthography')
    const others = this.#otherForms(citation === undefined ? 'lexical-unit' : 'citation')
    const recordings = this.#recordings()
    const pronunciations = this.#pronunciations()
    const variants = this.#variants()
    const { senses, places } = this.#senses()
    this.#relations(whole)
    const partOfSpeech = this.#partOfSpeech()
    const { notes, types } = this.#notes()
    const etymology = this.#etymology()
    const sources = this.#sources()
    const [place, time] = [this.#field(own.place), this.#field(own.time)]
    const media = this.#orderedMedia()
    const status = statusOf(traitOf(whole, own.status))
    const [by, date] = [traitOf(whole, own.reviewedBy), traitOf(whole, own.reviewedOn)]
    const band = Number(traitOf(whole, own.frequencyBand))
    const order = Number(whole.attributes.get('order') ?? Number.NaN)
    this.#otherElements()
    this.#tellUnknown()

    const said = [...pronunciations, ...recordings]
    // The first is the key.
    const ids = [...new Set(this.#ids)]
    const draft: DraftEntry = {
      row: this.#row,
      ...(key === undefined ? {} : { key: idKey(key) }),
      ...filled('aliases', ids.slice(1)),
      kind: this.#kind(),
      headword: { text: text ?? '', ...(orthography === undefined ? {} : { orthography }) },
      ...(Number.isInteger(order) && order >= 1 && order <= 99 ? { homograph: order } : {}),
      ...filled('forms', others),
      ...filled('variants', variants),
      ...filled('pronunciations', this.#atMost(said, 'pronunciation')),
      ...(partOfSpeech === undefined ? {} : { partOfSpeech }),
      ...(Number.isInteger(band) && band >= 1 && band <= 5 ? { frequencyBand: band } : {}),
      senses,
      ...(etymology === undefined ? {} : { etymology }),
      ...(status === undefined ? {} : { status }),
      ...(by !== undefined && date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) ? { review: { by, date } } : {}),
      ...filled('sources', sources),
      ...filled('notes', notes),
      ...filled('media', media),
      ...(this.#kind() === 'culture' && (place ?? time) !== undefined
        ? { culture: { ...(place && { place }), ...(time && { time }) } }
        : {}),
      ...filled('references', this.#references),
    }
    const flat = places.every(([depth, there]) => depth === 0 && there)
    const usualTypes = types.every((type, index) => type === (noteType(index) ?? null))
    return {
      draft,
      shape: {
        ...(citation === undefined ? {} : { citation: true }),
        ...(flat ? {} : { senses: places }),
        ...(usualTypes ? {} : { notes: types }),
        ...filled('media', this.#plainMedia),
      },
      references: this.#references,
      ids,
    }
  }

  #tell(column: string, rule: Told['rule'], message: string, advice: string, line = this.#row): void {
    this.#context.task.tell({ row: line, column, rule, severity: 'changed', message, advice })
  }

  /** The text of a `<form>` or `<gloss>`, where an entry may have it. */
  #text(whole: XmlElement, column: string): string | undefined {
    const inside = childOf(whole, 'text')
    const text = inside === undefined ? '' : plainText(inside)
    if (text.trim() === '') return undefined
    if (text.length <= most.textUnits && !markRun.test(text)) return text
    this.#tell(
      column,
      text.length > most.textUnits ? 'text-too-long' : 'character-forbidden',
      text.length > most.textUnits
        ? `The text has ${text.length} code units; an entry has at most ${most.textUnits}.`
        : 'More than 30 combining marks stand in a row.',
      'It is kept beside the entry as it was.',
      whole.line,
    )
    return undefined
  }

  /** The language of a form; `undefined` where its tag is none, or says that it is IPA or a recording. */
  #tag(whole: XmlElement): string | undefined {
    const { vernacular, language, tags } = this.#context
    const lang = whole.attributes.get('lang') ?? ''
    if (/-(fonipa|zxxx)(-|$)/i.test(lang)) return undefined
    const tag = vernacular.has(lang) && language !== '' ? language : languageTag(lang)
    if (tag === undefined) this.#note(`lang=${lang}`, whole)
    else if (!tags.has(tag)) tags.set(tag, lang)
    return tag
  }

  #multitext(whole: XmlElement | undefined, column: string): LocalisedText | undefined {
    const texts = new Map<string, string>()
    for (const each of whole === undefined ? [] : childrenOf(whole, 'form')) {
      const tag = this.#tag(each)
      if (tag === undefined || texts.has(tag)) continue
      const text = this.#text(each, column)
      if (text !== undefined) texts.set(tag, text)
    }
    return texts.size === 0 ? undefined : Object.fromEntries(texts)
  }

  #vernacularForm(whole: XmlElement | undefined): XmlElement | undefined {
    const { vernacular } = this.#context
    return whole === undefined
      ? undefined
      : childrenOf(whole, 'form').find(
          (each) =>
            vernacular.has(each.attributes.get('lang') ?? '') && plainText(childOf(each, 'text') ?? each).trim() !== '',
        )
  }

  #headwordForm(name: 'citation' | 'lexical-unit'): XmlElement | undefined {
    return this.#vernacularForm(childOf(this.#whole, name))
  }

  #otherForms(name: 'citation' | 'lexical-unit'): NonNullable<DraftEntry['forms']> {
    const { language, tags } = this.#context
    const made: { readonly language: string; readonly text: string }[] = []
    const seen = new Set([language])
    const inside = childOf(this.#whole, name)
    for (const each of inside === undefined ? [] : childrenOf(inside, 'form')) {
      const lang = each.attributes.get('lang') ?? ''
      // A tag that says more than language and script is no other way to write the word.
      const tag = /^[A-Za-z]{2,3}(-[A-Za-z]{4})?$/.test(lang) && !/zxxx/i.test(lang) ? languageTag(lang) : undefined
      if (tag === undefined || seen.has(tag)) continue
      const text = this.#text(each, name)
      if (text === undefined) continue
      seen.add(tag)
      if (!tags.has(tag)) tags.set(tag, lang)
      made.push({ language: tag, text })
    }
    for (const each of traitsOf(this.#whole, own.form)) {
      const [tag, text] = [annotationOf(each, 'language'), each.attributes.get('value')]
      const at = Number(annotationOf(each, 'at') ?? made.length)
      if (tag !== undefined && languageTag(tag) === tag && text !== undefined && Number.isInteger(at)) {
        made.splice(at, 0, { language: tag, text })
      }
    }
    return this.#atMost(made, 'form')
  }

  #kind(): NonNullable<DraftEntry['kind']> {
    if (traitOf(this.#whole, own.kind) === 'culture') return 'culture'
    return morphTypes.get(traitOf(this.#whole, 'morph-type') ?? '') ?? 'word'
  }

  /** Recordings that a writing system of sound has in the place of a form. */
  #recordings(): NonNullable<DraftEntry['pronunciations']> {
    return ['lexical-unit', 'citation'].flatMap((name) => {
      const inside = childOf(this.#whole, name)
      return (inside === undefined ? [] : childrenOf(inside, 'form')).flatMap((each) => {
        if (!/-zxxx(-|$)/i.test(each.attributes.get('lang') ?? '')) return []
        const href = plainText(childOf(each, 'text') ?? each).trim()
        const audio = href === '' ? undefined : this.#addMedia(href, 'audio', undefined, each.line)
        return audio === undefined ? [] : [{ audio }]
      })
    })
  }

  #pronunciations(): NonNullable<DraftEntry['pronunciations']> {
    const { vernacular, tags, task } = this.#context
    return childrenOf(this.#whole, 'pronunciation').flatMap((whole) => {
      const found = new Map<'ipa' | 'romanised', string>()
      for (const each of childrenOf(whole, 'form')) {
        const lang = each.attributes.get('lang') ?? ''
        const chosen = task.options.pronunciation
        const of = /-fonipa(-|$)/i.test(lang)
          ? 'ipa'
          : vernacular.has(lang)
            ? chosen === 'ipa' || chosen === 'romanised'
              ? chosen
              : undefined
            : 'romanised'
        if (of === undefined) {
          this.#note('pronunciation/form', each)
          continue
        }
        if (found.has(of)) continue
        const text = this.#text(each, 'pronunciation')
        if (text === undefined) continue
        if (!tags.has(of)) tags.set(of, lang)
        found.set(of, text)
      }
      const audio = childrenOf(whole, 'media').flatMap(
        (each) => this.#addMedia(each.attributes.get('href') ?? '', 'audio', childOf(each, 'label'), each.line) ?? [],
      )
      const [dialect, speaker, source] = [own.dialect, own.speaker, own.source].map((name) => traitOf(whole, name))
      const [first, ...more] = traitOf(whole, own.recording) === undefined ? audio : []
      const made = {
        ...Object.fromEntries(found),
        ...(first === undefined ? {} : { audio: first }),
        ...(speaker === undefined ? {} : { speaker }),
        ...(dialect === undefined ? {} : { dialect }),
        ...(source === undefined || !this.#context.sources.has(source) ? {} : { source }),
      }
      for (const each of childrenOf(whole, 'field')) {
        this.#note(`pronunciation/field[${each.attributes.get('type') ?? ''}]`, each)
      }
      return [...(Object.keys(made).length === 0 ? [] : [made]), ...more.map((each) => ({ audio: each }))]
    })
  }

  /** Notes a recording or picture; returns its id in the entry where the file is of that type. */
  #addMedia(
    href: string,
    type: 'audio' | 'image',
    label: XmlElement | undefined,
    line: number | undefined,
  ): string | undefined {
    if (href === '') return undefined
    if (this.#media.length >= most.items) {
      this.#note(`media after the first ${most.items}`, this.#whole)
      return undefined
    }
    const facts = this.#mediaFacts.get(href)
    const told = (name: string): string | undefined => (facts === undefined ? undefined : annotationOf(facts, name))
    const found = this.#context.media.add(href, type, told('file'), line ?? this.#row)
    if (found === undefined) return undefined
    const id = facts?.attributes.get('value') ?? this.#freeId()
    if (this.#media.some((each) => each.id === id)) return found.type === type ? id : undefined
    const caption = this.#multitext(label, 'label')
    const [speaker, consent, licence] = [told('speaker'), told('consent'), told('licence')]
    if (facts === undefined) this.#plainMedia.push([id, found.path])
    this.#media.push({
      id,
      type: found.type,
      file: found.file,
      licence: licence ?? this.#context.mediaLicence,
      ...(speaker === undefined ? {} : { speaker }),
      ...(consent === undefined ? {} : { consent }),
      ...(caption === undefined ? {} : { caption }),
    })
    return found.type === type ? id : undefined
  }

  #freeId(): string {
    const taken = new Set([...this.#mediaFacts.values()].map((each) => each.attributes.get('value')))
    for (let number = this.#media.length + 1; ; number++) if (!taken.has(`m${number}`)) return `m${number}`
  }

  /** Media in the order that their traits have, the others behind. */
  #orderedMedia(): readonly Media[] {
    const order = [...this.#mediaFacts.values()].map((each) => each.attributes.get('value'))
    const place = ({ id }: Media): number => (order.includes(id) ? order.indexOf(id) : order.length)
    return order.length === 0 ? this.#media : this.#media.toSorted((a, b) => place(a) - place(b))
  }

  #variants(): readonly Variant[] {
    const made = childrenOf(this.#whole, 'variant').flatMap((whole): readonly Variant[] => {
      const form = this.#vernacularForm(whole)
      const text = form === undefined ? undefined : this.#text(form, 'variant')
      if (text === undefined) return []
      const name = traitOf(whole, 'variant-type') ?? traitOf(whole, 'type')
      const type = variantTypes.find(([each]) => each.toLowerCase() === name?.toLowerCase())?.[1]
      const note = this.#multitext(fieldOf(whole, own.note), 'variant')
      return [{ text, ...(type === undefined ? {} : { type }), ...(note === undefined ? {} : { note }) }]
    })
    return this.#atMost(made, 'variant')
  }

  #senses(): { readonly senses: readonly Sense[]; readonly places: readonly (readonly [number, boolean])[] } {
    const senses: Sense[] = []
    const places: (readonly [number, boolean])[] = []
    const walk = (whole: XmlElement, depth: number): void => {
      const id = whole.attributes.get('id')
      if (id !== undefined && id !== '') this.#ids.push(idKey(id))
      const sense = senses.length < most.items ? this.#sense(whole) : undefined
      if (sense !== undefined) senses.push(sense)
      places.push([depth, sense !== undefined])
      this.#relations(whole)
      for (const each of childrenOf(whole, 'subsense')) walk(each, depth + 1)
    }
    for (const each of childrenOf(this.#whole, 'sense')) walk(each, 0)
    if (senses.length === most.items && places.length > most.items) this.#tellTooMany(places.length, 'sense')
    return { senses, places }
  }

  #sense(whole: XmlElement): Sense | undefined {
    const glosses = new Map<string, string[]>()
    for (const each of childrenOf(whole, 'gloss')) {
      const tag = this.#tag(each)
      const text = tag === undefined ? undefined : this.#text(each, 'sense/gloss')
      if (tag === undefined || text === undefined) continue
      const list = glosses.get(tag)
      if (list === undefined) glosses.set(tag, [text])
      else if (!list.includes(text) && list.length < most.glosses) list.push(text)
    }
    let definition = this.#multitext(childOf(whole, 'definition'), 'sense/definition')
    if (glosses.size === 0 && definition !== undefined) {
      // A sense has a gloss; where the file has but a definition, that is what it says.
      for (const [tag, text] of Object.entries(definition)) glosses.set(tag, [text])
      definition = undefined
    }
    for (const each of childrenOf(whole, 'illustration')) {
      this.#addMedia(each.attributes.get('href') ?? '', 'image', childOf(each, 'label'), each.line)
    }
    if (glosses.size === 0) return undefined
    const domain = traitsOf(whole, 'semantic-domain-ddp4')
      .map((each) => /^\s*([1-9](?:\.[1-9][0-9]?){0,5})(?![\d.])/.exec(each.attributes.get('value') ?? '')?.[1])
      .find((number) => number !== undefined)
    const register = traitsOf(whole, 'usage-type')
      .map((each) => registers.get((each.attributes.get('value') ?? '').trim().toLowerCase()))
      .find((each) => each !== undefined)
    const dialects = [...new Set(traitsOf(whole, 'dialect-labels').map((each) => each.attributes.get('value') ?? ''))]
    const dialect = dialects.filter((each) => each.trim() !== '').join(', ')
    const note = this.#multitext(
      childrenOf(whole, 'note').find(({ attributes }) => !attributes.has('type')),
      'sense/note',
    )
    const examples = this.#atMost(
      childrenOf(whole, 'example').flatMap((each) => this.#example(each) ?? []),
      'sense/example',
    )
    this.#otherOfSense(whole)
    return {
      glosses: Object.fromEntries(glosses),
      ...(definition === undefined ? {} : { definition }),
      ...(domain === undefined ? {} : { semanticDomain: domain }),
      ...(register === undefined ? {} : { register }),
      ...(dialect === '' || dialect.length > most.textUnits ? {} : { dialect }),
      ...filled('examples', examples),
      ...(note === undefined ? {} : { note }),
    }
  }

  #example(whole: XmlElement): NonNullable<Sense['examples']>[number] | undefined {
    const form = this.#vernacularForm(whole)
    const text = form === undefined ? undefined : this.#text(form, 'sense/example')
    const translations = new Map<string, string>()
    for (const each of childrenOf(whole, 'translation')) {
      for (const [tag, said] of Object.entries(this.#multitext(each, 'sense/example/translation') ?? {})) {
        if (!translations.has(tag)) translations.set(tag, said)
      }
    }
    for (const each of childrenOf(whole, 'note')) {
      this.#note(`sense/example/note[${each.attributes.get('type') ?? ''}]`, each)
    }
    // An example in one language alone teaches nobody: it stays beside the entry.
    if (text === undefined || translations.size === 0) {
      if (text !== undefined) this.#note('sense/example without translation', whole)
      return undefined
    }
    const source = whole.attributes.get('source')
    if (source !== undefined && source !== '' && !this.#context.sources.has(source)) {
      this.#note('sense/example[source]', whole)
    }
    return {
      text,
      translations: Object.fromEntries(translations),
      status: statusOf(traitOf(whole, own.status)) ?? 'attested',
      ...(source !== undefined && this.#context.sources.has(source) ? { source } : {}),
    }
  }

  #relations(whole: XmlElement): void {
    for (const each of childrenOf(whole, 'relation')) {
      const ref = each.attributes.get('ref') ?? ''
      const name = each.attributes.get('type') ?? ''
      if (ref === '') continue
      const type = relationType(name, each)
      if (type === undefined) this.#note(`relation[${name.slice(0, 40)}]`, each)
      this.#references.push({ type: type ?? 'see-also', key: idKey(ref) })
    }
  }

  #partOfSpeech(): DraftEntry['partOfSpeech'] {
    const first = grammaticalInfoOf(this.#whole)
    if (first === undefined) return undefined
    const value = (first.attributes.get('value') ?? '').trim()
    const labels = childrenOf(first, 'trait').flatMap(({ attributes }) => {
      const name = attributes.get('name') ?? ''
      const tag = name.startsWith(own.label) ? name.slice(own.label.length) : ''
      return tag !== '' && languageTag(tag) === tag ? [[tag, attributes.get('value') ?? ''] as const] : []
    })
    const told = udTags.find((tag) => tag === traitOf(first, own.partOfSpeech))
    if (told !== undefined && labels.length > 0) return { ud: told, label: Object.fromEntries(labels) }
    const ofProject = this.#context.partsOfSpeech.get(value.toLowerCase())
    const named = catalogued(value)
    if (named === undefined && ofProject === undefined) {
      this.#tell(
        'sense/grammatical-info',
        'value-unknown',
        `No part of speech is known as “${value.slice(0, 60)}”.`,
        'The entry has it as a label. Link it to the catalogue of FieldWorks, and export again.',
        first.line,
      )
    }
    const label = { [named?.language ?? this.#context.labelLanguage]: value }
    return { ud: named?.ud ?? ofProject?.ud ?? 'X', ...(named?.usual === true ? {} : { label }) }
  }

  #notes(): { readonly notes: readonly LocalisedText[]; readonly types: readonly (string | null)[] } {
    const read = childrenOf(this.#whole, 'note').flatMap((each) => {
      const texts = this.#multitext(each, 'note')
      return texts === undefined ? [] : [{ texts, type: each.attributes.get('type') ?? null }]
    })
    const kept = this.#atMost(read, 'note')
    return { notes: kept.map(({ texts }) => texts), types: kept.map(({ type }) => type) }
  }

  #field(type: string): LocalisedText | undefined {
    return this.#multitext(fieldOf(this.#whole, type), `field[${type}]`)
  }

  /** What the parts of an etymology say, as one line. */
  #etymology(): string | undefined {
    const lines = childrenOf(this.#whole, 'etymology').flatMap((whole) => {
      const texts = (children: readonly XmlElement[]): readonly string[] =>
        children.flatMap((each) => {
          const text = plainText(childOf(each, 'text') ?? each)
          return text.trim() === '' ? [] : [text]
        })
      const comment = fieldOf(whole, 'comment')
      const words = [
        ...[whole.attributes.get('source') ?? ''].filter((source) => source.trim() !== ''),
        ...texts(childrenOf(whole, 'form')),
        ...texts(childrenOf(whole, 'gloss')).map((gloss) => `‘${gloss}’`),
      ].join(' ')
      const remarks = (comment === undefined ? [] : texts(childrenOf(comment, 'form'))).join('; ')
      if (words === '') return remarks === '' ? [] : [remarks]
      return [remarks === '' ? words : `${words} (${remarks})`]
    })
    const joined = lines.join('; ')
    if (joined.length <= most.textUnits && !markRun.test(joined)) return joined === '' ? undefined : joined
    this.#tell(
      'etymology',
      'text-too-long',
      `The etymology has ${joined.length} code units; an entry has at most ${most.textUnits}.`,
      'It is kept beside the entry.',
    )
    return undefined
  }

  #sources(): readonly Citation[] {
    return traitsOf(this.#whole, own.source).flatMap((each): readonly Citation[] => {
      const source = each.attributes.get('value') ?? ''
      const supports = (annotationOf(each, 'supports') ?? '')
        .split(' ')
        .filter((one): one is Citation['supports'][number] => /^(form|pronunciation|gloss:[A-Za-z-]+)$/.test(one))
      if (!isIdentifier(source) || supports.length === 0) return []
      const [form, locator, note] = ['form', 'locator', 'note'].map((name) => annotationOf(each, name))
      return [
        {
          source,
          supports,
          ...(form === undefined ? {} : { form }),
          ...(locator === undefined ? {} : { locator }),
          ...(note === undefined ? {} : { note }),
        },
      ]
    })
  }

  #otherElements(): void {
    for (const each of childrenOf(this.#whole)) {
      const type = each.attributes.get('type') ?? ''
      if (each.name === 'trait') this.#otherTrait(each, '', entryTraits)
      else if (each.name === 'field') {
        if (type !== own.place && type !== own.time) this.#note(`field[${type.slice(0, 40)}]`, each)
      } else if (!entryElements.has(each.name)) this.#note(each.name.slice(0, 40), each)
    }
  }

  #otherOfSense(whole: XmlElement): void {
    for (const each of childrenOf(whole)) {
      const type = each.attributes.get('type') ?? ''
      if (each.name === 'trait') this.#otherTrait(each, 'sense/', senseTraits)
      else if (each.name === 'field') this.#note(`sense/field[${type.slice(0, 40)}]`, each)
      else if (each.name === 'note') {
        if (type !== '') this.#note(`sense/note[${type.slice(0, 40)}]`, each)
      } else if (!senseElements.has(each.name)) this.#note(`sense/${each.name.slice(0, 40)}`, each)
    }
  }

  #otherTrait(whole: XmlElement, before: string, known: ReadonlySet<string>): void {
    const name = whole.attributes.get('name') ?? ''
    if (!known.has(name) && !name.startsWith('hiap-')) this.#note(`${before}trait[${name.slice(0, 40)}]`, whole)
  }

  #note(column: string, { line = this.#row }: XmlElement): void {
    if (!this.#unknown.has(column)) this.#unknown.set(column, line)
  }

  #tellUnknown(): void {
    for (const [column, line] of this.#unknown) {
      const isTag = column.startsWith('lang=')
      this.#tell(
        column,
        isTag ? 'value-unknown' : 'field-unknown',
        isTag
          ? `“${column.slice(5, 45)}” is no tag of a language that entries can have.`
          : column === 'pronunciation/form'
            ? 'A pronunciation in the writing of the headwords may be IPA or a romanisation.'
            : `An entry has no place for ${column}.`,
        isTag
          ? 'Its texts are kept beside the entry; give the writing system a language in FieldWorks.'
          : column === 'pronunciation/form'
            ? 'Say it with --option pronunciation=ipa or =romanised; it is kept beside the entry.'
            : 'It is kept beside the entry, and written where it stood when the dictionary is exported as LIFT.',
        line,
      )
    }
  }

  #atMost<Item>(items: readonly Item[], column: string): readonly Item[] {
    if (items.length <= most.items) return items
    this.#tellTooMany(items.length, column)
    return items.slice(0, most.items)
  }

  #tellTooMany(count: number, column: string): void {
    this.#tell(
      column,
      'value-unknown',
      `There are ${count}; an entry has at most ${most.items}.`,
      'The others are kept beside the entry.',
    )
  }
}

const entryElements = new Set([
  'lexical-unit',
  'citation',
  'pronunciation',
  'variant',
  'sense',
  'note',
  'relation',
  'etymology',
  'annotation',
])
const senseElements = new Set([
  'grammatical-info',
  'gloss',
  'definition',
  'relation',
  'example',
  'illustration',
  'subsense',
  'annotation',
])
const entryTraits = new Set(['morph-type'])
const senseTraits = new Set(['semantic-domain-ddp4', 'usage-type', 'dialect-labels'])

function idOf({ attributes }: XmlElement): string | undefined {
  const value = attributes.get('id')
  return value === undefined || value === '' ? undefined : value
}

/** All text inside an element, as it stands. */
function plainText(whole: XmlElement): string {
  let text = ''
  for (const child of whole.children) text += typeof child === 'string' ? child : plainText(child)
  return text
}

function traitsOf(whole: XmlElement, name: string): readonly XmlElement[] {
  return childrenOf(whole, 'trait').filter(({ attributes }) => attributes.get('name') === name)
}

function traitOf(whole: XmlElement, name: string): string | undefined {
  const value = traitsOf(whole, name)[0]?.attributes.get('value')
  return value === undefined || value.trim() === '' ? undefined : value
}

function fieldOf(whole: XmlElement, type: string): XmlElement | undefined {
  return childrenOf(whole, 'field').find(({ attributes }) => attributes.get('type') === type)
}

/** The value of an annotation. */
export function annotationOf(whole: XmlElement, name: string): string | undefined {
  return childrenOf(whole, 'annotation')
    .find(({ attributes }) => attributes.get('name') === name)
    ?.attributes.get('value')
}

/** The first part of speech of the senses, in the order of the document. */
function grammaticalInfoOf(whole: XmlElement): XmlElement | undefined {
  for (const name of ['sense', 'subsense'] as const) {
    for (const sense of childrenOf(whole, name)) {
      const info = childOf(sense, 'grammatical-info')
      if ((info?.attributes.get('value') ?? '').trim() !== '') return info
      const inside = grammaticalInfoOf(sense)
      if (inside !== undefined) return inside
    }
  }
  return undefined
}

function relationType(name: string, whole: XmlElement): DraftReference['type'] | undefined {
  if (name === component) {
    const names = childrenOf(whole, 'trait').map(({ attributes }) => attributes.get('name'))
    return names.includes('variant-type')
      ? 'variant-of'
      : names.includes('complex-form-type')
        ? 'derived-from'
        : 'see-also'
  }
  return relationTypes.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1]
}

function statusOf(value: string | undefined): 'attested' | 'drafted' | 'reviewed' | undefined {
  return value === 'attested' || value === 'drafted' || value === 'reviewed' ? value : undefined
}

/** Whether a text can be the id of a source. */
export function isIdentifier(text: string): boolean {
  return /^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/.test(text)
}

function filled<Field extends string, Item>(
  field: Field,
  items: readonly Item[],
): { readonly [Key in Field]?: readonly Item[] } {
  return (items.length === 0 ? {} : { [field]: items }) as { readonly [Key in Field]?: readonly Item[] }
}
