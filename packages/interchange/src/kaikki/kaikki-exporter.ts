import type { CrossReference, Entry, Example, Pronunciation, Variant } from '@hiap/lexicon'
import { type DroppedCount, droppedCount } from '../dropped-count.ts'
import type { Dropped, Exporter, ExportSource, ExportTarget } from '../exporter.ts'
import { recordOf, recordsOf, textOf } from '../json-lines/loose-fields.ts'
import { languageTag } from '../language-tag.ts'
import { linkages } from './kaikki-importer.ts'
import { kaikkiPos, posOf } from './parts-of-speech.ts'

type JsonRecord = Readonly<Record<string, unknown>>

const reasons = {
  kind: 'The part of speech does not tell it.',
  'headword.orthography': 'wiktextract has no field for it.',
  forms: 'A form has no language.',
  'variants[].note': 'A form has no note.',
  pronunciations: 'A sound without transcription has no place.',
  'pronunciations[].audio': 'wiktextract names recordings by their addresses.',
  'pronunciations[].speaker': 'wiktextract has no field for it.',
  'pronunciations[].source': 'wiktextract has no sources.',
  'partOfSpeech.label': 'A part of speech is one of the list of wiktextract.',
  frequencyBand: 'wiktextract has no field for it.',
  'senses[].definition': 'A sense has glosses alone.',
  'senses[].semanticDomain': 'wiktextract names topics by words, not by numbers.',
  'senses[].dialect': 'The tags of a sense are from a list.',
  'senses[].note': 'A sense has no note.',
  'senses[].examples': 'An example has one translation, in the language of the glosses.',
  'senses[].examples[].translations': 'An example has one translation, in the language of the glosses.',
  'senses[].examples[].source': 'wiktextract has no sources.',
  status: 'wiktextract has no field for it.',
  review: 'wiktextract has no field for it.',
  sources: 'wiktextract has no sources.',
  notes: 'wiktextract has no field for it.',
  media: 'wiktextract names recordings by their addresses.',
  culture: 'wiktextract has no field for it.',
} as const

type Count = DroppedCount<keyof typeof reasons>

/**
 * Writes one JSON object a line in the shape of wiktextract. Glosses are in the first language of the dictionary; those
 * in the others are the translations of the sense. `id` of a record and of a link are not of wiktextract: they name the
 * entry.
 */
export const kaikkiExporter: Exporter = { format: 'kaikki', ending: '.jsonl', write }

async function write(source: ExportSource, name: string, target: ExportTarget): Promise<readonly Dropped[]> {
  const { language, glossLanguages } = source.manifest
  const dropped = droppedCount(reasons)
  const headwords = new Map<string, string>()
  for await (const { id, headword } of source.entries()) headwords.set(id, headword.text)
  const file = await target.file(`${name}.jsonl`)
  const short = language.split('-')[0] ?? language
  const head = { lang: nameOf(short), lang_code: languageTag(short) === language ? short : language }
  const gloss = glossLanguages[0] ?? 'en'
  for await (const entry of source.entries()) {
    const record = recordOfEntry(entry, head, gloss, headwords, keptOf(source.kept(entry.id)), dropped)
    await file.write(`${JSON.stringify(record)}\n`)
  }
  await file.end()
  return dropped.list()
}

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' })

function nameOf(tag: string): string {
  return names.of(tag) ?? tag
}

/** What an import of this format kept, looked at as loosely as a file: it has been on a disk. */
function keptOf(kept: unknown): JsonRecord {
  return recordOf({ kept }, 'kept')
}

function recordOfEntry(
  entry: Entry,
  head: JsonRecord,
  gloss: string,
  headwords: ReadonlyMap<string, string>,
  kept: JsonRecord,
  dropped: Count,
): JsonRecord {
  const { partOfSpeech, kind, homograph, etymology } = entry
  const pos =
    partOfSpeech === undefined && kind === 'word'
      ? undefined
      : posOf(partOfSpeech?.ud ?? 'X', kind, partOfSpeech?.label?.en)
  if (pos !== undefined && kaikkiPos(pos)?.kind !== kind) dropped.add('kind', kind)
  if (
    partOfSpeech?.label !== undefined &&
    (pos !== partOfSpeech.label.en || Object.keys(partOfSpeech.label).length > 1)
  ) {
    dropped.add('partOfSpeech.label', partOfSpeech.label)
  }
  dropped.add('headword.orthography', entry.headword.orthography)
  for (const field of ['forms', 'frequencyBand', 'review', 'sources', 'notes', 'media', 'culture'] as const) {
    dropped.add(field, entry[field])
  }
  if (entry.status !== 'attested') dropped.add('status', entry.status)
  const forms = [...(entry.variants ?? []).map((variant) => formOf(variant, dropped)), ...recordsOf(kept, 'forms')]
  const sounds = soundsOf(entry.pronunciations ?? [], recordsOf(kept, 'sounds'), dropped)
  const others = recordOf(kept, 'record')
  const links = linksOf(entry.crossReferences ?? [], headwords, others)
  const translations = recordsOf(kept, 'translations')
  return {
    ...others,
    id: entry.id,
    word: entry.headword.text,
    ...head,
    ...(pos === undefined ? {} : { pos }),
    ...(homograph === undefined ? {} : { etymology_number: homograph }),
    ...(etymology === undefined ? {} : { etymology_text: etymology }),
    ...(forms.length === 0 ? {} : { forms }),
    ...(sounds.length === 0 ? {} : { sounds }),
    ...links,
    senses: [...sensesOf(entry, gloss, headwords, kept, dropped), ...recordsOf(kept, 'bareSenses')],
    ...(translations.length === 0 ? {} : { translations }),
  }
}

