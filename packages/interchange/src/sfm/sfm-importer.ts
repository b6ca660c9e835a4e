import type { DraftEntry } from '../draft-entry.ts'
import type { Importer, ImportFacts, ImportTask } from '../importer.ts'
import { languageTag } from '../language-tag.ts'
import { draftsOf, type SfmReading } from './draft-record.ts'
import { type MarkerLanguage, mdfMarkers } from './markers.ts'
import { mediaFiles, mediaThere } from './media-files.ts'
import { readMinorEntries } from './minor-entries.ts'
import { readSfm } from './read-sfm.ts'

/**
 * Reads standard format: the backslash markers of Shoebox and Toolbox, by the Multi-Dictionary Formatter (MDF). Options:
 *
 * - `record`: the marker that begins a record; else `lx` where the file has it, else the one that most often follows an
 *   empty line.
 * - `national`, `regional`: the languages of the markers in n and r; the first gloss language is the national one, unless
 *   it is English.
 * - `marker:ge` with a tag: the language of that marker. `as:gl` with a marker: `\gl` is read as that one is.
 */
export const sfmImporter: Importer = {
  format: 'sfm',
  endings: ['.sfm', '.mdf', '.db', '.lex'],
  recognises: (head) => {
    const text = new TextDecoder().decode(head)
    return /^\ufeff?\s*\\_sh\s/.test(text) || /^\ufeff?\s*\\[a-z]{1,8}(\s[^\n]*)?\r?\n(.*\r?\n)*?\\[a-z]/.test(text)
  },
  read,
}

const headBytes = 64 * 1024
const mostMarkers = 1000

async function* read(task: ImportTask): AsyncGenerator<DraftEntry, ImportFacts, undefined> {
  const { input, tell } = task
  const bytes = await input.slice(0, Math.min(headBytes, input.size))
  const head = new TextDecoder().decode(bytes)
  const wrong = wrongFormat(bytes, head)
  if (wrong !== undefined) {
    tell({ row: 1, rule: 'format-wrong', severity: 'fatal', ...wrong })
    return {}
  }
  const record = recordMarker(task, head)
  const media = mediaFiles()
  const counts = new Map<string, number>()
  const known = knownMarkers(task, record)
  const language = known === undefined ? undefined : languagesOf(task)
  if (known === undefined || language === undefined) return {}
  const minorEntries = await readMinorEntries(task, record, (marker) => known.get(marker))
  const unnamed = new Set<string>()
  const reading: SfmReading = {
    markerOf: (marker) => known.get(marker),
    languageOf: (marker, row) => {
      const tag = language(marker, known.get(marker)?.language ?? 'none')
      if (tag === undefined && !unnamed.has(marker)) {
        unnamed.add(marker)
        const whose = known.get(marker)?.language ?? 'none'
        tell({
          row,
          column: `\\${marker}`,
          rule: 'value-unknown',
          severity: 'changed',
          message: `\\${marker} is in the ${whose} language, which nobody has named; it is kept beside the entries.`,
          advice: `Name it with ${whose === 'vernacular' ? '--lang' : whose === 'national' ? '--gloss' : '--option regional=TAG'}, or with --option marker:${marker}=TAG.`,
        })
      }
      return tag
    },
    homographsInReferences: /^\\hm[ \t]+\d/m.test(head),
    media,
    minorEntries,
    tell,
    seen: new Set(),
  }

  const records = readSfm(task, record)
  let next = await records.next()
  for (; next.done !== true; next = await records.next()) {
    for (const { marker } of next.value) {
      if (counts.has(marker) || counts.size < mostMarkers) counts.set(marker, (counts.get(marker) ?? 0) + 1)
    }
    if (!minorEntries.isAt(next.value[0]?.row ?? 0)) yield* draftsOf(next.value, reading)
  }
  for (const { main, minor } of minorEntries.left()) {
    tell({
      row: minor.row,
      column: '\\mn',
      rule: 'meaning-missing',
      severity: 'left-out',
      message: `“${minor.lexeme.slice(0, 60)}” has no meaning, and its main entry “${main.slice(0, 60)}” is not there.`,
      advice: 'Write a meaning, or add the main entry.',
    })
  }
  const header = next.value
  return {
    glossLanguages: [...new Set([task.glossLanguage, 'en'].filter((tag) => tag !== undefined))],
    reading: [...counts].map(([marker, count]) => {
      const { role = 'kept', language: whose = 'none' } = known.get(marker) ?? {}
      const tag = whose === 'none' ? undefined : language(marker, whose)
      return `\\${marker} → ${role.replace('kept-of-record', 'kept')}${tag === undefined ? '' : ` in ${tag}`} (${count})`
    }),
    ...(header.length === 0 ? {} : { kept: { header: header.map(({ marker, text }) => ({ marker, text })) } }),
    ...(media.paths.size === 0 ? {} : { media: await mediaThere(media, input) }),
  }
}

