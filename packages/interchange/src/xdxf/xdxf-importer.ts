import type { DraftEntry } from '../draft-entry.ts'
import type { Importer, ImportFacts, ImportTask } from '../importer.ts'
import { languageTag } from '../language-tag.ts'
import { mediaFiles, mediaThere } from '../sfm/media-files.ts'
import { readXml, type XmlStart } from '../xml/read-xml.ts'
import { childrenOf, textOf, type XmlElement } from '../xml/xml-element.ts'
import { draftsOf } from './draft-article.ts'
import { withoutDoctype } from './without-doctype.ts'

/** Reads XDXF, visual and logical, of the revisions 20 to 34. */
export const xdxfImporter: Importer = {
  format: 'xdxf',
  endings: ['.xdxf', '.xdxf.xml'],
  recognises: (head) => /<xdxf[\s>]/.test(new TextDecoder().decode(head)),
  read,
}

const newest = 34
const mostAbbreviations = 10_000

/** What the file says of itself; elsewhere the same names mean nothing. */
const facts = [
  'title',
  'full_title',
  'full_name',
  'description',
  'publisher',
  'author',
  'file_ver',
  'creation_date',
  'last_edited_date',
  'dict_edition',
  'publishing_date',
  'dict_src_url',
] as const
const wanted: ReadonlySet<string> = new Set(['ar', 'abbr_def', 'abr_def', 'from', 'to', ...facts])

/** What is known of the file so far. */
interface Header {
  root: ReadonlyMap<string, string> | undefined
  readonly from: string[]
  readonly to: string[]
  readonly facts: Map<string, string[]>
  readonly abbreviations: Map<string, string>
}

async function* read(task: ImportTask): AsyncGenerator<DraftEntry, ImportFacts, undefined> {
  const { tell } = task
  const header: Header = { root: undefined, from: [], to: [], facts: new Map(), abbreviations: new Map() }
  const media = mediaFiles()
  const seen = new Set<string>()
  let gloss: string | undefined
  for await (const each of readXml({ ...task, input: withoutDoctype(task.input) }, wanted)) {
    if (header.root === undefined) {
      if (!readRoot(each, header, tell)) return {}
      continue
    }
    if (!('name' in each)) continue
    if (each.name !== 'ar') {
      readFact(each, header)
      continue
    }
    gloss ??= task.glossLanguage ?? tagOf(header.to, header.root.get('lang_to'))
    if (gloss === undefined) {
      tell({
        row: each.line ?? 1,
        column: 'lang_to',
        rule: 'language-missing',
        severity: 'fatal',
        message: 'The file does not say in which language its articles are.',
        advice: 'Say it with --gloss, as a tag of BCP 47 such as vi.',
      })
      return {}
    }
    yield* draftsOf(each, {
      gloss,
      visual: header.root.get('format') === 'visual',
      abbreviations: header.abbreviations,
      media,
      tell,
      seen,
    })
  }
  return {
    ...factsOf(header, task, gloss),
    ...(media.paths.size === 0 ? {} : { media: await mediaThere(media, task.input) }),
  }
}

function readRoot(first: XmlElement | XmlStart, header: Header, tell: ImportTask['tell']): boolean {
  const name = 'start' in first ? first.start : first.name
  if (name !== 'xdxf') {
    tell({
      row: first.line ?? 1,
      column: name.slice(0, 40),
      rule: 'format-wrong',
      severity: 'fatal',
      message: `The document is <${name.slice(0, 40)}>, not <xdxf>.`,
      advice: 'Name its format with --from.',
    })
    return false
  }
  header.root = first.attributes
  const revision = Number(first.attributes.get('revision') ?? '0')
  if (!(revision <= newest)) {
    tell({
      row: first.line ?? 1,
      column: 'revision',
      rule: 'format-version',
      severity: 'changed',
      message: `The file is of revision “${(first.attributes.get('revision') ?? '').slice(0, 20)}”; it is read as ${newest}.`,
      advice: 'Look whether the entries have what the file has.',
    })
  }
  return true
}

function readFact(element: XmlElement, { from, to, facts: known, abbreviations }: Header): void {
  const { name } = element
  if (name === 'from' || name === 'to') {
    const tag = element.attributes.get('xml:lang') ?? textOf(element)
    ;(name === 'from' ? from : to).push(tag)
  } else if (name === 'abbr_def' || name === 'abr_def') {
    const [value] = childrenOf(element).filter((child) => child.name === 'abbr_v' || child.name === 'v')
    for (const key of childrenOf(element)) {
      if (key.name !== 'abbr_k' && key.name !== 'k') continue
      if (value !== undefined && abbreviations.size < mostAbbreviations) abbreviations.set(textOf(key), textOf(value))
    }
  } else {
    const text = textOf(element)
    const list = known.get(name) ?? []
    if (text !== '' && list.length < 100) known.set(name, [...list, text])
  }
}

function tagOf(tags: readonly string[], attribute: string | undefined): string | undefined {
  for (const tag of [...tags, attribute ?? '']) {
    const found = languageTag(tag.trim().toLowerCase())
    if (found !== undefined) return found
  }
  return undefined
}

function factsOf(header: Header, task: ImportTask, gloss: string | undefined): ImportFacts {
  const { root, from, facts: known, abbreviations } = header
  const first = (...names: readonly string[]): string | undefined => names.flatMap((name) => known.get(name) ?? [])[0]
  const shown = gloss ?? 'en'
  const title = first('full_title', 'full_name', 'title')
  const description = first('description')
  const author = known.get('author')?.join(', ') ?? first('publisher')
  const year = Number(/\b(1\d|20)\d\d\b/.exec(first('publishing_date', 'creation_date') ?? '')?.[0] ?? Number.NaN)
  const url = first('dict_src_url')
  const language = task.language ?? tagOf(from, root?.get('lang_from'))
  const kept = {
    ...(root === undefined || root.size === 0 ? {} : { xdxf: Object.fromEntries(root) }),
    ...(known.size === 0 ? {} : { meta: Object.fromEntries(known) }),
    ...(abbreviations.size === 0 ? {} : { abbreviations: [...abbreviations].map(([key, value]) => ({ key, value })) }),
  }
  return {
    ...(title === undefined ? {} : { title: { [shown]: title } }),
    ...(description === undefined ? {} : { description: { [shown]: description } }),
    ...(author === undefined ? {} : { author }),
    ...(Number.isNaN(year) ? {} : { year }),
    ...(url === undefined ? {} : { url }),
    ...(language === undefined ? {} : { language }),
    ...(gloss === undefined ? {} : { glossLanguages: [gloss] }),
    reading: [
      `k → headword, others variants${language === undefined ? '' : `, in ${language}`}`,
      `def, or the lines of a visual article → senses in ${shown}`,
      'colours and fonts are left out',
    ],
    ...(Object.keys(kept).length === 0 ? {} : { kept }),
  }
}
