import { strFromU8 } from 'fflate'

// The JSON Schemas of Yomitan for version 3 (ext/data/schemas: index, tag bank, term bank, term meta bank), as far as an
// export uses them. What is not in them is a fault: Yomitan refuses the whole dictionary for one record.

type Fault = string
type JsonRecord = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every fault of the files of a dictionary; none where Yomitan would take it. */
export function yomitanFaults(files: Readonly<Record<string, Uint8Array>>): readonly Fault[] {
  const faults: Fault[] = []
  const index = json(files, 'index.json')
  if (!isRecord(index)) return ['index.json']
  for (const field of ['title', 'revision', 'description', 'attribution']) {
    if (typeof index[field] !== 'string') faults.push(`index ${field}`)
  }
  if (index.format !== 3 || typeof index.sequenced !== 'boolean') faults.push('index format')
  for (const field of ['sourceLanguage', 'targetLanguage']) {
    if (typeof index[field] !== 'string' || !/^[a-z]{2,3}$/.test(index[field])) faults.push(`index ${field}`)
  }
  for (const path of Object.keys(files)) {
    const bank = /^(term|term_meta|tag)_bank_[0-9]+\.json$/.exec(path)?.[1]
    if (bank !== undefined) {
      const rows = json(files, path)
      if (!Array.isArray(rows)) faults.push(path)
      else for (const row of rows) faults.push(...rowFaults(bank, row, files).map((fault) => `${path} ${fault}`))
    } else if (!/^(index\.json|styles\.css|media\/.+)$/.test(path)) faults.push(path)
  }
  return faults
}

function json(files: Readonly<Record<string, Uint8Array>>, path: string): unknown {
  return JSON.parse(strFromU8(files[path] ?? new Uint8Array(0)))
}

function rowFaults(bank: string, row: unknown, files: Readonly<Record<string, Uint8Array>>): readonly Fault[] {
  if (!Array.isArray(row)) return ['row']
  const types = row.map((value) => typeof value).join(' ')
  if (bank === 'tag') return types === 'string string number string number' ? [] : [types]
  if (bank === 'term_meta') {
    const [term, type, data] = row
    const right =
      row.length === 3 &&
      typeof term === 'string' &&
      type === 'ipa' &&
      isRecord(data) &&
      only(data, ['reading', 'transcriptions']) &&
      typeof data.reading === 'string' &&
      Array.isArray(data.transcriptions) &&
      data.transcriptions.every(
        (each) =>
          isRecord(each) &&
          only(each, ['ipa', 'tags']) &&
          typeof each.ipa === 'string' &&
          (each.tags === undefined || texts(each.tags)),
      )
    return right ? [] : ['meta']
  }
  if (types !== 'string string string string number object number string') return [types]
  const glossary: unknown = row[5]
  if (!Array.isArray(glossary)) return ['glossary']
  return glossary.flatMap((item): readonly Fault[] => {
    if (Array.isArray(item)) return item.length === 2 && typeof item[0] === 'string' && texts(item[1]) ? [] : ['form']
    return isRecord(item) && only(item, ['type', 'content']) && item.type === 'structured-content'
      ? contentFaults(item.content, files)
      : ['definition']
  })
}

const allowed: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['br', ['data']],
  ...['span', 'div', 'ol', 'ul', 'li'].map((tag) => [tag, ['content', 'data', 'style', 'title', 'lang']] as const),
  ['img', ['data', 'path', 'width', 'height', 'title', 'alt', 'description', 'collapsed', 'collapsible']],
  ['a', ['content', 'href', 'lang']],
])

function contentFaults(content: unknown, files: Readonly<Record<string, Uint8Array>>): readonly Fault[] {
  if (typeof content === 'string') return []
  if (Array.isArray(content)) return content.flatMap((each) => contentFaults(each, files))
  if (!isRecord(content) || typeof content.tag !== 'string') return ['content']
  const { tag, data, lang, href, path } = content
  const fields = allowed.get(tag)
  if (fields === undefined || !only(content, ['tag', ...fields])) return [`${tag} ${Object.keys(content)}`]
  const faults: Fault[] = []
  if (data !== undefined && !(isRecord(data) && Object.values(data).every((value) => typeof value === 'string')))
    faults.push('data')
  if (lang !== undefined && typeof lang !== 'string') faults.push('lang')
  if (tag === 'a' && !(typeof href === 'string' && /^(?:https?:|\?)[\w\W]*/.test(href))) faults.push('href')
  if (tag === 'img' && !(typeof path === 'string' && Object.hasOwn(files, path))) faults.push('path')
  return [...faults, ...(content.content === undefined ? [] : contentFaults(content.content, files))]
}

function only(record: JsonRecord, fields: readonly string[]): boolean {
  return Object.keys(record).every((field) => fields.includes(field))
}

function texts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}
