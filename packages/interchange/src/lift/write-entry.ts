import type {
  Citation,
  CrossReference,
  Entry,
  Example,
  LocalisedText,
  Media,
  Pronunciation,
  Sense,
} from '@hiap/lexicon'
import { element, type XmlElement } from '../xml/xml-element.ts'
import type { EntryShape, FileTags, WritableEntry } from './entry-shape.ts'
import { catalogued, component, nameOfPartOfSpeech, own, relationTypes, variantTypes } from './lift-names.ts'

/** What an entry does not say itself. */
export interface WriteContext {
  readonly tags: FileTags
  readonly shape: EntryShape
  readonly relations: readonly { readonly type: CrossReference['type']; readonly ref: string }[]
  /** Where a file of `media/` lies beside the document. */
  hrefOf(file: string): string
  /** Id of the source that stands for the document itself: what it attests needs no saying. */
  readonly ownSource?: string
}

/**
 * Makes the `<entry>` of an entry, without `id`. The lines that FieldWorks has no place for are traits and fields whose
 * names begin with `hiap-`.
 */
export function entryElement(entry: WritableEntry, context: WriteContext): XmlElement {
  const { tags, shape } = context
  const { culture, etymology, frequencyBand, review, status = 'attested' } = entry
  const commentTag = tags.of(Object.keys(entry.senses[0]?.glosses ?? {})[0] ?? 'en')
  const media = new Map(entry.media?.map((item) => [item.id, item]))
  for (const [id] of shape.media ?? []) media.delete(id)
  return element(
    'entry',
    { order: entry.homograph?.toString() },
    headword(entry, context),
    kind(entry),
    status === 'attested' ? undefined : trait(own.status, status),
    review && [trait(own.reviewedBy, review.by), trait(own.reviewedOn, review.date)],
    frequencyBand === undefined ? undefined : trait(own.frequencyBand, String(frequencyBand)),
    laterForms(entry, tags),
    entry.notes?.map((note, index) => {
      const type = shape.notes === undefined ? noteType(index) : (shape.notes[index] ?? undefined)
      return element('note', { type }, forms(note, tags))
    }),
    culture?.place && element('field', { type: own.place }, forms(culture.place, tags)),
    culture?.time && element('field', { type: own.time }, forms(culture.time, tags)),
    pronunciations(entry, media, context),
    [...media.values()].map((item) => mediaTrait(item, context)),
    entry.sources?.filter(({ source }) => source !== context.ownSource).map(sourceTrait),
    entry.variants?.map(({ text, type, note }) =>
      element(
        'variant',
        {},
        form(tags.of(tags.language), text),
        type && trait('variant-type', variantTypes.find(([, each]) => each === type)?.[0] ?? type),
        note && element('field', { type: own.note }, forms(note, tags)),
      ),
    ),
    etymology === undefined
      ? undefined
      : element(
          'etymology',
          { type: '', source: '' },
          element('field', { type: 'comment' }, form(commentTag, etymology)),
        ),
    context.relations.map(relation),
    senses(entry, media, context),
  )
}

/** The type of a note that nobody gave one; no two notes of an entry may have the same. */
export function noteType(index: number): string | undefined {
  return index === 0 ? undefined : `${own.note}-${index + 1}`
}

export function form(lang: string, text: string, ...more: readonly XmlElement[]): XmlElement {
  return element('form', { lang }, element('text', {}, text), ...more)
}

export function forms(texts: LocalisedText, tags: Pick<FileTags, 'of'>): readonly XmlElement[] {
  return Object.entries(texts).map(([tag, text]) => form(tags.of(tag), text))
}

function trait(name: string, value: string, ...more: readonly XmlElement[]): XmlElement {
  return element('trait', { name, value }, ...more)
}

function annotation(name: string, value: string | undefined): XmlElement | undefined {
  return value === undefined ? undefined : element('annotation', { name, value })
}

/** Annotations for what is there. */
export function annotations(values: Readonly<Record<string, string | undefined>>): readonly XmlElement[] {
  return Object.entries(values).flatMap(([name, value]) => annotation(name, value) ?? [])
}

function headword({ headword: { text, orthography }, forms: others = [] }: WritableEntry, context: WriteContext) {
  const { tags, shape } = context
  const first = firstForms(others, tags)
  return element(
    shape.citation === true ? 'citation' : 'lexical-unit',
    {},
    form(tags.of(tags.language), text, ...annotations({ orthography })),
    others.flatMap((each, index) => (first.has(index) ? [form(tags.of(each.language), each.text)] : [])),
  )
}

/** A multitext has one form of a language: which of the forms go there, by their index. */
function firstForms(others: NonNullable<Entry['forms']>, { language }: FileTags): ReadonlySet<number> {
  const seen = new Set([language])
  const first = new Set<number>()
  for (const [index, each] of others.entries()) {
    if (seen.has(each.language)) continue
    seen.add(each.language)
    first.add(index)
  }
  return first
}

function laterForms({ forms: others = [] }: WritableEntry, tags: FileTags): readonly XmlElement[] {
  const first = firstForms(others, tags)
  return others.flatMap(({ language, text }, index) =>
    first.has(index) ? [] : [trait(own.form, text, ...annotations({ language, at: String(index) }))],
  )
}

function kind({ kind: what = 'word', headword: { text } }: WritableEntry): XmlElement | undefined {
  if (what === 'word') return undefined
  if (what === 'culture') return trait(own.kind, what)
  if (what === 'phrase') return trait('morph-type', what)
  const [before, after] = [text.startsWith('-'), text.endsWith('-')]
  return trait('morph-type', before && after ? 'infix' : before ? 'suffix' : after ? 'prefix' : 'affix')
}

