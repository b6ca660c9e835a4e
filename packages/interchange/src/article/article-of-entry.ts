import type { Entry, Example, LocalisedText, Manifest, Media, Pronunciation, Sense } from '@hiap/lexicon'
import { type ArticleLabels, articleLabels } from './article-labels.ts'
import { type ArticleElement, type ArticleNode, element } from './article-node.ts'

/** What an article is made with. */
export interface ArticleSetting {
  readonly manifest: Manifest
  /** The headword of another entry, for references. */
  headwordOf(entryId: string): string | undefined
  /** How the format links to a headword. */
  linkTo(headword: string): string
  /** How the format names a media file; `undefined` where it is not there. */
  mediaAddress(media: Media): string | undefined
}

/**
 * Makes an entry into an article that a reader sees well and a program reads back whole: every part is an element that
 * says what it is by `data-hiap`. Elements are those that HTML and Yomitan have in common.
 *
 * @example
 * articleOfEntry(entry, setting) // <div data-hiap="entry" data-id="k0001">…
 */
export function articleOfEntry(entry: Entry, setting: ArticleSetting): ArticleElement {
  const { manifest } = setting
  const labels = articleLabels(manifest.glossLanguages[0])
  const { headword, review, culture } = entry
  return element(
    'div',
    {
      part: 'entry',
      data: {
        id: entry.id,
        kind: entry.kind,
        homograph: entry.homograph,
        script: headword.script,
        band: entry.frequencyBand,
        status: entry.status,
      },
    },
    headOf(entry, manifest, labels),
    element(
      entry.senses.length > 1 ? 'ol' : 'ul',
      {},
      entry.senses.map((sense) => senseOf(sense, manifest, labels)),
    ),
    referencesOf(entry, setting, labels),
    entry.etymology === undefined
      ? undefined
      : element('div', {}, `${labels.etymology}: `, text('span', 'etymology', entry.etymology)),
    culture === undefined
      ? undefined
      : element(
          'div',
          { part: 'culture' },
          localised('div', 'place', culture.place),
          localised('div', 'time', culture.time),
        ),
    entry.notes?.map((note) => localised('div', 'note', note)),
    entry.media?.map((item) => mediaOf(item, setting)),
    review === undefined
      ? undefined
      : element('div', {}, `${labels.reviewed}: `, text('span', 'review', review.by, undefined, { date: review.date })),
    sourcesOf(entry, manifest, labels),
  )
}

function text(
  tag: string,
  part: string,
  value: string,
  lang?: string,
  data: Readonly<Record<string, string | undefined>> = {},
): ArticleElement {
  return element(tag, { part, data, ...(lang === undefined ? {} : { lang }) }, value)
}

/** Texts in several languages, one beside the other. */
function localised(tag: string, part: string, texts: LocalisedText | undefined): ArticleElement | undefined {
  if (texts === undefined) return undefined
  const all = Object.entries(texts).map(([lang, value]) => text('span', 'in', value, lang))
  return element(tag, { part }, between(all, ' / '))
}

function between(nodes: readonly ArticleNode[], separator: string): readonly ArticleNode[] {
  return nodes.flatMap((node, index) => (index === 0 ? [node] : [separator, node]))
}

function headOf(entry: Entry, { language }: Manifest, labels: ArticleLabels): ArticleElement | undefined {
  const { partOfSpeech, headword, homograph, forms = [], variants = [], pronunciations = [] } = entry
  const nodes: ArticleNode[] = [
    ...(homograph === undefined ? [] : [`(${homograph})`]),
    ...pronunciations.map(pronunciationOf),
    ...(partOfSpeech === undefined
      ? []
      : [
          element(
            'span',
            { part: 'part-of-speech', data: { ud: partOfSpeech.ud } },
            localised('span', 'label', partOfSpeech.label) ?? labels.partsOfSpeech[partOfSpeech.ud],
          ),
        ]),
    ...forms.map((form) => text('span', 'form', form.text, form.language)),
    ...(headword.orthography === undefined ? [] : [text('span', 'orthography', headword.orthography)]),
    ...(variants.length === 0 ? [] : [`${labels.variants}:`]),
    ...variants.map((variant) =>
      element(
        'span',
        { part: 'variant', data: { type: variant.type } },
        text('span', 'text', variant.text, language),
        variant.note === undefined ? undefined : ' ',
        localised('span', 'note', variant.note),
      ),
    ),
  ]
  return nodes.length === 0 ? undefined : element('div', {}, between(nodes, ' '))
}

