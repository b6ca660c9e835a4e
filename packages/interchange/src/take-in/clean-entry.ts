import {
  anyLanguageOf,
  type Citation,
  type Entry,
  type Example,
  type LocalisedText,
  type Media,
  type Pronunciation,
  type Sense,
  suggestSpelling,
  type Variant,
  type WrittenForm,
} from '@hiap/lexicon'
import type { DraftEntry } from '../draft-entry.ts'
import { languageTag } from '../language-tag.ts'
import type { ProblemCode } from '../problem.ts'
import { cleanText, type RepairKind } from './clean-text.ts'
import type { EncodingsByTag } from './legacy-encodings.ts'
import { scriptOf } from './script-of.ts'

/** A text that is written otherwise than the file has it. */
export interface Repair {
  readonly field: string
  readonly before: string
  readonly after: string
  readonly kinds: readonly RepairKind[]
}

/** A draft whose texts an entry may have; what hangs on other entries and on the manifest is still to come. */
export interface CleanEntry {
  readonly entry: Omit<Entry, 'id' | 'homograph' | 'status' | 'sources' | 'crossReferences'>
  /** The headword as the file has it, where that is otherwise; one line, NFC. */
  readonly form: string | undefined
  readonly citations: readonly Citation[] | undefined
  readonly repairs: readonly Repair[]
  /** What could not stay, by its path in the draft. */
  readonly leftOut: ReadonlyMap<string, unknown>
}

/** What cleaning needs to know of the dictionary. */
export interface CleanSetting {
  /** Tag of the headwords. */
  readonly language: string
  readonly encodings: EncodingsByTag
  /** Id under which the file imported is cited. */
  readonly source: string
  /** Tags of the glosses seen so far, in the order in which they came; cleaning adds to them. */
  readonly glossLanguages: Set<string>
}

/** A problem of a record, whose place the caller knows. */
export interface EntryProblem {
  readonly column: string
  readonly rule: ProblemCode
  readonly severity: 'left-out' | 'changed'
  readonly message: string
  readonly advice: string
}

/** What a headword has at least one of: marks alone are no word. */
const anySign = /[\p{L}\p{N}\p{P}\p{S}]/u

/** As many as the schema of entries allows. */
const most = { items: 100, glosses: 50, glossLanguages: 20 } as const

/**
 * Rebuilds a draft field by field with clean texts. What an entry may not have is told, left out and kept by its path;
 * where the headword or every meaning is lost, nothing remains and the answer is `undefined`.
 */
