import type { DraftEntry } from '../draft-entry.ts'
import type { Importer, ImportFacts, ImportTask } from '../importer.ts'
import { languageTag } from '../language-tag.ts'
import type { Told } from '../problem.ts'
import { unknownLicence } from '../take-in/manifest.ts'
import { sourceIdOf } from '../take-in/source-id.ts'
import { type PackedElement, packed } from '../xml/packed-element.ts'
import { readXml } from '../xml/read-xml.ts'
import { remainder } from '../xml/remainder.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import { fileTags } from './entry-shape.ts'
import { foreseen } from './lift-foresight.ts'
import { keptHeader, readHeader } from './lift-header.ts'
import type { KeptDocument, KeptEntry } from './lift-kept.ts'
import { mixed } from './lift-names.ts'
import { readRanges } from './lift-ranges.ts'
import { exportPath, MediaFiles } from './media-files.ts'
import { type ReadContext, type ReadEntry, readEntry } from './read-entry.ts'
import { entryElement } from './write-entry.ts'

/**
 * Reads LIFT 0.13, as FieldWorks, WeSay and others write it. What an entry has no place for is kept as the difference to
 * what the exporter would write, so that a document comes out again with every element and id that it had.
 */
export const liftImporter: Importer = {
  format: 'lift',
  endings: ['.lift'],
  recognises: (head) => /<lift[\s>]/.test(new TextDecoder().decode(head)),
  read,
}

/** Entries that are none here and wait for the next that is one. */
const mostWaiting = 20_000
const waitingBytes = 64 * 1024 * 1024

async function* read(task: ImportTask): AsyncGenerator<DraftEntry, ImportFacts, undefined> {
  const { header, vernacular, rows } = await foreseen(task)
  const ofHeader = readHeader(header)
  const { text: ranges, partsOfSpeech } = await readRanges(task, header)
  const language =
    (task.language === undefined ? undefined : (languageTag(task.language) ?? task.language)) ??
    languageTag(vernacular[0] ?? '')
  const media = new MediaFiles(task)
  const tags = new Map<string, string>()
  if (language !== undefined && vernacular[0] !== undefined) tags.set(language, vernacular[0])
  const context: ReadContext = {
    task,
    language: language ?? '',
    vernacular: new Set(vernacular),
    tags,
    labelLanguage: languageTag(task.glossLanguage ?? '') ?? ofHeader.glossLanguages?.[0] ?? 'en',
    partsOfSpeech,
    sources: new Set(ofHeader.sources?.map(({ id }) => id)),
    media,
    mediaLicence: task.options['media-licence'] ?? unknownLicence,
  }
  const written = fileTags(context.language, tags)
  let waiting: PackedElement[] = []
  let waitingSince = 0
  let bytes = 0
  let entries = 0
  let lift = false
  const reached = (done: number): void => {
    bytes = done
    task.reached(done)
  }

  for await (const read of readXml({ ...task, reached }, new Set(['entry']))) {
    if ('start' in read) {
      if (!lift) {
        const problem = rootProblem(read.start, read.attributes.get('version'), read.line)
        if (problem !== undefined) {
          task.tell(problem)
          return {}
        }
        lift = true
      } else if (!outerElements.has(read.start)) {
        task.tell({
          row: read.line,
          column: read.start.slice(0, 40),
          rule: 'field-unknown',
          severity: 'changed',
          message: `LIFT has no <${read.start.slice(0, 40)}> here.`,
          advice: 'It is passed over.',
        })
      }
      continue
    }
    const each = withoutMargins(read)
    if (!lift) {
      task.tell(rootProblem('entry', undefined, each.line ?? 1) as Told)
      return {}
    }
    await media.prepare(each)
    const record = readEntry(each, context)
    const lack = lacking(each, record)
    if (lack !== undefined) {
      if (waiting.length === 0) waitingSince = bytes
      const kept = waiting.length < mostWaiting && bytes - waitingSince < waitingBytes
      if (kept) waiting.push(packed(each))
      if (lack !== 'deleted') task.tell(lackProblem(lack, each, record, kept))
      continue
    }
    const { draft, shape, references, ids } = record
    const id = each.attributes.get('id')
    const rest = remainder(
      each,
      entryElement(withoutKeptMedia(draft, record), {
        tags: written,
        shape,
        relations: [],
        hrefOf: (file) => exportPath(file, draft.media?.find((item) => item.file === file)?.type ?? 'audio'),
      }),
    )
    const kept: KeptEntry = {
      ...(id === undefined || id === '' ? {} : { id }),
      ids,
      ...(Object.keys(shape).length === 0 ? {} : { shape }),
      ...(rest === undefined ? {} : { remainder: rest }),
      ...(references.length === 0 ? {} : { references }),
      ...(waiting.length === 0 ? {} : { before: waiting }),
    }
    waiting = []
    entries += 1
    yield { ...draft, kept }
  }

  const keptOfHeader = header === undefined ? undefined : keptHeader(withoutMargins(header))
  const kept: KeptDocument = {
    source: sourceIdOf(task.input.name),
    tags: [...tags],
    ...(keptOfHeader === undefined ? {} : { header: keptOfHeader }),
    ...(ranges === undefined ? {} : { ranges }),
    ...(waiting.length === 0 ? {} : { after: waiting }),
  }
  return {
    ...ofHeader,
    ...(language === undefined ? {} : { language }),
    reading: [
      `lexical-unit in ${vernacular.join(', ') || '?'} → headword`,
      ...rows,
      ...(entries > 0 && tags.size > 0
        ? [`writing systems: ${[...tags].map(([tag, own]) => `${own} → ${tag}`).join(', ')}`]
        : []),
    ],
    media: media.found,
    kept,
  }
}

