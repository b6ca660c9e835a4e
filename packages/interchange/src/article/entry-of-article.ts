import {
  type Citation,
  type Entry,
  type Example,
  type LocalisedText,
  type Media,
  type Pronunciation,
  type Sense,
  udTags,
  type Variant,
} from '@hiap/lexicon'
import type { DraftEntry, DraftReference } from '../draft-entry.ts'
import { kinds, registers, statuses, variantTypes } from '../entry-values.ts'
import { type ArticleElement, type ArticleNode, partsIn, textIn } from './article-node.ts'

/** What an article says of an entry; its headword the format has elsewhere. */
export type ArticleEntry = Omit<DraftEntry, 'row' | 'file' | 'headword' | 'kept'> & {
  readonly headword: Pick<DraftEntry['headword'], 'script' | 'orthography'>
}

/**
 * Reads the entries of an article that `articleOfEntry` made; none where it is of another's making. What the elements
 * say is taken no further than an entry may have it.
 *
 * @example
 * entriesOfArticle(readMarkup('<div data-hiap="entry" data-id="k0001">…').nodes)
 */
export function entriesOfArticle(nodes: readonly ArticleNode[]): readonly ArticleEntry[] {
  return partsIn(nodes, 'entry').map(entryOf)
}

const mediaTypes = ['audio', 'image', 'video'] as const
const referenceTypes = ['synonym', 'antonym', 'part-of', 'has-part', 'see-also', 'derived-from', 'variant-of'] as const

function entryOf({ data, children }: ArticleElement): ArticleEntry {
  const kind = oneOf(kinds, data.get('kind'))
  const status = oneOf(statuses, data.get('status'))
  const homograph = wholeNumber(data.get('homograph'))
  const frequencyBand = wholeNumber(data.get('band'))
  const [review] = partsIn(children, 'review')
  const date = review?.data.get('date')
  const culture = partsIn(children, 'culture').flatMap((each) => each.children)
  const [place] = localisedIn(culture, 'place')
  const [time] = localisedIn(culture, 'time')
  const orthography = textPart(children, 'orthography')
  const notes = localisedIn(children, 'note')
  return {
    headword: defined({ script: data.get('script'), orthography }),
    ...defined({
      key: keyOf(data.get('id')),
      kind,
      homograph,
      frequencyBand,
      // Nobody is known to have reviewed it where no review is on record.
      status: status === 'reviewed' && (review === undefined || date === undefined) ? 'drafted' : status,
      review: review === undefined || date === undefined ? undefined : { by: textIn(review), date },
      forms: list(
        partsIn(children, 'form').flatMap((each) =>
          each.lang === undefined ? [] : [{ language: each.lang, text: textIn(each) }],
        ),
      ),
      variants: list(partsIn(children, 'variant').flatMap(variantOf)),
      pronunciations: list(partsIn(children, 'pronunciation').map(pronunciationOf)),
      partOfSpeech: partsIn(children, 'part-of-speech')
        .map(partOfSpeechOf)
        .find((each) => each !== undefined),
      references: list(partsIn(children, 'reference').flatMap(referenceOf)),
      etymology: textPart(children, 'etymology'),
      sources: list(partsIn(children, 'citation').flatMap(citationOf)),
      notes: list(notes),
      media: list(partsIn(children, 'media').flatMap(mediaOf)),
      culture: place === undefined && time === undefined ? undefined : defined({ place, time }),
    }),
    senses: partsIn(children, 'sense').map(senseOf),
  }
}

function variantOf({ data, children }: ArticleElement): readonly Variant[] {
  const text = textPart(children, 'text')
  const [note] = localisedIn(children, 'note')
  return text === undefined ? [] : [{ text, ...defined({ type: oneOf(variantTypes, data.get('type')), note }) }]
}

function pronunciationOf({ data, children }: ArticleElement): Pronunciation {
  return defined({
    ipa: textPart(children, 'ipa'),
    romanised: textPart(children, 'romanised'),
    audio: data.get('audio'),
    speaker: textPart(children, 'speaker'),
    dialect: textPart(children, 'dialect'),
    source: data.get('source'),
  })
}

