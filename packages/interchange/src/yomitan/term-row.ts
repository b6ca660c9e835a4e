import type { Pronunciation, Sense } from '@hiap/lexicon'
import type { ArticleNode } from '../article/article-node.ts'
import { type ArticleEntry, entriesOfArticle } from '../article/entry-of-article.ts'
import { type PlainArticle, readPlainMarkup, readPlainText } from '../article/plain-article.ts'
import type { DraftEntry } from '../draft-entry.ts'
import { recordOf, textOf, textsOf } from '../json-lines/loose-fields.ts'
import { firstPartOfSpeech } from '../part-of-speech/part-of-speech-names.ts'
import { nodesOfContent } from './structured-content.ts'

/** A record of a term bank, of version 1 or 3. */
export interface TermRow {
  readonly term: string
  /** `''` where it is the term. */
  readonly reading: string
  readonly definitionTags: readonly string[]
  readonly rules: string
  readonly score: number
  readonly glossary: readonly unknown[]
  /** 0 where it has none. */
  readonly sequence: number
  readonly termTags: readonly string[]
}

/**
 * Reads a record: `[term, reading, tags, rules, score, glossary, sequence, term tags]`, or in version 1 `[term, reading,
 * tags, rules, score, ...glossary]`. What is of another type counts as absent; `undefined` where there is no term.
 */
export function termRow(value: readonly unknown[], version: number): TermRow | undefined {
  const [term, reading, definitionTags, rules, score, ...rest] = value
  const [glossary, sequence, termTags] = version === 1 ? [rest] : rest
  if (typeof term !== 'string' || term === '') return undefined
  return {
    term,
    reading: typeof reading === 'string' && reading !== term ? reading : '',
    definitionTags: namesIn(definitionTags),
    rules: typeof rules === 'string' ? rules : '',
    score: typeof score === 'number' ? score : 0,
    glossary: Array.isArray(glossary) ? glossary : [],
    sequence: typeof sequence === 'number' && Number.isSafeInteger(sequence) ? sequence : 0,
    termTags: namesIn(termTags),
  }
}

function namesIn(tags: unknown): readonly string[] {
  return typeof tags === 'string' ? tags.split(' ').filter((name) => name !== '') : []
}

/** What a glossary says. */
export interface Glossary {
  readonly own: readonly ArticleEntry[]
  readonly articles: readonly PlainArticle[]
  /** Terms of which this is a form. */
  readonly formOf: readonly string[]
}

/** Reads a glossary: texts are glosses of one sense, structured content is read as an article. */
export function readGlossary({ glossary, term }: TermRow, gloss: string): Glossary {
  const facts = { gloss, headword: term, lineEnds: true }
  const own: ArticleEntry[] = []
  const articles: PlainArticle[] = []
  const formOf: string[] = []
  const glosses: string[] = []
  const resources: string[] = []
  const addNodes = (nodes: readonly ArticleNode[]): void => {
    const entries = entriesOfArticle(nodes)
    for (const entry of entries) own.push(entry)
    if (entries.length === 0) articles.push(readPlainMarkup(nodes, facts))
  }
  for (const item of glossary) {
    const record = recordOf({ item }, 'item')
    const type = textOf(record, 'type')
    const text = typeof item === 'string' ? item : type === 'text' ? (textOf(record, 'text') ?? '') : ''
    if (Array.isArray(item)) {
      if (typeof item[0] === 'string') formOf.push(item[0])
    } else if (text.includes('\n')) {
      for (const article of readPlainText(text, facts)) articles.push(article)
    } else if (text.trim() !== '') glosses.push(text)
    else if (type === 'structured-content') addNodes(nodesOfContent(record.content))
    else if (type === 'image') resources.push(textOf(record, 'path') ?? '')
  }
  const plain: PlainArticle = {
    senses: glosses.length === 0 ? [] : [{ glosses: { [gloss]: glosses } }],
    resources: resources.filter((path) => path !== ''),
  }
  return { own, articles: glosses.length + plain.resources.length === 0 ? articles : [plain, ...articles], formOf }
}

/** What a tag bank says of a tag. */
export interface Tag {
  readonly category: string
  readonly notes: string
}

