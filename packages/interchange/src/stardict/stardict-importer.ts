import { visible } from '@hiap/bundle/source'
import { joinBytes } from '../archive/join-bytes.ts'
import { isGzip, readGzip } from '../archive/read-gzip.ts'
import type { ArticleNode } from '../article/article-node.ts'
import { factsOfDictionary } from '../article/dictionary-facts.ts'
import { type ArticleEntry, entriesOfArticle } from '../article/entry-of-article.ts'
import { readMarkup } from '../article/markup.ts'
import { type MarkupFacts, type PlainArticle, readPlainMarkup, readPlainText } from '../article/plain-article.ts'
import type { DraftEntry } from '../draft-entry.ts'
import type { Importer, ImportFacts, ImportTask, InputFile } from '../importer.ts'
import { recordOf } from '../json-lines/loose-fields.ts'
import { type ArticleField, articleFields, fieldText, plainOfWiki } from './article-fields.ts'
import { readIdx, readSyn, type SynonymIndex } from './idx-file.ts'
import { type IfoFile, readIfo } from './ifo-file.ts'
import { type Article, readArticles } from './read-articles.ts'

/**
 * Reads dictionaries of StarDict 2.4.2 and 3.0.0 by their `.ifo` file. Articles of our own making come back as they
 * were; of others the text is read: numbered lines and lists as senses, each line of one as a gloss.
 */
export const stardictImporter: Importer = { format: 'stardict', endings: ['.ifo'], recognises, read }

function recognises(head: Uint8Array): boolean {
  return new TextDecoder().decode(head.subarray(0, 200)).startsWith("StarDict's ")
}

const mostIndexBytes = 512 * 1024 * 1024
/** Fields of an `.ifo` file that the manifest or the reading has a place for. */
const ifoFields = new Set(
  'version bookname wordcount synwordcount idxfilesize idxoffsetbits sametypesequence author website description date hiap'.split(
    ' ',
  ),
)

async function* read(given: ImportTask): AsyncGenerator<DraftEntry, ImportFacts, undefined> {
  const { input, limits } = given
  let fatal = false
  const tell: ImportTask['tell'] = (problem) => {
    // What follows from damage that was told says nothing more.
    if (!fatal) given.tell(problem)
    fatal ||= problem.severity === 'fatal'
  }
  const task = { ...given, tell }
  const ifo = await readIfo(task)
  if (ifo === undefined) return {}
  // Usually .ifo; an export to another name has the others named after it all the same.
  const base = input.name.slice(input.name.lastIndexOf('/') + 1).replace(/(?<=.)\.[^.]*$/, '')
  const beside = async (...endings: readonly string[]): Promise<InputFile | undefined> => {
    for (const ending of endings) {
      const found = await input.beside(base + ending)
      if (found !== undefined) return found
    }
    return undefined
  }
  const missing = (endings: string): ImportFacts => {
    tell({
      column: base + endings,
      rule: 'file-missing',
      severity: 'fatal',
      message: `There is no ${base}${endings} beside the .ifo file.`,
      advice: 'Put all files of the dictionary into one folder.',
    })
    return {}
  }
  const idxFile = await beside('.idx', '.idx.gz', '.idx.dz')
  const dictFile = await beside('.dict.dz', '.dict')
  const synFile = await beside('.syn', '.syn.dz')
  if (idxFile === undefined) return missing('.idx')
  if (dictFile === undefined) return missing('.dict.dz')

  const idxBytes = await wholeOf(idxFile, task)
  if (idxBytes === undefined || fatal) return {}
  const index = readIdx(idxBytes, ifo.wideOffsets, limits, { file: idxFile.name, tell })
  if (index === undefined) return {}
  tellCount(ifo, 'idxfilesize', idxBytes.length, task)
  tellCount(ifo, 'wordcount', index.count, task)
  let synonyms: SynonymIndex | undefined
  if (synFile !== undefined) {
    const bytes = await wholeOf(synFile, task)
    synonyms = bytes && readSyn(bytes, index.count, limits, { file: synFile.name, tell })
    if (synonyms === undefined) return {}
    tellCount(ifo, 'synwordcount', synonyms.count, task)
  }

  const own = ownFacts(ifo)
  const gloss = task.glossLanguage ?? own.glossLanguages?.[0] ?? 'en'
  const setting: Setting = { task, ifo, gloss, media: new Map(), leftOut: new Map() }
  let done = 0
  for await (const article of readArticles(await dictChunks(dictFile, task), index, limits.recordBytes)) {
    // What is found damaged while it is unpacked lacks its end.
    if (fatal) return {}
    yield* draftsOf(article, index.wordAt, synonyms, idxFile.name, setting)
    done += article.words.length
    if (done % 1000 < article.words.length) task.reached(Math.floor((input.size * done) / index.count))
  }
  tellLeftOut(setting)
  const database = await input.beside('res.rifo')
  if (database !== undefined) {
    tell({
      column: 'res.rifo',
      rule: 'field-unknown',
      severity: 'changed',
      message: 'Pictures and recordings in a resource database are not read.',
      advice: 'Unpack it to a folder res/.',
    })
  }
  return {
    ...factsOfIfo(ifo, gloss),
    ...own,
    ...(setting.media.size === 0 ? {} : { media: setting.media }),
    reading: [
      `${ifo.types === '' ? 'articles of several types' : `articles of type ${ifo.types}`} → glosses in ${gloss}`,
      ...(synonyms === undefined ? [] : [`${synonyms.count} synonyms → variants`]),
      ...(task.glossLanguage === undefined && own.glossLanguages === undefined
        ? ['The file does not say the language of the meanings; say it with --gloss.']
        : []),
    ],
  }
}

