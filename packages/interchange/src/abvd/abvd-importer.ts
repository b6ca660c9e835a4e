import { readBibtex } from '../cldf/bibtex.ts'
import type { DraftEntry } from '../draft-entry.ts'
import type { Importer, ImportFacts, ImportTask, InputFile } from '../importer.ts'
import { languageTag } from '../language-tag.ts'
import { readXml } from '../xml/read-xml.ts'
import { childrenOf, textOf, type XmlElement } from '../xml/xml-element.ts'

/** What a record says and an entry has no place for, by element. */
export interface AbvdKept {
  readonly loan?: string
  readonly cognacy?: string
  readonly pmpcognacy?: string
  readonly [element: string]: string | undefined
}

/**
 * Reads a list of the Austronesian Basic Vocabulary Database, as it gives one for download: XML without a root, a record
 * of the list, one of its place, then a record for each form. The form is the headword, the meaning of the list its
 * English gloss.
 */
export const abvdImporter: Importer = { format: 'abvd', endings: ['.xml'], recognises, read }

function recognises(head: Uint8Array): boolean {
  return /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<abvd[^>]*>\s*)?<record>\s*<id>/.test(
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(head),
  )
}

/** The licence under which the database publishes its lists. https://abvd.eva.mpg.de/austronesian/ */
const licence = { spdx: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }
const database =
  'Greenhill, S.J., Blust, R. & Gray, R.D. 2008. The Austronesian Basic Vocabulary Database. Evolutionary Bioinformatics 4: 271–283'

async function* read(task: ImportTask): AsyncGenerator<DraftEntry, ImportFacts, undefined> {
  let list: ReadonlyMap<string, string> | undefined
  let place: ReadonlyMap<string, string> = new Map()
  let forms = 0
  let refused = false
  const tell: ImportTask['tell'] = (problem) => {
    refused ||= problem.severity === 'fatal'
    task.tell(problem)
  }
  const gloss = task.glossLanguage ?? 'en'
  for await (const each of readXml({ ...task, input: rooted(task.input), tell }, new Set(['record']))) {
    if (!('name' in each)) continue
    const fields = fieldsOf(each)
    if (fields.has('word_id') || fields.has('item')) {
      forms += 1
      yield draftOf(fields, each.line ?? 1, gloss)
    } else if (list === undefined && (fields.has('language') || fields.has('silcode'))) list = fields
    else if (fields.has('latitude') || fields.has('longitude')) place = fields
    else {
      tell({
        row: each.line ?? 1,
        column: 'record',
        rule: 'value-unknown',
        severity: 'left-out',
        message: `The record has no form: ${[...fields.keys()].slice(0, 8).join(', ') || 'it is empty'}.`,
        advice: 'A record of a form has word_id, word and item.',
      })
    }
  }
  if (refused) return {}
  if (forms === 0 && list === undefined) {
    tell({
      rule: 'format-wrong',
      severity: 'fatal',
      message: 'The document has no record of a list or of a form.',
      advice: 'Lists of the ABVD begin with <record> and <id>. Look whether another format is meant.',
    })
    return {}
  }
  return factsOf(list ?? new Map(), place, gloss)
}

/**
 * The lists have no element around their records, so they are no documents of XML; here is one, on the same line. A
 * declaration stays before it.
 */
function rooted(input: InputFile): InputFile {
  const encoder = new TextEncoder()
  return {
    ...input,
    async *chunks() {
      const first = await input.slice(0, Math.min(input.size, 4096))
      const text = [...first].map((byte) => String.fromCharCode(byte)).join('')
      if (text.includes('<!DOCTYPE')) {
        yield* input.chunks()
        return
      }
      const length = /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>)?/.exec(text)?.[0].length ?? 0
      if (input.size === 0) return
      let at = 0
      for await (const chunk of input.chunks()) {
        const from = Math.max(0, Math.min(chunk.length, length - at))
        if (from > 0) yield chunk.subarray(0, from)
        if (at <= length && at + chunk.length > length) yield encoder.encode('<lists>')
        if (from < chunk.length) yield chunk.subarray(from)
        at += chunk.length
      }
      yield encoder.encode('</lists>')
    },
  }
}

/** The texts of the elements of a record; the first where one is there twice. */
function fieldsOf(record: XmlElement): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const child of childrenOf(record)) {
    const text = textOf(child)
    if (!fields.has(child.name)) fields.set(child.name, text)
  }
  return fields
}

const readOfForm: ReadonlySet<string> = new Set(['id', 'word', 'item', 'annotation', 'word_id'])

function draftOf(fields: ReadonlyMap<string, string>, row: number, gloss: string): DraftEntry {
  const meaning = said(fields, 'word')
  const annotation = said(fields, 'annotation')
  const key = said(fields, 'id')
  const concept = said(fields, 'word_id')
  const kept = [...fields].filter(([name, text]) => !readOfForm.has(name) && text !== '')
  if (concept !== undefined) kept.unshift(['word_id', concept])
  return {
    row,
    ...(key === undefined ? {} : { key }),
    headword: { text: said(fields, 'item') ?? '' },
    senses: meaning === undefined ? [] : [{ glosses: { [gloss]: [meaning] } }],
    ...(annotation === undefined ? {} : { notes: [{ [gloss]: annotation }] }),
    ...(kept.length === 0 ? {} : { kept: Object.fromEntries(kept) satisfies AbvdKept }),
  }
}

function said(fields: ReadonlyMap<string, string>, name: string): string | undefined {
  const text = fields.get(name)
  return text === undefined || text === '' ? undefined : text
}

function factsOf(list: ReadonlyMap<string, string>, place: ReadonlyMap<string, string>, gloss: string): ImportFacts {
  const name = said(list, 'language')
  const author = said(list, 'author')
  const id = said(list, 'id')
  const code = said(list, 'silcode')
  const language = code === undefined ? undefined : languageTag(code)
  const work = readBibtex(said(list, 'source') ?? '')[0]
  const year = Number(work?.fields.get('year') ?? work?.fields.get('date') ?? Number.NaN)
  const kept = Object.fromEntries([...list, ...place].filter(([, text]) => text !== ''))
  return {
    ...(name === undefined ? {} : { title: { en: `${name}: list ${id ?? ''} of the ABVD`.replace('  ', ' ') } }),
    ...(language === undefined ? {} : { language }),
    glossLanguages: [gloss],
    licence,
    attribution: author === undefined ? `${database}.` : `${author}; in: ${database}.`,
    ...(author === undefined ? {} : { author }),
    ...(Number.isInteger(year) ? { year } : {}),
    ...(id !== undefined && /^\d+$/.test(id)
      ? { url: `https://abvd.eva.mpg.de/austronesian/language.php?id=${id}` }
      : {}),
    reading: ['item → headword', `word → gloss in ${gloss}`, 'annotation → note'],
    ...(Object.keys(kept).length === 0 ? {} : { kept }),
  }
}
