import type { ZipArchive } from '../archive/read-zip.ts'
import type { ImportTask } from '../importer.ts'
import { readXml } from '../xml/read-xml.ts'
import type { XmlElement } from '../xml/xml-element.ts'

/** A workbook: its sheets, and what all of them share. ECMA-376 part 1, chapter 18. */
export interface Workbook {
  readonly sheets: readonly WorkbookSheet[]
  /** Path in the archive of the texts that cells name by number; `undefined` where there are none. */
  readonly strings: string | undefined
  /** Whether a number in a cell of this style is a date, a time, or both; by the number of the style. */
  readonly dates: readonly DateStyle[]
  /** Days are counted from 1904, as old Macs did, not from 1900. */
  readonly from1904: boolean
}

export interface WorkbookSheet {
  readonly name: string
  /** Path in the archive. */
  readonly path: string
  readonly hidden: boolean
}

export type DateStyle = 'date' | 'time' | 'both' | undefined

type Reading = Pick<ImportTask, 'limits' | 'tell'>

/**
 * Reads what stands before the sheets.
 *
 * @returns `undefined` where it is no workbook, which is told as a `fatal` problem
 */
export async function readWorkbook(archive: ZipArchive, reading: Reading): Promise<Workbook | undefined> {
  let failed = false
  const part = async (path: string, names: readonly string[]): Promise<readonly XmlElement[]> => {
    const input = archive.open(path)
    const found: XmlElement[] = []
    if (input === undefined) return found
    const tell: ImportTask['tell'] = (problem) => {
      if (problem.severity === 'fatal') failed = true
      reading.tell({ file: input.name, ...problem })
    }
    for await (const each of readXml({ input, limits: reading.limits, tell, reached: () => {} }, withPrefix(names))) {
      if ('name' in each && found.length < reading.limits.files) found.push(each)
    }
    return found
  }
  const wrong = (message: string): undefined =>
    reading.tell({
      rule: 'format-wrong',
      severity: 'fatal',
      message,
      advice: 'Open it in the program that made it and save it as “Excel workbook (.xlsx)”, or as CSV UTF-8.',
    }) as undefined

  const root = relationsOf(await part('_rels/.rels', ['Relationship']), '').find(({ type }) =>
    type.endsWith('/officeDocument'),
  )
  const main = root?.path ?? 'xl/workbook.xml'
  if (archive.open(main) === undefined) return failed ? undefined : wrong('The archive has no workbook.')
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const relations = relationsOf(
    await part(`${folder}_rels/${main.slice(folder.length)}.rels`, ['Relationship']),
    folder,
  )
  const elements = await part(main, ['sheet', 'workbookPr'])
  const sheets = elements.flatMap((each): WorkbookSheet[] => {
    if (localName(each.name) !== 'sheet') return []
    const id = [...each.attributes].find(([name]) => localName(name) === 'id')?.[1]
    const relation = relations.find((one) => one.id === id)
    // A chart or a macro has a sheet too.
    if (relation === undefined || !relation.type.endsWith('/worksheet')) return []
    const name = each.attributes.get('name') ?? ''
    return [{ name, path: relation.path, hidden: (each.attributes.get('state') ?? 'visible') !== 'visible' }]
  })
  const from1904 = elements.some(
    (each) => localName(each.name) === 'workbookPr' && /^(1|true)$/.test(each.attributes.get('date1904') ?? ''),
  )
  const styles = relations.find(({ type }) => type.endsWith('/styles'))?.path
  const dates = styles === undefined ? [] : datesOf(await part(styles, ['numFmt', 'cellXfs']))
  if (failed) return undefined
  if (sheets.length === 0) return wrong('The workbook has no sheet with cells.')
  return { sheets, strings: relations.find(({ type }) => type.endsWith('/sharedStrings'))?.path, dates, from1904 }
}

/** Names with the prefix that some programs write: `x:row`. */
export function withPrefix(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => [name, `x:${name}`]))
}

/** A name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly path: string
}

function relationsOf(elements: readonly XmlElement[], folder: string): readonly Relation[] {
  return elements.flatMap(({ attributes }) => {
    const target = attributes.get('Target') ?? ''
    if (attributes.get('TargetMode') === 'External' || target === '') return []
    const path = target.startsWith('/') ? target.slice(1) : folder + target
    const steps: string[] = []
    for (const step of path.split('/')) {
      if (step === '..') steps.pop()
      else if (step !== '.' && step !== '') steps.push(step)
    }
    return [{ id: attributes.get('Id') ?? '', type: attributes.get('Type') ?? '', path: steps.join('/') }]
  })
}

// ECMA-376 part 1, 18.8.30: formats that are built in, also those of East Asia.
const builtIn: ReadonlyMap<number, DateStyle> = new Map<number, DateStyle>([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'date'] as const),
  ...[18, 19, 20, 21, 32, 33, 45, 46, 47, 55, 56].map((id) => [id, 'time'] as const),
  [22, 'both'],
])

function datesOf(elements: readonly XmlElement[]): readonly DateStyle[] {
  const own = new Map<number, DateStyle>()
  for (const { name, attributes } of elements) {
    if (localName(name) !== 'numFmt') continue
    own.set(Number(attributes.get('numFmtId')), dateStyleOf(attributes.get('formatCode') ?? ''))
  }
  const formats = elements.find(({ name }) => localName(name) === 'cellXfs')?.children ?? []
  return formats.flatMap((format) => {
    if (typeof format === 'string') return []
    const id = Number(format.attributes.get('numFmtId') ?? 0)
    return [own.has(id) ? own.get(id) : builtIn.get(id)]
  })
}

/**
 * Whether a number format writes dates or times: by its letters, without what stands in quotation marks and brackets.
 *
 * @example
 * dateStyleOf('dd/mm/yyyy') // 'date'
 * dateStyleOf('0.00 "dong"') // undefined
 */
export function dateStyleOf(code: string): DateStyle {
  const bare = code
    .slice(0, 200)
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';')[0]
  const letters = (bare ?? '').toLowerCase().replace(/general/g, '')
  const date = /[yd]/.test(letters) || /m/.test(letters.replace(/h+[^a-z]*m+|m+[^a-z]*s+|\[m+\]/g, ''))
  const time = /[hs]/.test(letters)
  return date ? (time ? 'both' : 'date') : time ? 'time' : undefined
}