const registers: ReadonlyMap<string, NonNullable<Sense['register']>> = new Map([
  ['formal', 'formal'],
  ['form', 'formal'],
  ['pol', 'formal'],
  ['colloquial', 'colloquial'],
  ['col', 'colloquial'],
  ['informal', 'colloquial'],
  ['slang', 'colloquial'],
  ['sl', 'colloquial'],
  ['royal', 'royal'],
  ['religious', 'religious'],
  ['vulgar', 'vulgar'],
  ['vulg', 'vulgar'],
  ['literary', 'literary'],
  ['poet', 'literary'],
])

/**
 * What tags of a definition say: the part of speech (the first tag of that category, or that names one), the register,
 * and the tags that are neither.
 */
export function readTags(
  names: readonly string[],
  tags: ReadonlyMap<string, Tag>,
): {
  readonly partOfSpeech?: NonNullable<DraftEntry['partOfSpeech']>
  readonly register?: NonNullable<Sense['register']>
  readonly others: readonly string[]
} {
  const others: string[] = []
  let partOfSpeech: NonNullable<DraftEntry['partOfSpeech']> | undefined
  let register: NonNullable<Sense['register']> | undefined
  for (const name of names) {
    const { category, notes } = tags.get(name) ?? { category: '', notes: '' }
    const ud = (firstPartOfSpeech(name) ?? firstPartOfSpeech(notes))?.ud
    const isSpeech = category === 'partOfSpeech' || category === 'pos' || (category === '' && ud !== undefined)
    if (isSpeech && partOfSpeech === undefined)
      partOfSpeech = { ud: ud ?? 'X', label: { en: notes === '' ? name : notes } }
    else if (registers.has(name) && register === undefined) register = registers.get(name)
    else others.push(name)
  }
  return {
    ...(partOfSpeech === undefined ? {} : { partOfSpeech }),
    ...(register === undefined ? {} : { register }),
    others,
  }
}

/** A reading in Latin letters is a transcription, any other a spelling. */
export function readingOf(reading: string): Pick<DraftEntry, 'pronunciations' | 'variants'> {
  if (reading === '') return {}
  return /^[\p{Script=Latin}\p{M}\p{P}\p{Zs}\p{Sk}ʔʼ]+$/u.test(reading)
    ? { pronunciations: [{ romanised: reading }] }
    : { variants: [{ text: reading }] }
}

/** What term meta banks say of a term. */
export interface TermMeta {
  readonly pronunciations: (Pronunciation & { readonly reading: string })[]
  readonly frequencies: { readonly reading: string; readonly value: unknown }[]
  /** Pitch accents and what else there is, as the bank has it. */
  readonly others: unknown[]
}

/** Reads records of term meta banks: `[term, 'freq' | 'ipa' | 'pitch', data]`. */
export function readMetas(records: readonly (readonly unknown[])[]): TermMeta {
  const meta: TermMeta = { pronunciations: [], frequencies: [], others: [] }
  for (const [, type, data] of records) {
    if (typeof type !== 'string') continue
    const record = recordOf({ data }, 'data')
    const reading = textOf(record, 'reading') ?? ''
    if (type === 'freq') {
      meta.frequencies.push({ reading, value: Object.hasOwn(record, 'frequency') ? record.frequency : data })
    } else if (type === 'ipa' && Array.isArray(record.transcriptions)) {
      for (const item of record.transcriptions) {
        const transcription = recordOf({ item }, 'item')
        const ipa = textOf(transcription, 'ipa')
        const tags = textsOf(transcription, 'tags')
        if (ipa === undefined) continue
        meta.pronunciations.push({ reading, ipa, ...(tags.length === 0 ? {} : { dialect: tags.join(', ') }) })
      }
    } else meta.others.push({ [type]: data })
  }
  return meta
}

/** The number of a frequency: `5`, `{ value: 5 }`, `'5㋕'`. */
export function frequencyOf(value: unknown): number | undefined {
  const plain = typeof value === 'object' ? recordOf({ value }, 'value').value : value
  if (typeof plain === 'number') return plain
  const digits = typeof plain === 'string' ? /[0-9]+/.exec(plain)?.[0] : undefined
  return digits === undefined ? undefined : Number(digits)
}

const bands = [500, 2500, 7500, 22_500]

/** The frequency band of a rank that counts from 1. */
export function bandOfRank(rank: number): number {
  return bands.filter((last) => rank > last).length + 1
}
