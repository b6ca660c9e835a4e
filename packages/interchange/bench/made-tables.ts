import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Zip, ZipDeflate } from 'fflate'

const syllables = ['chư', 'ƀing', 'tơngan', 'hơdôm', 'rơmŏ', 'djuai', 'asâo', 'plơi', 'ia', 'kông']
const glosses = ['nước', 'con voi', 'hoà bình', 'quý', 'trường học', 'đi', 'người', 'thuỷ', 'ngữ pháp', 'ăn', 'ướt']

/** A header and made-up rows: every fifth headword stands on two rows, far from each other. */
export function* madeRows(count: number): Generator<readonly string[]> {
  yield ['Jrai', 'Vietnamese', 'Note']
  const words = Math.ceil(count * 0.8)
  for (let number = 0; number < count; number++) {
    const mixed = (number * 7919) % words
    const word = Array.from({ length: 6 }, (_, at) => syllables[Math.floor(mixed / 10 ** at) % 10]).join(' ')
    yield [word, `${glosses[number % 11]} ${number}`, `ghi chú, ${number % 1000}`]
  }
}

/** Writes rows as CSV. */
export async function writeCsv(path: string, rows: Iterable<readonly string[]>): Promise<void> {
  await pipeline(function* () {
    for (const cells of rows) yield `${cells.map((cell) => (/[",]/.test(cell) ? `"${cell}"` : cell)).join(',')}\r\n`
  }, createWriteStream(path))
}

/** Writes rows as a workbook whose cells name their texts by number, as Excel does. */
export async function writeXlsx(path: string, rows: Iterable<readonly string[]>): Promise<void> {
  const file = createWriteStream(path)
  const ended = new Promise<void>((resolve, reject) => {
    file.on('finish', resolve)
    file.on('error', reject)
  })
  const zip = new Zip((error, data, final) => {
    if (error !== null) file.destroy(error)
    else file.write(data)
    if (final) file.end()
  })
  const encoder = new TextEncoder()
  const part = (name: string, pieces: Iterable<string>): void => {
    const packed = new ZipDeflate(name, { level: 3 })
    zip.add(packed)
    let lot = ''
    for (const piece of pieces) {
      lot += piece
      if (lot.length < 256 * 1024) continue
      packed.push(encoder.encode(lot))
      lot = ''
    }
    packed.push(encoder.encode(lot), true)
  }
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const documents = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packages = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const numbers = new Map<string, number>()
  part('_rels/.rels', [
    `<Relationships xmlns="${packages}"><Relationship Id="r" Type="${documents}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ])
  part('xl/workbook.xml', [
    `<workbook xmlns="${main}" xmlns:r="${documents}"><sheets><sheet name="Words" sheetId="1" r:id="s"/></sheets></workbook>`,
  ])
  part('xl/_rels/workbook.xml.rels', [
    `<Relationships xmlns="${packages}"><Relationship Id="s" Type="${documents}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="${documents}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  ])
  part(
    'xl/worksheets/sheet1.xml',
    (function* () {
      yield `<worksheet xmlns="${main}"><sheetData>`
      let row = 0
      for (const cells of rows) {
        row += 1
        const written = cells.map((text, column) => {
          const known = numbers.get(text) ?? numbers.size
          numbers.set(text, known)
          return `<c r="${String.fromCharCode(65 + column)}${row}" t="s"><v>${known}</v></c>`
        })
        yield `<row r="${row}">${written.join('')}</row>`
      }
      yield '</sheetData></worksheet>'
    })(),
  )
  part(
    'xl/sharedStrings.xml',
    (function* () {
      yield `<sst xmlns="${main}">`
      for (const text of numbers.keys()) yield `<si><t>${text}</t></si>`
      yield '</sst>'
    })(),
  )
  zip.end()
  await ended
}
