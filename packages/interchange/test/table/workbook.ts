import { strToU8, zipSync } from 'fflate'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const documents = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Files of an archive by path. */
export type Parts = Readonly<Record<string, string | Uint8Array>>

/** A cell: a text, a number, or XML as it is. */
export type Cell = string | number | { readonly xml: string }

/** What a workbook has besides the rows of its first sheet. */
export interface WorkbookParts {
  readonly merges?: readonly string[]
  /** Codes of number formats; the style of a cell is its number from 1. */
  readonly formats?: readonly string[]
  readonly from1904?: boolean
  /** Other sheets, by name: the XML of their rows. */
  readonly others?: Readonly<Record<string, string>>
  /** Texts stand in the cells, as Google Sheets never and some tools always write them. */
  readonly inline?: boolean
  /** Files that are added or take the place of those made; `undefined` takes one away. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | undefined>>
}

/** The files of a workbook in the manner of Excel. */
export function workbookParts(
  rows: readonly (readonly Cell[])[],
  { merges = [], formats = [], from1904 = false, others = {}, inline = false, parts = {} }: WorkbookParts = {},
): Parts {
  const texts: string[] = []
  const cell = (value: Cell, column: number, row: number): string => {
    const place = `r="${String.fromCharCode(65 + column)}${row}"`
    if (typeof value === 'number') return `<c ${place}><v>${value}</v></c>`
    if (typeof value !== 'string') return value.xml
    if (value === '') return ''
    if (inline) return `<c ${place} t="inlineStr"><is><t>${escaped(value)}</t></is></c>`
    if (!texts.includes(value)) texts.push(value)
    return `<c ${place} t="s"><v>${texts.indexOf(value)}</v></c>`
  }
  const data = rows
    .map((cells, index) => `<row r="${index + 1}">${cells.map((each, at) => cell(each, at, index + 1)).join('')}</row>`)
    .join('')
  const merged =
    merges.length === 0 ? '' : `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  const names = ['Từ điển', ...Object.keys(others)]
  const made: Record<string, string | Uint8Array | undefined> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${documents}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${documents}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${names
      .map(
        (name, index) =>
          `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index + 1}"${name.startsWith('hidden') ? ' state="hidden"' : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${packages}">${names
      .map(
        (_, index) =>
          `<Relationship Id="s${index + 1}" Type="${documents}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="t" Type="${documents}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="f" Type="${documents}/styles" Target="styles.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${declaration}<worksheet xmlns="${main}"><sheetData>${data}</sheetData>${merged}</worksheet>`,
    'xl/styles.xml': `${declaration}<styleSheet xmlns="${main}"><numFmts>${formats
      .map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escaped(code)}"/>`)
      .join(
        '',
      )}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, index) => `<xf numFmtId="${164 + index}"/>`).join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${declaration}<sst xmlns="${main}">${texts.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
  }
  for (const [index, rest] of Object.values(others).entries()) {
    made[`xl/worksheets/sheet${index + 2}.xml`] =
      `${declaration}<worksheet xmlns="${main}"><sheetData>${rest}</sheetData></worksheet>`
  }
  const all = { ...made, ...parts }
  return Object.fromEntries(
    Object.entries(all).filter((part): part is [string, string | Uint8Array] => part[1] !== undefined),
  )
}

/** A workbook as bytes. */
export function workbook(rows: readonly (readonly Cell[])[], more: WorkbookParts = {}): Uint8Array {
  return archive(workbookParts(rows, more))
}

/** Files as a zip archive. */
export function archive(parts: Parts): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([path, data]) => [path, typeof data === 'string' ? strToU8(data) : data]),
    ),
  )
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