function pronunciationOf({ ipa, romanised, dialect, speaker, source, audio }: Pronunciation): ArticleElement {
  const nodes = [
    ...(ipa === undefined ? [] : [element('span', {}, '[', text('span', 'ipa', ipa), ']')]),
    ...(romanised === undefined ? [] : [text('span', 'romanised', romanised)]),
    ...(dialect === undefined ? [] : [text('span', 'dialect', dialect)]),
    ...(speaker === undefined ? [] : [text('span', 'speaker', speaker)]),
  ]
  return element('span', { part: 'pronunciation', data: { source, audio } }, between(nodes, ' '))
}

function senseOf(sense: Sense, { language }: Manifest, labels: ArticleLabels): ArticleElement {
  const { register, dialect, glosses, definition, examples, note } = sense
  return element(
    'li',
    { part: 'sense', data: { domain: sense.semanticDomain, register } },
    register === undefined ? undefined : `(${labels.registers[register]}) `,
    dialect === undefined ? undefined : element('span', {}, '(', text('span', 'dialect', dialect), ') '),
    Object.entries(glosses).map(([lang, texts]) =>
      element(
        'div',
        { part: 'glosses', lang },
        between(
          texts.map((each) => text('span', 'gloss', each)),
          '; ',
        ),
      ),
    ),
    localised('div', 'definition', definition),
    examples === undefined
      ? undefined
      : element(
          'ul',
          {},
          examples.map((each) => exampleOf(each, language)),
        ),
    localised('div', 'note', note),
  )
}

function exampleOf({ text: said, translations, status, source }: Example, language: string): ArticleElement {
  return element(
    'li',
    { part: 'example', data: { status, source } },
    text('span', 'text', said, language),
    ' ',
    localised('div', 'translations', translations),
  )
}

function referencesOf(entry: Entry, setting: ArticleSetting, labels: ArticleLabels): ArticleElement | undefined {
  const nodes = (entry.crossReferences ?? []).flatMap(({ type, entry: to }) => {
    const headword = setting.headwordOf(to)
    return headword === undefined
      ? []
      : [
          element(
            'div',
            {},
            `${labels.references[type]}: `,
            element(
              'span',
              { part: 'reference', data: { type, entry: to } },
              element('a', { href: setting.linkTo(headword), lang: setting.manifest.language }, headword),
            ),
          ),
        ]
  })
  return nodes.length === 0 ? undefined : element('div', {}, nodes)
}

function mediaOf(media: Media, { mediaAddress }: ArticleSetting): ArticleElement {
  const { id, type, file, licence, speaker, consent, caption } = media
  const address = mediaAddress(media)
  const shown =
    address === undefined
      ? undefined
      : type === 'image'
        ? element('img', { src: address })
        : element('a', { href: address }, '▶ ')
  return element(
    'div',
    { part: 'media', data: { id, type, file, consent } },
    shown,
    localised('span', 'caption', caption),
    ' (',
    text('span', 'licence', licence),
    speaker === undefined ? undefined : '; ',
    speaker === undefined ? undefined : text('span', 'speaker', speaker),
    ')',
  )
}

function sourcesOf(entry: Entry, { sources }: Manifest, labels: ArticleLabels): ArticleElement {
  const titles = new Map(sources.map(({ id, title }) => [id, title]))
  const citations = entry.sources.map(({ source, supports, form, locator, note }) =>
    element(
      'span',
      { part: 'citation', data: { source, supports: supports.join(' ') } },
      titles.get(source) ?? source,
      form === undefined ? undefined : element('span', {}, ' “', text('span', 'text', form), '”'),
      locator === undefined ? undefined : element('span', {}, ', ', text('span', 'locator', locator)),
      note === undefined ? undefined : element('span', {}, ' (', text('span', 'note', note), ')'),
    ),
  )
  return element(
    'div',
    {},
    entry.status === 'attested' ? undefined : `${labels.statuses[entry.status]}. `,
    `${labels.sources}: `,
    between(citations, '; '),
  )
}
