import { decode, visible } from '@hiap/bundle/source'
import { openZip, type ZipArchive } from '../archive/read-zip.ts'
import { factsOfDictionary } from '../article/dictionary-facts.ts'
import type { DraftEntry } from '../draft-entry.ts'
import type { Importer, ImportFacts, ImportTask, InputFile } from '../importer.ts'
import { numberOf, otherFields, recordOf, textOf } from '../json-lines/loose-fields.ts'
import { languageTag } from '../language-tag.ts'
import { type MetaStore, metaStore } from './meta-store.ts'
import { readBank } from './read-bank.ts'
import {
  bandOfRank,
  frequencyOf,
  readGlossary,
  readingOf,
  readMetas,
  readTags,
  type Tag,
  type TermRow,
  termRow,
} from './term-row.ts'

type JsonRecord = Readonly<Record<string, unknown>>

/**
 * Reads dictionaries of Yomitan and Yomichan: a zip of `index.json` and banks, of versions 1 to 3. Articles of our own
 * making come back as they were; of others the text is read, with lists as senses.
 */
export const yomitanImporter: Importer = { format: 'yomitan', endings: ['.zip'], recognises, read }

function recognises(head: Uint8Array): boolean {
  if (head[0] !== 0x50 || head[1] !== 0x4b) return false
  return /(index|_bank_[0-9]+)\.json/.test(new TextDecoder('utf-8', { ignoreBOM: true }).decode(head))
}

const indexFields = new Set(
  'title format version revision author url description attribution sourceLanguage targetLanguage sequenced hiap'.split(
    ' ',
  ),
)

const mostMetaBytes = 128 * 1024 * 1024

/** What is the same for all banks. */
interface Setting {
  readonly task: ImportTask
  readonly archive: ZipArchive
  readonly version: number
  readonly gloss: string
  readonly isRank: boolean
  readonly isSequenced: boolean
  readonly tags: ReadonlyMap<string, Tag>
  readonly metas: MetaStore
  readonly media: Map<string, InputFile>
}

async function* read(given: ImportTask): AsyncGenerator<DraftEntry, ImportFacts, undefined> {
  const { input, limits } = given
  let fatal = false
  const tell: ImportTask['tell'] = (problem) => {
    // What follows from damage that was told says nothing more.
    if (!fatal) given.tell(problem)
    fatal ||= problem.severity === 'fatal'
  }
  const task = { ...given, tell }
  const archive = await openZip(input, limits, tell)
  if (archive === undefined) return {}
  const index = await readIndex(archive, task)
  if (index === undefined || fatal) return {}
  const version = numberOf(index, 'format') ?? numberOf(index, 'version')
  if (version === undefined || version < 1 || version > 3) {
    tell({
      file: `${input.name}/index.json`,
      column: 'format',
      rule: 'format-version',
      severity: 'fatal',
      message: `The format is ${visible(String(index.format ?? index.version))}; 1, 2 and 3 are read.`,
      advice: 'Export the dictionary again as version 3.',
    })
    return {}
  }
  const own = factsOfDictionary(recordOf(index, 'hiap'))
  const target = languageTag(textOf(index, 'targetLanguage') ?? '')
  const gloss = given.glossLanguage ?? own.glossLanguages?.[0] ?? target ?? 'en'
  const banks = (name: string): readonly string[] => banksOf(archive, name)
  const tags = new Map<string, Tag>()
  for (const path of banks('tag_bank')) {
    for await (const { value } of rowsOf(archive, path, task)) addTag(value, tags)
  }
  const metas = metaStore(mostMetaBytes)
  // Articles of our own making say all that the meta banks do.
  for (const path of Object.hasOwn(index, 'hiap') ? [] : banks('term_meta_bank')) {
    await readMetaBank(archive, path, metas, task)
  }
  tellUnread(archive, task)
  const terms = banks('term_bank')
  if (terms.length === 0 && !fatal) {
    tell({
      column: 'term_bank_1.json',
      rule: 'file-missing',
      severity: 'fatal',
      message: 'The archive has no bank of terms.',
      advice: 'Dictionaries of characters and of frequencies alone are not read.',
    })
  }
  if (fatal) return {}

  const setting: Setting = {
    task,
    archive,
    version,
    gloss,
    isRank: textOf(index, 'frequencyMode') === 'rank-based',
    isSequenced: index.sequenced === true,
    tags,
    metas,
    media: new Map(),
  }
  const size = terms.reduce((sum, path) => sum + (archive.open(path)?.size ?? 0), 0)
  const counts = { rows: 0, forms: 0 }
  let before = 0
  for (const path of terms) {
    yield* draftsOf(path, setting, counts)
    if (fatal) return {}
    before += archive.open(path)?.size ?? 0
    task.reached(Math.floor((input.size * before) / Math.max(1, size)))
  }
  return {
    ...factsOfIndex(index, gloss, given.language),
    ...own,
    ...(setting.media.size === 0 ? {} : { media: setting.media }),
    reading: [
      `${counts.rows} terms → glosses in ${gloss}`,
      ...(counts.forms === 0 ? [] : [`${counts.forms} forms that lead to other terms passed over`]),
      ...(given.glossLanguage === undefined && own.glossLanguages === undefined && target === undefined
        ? ['The file does not say the language of the meanings; say it with --gloss.']
        : []),
    ],
  }
}