export function cleanEntry(
  draft: DraftEntry,
  { language, encodings, source: own, glossLanguages }: CleanSetting,
  tell: (problem: EntryProblem) => void,
): CleanEntry | undefined {
  const repairs: Repair[] = []
  const leftOut = new Map<string, unknown>()

  const text = (raw: string | undefined, tag: string | undefined, field: string): string | undefined => {
    if (raw === undefined) return undefined
    const clean = cleanText(raw, tag, tag === undefined ? undefined : encodings.get(tag))
    if (clean.text === undefined) {
      const { rule, message, advice } = clean
      leftOut.set(field, raw)
      tell({ column: field, rule, severity: 'changed', message: `${message}; the text is left out.`, advice })
      return undefined
    }
    if (clean.repairs.length > 0) repairs.push({ field, before: raw, after: clean.text, kinds: clean.repairs })
    if (clean.doubts.length > 0) tellDoubt(field, clean.doubts.join(', '), 'after conversion from an old encoding')
    return clean.text === '' ? undefined : clean.text
  }
  const tellDoubt = (column: string, what: string, why: string): void =>
    tell({
      column,
      rule: 'letter-doubtful',
      severity: 'changed',
      message: `“${what}” is doubtful ${why}.`,
      advice: 'Look at it in the entry, and mend it in the file that it came from.',
    })
  const atMost = <Item>(items: readonly Item[] | undefined, limit: number, field: string): readonly Item[] => {
    if (items === undefined || items.length <= limit) return items ?? []
    leftOut.set(`${field}[${limit}…]`, items.slice(limit))
    tell({
      column: field,
      rule: 'value-unknown',
      severity: 'changed',
      message: `There are ${items.length}; an entry has at most ${limit}.`,
      advice: 'The others are kept beside the entry.',
    })
    return items.slice(0, limit)
  }
  const tagAt = (tag: string, value: unknown, field: string): string | undefined => {
    const canonical = languageTag(tag)
    if (canonical !== undefined) return canonical
    leftOut.set(field, value)
    tell({
      column: field,
      rule: 'value-unknown',
      severity: 'changed',
      message: `“${tag.slice(0, 40)}” is no tag of a language.`,
      advice: 'Use a tag of BCP 47, such as vi; the text is kept beside the entry.',
    })
    return undefined
  }
  const localised = (texts: LocalisedText | undefined, field: string): LocalisedText | undefined => {
    if (texts === undefined) return undefined
    const made = new Map<string, string>()
    for (const [tag, raw] of Object.entries(texts)) {
      const canonical = tagAt(tag, raw, `${field}.${tag}`)
      if (canonical === undefined) continue
      const clean = text(raw, canonical, `${field}.${tag}`)
      if (clean === undefined) continue
      const there = made.get(canonical)
      made.set(canonical, there === undefined || there === clean ? clean : `${there} / ${clean}`)
    }
    return made.size === 0 ? undefined : Object.fromEntries(made)
  }
  const list = <Item, Made>(
    items: readonly Item[] | undefined,
    field: string,
    make: (item: Item, field: string) => Made | undefined,
  ): readonly Made[] | undefined => {
    const made = atMost(items, most.items, field).flatMap((item, index) => make(item, `${field}[${index}]`) ?? [])
    return made.length === 0 ? undefined : made
  }

  const example = ({ text: raw, translations, status, source }: Example, field: string): Example | undefined => {
    const said = text(raw, language, `${field}.text`)
    const translated = localised(translations, `${field}.translations`)
    // An example in one language alone teaches nobody.
    if (said !== undefined && translated !== undefined) {
      const cited = source ?? (status === 'attested' ? own : undefined)
      return { text: said, translations: translated, status, ...given({ source: cited }) }
    }
    leftOut.set(field, { text: raw, translations })
    return undefined
  }

  const glossesOf = (glosses: Sense['glosses'], field: string): ReadonlyMap<string, readonly string[]> => {
    const made = new Map<string, string[]>()
    for (const [tag, raw] of Object.entries(glosses)) {
      const canonical = tagAt(tag, raw, `${field}.${tag}`)
      if (canonical === undefined) continue
      if (!glossLanguages.has(canonical) && glossLanguages.size >= most.glossLanguages) {
        leftOut.set(`${field}.${tag}`, raw)
        tell({
          column: `${field}.${tag}`,
          rule: 'value-unknown',
          severity: 'changed',
          message: `A dictionary has glosses in at most ${most.glossLanguages} languages.`,
          advice: 'Name the languages that matter with --gloss; these glosses are kept beside the entry.',
        })
        continue
      }
      const texts = atMost(raw, most.glosses, `${field}.${tag}`).flatMap(
        (gloss, index) => text(gloss, canonical, `${field}.${tag}[${index}]`) ?? [],
      )
      if (texts.length === 0) continue
      const all = new Set([...(made.get(canonical) ?? []), ...texts])
      made.set(canonical, [...all].slice(0, most.glosses))
    }
    return made
  }

  const sense = (item: Sense, field: string): Sense | undefined => {
    let glosses = glossesOf(item.glosses, `${field}.glosses`)
    let definition = localised(item.definition, `${field}.definition`)
    if (glosses.size === 0 && definition !== undefined) {
      // A sense has a gloss; where the file has but a definition, that is what it says.
      glosses = new Map(Object.entries(definition).map(([tag, said]) => [tag, [said]]))
      definition = undefined
    }
    if (glosses.size === 0) {
      if (Object.keys(item).length > 1) leftOut.set(field, item)
      return undefined
    }
    for (const tag of glosses.keys()) glossLanguages.add(tag)
    return {
      glosses: Object.fromEntries(glosses),
      ...given({
        definition,
        semanticDomain: item.semanticDomain,
        register: item.register,
        dialect: text(item.dialect, undefined, `${field}.dialect`),
        examples: list(item.examples, `${field}.examples`, example),
        note: localised(item.note, `${field}.note`),
      }),
    }
  }

  const headword = text(draft.headword.text, language, 'headword.text')
  if (headword === undefined || !anySign.test(headword)) {
    tell({
      column: 'headword.text',
      rule: 'headword-missing',
      severity: 'left-out',
      message:
        headword === undefined ? 'The record has no headword.' : 'The headword is a mark alone, without a letter.',
      advice: 'Write one, or delete the record.',
    })
    return undefined
  }
  const suggested = suggestSpelling(headword, anyLanguageOf(language)?.alphabet ?? [])
  if (suggested !== undefined) tellDoubt('headword.text', headword, `and may be meant for “${suggested}”`)

  const senses = list(draft.senses, 'senses', sense)
  if (senses === undefined) {
    tell({
      column: 'senses',
      rule: 'meaning-missing',
      severity: 'left-out',
      message: `“${headword.slice(0, 60)}” has no meaning.`,
      advice: 'Write one, or name the column or language that has it.',
    })
    return undefined
  }

  const orthography = text(draft.headword.orthography, undefined, 'headword.orthography')
  const partOfSpeech = draft.partOfSpeech && {
    ud: draft.partOfSpeech.ud,
    ...given({ label: localised(draft.partOfSpeech.label, 'partOfSpeech.label') }),
  }
  const culture =
    draft.culture &&
    given({
      place: localised(draft.culture.place, 'culture.place'),
      time: localised(draft.culture.time, 'culture.time'),
    })
  const original = draft.headword.text === headword ? undefined : cleanText(draft.headword.text, undefined).text
  return {
    entry: {
      kind: draft.kind ?? 'word',
      headword: { text: headword, script: draft.headword.script ?? scriptOf(headword), ...given({ orthography }) },
      senses,
      ...given({
        forms: list(draft.forms, 'forms', ({ language: tag, text: raw }, field): WrittenForm | undefined => {
          const canonical = tagAt(tag, raw, field)
          const written = canonical === undefined ? undefined : text(raw, canonical, `${field}.text`)
          return canonical === undefined || written === undefined ? undefined : { language: canonical, text: written }
        }),
        variants: list(draft.variants, 'variants', (variant, field): Variant | undefined => {
          const written = text(variant.text, language, `${field}.text`)
          return written === undefined
            ? undefined
            : { text: written, ...given({ type: variant.type, note: localised(variant.note, `${field}.note`) }) }
        }),
        pronunciations: list(draft.pronunciations, 'pronunciations', (said, field): Pronunciation | undefined => {
          const made = given({
            ipa: text(said.ipa, undefined, `${field}.ipa`),
            romanised: text(said.romanised, undefined, `${field}.romanised`),
            audio: said.audio,
            speaker: text(said.speaker, undefined, `${field}.speaker`),
            dialect: text(said.dialect, undefined, `${field}.dialect`),
            source: said.source,
          })
          return Object.keys(made).length === 0 ? undefined : made
        }),
        partOfSpeech,
        frequencyBand: draft.frequencyBand,
        etymology: text(draft.etymology, undefined, 'etymology'),
        review: draft.review,
        notes: list(draft.notes, 'notes', localised),
        media: list(draft.media, 'media', (item, field): Media | undefined => {
          const licence = text(item.licence, undefined, `${field}.licence`)
          if (licence === undefined) return undefined
          return {
            id: item.id,
            type: item.type,
            file: item.file,
            licence,
            ...given({
              speaker: text(item.speaker, undefined, `${field}.speaker`),
              consent: text(item.consent, undefined, `${field}.consent`),
              caption: localised(item.caption, `${field}.caption`),
            }),
          }
        }),
        culture: culture !== undefined && Object.keys(culture).length > 0 ? culture : undefined,
      }),
    },
    form: original === headword ? undefined : original,
    citations: list(draft.sources, 'sources', (citation, field): Citation | undefined => {
      const supports = citation.supports.flatMap((support, index): Citation['supports'] => {
        if (!support.startsWith('gloss:')) return [support]
        const tag = tagAt(support.slice('gloss:'.length), support, `${field}.supports[${index}]`)
        return tag === undefined ? [] : [`gloss:${tag}`]
      })
      if (supports.length === 0) return undefined
      return {
        source: citation.source,
        supports: [...new Set(supports)],
        ...given({
          form: text(citation.form, undefined, `${field}.form`),
          locator: text(citation.locator, undefined, `${field}.locator`),
          note: text(citation.note, undefined, `${field}.note`),
        }),
      }
    }),
    repairs,
    leftOut,
  }
}

/** The fields that are there. */
function given<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]?: Exclude<Fields[Key], undefined>
  }
}