/** What is the same for all articles, and what is gathered from them. */
interface Setting {
  readonly task: ImportTask
  readonly ifo: IfoFile
  readonly gloss: string
  readonly media: Map<string, string>
  /** How many articles have data of a type that is no text. */
  readonly leftOut: Map<string, number>
}

async function wholeOf(file: InputFile, { limits, tell }: ImportTask): Promise<Uint8Array | undefined> {
  const most = Math.min(limits.bytes, mostIndexBytes)
  if (file.size > most) {
    tell({
      file: file.name,
      rule: 'file-too-large',
      severity: 'fatal',
      message: `The file has ${file.size} bytes; at most ${most} are read.`,
      advice: 'Divide the dictionary.',
    })
    return undefined
  }
  if (!isGzip(await file.slice(0, 3)) || !/\.[dg]z$/.test(file.name)) return file.slice(0, file.size)
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of readGzip(file, most, tell)) {
    pieces.push(piece)
    length += piece.length
  }
  return joinBytes(pieces, length)
}

async function dictChunks(file: InputFile, { limits, tell }: ImportTask): Promise<AsyncIterable<Uint8Array>> {
  if (isGzip(await file.slice(0, 3))) return readGzip(file, limits.bytes, tell)
  return file.chunks()
}

function tellCount({ fields }: IfoFile, field: string, found: number, { tell }: ImportTask): void {
  const said = fields.get(field)
  if (said === String(found)) return
  tell({
    column: field,
    rule: 'syntax-wrong',
    severity: 'changed',
    message:
      said === undefined
        ? `The .ifo file does not say its ${field}; it is ${found}.`
        : `The .ifo file says ${field}=${visible(said)}; it is ${found}.`,
    advice: 'A file may be cut short or of another version; compare them with where they came from.',
  })
}

function* draftsOf(
  { words, bytes }: Article,
  wordAt: (number: number) => string | undefined,
  synonyms: SynonymIndex | undefined,
  file: string,
  setting: Setting,
): Generator<DraftEntry, void, undefined> {
  const { tell } = setting.task
  const [first = 0] = words
  const row = first + 1
  const leftOut = (rule: 'archive-damaged' | 'utf8-invalid' | 'syntax-wrong', message: string, advice: string): void =>
    tell({ file, row, rule, severity: 'left-out', message, advice })
  const headwords = words.map(wordAt)
  const [headword] = headwords
  if (headword === undefined) return leftOut('utf8-invalid', 'The word is not UTF-8.', 'Export the dictionary again.')
  if (bytes === undefined) {
    return leftOut(
      'archive-damaged',
      `The article of “${visible(headword)}” is larger than a record may be, or lies beyond the end of the dictionary.`,
      'Copy the files again, all from one place.',
    )
  }
  const fields = articleFields(bytes, setting.ifo.types)
  if (fields === undefined) {
    return leftOut(
      'syntax-wrong',
      `The article of “${visible(headword)}” is not divided as its types say.`,
      'Export the dictionary again.',
    )
  }
  const others = [...headwords.slice(1), ...words.flatMap((word) => synonyms?.of(word) ?? [])]
  const variants = [...new Set(others.filter((other) => other !== undefined && other !== headword))] as string[]
  const facts: MarkupFacts = { gloss: setting.gloss, headword, lineEnds: false }
  const read = fieldsRead(fields, facts, row, file, setting)
  if (read.own.length > 0) {
    for (const entry of read.own) {
      for (const { file: path } of entry.media ?? []) setting.media.set(path, `res/${path}`)
      yield { row, file, ...entry, headword: { ...entry.headword, text: headword } }
    }
    return
  }
  const resources = [...read.resources, ...read.articles.flatMap((article) => article.resources)]
  const articles = read.articles.length === 0 ? [{ senses: [], resources: [] }] : read.articles
  for (const [index, { pronunciations, partOfSpeech, senses, references }] of articles.entries()) {
    const said = [...read.said, ...(pronunciations ?? [])]
    yield {
      row,
      file,
      headword: { text: headword },
      ...(variants.length === 0 || index > 0 ? {} : { variants: variants.map((text) => ({ text })) }),
      ...(said.length === 0 ? {} : { pronunciations: said }),
      ...(partOfSpeech === undefined ? {} : { partOfSpeech }),
      senses,
      ...(references === undefined ? {} : { references }),
      ...(resources.length === 0 || index > 0 ? {} : { kept: { resources } }),
    }
  }
}

interface FieldsRead {
  readonly own: readonly ArticleEntry[]
  readonly articles: readonly PlainArticle[]
  readonly said: NonNullable<DraftEntry['pronunciations']>
  readonly resources: readonly string[]
}

