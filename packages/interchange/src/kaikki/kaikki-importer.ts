import type { Example, Pronunciation, Sense, Variant } from '@hiap/lexicon'
import type { DraftEntry, DraftReference } from '../draft-entry.ts'
import type { Importer, ImportFacts, ImportTask } from '../importer.ts'
import { numberOf, otherFields, recordsOf, textOf, textsOf } from '../json-lines/loose-fields.ts'
import { readJsonLines } from '../json-lines/read-json-lines.ts'
import { languageTag } from '../language-tag.ts'
import { isUsualPos, kaikkiPos } from './parts-of-speech.ts'

type JsonRecord = Readonly<Record<string, unknown>>

/** What a record says and an entry has no place for, in the same places; `null` where a part has nothing left. */
export interface KaikkiKept {
  readonly record?: JsonRecord
  readonly senses?: readonly (JsonRecord | null)[]
  /** Senses without a gloss. */
  readonly bareSenses?: readonly JsonRecord[]
  readonly forms?: readonly JsonRecord[]
  readonly sounds?: readonly JsonRecord[]
  readonly translations?: readonly JsonRecord[]
}

/**
 * Reads the JSON lines of wiktextract, as kaikki.org gives them. Of a file with words of several languages, those of the
 * language asked for are read, else those of its first word.
 */