/** Banks of a kind in the order of their numbers. */
function banksOf({ files }: ZipArchive, name: string): readonly string[] {
  const pattern = new RegExp(`^${name}_([0-9]{1,6})\\.json$`)
  return files
    .flatMap((path) => {
      const number = pattern.exec(path)?.[1]
      return number === undefined ? [] : [{ path, number: Number(number) }]
    })
    .sort((a, b) => a.number - b.number)
    .map(({ path }) => path)
}

async function* rowsOf(archive: ZipArchive, path: string, task: ImportTask): ReturnType<typeof readBank> {
  const file = archive.open(path)
  if (file !== undefined) yield* readBank(file, task)
}

async function readIndex(archive: ZipArchive, { input, limits, tell }: ImportTask): Promise<JsonRecord | undefined> {
  const file = archive.open('index.json')
  const fatal = (
    rule: 'format-wrong' | 'file-too-large' | 'syntax-wrong' | 'too-deep',
    message: string,
    advice: string,
  ): undefined => {
    tell({ file: `${input.name}/index.json`, rule, severity: 'fatal', message, advice })
    return undefined
  }
  if (file === undefined) {
    return fatal(
      'format-wrong',
      'The archive has no index.json, so it is no dictionary of Yomitan.',
      'Name the format with --from.',
    )
  }
  if (file.size > limits.recordBytes)
    return fatal('file-too-large', 'The index is too large.', 'Look what the archive is.')
  const pieces: Uint8Array[] = []
  for await (const piece of file.chunks()) pieces.push(piece)
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  // That it is damaged has been told.
  if (at < file.size) return undefined
  const { text } = decode(bytes)
  try {
    const index: unknown = JSON.parse((text ?? '').replace(/^\ufeff/, ''))
    const record = recordOf({ index }, 'index')
    if (isDeeper(record, limits.depth)) {
      return fatal(
        'too-deep',
        `In the index more than ${limits.depth} objects and lists stand inside one another.`,
        'Look where the file comes from.',
      )
    }
    if (Object.keys(record).length > 0) return record
  } catch {
    // Told below.
  }
  return fatal('syntax-wrong', 'The index is no JSON object in UTF-8.', 'Download the dictionary again.')
}

async function readMetaBank(archive: ZipArchive, path: string, metas: MetaStore, task: ImportTask): Promise<void> {
  let lost = 0
  for await (const { value } of rowsOf(archive, path, task)) if (!metas.add(value)) lost += 1
  if (lost === 0) return
  task.tell({
    file: `${task.input.name}/${path}`,
    rule: 'value-unknown',
    severity: 'changed',
    message: `${lost} records have no term, or there are too many for memory; they are passed over.`,
    advice: `Records of all meta banks may have ${mostMetaBytes} bytes together.`,
  })
}

/** Whether more than so many objects and lists stand inside one another. No deeper in the stack than that. */
function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depth === 0 || Object.values(value).some((item) => isDeeper(item, depth - 1))
}

function addTag([name, category, , notes]: readonly unknown[], tags: Map<string, Tag>): void {
  if (typeof name !== 'string') return
  tags.set(name, {
    category: typeof category === 'string' ? category : '',
    notes: typeof notes === 'string' ? notes : '',
  })
}

function tellUnread(archive: ZipArchive, { tell }: ImportTask): void {
  const kanji = [...banksOf(archive, 'kanji_bank'), ...banksOf(archive, 'kanji_meta_bank')]
  if (kanji.length === 0) return
  tell({
    column: kanji[0] ?? '',
    rule: 'field-unknown',
    severity: 'changed',
    message: `${kanji.length} banks of characters are not read.`,
    advice: 'A dictionary here has words; characters have none of their fields.',
  })
}

async function* draftsOf(
  path: string,
  setting: Setting,
  counts: { rows: number; forms: number },
): AsyncGenerator<DraftEntry, void, undefined> {
  const { task, archive, version, isSequenced } = setting
  const file = `${task.input.name}/${path}`
  let group: { readonly row: number; readonly term: TermRow }[] = []
  for await (const { row, value } of rowsOf(archive, path, task)) {
    const term = termRow(value, version)
    if (term === undefined) {
      task.tell({
        file,
        row,
        rule: 'headword-missing',
        severity: 'left-out',
        message: 'The record has no term.',
        advice: 'Its first value is to be a text.',
      })
      continue
    }
    counts.rows += 1
    const first = group[0]?.term
    // Records of one sequence are the senses of one word.
    const same =
      isSequenced &&
      term.sequence > 0 &&
      first?.sequence === term.sequence &&
      first.term === term.term &&
      first.reading === term.reading
    if (!same && group.length > 0) {
      yield* draftsOfGroup(group, file, setting, counts)
      group = []
    }
    group.push({ row, term })
  }
  if (group.length > 0) yield* draftsOfGroup(group, file, setting, counts)
}