/** Blank text is text inside texts alone; elsewhere it is how the document is laid out. */
function withoutMargins(whole: XmlElement): XmlElement {
  if (mixed.has(whole.name)) return whole
  return {
    ...whole,
    children: whole.children.flatMap((child): readonly (XmlElement | string)[] =>
      typeof child !== 'string' ? [withoutMargins(child)] : /[^ \t\r\n]/.test(child) ? [child] : [],
    ),
  }
}

const outerElements = new Set([
  'header',
  'ranges',
  'range',
  'range-element',
  'fields',
  'field',
  'description',
  'label',
  'abbrev',
  'form',
  'text',
  'span',
  'trait',
  'annotation',
])

function rootProblem(name: string, version: string | undefined, line: number): Told | undefined {
  if (name !== 'lift') {
    return {
      row: line,
      column: name.slice(0, 40),
      rule: 'format-wrong',
      severity: 'fatal',
      message: `The document begins with <${name.slice(0, 40)}>, not with <lift>.`,
      advice: 'Name the format with --from, or export the dictionary as LIFT.',
    }
  }
  if (version === '0.13') return undefined
  return {
    row: line,
    column: 'lift/version',
    rule: 'format-version',
    severity: 'fatal',
    message: `The document is LIFT ${version?.slice(0, 20) ?? 'of no version'}; LIFT 0.13 is read.`,
    advice: 'Open it in FieldWorks 7 or later, or in WeSay, and export it again.',
  }
}

function lacking(whole: XmlElement, { draft }: ReadEntry): 'deleted' | 'headword' | 'meaning' | undefined {
  if (whole.attributes.has('dateDeleted')) return 'deleted'
  if (draft.headword.text.trim() === '') return 'headword'
  return draft.senses.length === 0 ? 'meaning' : undefined
}

function lackProblem(
  lack: 'headword' | 'meaning',
  whole: XmlElement,
  { draft: { row, headword } }: ReadEntry,
  kept: boolean,
): Told {
  const stays = kept ? 'It is kept, and written again when the dictionary is exported as LIFT.' : 'It is not kept.'
  return lack === 'headword'
    ? {
        row,
        column: 'lexical-unit',
        rule: 'headword-missing',
        severity: 'left-out',
        message: `The entry ${whole.attributes.get('id')?.slice(0, 60) ?? ''} has no headword in the language of the headwords.`,
        advice: `${stays} Write one, or name the language with --lang.`,
      }
    : {
        row,
        column: 'sense/gloss',
        rule: 'meaning-missing',
        severity: 'left-out',
        message: `“${headword.text.slice(0, 60)}” has neither gloss nor definition.`,
        advice: `${stays} Write one where it is more than a variant of another entry.`,
      }
}

/** Media that the original names itself stand in the remainder alone: whether they are there is not known yet. */
function withoutKeptMedia({ media, ...draft }: DraftEntry, { shape }: ReadEntry): DraftEntry {
  const kept = new Set(shape.media?.map(([id]) => id))
  const others = media?.filter(({ id }) => !kept.has(id)) ?? []
  return others.length === 0 ? draft : { ...draft, media: others }
}