export const kaikkiImporter: Importer = {
  format: 'kaikki',
  endings: ['.jsonl', '.jsonl.json', '.ndjson'],
  recognises: (head) => /^\ufeff?\s*\{/.test(start(head)) && /"lang_code"\s*:|"senses"\s*:/.test(start(head)),
  read,
}

function start(head: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(head)
}

const licence = { spdx: 'CC-BY-SA-4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' }

async function* read(task: ImportTask): AsyncGenerator<DraftEntry, ImportFacts, undefined> {
  const gloss = task.glossLanguage ?? 'en'
  let wanted = task.language === undefined ? undefined : (languageTag(task.language) ?? task.language)
  let foreign = 0
  let redirects = 0
  let records = 0
  let fromWiktionary = false

  for await (const { row, record } of readJsonLines(task)) {
    if (textOf(record, 'redirect') !== undefined && textOf(record, 'word') === undefined) {
      redirects += 1
      continue
    }
    const code = textOf(record, 'lang_code')
    const tag = code === undefined ? undefined : languageTag(code)
    wanted ??= tag
    // A script that only one of the two names does not tell them apart: jra and jra-Latn.
    if (code !== undefined && wanted !== undefined && (tag ?? code).split('-')[0] !== wanted.split('-')[0]) {
      foreign += 1
      continue
    }
    records += 1
    fromWiktionary ||= Object.hasOwn(record, 'categories') || Object.hasOwn(record, 'head_templates')
    yield draftOf(record, row, gloss, task)
  }
  if (records === 0 && foreign > 0) {
    task.tell({
      rule: 'value-unknown',
      severity: 'fatal',
      message: `All ${foreign} words of the file are of other languages than ${wanted}.`,
      advice: 'Look at lang_code in the file, and name that language with --lang.',
    })
  }
  return {
    ...(wanted === undefined ? {} : { language: wanted }),
    glossLanguages: [gloss],
    // What wiktextract takes out of Wiktionary stays under the licence of Wiktionary.
    ...(fromWiktionary
      ? { licence, attribution: 'Wiktionary contributors; extracted by wiktextract (Ylonen 2022).' }
      : {}),
    reading: [
      'word → headword',
      `senses.glosses → glosses in ${gloss}`,
      ...(foreign === 0 ? [] : [`${foreign} words of other languages passed over`]),
      ...(redirects === 0 ? [] : [`${redirects} redirects passed over`]),
    ],
  }
}

/**
 * Fields of a record that become a part of the entry; `forms` and `sounds` only in part. Links to other words are kept
 * too, since they say more than a reference, and most lead to words that no dictionary has.
 */
const recordFields: ReadonlySet<string> = new Set([
  'id',
  'word',
  'lang',
  'lang_code',
  'pos',
  'etymology_text',
  'etymology_number',
  'forms',
  'sounds',
  'senses',
  'translations',
])

/** What other words are to the word, and what that is in an entry. */
export const linkages: readonly (readonly [field: string, type: DraftReference['type']])[] = [
  ['synonyms', 'synonym'],
  ['antonyms', 'antonym'],
  ['meronyms', 'has-part'],
  ['holonyms', 'part-of'],
  ['derived_from', 'derived-from'],
  ['related', 'see-also'],
  ['derived', 'see-also'],
]

function draftOf(record: JsonRecord, row: number, gloss: string, task: ImportTask): DraftEntry {
  const pos = textOf(record, 'pos')
  const meaning = pos === undefined ? undefined : kaikkiPos(pos)
  if (pos !== undefined && meaning === undefined) {
    task.tell({
      row,
      column: 'pos',
      rule: 'value-unknown',
      severity: 'changed',
      message: `No part of speech is known as “${pos.slice(0, 40)}”.`,
      advice: 'The entry has it as a label.',
    })
  }
  const key = textOf(record, 'id')
  const etymology = textOf(record, 'etymology_text')
  const homograph = numberOf(record, 'etymology_number')
  const { variants, romanised, forms } = readForms(record)
  const { pronunciations, sounds } = readSounds(record)
  const { senses, references: sensesReferences, kept: sensesKept, bare } = readSenses(record, gloss)
  const said = [...pronunciations, ...romanised]
  const { translations, assigned } = readTranslations(record, senses, task)
  const references = [...linkages.flatMap(([field, type]) => readLinks(record, field, type)), ...sensesReferences]
  const others = otherFields(record, recordFields)
  const kept: KaikkiKept = {
    ...(others === undefined ? {} : { record: others }),
    ...(sensesKept.every((each) => each === null) ? {} : { senses: sensesKept }),
    ...(bare.length === 0 ? {} : { bareSenses: bare }),
    ...(forms.length === 0 ? {} : { forms }),
    ...(sounds.length === 0 ? {} : { sounds }),
    ...(translations.length === 0 ? {} : { translations }),
  }
  return {
    row,
    ...(key === undefined ? {} : { key }),
    kind: meaning?.kind ?? 'word',
    headword: { text: textOf(record, 'word') ?? '' },
    ...(homograph === undefined ? {} : { homograph }),
    ...(variants.length === 0 ? {} : { variants }),
    ...(said.length === 0 ? {} : { pronunciations: said }),
    ...(pos === undefined
      ? {}
      : { partOfSpeech: { ud: meaning?.ud ?? 'X', ...(isUsualPos(pos) ? {} : { label: { en: pos } }) } }),
    senses: assigned,
    ...(etymology === undefined ? {} : { etymology }),
    ...(references.length === 0 ? {} : { references }),
    ...(Object.keys(kept).length === 0 ? {} : { kept }),
  }
}

/** Tags of a form that say which kind of variant it is. */
const variantTypes: ReadonlyMap<string, Variant['type']> = new Map([
  ['alternative', undefined],
  ['alternative-spelling', 'spelling'],
  ['dialectal', 'dialect'],
  ['abbreviation', 'abbreviation'],
  ['obsolete', 'obsolete'],
  ['archaic', 'obsolete'],
])

function readForms(record: JsonRecord): {
  readonly variants: readonly Variant[]
  readonly romanised: readonly Pronunciation[]
  readonly forms: readonly JsonRecord[]
} {
  const variants: Variant[] = []
  const romanised: Pronunciation[] = []
  const forms: JsonRecord[] = []
  for (const form of recordsOf(record, 'forms')) {
    const text = textOf(form, 'form')
    const tags = textsOf(form, 'tags')
    if (text !== undefined && tags.length === 1 && tags[0] === 'romanization') romanised.push({ romanised: text })
    else if (text !== undefined && tags.includes('alternative') && tags.every((tag) => variantTypes.has(tag))) {
      const type = tags.map((tag) => variantTypes.get(tag)).find((each) => each !== undefined)
      variants.push({ text, ...(type === undefined ? {} : { type }) })
    } else forms.push(form)
  }
  return { variants, romanised, forms }
}

const soundFields: ReadonlySet<string> = new Set(['ipa', 'roman', 'tags'])

function readSounds(record: JsonRecord): {
  readonly pronunciations: readonly Pronunciation[]
  readonly sounds: readonly JsonRecord[]
} {
  const pronunciations: Pronunciation[] = []
  const sounds: JsonRecord[] = []
  for (const sound of recordsOf(record, 'sounds')) {
    const ipa = textOf(sound, 'ipa')
    const roman = textOf(sound, 'roman')
    if (ipa === undefined && roman === undefined) {
      sounds.push(sound)
      continue
    }
    const tags = textsOf(sound, 'tags')
    pronunciations.push({
      ...(ipa === undefined ? {} : { ipa }),
      ...(roman === undefined ? {} : { romanised: roman }),
      ...(tags.length === 0 ? {} : { dialect: tags.join(', ') }),
    })
    if (otherFields(sound, soundFields) !== undefined) sounds.push(sound)
  }
  return { pronunciations, sounds }
}

const senseFields: ReadonlySet<string> = new Set(['glosses', 'examples', 'translations'])

/** Tags of a sense that are a register here. */
const registers: ReadonlyMap<string, NonNullable<Sense['register']>> = new Map([
  ['formal', 'formal'],
  ['colloquial', 'colloquial'],
  ['informal', 'colloquial'],
  ['slang', 'colloquial'],
  ['royal', 'royal'],
  ['religious', 'religious'],
  ['vulgar', 'vulgar'],
  ['literary', 'literary'],
  ['poetic', 'literary'],
])

function readSenses(
  record: JsonRecord,
  gloss: string,
): {
  readonly senses: readonly Sense[]
  readonly references: readonly DraftReference[]
  readonly kept: readonly (JsonRecord | null)[]
  readonly bare: readonly JsonRecord[]
} {
  const references: DraftReference[] = []
  const kept: (JsonRecord | null)[] = []
  const bare: JsonRecord[] = []
  const senses = recordsOf(record, 'senses').flatMap((sense): readonly Sense[] => {
    const glosses = new Map<string, string[]>()
    const own = textsOf(sense, 'glosses')
    if (own.length > 0) glosses.set(gloss, [...own])
    for (const translation of recordsOf(sense, 'translations')) {
      const code = textOf(translation, 'lang_code') ?? textOf(translation, 'code')
      const word = textOf(translation, 'word')
      if (code === undefined || word === undefined) continue
      const list = glosses.get(code)
      if (list === undefined) glosses.set(code, [word])
      else list.push(word)
    }
    if (glosses.size === 0) {
      bare.push(sense)
      return []
    }
    const examples = recordsOf(sense, 'examples').flatMap((example) => exampleOf(example, gloss) ?? [])
    const unread = recordsOf(sense, 'examples').filter((example) => exampleOf(example, gloss) === undefined)
    const tags = textsOf(sense, 'tags')
    const register = tags.length === 1 ? registers.get(tags[0] ?? '') : undefined
    // A register that is written otherwise here is kept as it was.
    const exact = register !== undefined && tags[0] === register
    for (const [field, type] of linkFields) {
      for (const reference of readLinks(sense, field, type)) references.push(reference)
    }
    const others = otherFields(sense, exact ? new Set([...senseFields, 'tags']) : senseFields)
    const left = { ...others, ...(unread.length === 0 ? {} : { examples: unread }) }
    kept.push(Object.keys(left).length === 0 ? null : left)
    return [
      {
        glosses: Object.fromEntries(glosses),
        ...(register === undefined ? {} : { register }),
        ...(examples.length === 0 ? {} : { examples }),
      },
    ]
  })
  return { senses, references, kept, bare }
}

function exampleOf(example: JsonRecord, gloss: string): Example | undefined {
  const text = textOf(example, 'text')
  const translation = textOf(example, 'translation') ?? textOf(example, 'english')
  return text === undefined || translation === undefined
    ? undefined
    : { text, translations: { [gloss]: translation }, status: 'attested' }
}

/**
 * Translations of the word as a whole go to the sense that they name, or to the only one; the others are kept. Only
 * those in the languages of the option `translations` are read: a word of the English Wiktionary has hundreds.
 */
function readTranslations(
  record: JsonRecord,
  senses: readonly Sense[],
  { options }: ImportTask,
): { readonly translations: readonly JsonRecord[]; readonly assigned: readonly Sense[] } {
  const all = recordsOf(record, 'translations')
  const languages = new Set((options.translations ?? '').split(',').flatMap((tag) => languageTag(tag.trim()) ?? []))
  if (all.length === 0 || languages.size === 0) return { translations: all, assigned: senses }
  const left: JsonRecord[] = []
  const added = senses.map((sense) => new Map(Object.entries(sense.glosses)))
  for (const translation of all) {
    const code = languageTag(textOf(translation, 'lang_code') ?? textOf(translation, 'code') ?? '')
    const word = textOf(translation, 'word')
    const named = textOf(translation, 'sense')
    const at =
      senses.length === 1
        ? 0
        : senses.findIndex(
            ({ glosses }) => named !== undefined && Object.values(glosses).some((list) => list.includes(named)),
          )
    const glosses = added[at]
    if (code === undefined || !languages.has(code) || word === undefined || glosses === undefined)
      left.push(translation)
    else glosses.set(code, [...(glosses.get(code) ?? []), word])
  }
  return {
    translations: left,
    assigned: senses.map((sense, index) => ({ ...sense, glosses: Object.fromEntries(added[index] ?? []) })),
  }
}

const linkFields: readonly (readonly [field: string, type: DraftReference['type']])[] = [
  ['synonyms', 'synonym'],
  ['antonyms', 'antonym'],
  ['alt_of', 'variant-of'],
  ['form_of', 'see-also'],
]

function readLinks(record: JsonRecord, field: string, type: DraftReference['type']): readonly DraftReference[] {
  return recordsOf(record, field).flatMap((link) => {
    const headword = textOf(link, 'word')
    const key = textOf(link, 'id')
    if (headword === undefined && key === undefined) return []
    return [{ type, ...(key === undefined ? {} : { key }), ...(headword === undefined ? {} : { headword }) }]
  })
}
