import type { Source } from '@hiap/lexicon'

/** A record of a BibTeX file. */
export interface BibRecord {
  readonly type: string
  readonly key: string
  /** By the name of the field in lower case; TeX is plain text. */
  readonly fields: ReadonlyMap<string, string>
  /** The record as it stands in the file. */
  readonly raw: string
}

/** As many as a manifest has sources. */
const mostRecords = 1000
const longestValue = 16 * 1024

/**
 * Reads the records of a BibTeX file, the first thousand; what is none is passed over.
 *
 * @example
 * readBibtex("@book{lafont1968, title = {Lexique}, year = 1968}")[0]?.fields.get('title') // 'Lexique'
 */
export function readBibtex(text: string): readonly BibRecord[] {
  const records: BibRecord[] = []
  const begin = /@\s*([A-Za-z]+)\s*\{\s*([^\s,{}"#%'()=]+)\s*,/g
  for (let match = begin.exec(text); match !== null && records.length < mostRecords; match = begin.exec(text)) {
    const [whole, type = '', key = ''] = match
    const { fields, end } = readFields(text, match.index + whole.length)
    records.push({ type: type.toLowerCase(), key, fields, raw: text.slice(match.index, end) })
    begin.lastIndex = end
  }
  return records
}

function readFields(
  text: string,
  from: number,
): { readonly fields: ReadonlyMap<string, string>; readonly end: number } {
  const fields = new Map<string, string>()
  const name = /\s*,?\s*([A-Za-z][\w-]*)\s*=\s*/y
  let at = from
  for (;;) {
    name.lastIndex = at
    const match = name.exec(text)
    if (match === null) break
    const { value, end } = readValue(text, name.lastIndex)
    if (end === name.lastIndex) break
    const field = (match[1] ?? '').toLowerCase()
    if (!fields.has(field)) fields.set(field, plainTex(value))
    at = end
  }
  const close = /\s*,?\s*\}/y
  close.lastIndex = at
  return { fields, end: close.test(text) ? close.lastIndex : at }
}

/** A value in braces, in quotation marks or bare; `end` is `from` where there is none. */
function readValue(text: string, from: number): { readonly value: string; readonly end: number } {
  const opening = text[from]
  if (opening !== '{' && opening !== '"') {
    const bare = /[A-Za-z0-9_:.+-]+/y
    bare.lastIndex = from
    const value = bare.exec(text)?.[0] ?? ''
    return { value, end: from + value.length }
  }
  let depth = 0
  const last = Math.min(text.length, from + longestValue)
  for (let at = from + 1; at < last; at++) {
    const sign = text[at]
    if (sign === '\\') at += 1
    else if (sign === '{') depth += 1
    else if (sign === '}' && depth > 0) depth -= 1
    else if (depth === 0 && sign === (opening === '{' ? '}' : '"'))
      return { value: text.slice(from + 1, at), end: at + 1 }
  }
  return { value: '', end: from }
}

const accents: Readonly<Record<string, string>> = {
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '"': '\u0308',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  c: '\u0327',
  k: '\u0328',
  H: '\u030b',
}

/** The words behind the commands of TeX that names and titles use. */
function plainTex(tex: string): string {
  return tex
    .replace(/\\textbackslash(?:\{\}| )?/g, '\ue000')
    .replace(/\{?\\textbraceleft(?:\{\})?\}?/g, '\ue001')
    .replace(/\{?\\textbraceright(?:\{\})?\}?/g, '\ue002')
    .replace(
      /\\(['`^"~=.])\s*\{?\\?([A-Za-z])\}?/g,
      (_, mark: string, letter: string) => letter + (accents[mark] ?? ''),
    )
    .replace(/\\([uvckH])\s*\{([A-Za-z])\}/g, (_, mark: string, letter: string) => letter + (accents[mark] ?? ''))
    .replace(/\\([&%#_$])/g, '$1')
    .replace(/[{}]/g, '')
    .replace(/\ue000/g, '\\')
    .replace(/\ue001/g, '{')
    .replace(/\ue002/g, '}')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC')
}

/** Writes the records of sources, one behind the other. */
export function writeBibtex(sources: readonly Source[]): string {
  return sources.map((source) => `${recordOf(source)}\n`).join('\n')
}

function recordOf({ id, title, author, year, url, licence, attribution, note = {} }: Source): string {
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['title', title],
    ['author', author],
    ['year', year === undefined ? undefined : String(year)],
    ['url', url],
    ['copyright', attribution],
    ['license', licence.spdx],
    ['licenseurl', licence.url],
    ...Object.entries(note).map(([tag, text]) => [`note-${tag}`, text] as const),
  ]
  const lines = fields.flatMap(([name, text]) => (text === undefined ? [] : [`  ${name} = {${texOf(text)}}`]))
  return `@misc{${id},\n${lines.join(',\n')}\n}`
}

function texOf(text: string): string {
  return text.replace(/[\\{}&%#_$]/g, (sign) =>
    sign === '\\'
      ? '\\textbackslash{}'
      : sign === '{'
        ? '{\\textbraceleft}'
        : sign === '}'
          ? '{\\textbraceright}'
          : `\\${sign}`,
  )
}
