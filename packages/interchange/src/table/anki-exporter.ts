import type { Entry, Media } from '@hiap/lexicon'
import { type DroppedCount, droppedCount } from '../dropped-count.ts'
import type { Dropped, Exporter, ExportSource, ExportTarget } from '../exporter.ts'

const reasons = {
  'headword.orthography': 'A note has no field for it.',
  forms: 'A note has no field for it.',
  'variants[].type': 'A note has the text of a variant alone.',
  'variants[].note': 'A note has the text of a variant alone.',
  'pronunciations[].speaker': 'A note has no field for it.',
  'pronunciations[].dialect': 'A note has no field for it.',
  'partOfSpeech.label': 'A note has one label, in the first language of the dictionary.',
  frequencyBand: 'A note has no field for it.',
  'senses[].register': 'A note has no field for it.',
  'senses[].dialect': 'A note has no field for it.',
  'senses[].note': 'A note has no field for it.',
  'senses[].definition': 'A note has glosses alone.',
  crossReferences: 'Notes do not lead to one another.',
  etymology: 'A note has no field for it.',
  review: 'A note has no field for it.',
  notes: 'A note has no field for it.',
  culture: 'A note has no field for it.',
  media: 'The file is not there.',
} as const

type Count = DroppedCount<keyof typeof reasons>

/**
 * Writes notes that Anki imports (2.1.54 and later): a text with tabs, and the recordings and pictures in a folder beside
 * it, under the names by which the notes call them. A note is known by the dictionary and the id of its entry, so that a
 * second import renews notes instead of doubling them.
 *
 * Header lines: https://docs.ankiweb.net/importing/text-files.html#file-headers
 */
export const ankiExporter: Exporter = { format: 'anki', ending: '.txt', write }

async function write(source: ExportSource, name: string, target: ExportTarget): Promise<readonly Dropped[]> {
  const { manifest } = source
  const languages = manifest.glossLanguages
  const dropped = droppedCount(reasons)
  const media = mediaNames(manifest.id)
  const columns = [
    'GUID',
    'Headword',
    'Pronunciation',
    'Part of speech',
    ...languages.map((tag) => `Meaning (${tag})`),
    'Examples',
    'Variants',
    'Sound',
    'Picture',
    'Sources',
    'Tags',
  ]
  const file = await target.file(`${name}.txt`)
  const title = manifest.title.vi ?? Object.values(manifest.title)[0] ?? manifest.id
  await file.write(
    [
      '#separator:tab',
      '#html:true',
      `#deck:${oneLine(title).replaceAll('::', ': ')}`,
      `#columns:${columns.join('\t')}`,
      '#guid column:1',
      `#tags column:${columns.length}`,
      '',
    ].join('\n'),
  )
  for await (const entry of source.entries()) {
    countDropped(entry, dropped)
    const there = (entry.media ?? []).filter((item) => {
      const found = source.media(item.file) !== undefined
      if (!found) dropped.add('media', item)
      return found
    })
    const cells = [
      `${manifest.id}:${entry.id}`,
      escaped(entry.headword.text),
      (entry.pronunciations ?? []).map(readingOf).filter(Boolean).join(', '),
      escaped(labelOf(entry, languages[0])),
      ...languages.map((tag) => meaningsOf(entry, tag)),
      examplesOf(entry, languages),
      (entry.variants ?? []).map(({ text }) => escaped(text)).join(', '),
      there
        .filter(({ type }) => type !== 'image')
        .map((item) => `[sound:${media.nameOf(item)}]`)
        .join(' '),
      there
        .filter(({ type }) => type === 'image')
        .map((item) => `<img src="${media.nameOf(item)}">`)
        .join(' '),
      [...new Set(entry.sources.map(({ source: id }) => id))].map(escaped).join(', '),
      tagsOf(entry, manifest.id),
    ]
    await file.write(`${cells.join('\t')}\n`)
  }
  await file.end()
  for (const [path, flat] of media.names()) {
    const copy = await target.file(`${name}.media/${flat}`)
    for await (const piece of source.media(path) ?? []) await copy.write(piece)
    await copy.end()
  }
  return dropped.list()
}