/** What makes a file no standard format at all. */
function wrongFormat(bytes: Uint8Array, head: string): { message: string; advice: string } | undefined {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { message: 'The file is UTF-16.', advice: 'Save it as UTF-8; Toolbox writes no UTF-16 itself.' }
  }
  const start = head.replace(/^\ufeff/, '').trimStart()
  if (start === '' || start.startsWith('\\')) return undefined
  return {
    message: `The file begins with “${start.slice(0, 20)}”, not with a backslash and a marker.`,
    advice: 'Name the file of the dictionary itself, whose lines begin \\lx and so on; or another format with --from.',
  }
}

function recordMarker({ options }: ImportTask, head: string): string {
  const said = options.record?.trim().replace(/^\\/, '')
  if (said !== undefined && said !== '') return said
  if (/^\ufeff?\\lx(\s|$)/m.test(head)) return 'lx'
  const counts = new Map<string, number>()
  for (const [, marker = ''] of head.matchAll(/(?:^|\n)[ \t]*\r?\n\\([^\s\\]+)/g)) {
    if (!marker.startsWith('_')) counts.set(marker, (counts.get(marker) ?? 0) + 1)
  }
  const [first] = [...counts].sort(([, a], [, b]) => b - a)
  return first?.[0] ?? /^\\([^\s\\_][^\s\\]*)/m.exec(head)?.[1] ?? 'lx'
}

/** The markers of MDF, those that are read as they are, and the record marker as the headword. */
function knownMarkers({ options, tell }: ImportTask, record: string): typeof mdfMarkers | undefined {
  const known = new Map(mdfMarkers)
  for (const [option, value] of Object.entries(options)) {
    if (!option.startsWith('as:')) continue
    const like = mdfMarkers.get(value.trim().replace(/^\\/, ''))
    if (like === undefined) {
      tell({
        column: option.slice(0, 60),
        rule: 'value-unknown',
        severity: 'fatal',
        message: `“${value.slice(0, 40)}” is no marker of MDF.`,
        advice: 'Name one such as ge, de, xv or sd: --option as:gl=ge.',
      })
      return undefined
    }
    known.set(option.slice('as:'.length).replace(/^\\/, ''), like)
  }
  if (known.get(record)?.role !== 'headword') known.set(record, { role: 'headword', language: 'vernacular' })
  return known
}

/** Finds the tag of the language of a marker; `undefined` where an option is none. */
function languagesOf(task: ImportTask): ((marker: string, language: MarkerLanguage) => string | undefined) | undefined {
  const own = new Map<string, string>()
  const named = new Map<MarkerLanguage, string>([['english', 'en']])
  if (task.language !== undefined) named.set('vernacular', task.language)
  if (task.glossLanguage !== undefined && languageTag(task.glossLanguage) !== 'en') {
    named.set('national', task.glossLanguage)
  }
  for (const [option, value] of Object.entries(task.options)) {
    const marker = option.startsWith('marker:') ? option.slice('marker:'.length).replace(/^\\/, '') : undefined
    if (marker === undefined && option !== 'national' && option !== 'regional') continue
    const tag = languageTag(value.trim())
    if (tag === undefined) {
      task.tell({
        column: option.slice(0, 60),
        rule: 'value-unknown',
        severity: 'fatal',
        message: `“${value.slice(0, 40)}” is no tag of a language.`,
        advice: 'Use a tag of BCP 47: --option marker:ge=vi.',
      })
      return undefined
    }
    if (marker !== undefined) own.set(marker, tag)
    else named.set(option === 'national' ? 'national' : 'regional', tag)
  }
  return (marker, language) => own.get(marker) ?? named.get(language)
}