const variantTags = {
  spelling: ['alternative', 'alternative-spelling'],
  dialect: ['alternative', 'dialectal'],
  abbreviation: ['alternative', 'abbreviation'],
  obsolete: ['alternative', 'obsolete'],
} as const

function formOf({ text, type, note }: Variant, dropped: Count): JsonRecord {
  dropped.add('variants[].note', note)
  return { form: text, tags: type === undefined ? ['alternative'] : variantTags[type] }
}

function soundsOf(
  pronunciations: readonly Pronunciation[],
  kept: readonly JsonRecord[],
  dropped: Count,
): readonly JsonRecord[] {
  const left = [...kept]
  const sounds = pronunciations.flatMap((said): readonly JsonRecord[] => {
    const { ipa, romanised, dialect } = said
    dropped.add('pronunciations[].audio', said.audio)
    dropped.add('pronunciations[].speaker', said.speaker)
    dropped.add('pronunciations[].source', said.source)
    if (ipa === undefined && romanised === undefined) {
      dropped.add('pronunciations', said)
      return []
    }
    const at = left.findIndex((sound) => textOf(sound, 'ipa') === ipa && textOf(sound, 'roman') === romanised)
    const [more = {}] = at === -1 ? [] : left.splice(at, 1)
    return [
      {
        ...more,
        ...(ipa === undefined ? {} : { ipa }),
        ...(romanised === undefined ? {} : { roman: romanised }),
        ...(dialect === undefined ? {} : { tags: Object.hasOwn(more, 'tags') ? more.tags : [dialect] }),
      },
    ]
  })
  return [...sounds, ...left]
}

/** Links of the entry as a whole, each behind those that were kept and name the same word. */
function linksOf(
  references: readonly CrossReference[],
  headwords: ReadonlyMap<string, string>,
  kept: JsonRecord,
): JsonRecord {
  const links = new Map<string, JsonRecord[]>()
  for (const [field] of linkages) {
    const before = recordsOf(kept, field)
    if (before.length > 0) links.set(field, [...before])
  }
  for (const { type, entry } of references) {
    const field = linkages.find(([, each]) => each === type)?.[0]
    const word = headwords.get(entry)
    if (field === undefined || word === undefined) continue
    const list = links.get(field) ?? []
    if (!list.some((link) => leadsTo(link, word, entry, headwords))) list.push({ word, id: entry })
    links.set(field, list)
  }
  return Object.fromEntries(links)
}

/** Whether a link has this entry for its end; one without an id of ours means any entry of the word. */
function leadsTo(link: JsonRecord, word: string, id: string, headwords: ReadonlyMap<string, string>): boolean {
  const to = textOf(link, 'id')
  return textOf(link, 'word') === word && (to === undefined || to === id || !headwords.has(to))
}

function sensesOf(
  { senses, crossReferences = [] }: Entry,
  gloss: string,
  headwords: ReadonlyMap<string, string>,
  kept: JsonRecord,
  dropped: Count,
): readonly JsonRecord[] {
  const others = Array.isArray(kept.senses) && kept.senses.length === senses.length ? kept.senses : []
  const variantOf = crossReferences.flatMap(({ type, entry }) => {
    const word = headwords.get(entry)
    return type === 'variant-of' && word !== undefined ? [{ word, id: entry }] : []
  })
  return senses.map((sense, index) => {
    const more = recordOf({ more: others[index] }, 'more')
    const { definition, semanticDomain, dialect, note, register, glosses } = sense
    dropped.add('senses[].definition', definition)
    dropped.add('senses[].semanticDomain', semanticDomain)
    dropped.add('senses[].dialect', dialect)
    dropped.add('senses[].note', note)
    const translations = Object.entries(glosses).flatMap(([tag, texts]) =>
      tag === gloss ? [] : texts.map((word) => ({ lang: nameOf(tag), lang_code: tag, word })),
    )
    const examples = [
      ...(sense.examples ?? []).flatMap((each) => exampleOf(each, gloss, dropped)),
      ...recordsOf(more, 'examples'),
    ]
    const keptLinks = recordsOf(more, 'alt_of')
    const altOf =
      index > 0
        ? keptLinks
        : [
            ...keptLinks,
            ...variantOf.filter(({ word, id }) => !keptLinks.some((link) => leadsTo(link, word, id, headwords))),
          ]
    return {
      ...more,
      glosses: glosses[gloss] ?? [],
      ...(register === undefined || Object.hasOwn(more, 'tags') ? {} : { tags: [register] }),
      ...(translations.length === 0 ? {} : { translations }),
      ...(examples.length === 0 ? {} : { examples }),
      ...(altOf.length === 0 ? {} : { alt_of: altOf }),
    }
  })
}

function exampleOf({ text, translations, source }: Example, gloss: string, dropped: Count): readonly JsonRecord[] {
  const translation = translations[gloss]
  if (translation === undefined) {
    dropped.add('senses[].examples', text)
    return []
  }
  dropped.add('senses[].examples[].source', source)
  dropped.add('senses[].examples[].translations', Object.keys(translations).slice(1))
  return [{ text, translation }]
}