/** Names of media in the one folder that Anki has for all decks. */
function mediaNames(dictionary: string): { nameOf(item: Media): string; names(): ReadonlyMap<string, string> } {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  return {
    nameOf({ file }) {
      const known = names.get(file)
      if (known !== undefined) return known
      const flat = `${dictionary}-${file.replace(/[^A-Za-z0-9._-]/g, '-')}`
      let name = flat
      for (let time = 2; taken.has(name.toLowerCase()); time++) name = flat.replace(/(\.[^.]*)?$/, `-${time}$1`)
      taken.add(name.toLowerCase())
      names.set(file, name)
      return name
    },
    names: () => names,
  }
}

function readingOf({ ipa, romanised }: NonNullable<Entry['pronunciations']>[number]): string {
  return [ipa, romanised].flatMap((text) => (text === undefined ? [] : [escaped(text)])).join(' ')
}

function labelOf({ partOfSpeech }: Entry, tag: string | undefined): string {
  if (partOfSpeech === undefined) return ''
  const { ud, label = {} } = partOfSpeech
  return (tag === undefined ? undefined : label[tag]) ?? Object.values(label)[0] ?? ud
}

/** The senses that have a meaning in a language, with the numbers that they have in the dictionary. */
function meaningsOf({ senses }: Entry, tag: string): string {
  return senses
    .flatMap(({ glosses }, index) => {
      const texts = glosses[tag]
      if (texts === undefined) return []
      return [`${senses.length > 1 ? `${index + 1}. ` : ''}${texts.map(escaped).join('; ')}`]
    })
    .join('<br>')
}

function examplesOf({ senses }: Entry, languages: readonly string[]): string {
  return senses
    .flatMap(({ examples = [] }) => examples)
    .map(({ text, translations }) => {
      const translation = languages.map((tag) => translations[tag]).find((each) => each !== undefined)
      const any = translation ?? Object.values(translations)[0]
      return any === undefined ? escaped(text) : `${escaped(text)} – ${escaped(any)}`
    })
    .join('<br>')
}

function tagsOf({ partOfSpeech, status, kind, senses }: Entry, dictionary: string): string {
  const domains = senses.flatMap(({ semanticDomain }) =>
    semanticDomain === undefined ? [] : [`domain::${semanticDomain}`],
  )
  return [
    dictionary,
    `kind::${kind}`,
    `status::${status}`,
    ...(partOfSpeech === undefined ? [] : [`pos::${partOfSpeech.ud}`]),
    ...new Set(domains),
  ].join(' ')
}

function countDropped(entry: Entry, dropped: Count): void {
  dropped.add('headword.orthography', entry.headword.orthography)
  for (const field of [
    'forms',
    'frequencyBand',
    'crossReferences',
    'etymology',
    'review',
    'notes',
    'culture',
  ] as const) {
    dropped.add(field, entry[field])
  }
  for (const { type, note } of entry.variants ?? []) {
    dropped.add('variants[].type', type)
    dropped.add('variants[].note', note)
  }
  for (const { speaker, dialect } of entry.pronunciations ?? []) {
    dropped.add('pronunciations[].speaker', speaker)
    dropped.add('pronunciations[].dialect', dialect)
  }
  if (Object.keys(entry.partOfSpeech?.label ?? {}).length > 1)
    dropped.add('partOfSpeech.label', entry.partOfSpeech?.label)
  for (const { register, dialect, note, definition } of entry.senses) {
    dropped.add('senses[].register', register)
    dropped.add('senses[].dialect', dialect)
    dropped.add('senses[].note', note)
    dropped.add('senses[].definition', definition)
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** A text as the HTML that Anki shows; without quotation marks, so that no cell needs any around it. */
function escaped(text: string): string {
  return (
    oneLine(text)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // `[sound:…]` and `{{…}}` mean something to Anki wherever they stand.
      .replaceAll('[sound:', '[sound&#58;')
      .replaceAll('{{', '&#123;&#123;')
  )
}