function partOfSpeechOf({ data, children }: ArticleElement): Entry['partOfSpeech'] {
  const ud = oneOf(udTags, data.get('ud'))
  const [label] = localisedIn(children, 'label')
  return ud === undefined ? undefined : { ud, ...defined({ label }) }
}

function senseOf({ data, children }: ArticleElement): Sense {
  const glosses = new Map<string, readonly string[]>()
  for (const { lang, children: texts } of partsIn(children, 'glosses')) {
    if (lang !== undefined) glosses.set(lang, partsIn(texts, 'gloss').map(textIn))
  }
  const [definition] = localisedIn(children, 'definition')
  const [note] = localisedIn(children, 'note')
  return {
    glosses: Object.fromEntries(glosses),
    ...defined({
      definition,
      semanticDomain: data.get('domain'),
      register: oneOf(registers, data.get('register')),
      dialect: textPart(children, 'dialect'),
      examples: list(partsIn(children, 'example').flatMap(exampleOf)),
      note,
    }),
  }
}

function exampleOf({ data, children }: ArticleElement): readonly Example[] {
  const text = textPart(children, 'text')
  const [translations = {}] = localisedIn(children, 'translations')
  const status = oneOf(statuses, data.get('status')) ?? 'drafted'
  return text === undefined ? [] : [{ text, translations, status, ...defined({ source: data.get('source') }) }]
}

function referenceOf(each: ArticleElement): readonly DraftReference[] {
  const type = oneOf(referenceTypes, each.data.get('type'))
  return type === undefined ? [] : [{ type, headword: textIn(each), ...defined({ key: each.data.get('entry') }) }]
}

const support = /^(form|pronunciation|gloss:[A-Za-z0-9-]{2,40})$/

function citationOf({ data, children }: ArticleElement): readonly Citation[] {
  const source = data.get('source')
  const supports = (data.get('supports') ?? '').split(' ').filter((each) => support.test(each)) as Citation['supports']
  if (source === undefined || supports.length === 0) return []
  return [
    {
      source,
      supports,
      ...defined({
        form: textPart(children, 'text'),
        locator: textPart(children, 'locator'),
        note: textPart(children, 'note'),
      }),
    },
  ]
}

function mediaOf({ data, children }: ArticleElement): readonly Media[] {
  const type = oneOf(mediaTypes, data.get('type'))
  const [id, file, licence] = [data.get('id'), data.get('file'), textPart(children, 'licence')]
  if (type === undefined || id === undefined || file === undefined || licence === undefined) return []
  const [caption] = localisedIn(children, 'caption')
  const more = { speaker: textPart(children, 'speaker'), consent: data.get('consent'), caption }
  return [{ id, type, file, licence, ...defined(more) }]
}

/** Texts by language, of each part of a name that has any. */
function localisedIn(nodes: readonly ArticleNode[], part: string): readonly LocalisedText[] {
  return partsIn(nodes, part).flatMap(({ children }): readonly LocalisedText[] => {
    const texts = new Map(
      partsIn(children, 'in').flatMap((each) => (each.lang === undefined ? [] : [[each.lang, textIn(each)] as const])),
    )
    return texts.size === 0 ? [] : [Object.fromEntries(texts)]
  })
}

function textPart(nodes: readonly ArticleNode[], part: string): string | undefined {
  const [found] = partsIn(nodes, part)
  return found === undefined ? undefined : textIn(found)
}

function oneOf<Value extends string>(values: readonly Value[], value: string | undefined): Value | undefined {
  return values.find((each) => each === value)
}

/** A copy: the id is held to the end, and as a part of the text of its article it would hold that too. */
function keyOf(id: string | undefined): string | undefined {
  return id === undefined ? undefined : Array.from(id).join('')
}

function wholeNumber(value: string | undefined): number | undefined {
  return value !== undefined && /^[1-9][0-9]{0,2}$/.test(value) ? Number(value) : undefined
}

function list<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items
}

function defined<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]?: Exclude<Fields[Key], undefined>
  }
}