function* draftsOfGroup(
  group: readonly { readonly row: number; readonly term: TermRow }[],
  file: string,
  setting: Setting,
  counts: { forms: number },
): Generator<DraftEntry, void, undefined> {
  const { gloss, tags, archive, media } = setting
  const [first] = group
  if (first === undefined) return
  const { row, term } = first
  const read = group.map((each) => ({
    ...each,
    glossary: readGlossary(each.term, gloss),
    tags: readTags(each.term.definitionTags, tags),
  }))
  const own = read.flatMap(({ glossary }) => glossary.own)
  if (own.length > 0) {
    for (const entry of own) {
      for (const { file: path } of entry.media ?? []) {
        const found = archive.open(`media/${path}`)
        if (found !== undefined) media.set(path, found)
      }
      yield { row, file, ...entry, headword: { ...entry.headword, text: term.term } }
    }
    return
  }
  const articles = read.flatMap(({ glossary, tags: { register } }) =>
    glossary.articles.map((article) => ({
      ...article,
      senses: register === undefined ? article.senses : article.senses.map((sense) => ({ ...sense, register })),
    })),
  )
  const senses = articles.flatMap((article) => article.senses)
  if (senses.length === 0 && read.some(({ glossary }) => glossary.formOf.length > 0)) {
    counts.forms += group.length
    return
  }
  const references = articles.flatMap((article) => article.references ?? [])
  const partOfSpeech =
    read.map((each) => each.tags.partOfSpeech).find((each) => each !== undefined) ??
    articles.map((article) => article.partOfSpeech).find((each) => each !== undefined)
  const { pronunciations: said = [], frequencyBand, kept: metaKept } = metaOf(term, setting)
  const reading = readingOf(term.reading)
  const pronunciations = [...(reading.pronunciations ?? []), ...said]
  const others = [...new Set(read.flatMap((each) => each.tags.others))]
  const resources = [...new Set(articles.flatMap((article) => article.resources))]
  const kept = {
    ...(others.length === 0 ? {} : { tags: others }),
    ...(term.termTags.length === 0 ? {} : { termTags: term.termTags }),
    ...(term.rules === '' ? {} : { rules: term.rules }),
    ...(term.score === 0 ? {} : { score: term.score }),
    ...(resources.length === 0 ? {} : { resources }),
    ...metaKept,
  }
  yield {
    row,
    file,
    headword: { text: term.term },
    ...(reading.variants === undefined ? {} : { variants: reading.variants }),
    ...(pronunciations.length === 0 ? {} : { pronunciations }),
    ...(partOfSpeech === undefined ? {} : { partOfSpeech }),
    ...(frequencyBand === undefined ? {} : { frequencyBand }),
    senses,
    ...(references.length === 0 ? {} : { references }),
    ...(Object.keys(kept).length === 0 ? {} : { kept }),
  }
}

/** What the meta banks say of a term with its reading. */
function metaOf(
  { term, reading }: TermRow,
  { metas, isRank }: Setting,
): Pick<DraftEntry, 'pronunciations' | 'frequencyBand'> & { readonly kept: JsonRecord } {
  const meta = readMetas(metas.of(term))
  const fits = (of: { readonly reading: string }): boolean =>
    of.reading === '' || of.reading === (reading === '' ? term : reading)
  const pronunciations = meta.pronunciations.filter(fits).map(({ reading: _, ...said }) => said)
  const frequencies = meta.frequencies.filter(fits).map(({ value }) => value)
  const rank = isRank ? frequencies.map(frequencyOf).find((each) => each !== undefined) : undefined
  return {
    ...(pronunciations.length === 0 ? {} : { pronunciations }),
    ...(rank === undefined ? {} : { frequencyBand: bandOfRank(rank) }),
    kept: {
      ...(frequencies.length === 0 ? {} : { frequencies }),
      ...(meta.others.length === 0 ? {} : { meta: meta.others }),
    },
  }
}

function factsOfIndex(index: JsonRecord, gloss: string, language: string | undefined): ImportFacts {
  const [title, description] = [textOf(index, 'title'), textOf(index, 'description')]
  const [author, url, attribution] = [textOf(index, 'author'), textOf(index, 'url'), textOf(index, 'attribution')]
  const source = languageTag(textOf(index, 'sourceLanguage') ?? '')
  const kept = otherFields(index, indexFields)
  return {
    ...(title === undefined ? {} : { title: { [gloss]: title } }),
    ...(description === undefined ? {} : { description: { [gloss]: description } }),
    ...(language === undefined && source !== undefined ? { language: source } : {}),
    ...(author === undefined ? {} : { author }),
    ...(url === undefined || !/^https?:\/\//.test(url) ? {} : { url }),
    ...(attribution === undefined ? {} : { attribution }),
    glossLanguages: [gloss],
    ...(kept === undefined ? {} : { kept: { index: kept } }),
  }
}