function fieldsRead(
  fields: readonly ArticleField[],
  facts: MarkupFacts,
  row: number,
  file: string,
  { task, leftOut }: Setting,
): FieldsRead {
  const own: ArticleEntry[] = []
  const plain: PlainArticle[] = []
  const parted: PlainArticle[] = []
  const said: { ipa?: string; romanised?: string }[] = []
  const resources: string[] = []
  const count = (type: string): void => void leftOut.set(type, (leftOut.get(type) ?? 0) + 1)
  const nodesOf = (text: string): readonly ArticleNode[] => {
    const { nodes, tooDeep } = readMarkup(text, task.limits.depth)
    if (tooDeep) {
      task.tell({
        file,
        row,
        rule: 'too-deep',
        severity: 'changed',
        message: `In the article of “${visible(facts.headword)}” more than ${task.limits.depth} elements stand inside one another.`,
        advice: 'The deeper ones are read as if they stood beside.',
      })
    }
    return nodes
  }
  for (const field of fields) {
    const { type } = field
    if (!readTypes.has(type)) {
      count(type)
      continue
    }
    const text = fieldText(field)
    if (text === undefined) {
      task.tell({
        file,
        row,
        column: type,
        rule: 'utf8-invalid',
        severity: 'changed',
        message: `A text of “${visible(facts.headword)}” is not UTF-8; it is left out.`,
        advice:
          type === 'l'
            ? 'It is in the encoding of an old system. Export the dictionary again.'
            : 'Copy the files again.',
      })
      continue
    }
    if (type === 't') said.push({ ipa: text })
    else if (type === 'y') said.push({ romanised: text })
    else if (type === 'r') {
      for (const line of text.split('\n')) if (line !== '') resources.push(line)
    } else if (type === 'm' || type === 'l' || type === 'w') {
      for (const each of readPlainText(type === 'w' ? plainOfWiki(text) : text, facts)) parted.push(each)
    } else {
      const nodes = nodesOf(text)
      const entries = type === 'h' ? entriesOfArticle(nodes) : []
      for (const entry of entries) own.push(entry)
      if (entries.length === 0)
        plain.push(readPlainMarkup(nodes, { ...facts, lineEnds: type !== 'h', xdxf: type === 'x' }))
    }
  }
  return { own, articles: joined([...parted, ...plain]), said, resources }
}

const readTypes = new Set(['m', 'l', 'g', 't', 'x', 'y', 'k', 'w', 'h', 'n', 'r'])

/** Several texts of one article are one, unless a text has several parts of speech. */
function joined(articles: readonly PlainArticle[]): readonly PlainArticle[] {
  const [first, ...others] = articles
  if (first === undefined || articles.filter(({ partOfSpeech }) => partOfSpeech !== undefined).length > 1)
    return articles
  const references = articles.flatMap((each) => each.references ?? [])
  const pronunciations = articles.flatMap((each) => each.pronunciations ?? [])
  const partOfSpeech = articles.map((each) => each.partOfSpeech).find((each) => each !== undefined)
  return [
    {
      senses: [...first.senses, ...others.flatMap(({ senses }) => senses)],
      resources: articles.flatMap(({ resources }) => resources),
      ...(partOfSpeech === undefined ? {} : { partOfSpeech }),
      ...(references.length === 0 ? {} : { references }),
      ...(pronunciations.length === 0 ? {} : { pronunciations }),
    },
  ]
}

const typeNames: ReadonlyMap<string, string> = new Map([
  ['W', 'recordings'],
  ['P', 'pictures'],
])

function tellLeftOut({ task, leftOut }: Setting): void {
  for (const [type, count] of leftOut) {
    task.tell({
      column: type,
      rule: 'value-unknown',
      severity: 'changed',
      message: `${count} articles have ${typeNames.get(type) ?? `data of the type ${type}`} in them; they are left out.`,
      advice: 'Keep them as files in a folder res/.',
    })
  }
}

function ownFacts({ fields }: IfoFile): ImportFacts {
  try {
    return factsOfDictionary(recordOf({ facts: JSON.parse(fields.get('hiap') ?? '{}') }, 'facts'))
  } catch {
    return {}
  }
}

function factsOfIfo({ fields }: IfoFile, gloss: string): ImportFacts {
  const named = (key: string): string | undefined => fields.get(key)?.replace(/<br\s*\/?>/gi, ' ') || undefined
  const [title, description] = [named('bookname'), named('description')]
  const [author, url] = [named('author'), named('website')]
  const year = /\b(1[5-9]|20)[0-9]{2}\b/.exec(fields.get('date') ?? '')?.[0]
  const others = [...fields].filter(([key]) => !ifoFields.has(key))
  return {
    ...(title === undefined ? {} : { title: { [gloss]: title } }),
    ...(description === undefined ? {} : { description: { [gloss]: description } }),
    ...(author === undefined ? {} : { author }),
    ...(url === undefined || !/^https?:\/\//.test(url) ? {} : { url }),
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(others.length === 0 ? {} : { kept: { ifo: others } }),
  }
}