function pronunciations(
  { pronunciations: said = [] }: WritableEntry,
  media: ReadonlyMap<string, Media>,
  context: WriteContext,
): readonly XmlElement[] {
  const { tags } = context
  const used = new Set(said.map(({ audio }) => audio))
  const one = ({ ipa, romanised, audio, speaker, dialect, source }: Pronunciation): readonly XmlElement[] => {
    const recording = audio === undefined ? undefined : media.get(audio)
    const made = element(
      'pronunciation',
      {},
      ipa === undefined ? undefined : form(tags.ipa, ipa),
      romanised === undefined ? undefined : form(tags.romanised, romanised),
      recording && mediaElement('media', recording, context),
      dialect === undefined ? undefined : trait(own.dialect, dialect),
      speaker === undefined ? undefined : trait(own.speaker, speaker),
      source === undefined ? undefined : trait(own.source, source),
    )
    return made.children.length === 0 ? [] : [made]
  }
  const others = [...media.values()].filter(({ id, type }) => type === 'audio' && !used.has(id))
  return [
    ...said.flatMap(one),
    ...others.map((item) =>
      element('pronunciation', {}, mediaElement('media', item, context), trait(own.recording, 'entry')),
    ),
  ]
}

function mediaElement(name: 'media' | 'illustration', { file, caption }: Media, context: WriteContext): XmlElement {
  return element(name, { href: context.hrefOf(file) }, caption && element('label', {}, forms(caption, context.tags)))
}

function mediaTrait({ id, type, file, licence, speaker, consent }: Media, context: WriteContext): XmlElement {
  const href = context.hrefOf(file)
  return trait(own.media, id, ...annotations({ href, type, file, licence, speaker, consent }))
}

function sourceTrait({ source, supports, form: written, locator, note }: Citation): XmlElement {
  return trait(own.source, source, ...annotations({ supports: supports.join(' '), form: written, locator, note }))
}

function relation({ type, ref }: WriteContext['relations'][number]): XmlElement {
  if (type === 'variant-of' || type === 'derived-from') {
    const list = type === 'variant-of' ? trait('variant-type', '') : trait('complex-form-type', '')
    return element('relation', { type: component, ref }, list)
  }
  return element('relation', { type: relationTypes.find(([, each]) => each === type)?.[0] ?? type, ref })
}

/** The senses, one inside another where they stood so. */
function senses(entry: WritableEntry, media: ReadonlyMap<string, Media>, context: WriteContext): readonly XmlElement[] {
  const pictures = [...media.values()].filter(({ type }) => type !== 'audio')
  const contents = entry.senses.map((sense, index) => senseContent(sense, entry, index === 0 ? pictures : [], context))
  const known = context.shape.senses
  const places =
    known?.filter(([, there]) => there).length === contents.length
      ? known
      : contents.map((): readonly [number, boolean] => [0, true])
  let next = 0
  const level = (from: number, depth: number): { readonly made: readonly XmlElement[]; readonly to: number } => {
    const made: XmlElement[] = []
    let at = from
    for (let place = places[at]; place !== undefined && place[0] >= depth; place = places[at]) {
      const content = place[1] ? (contents[next++] ?? []) : []
      const inside = level(at + 1, depth + 1)
      made.push(element(depth === 0 ? 'sense' : 'subsense', {}, content, inside.made))
      at = inside.to
    }
    return { made, to: at }
  }
  return level(0, 0).made
}

function senseContent(
  sense: Sense,
  { partOfSpeech }: WritableEntry,
  pictures: readonly Media[],
  context: WriteContext,
): readonly XmlElement[] {
  const { tags } = context
  const { definition, semanticDomain, register, dialect, note } = sense
  return element(
    'sense',
    {},
    partOfSpeech && grammaticalInfo(partOfSpeech),
    Object.entries(sense.glosses).flatMap(([tag, texts]) =>
      texts.map((text) => element('gloss', { lang: tags.of(tag) }, element('text', {}, text))),
    ),
    definition && element('definition', {}, forms(definition, tags)),
    semanticDomain === undefined ? undefined : trait('semantic-domain-ddp4', semanticDomain),
    register === undefined ? undefined : trait('usage-type', register),
    dialect === undefined ? undefined : trait('dialect-labels', dialect),
    note && element('note', {}, forms(note, tags)),
    sense.examples?.map((each) => exampleElement(each, context)),
    pictures.map((item) => mediaElement('illustration', item, context)),
  ).children as readonly XmlElement[]
}

function exampleElement({ text, translations, status, source }: Example, { tags, ownSource }: WriteContext) {
  return element(
    'example',
    { source: source === ownSource ? undefined : source },
    form(tags.of(tags.language), text),
    element('translation', { type: 'Free translation' }, forms(translations, tags)),
    status === 'attested' ? undefined : trait(own.status, status),
  )
}

function grammaticalInfo({ ud, label }: NonNullable<Entry['partOfSpeech']>): XmlElement {
  const [first] = Object.entries(label ?? {})
  const named = first === undefined ? undefined : catalogued(first[1])
  const value = first?.[1] ?? nameOfPartOfSpeech(ud)
  // A name that the catalogue has says its tag and its language.
  const plain =
    first === undefined ||
    (named?.ud === ud && !named.usual && named.language === first[0] && Object.keys(label ?? {}).length === 1)
  return element(
    'grammatical-info',
    { value },
    plain ? undefined : trait(own.partOfSpeech, ud),
    plain ? undefined : Object.entries(label ?? {}).map(([tag, text]) => trait(`${own.label}${tag}`, text)),
  )
}
