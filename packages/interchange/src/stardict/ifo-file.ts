import { decode, visible } from '@hiap/bundle/source'
import type { ImportTask } from '../importer.ts'

/** What an `.ifo` file says. */
export interface IfoFile {
  /** Keys as the file has them; the first of those that are repeated. */
  readonly fields: ReadonlyMap<string, string>
  /** Letters of the data of each article; empty where each article says its own. */
  readonly types: string
  readonly wideOffsets: boolean
}

/** First line of every `.ifo` file of a dictionary. */
export const ifoMagic = "StarDict's dict ifo file"

const mostBytes = 64 * 1024
const versions = new Set(['2.4.2', '3.0.0'])

/** Reads the `.ifo` file, the one that names the others. Tells what is wrong with it; `undefined` where that is fatal. */
export async function readIfo({ input, tell }: Pick<ImportTask, 'input' | 'tell'>): Promise<IfoFile | undefined> {
  const fatal = (
    rule: 'format-wrong' | 'format-version' | 'file-empty' | 'utf8-invalid' | 'file-too-large',
    message: string,
    advice: string,
    row?: number,
    column?: string,
  ): undefined => {
    tell({
      ...(row === undefined ? {} : { row }),
      ...(column === undefined ? {} : { column }),
      rule,
      severity: 'fatal',
      message,
      advice,
    })
    return undefined
  }
  if (input.size === 0) return fatal('file-empty', 'The file has nothing in it.', 'Copy it again.')
  if (input.size > mostBytes) {
    return fatal(
      'file-too-large',
      `An .ifo file has at most ${mostBytes} bytes.`,
      'Name the .ifo file, not another one.',
    )
  }
  const { text, fault } = decode(await input.slice(0, input.size))
  if (text === undefined) {
    return fatal('utf8-invalid', `Byte ${(fault?.byte ?? 0) + 1} of the file is not UTF-8.`, 'Save the file as UTF-8.')
  }
  const [first = '', ...lines] = text.replace(/^\ufeff/, '').split(/\r?\n/)
  if (first.trim() !== ifoMagic) {
    return fatal(
      /^StarDict's .* ifo file/.test(first) ? 'format-version' : 'format-wrong',
      `The first line is “${visible(first)}”; a dictionary of StarDict begins with “${ifoMagic}”.`,
      'Name the .ifo file of a dictionary, not that of a tree or a set of resources.',
      1,
    )
  }
  const fields = new Map<string, string>()
  for (const [index, line] of lines.entries()) {
    const at = line.indexOf('=')
    const key = line.slice(0, Math.max(0, at)).trim()
    if (line.trim() === '') continue
    if (key === '') {
      tell({
        row: index + 2,
        rule: 'syntax-wrong',
        severity: 'changed',
        message: `“${visible(line)}” is no key with a value; it is passed over.`,
        advice: 'Write key=value.',
      })
    } else if (!fields.has(key)) fields.set(key, line.slice(at + 1).trim())
  }
  const version = fields.get('version') ?? ''
  if (!versions.has(version)) {
    return fatal(
      'format-version',
      `The version is “${visible(version)}”; 2.4.2 and 3.0.0 are read.`,
      'Export the dictionary again by a newer tool.',
      undefined,
      'version',
    )
  }
  const types = fields.get('sametypesequence') ?? ''
  if (!/^[a-zA-Z]*$/.test(types)) {
    return fatal(
      'format-wrong',
      `“${visible(types)}” is no sequence of types of data.`,
      'It has one letter for each type, such as m or tm.',
      undefined,
      'sametypesequence',
    )
  }
  const bits = fields.get('idxoffsetbits') ?? '32'
  if (bits !== '32' && bits !== '64') {
    return fatal(
      'format-version',
      `Offsets of “${visible(bits)}” bits are not read.`,
      'They have 32 or 64.',
      undefined,
      'idxoffsetbits',
    )
  }
  return { fields, types, wideOffsets: bits === '64' }
}
