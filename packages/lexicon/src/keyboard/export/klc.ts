import type { Layout, Level } from '../layout.ts'
import { dropList, type ExportedLayout } from './exported-layout.ts'
import { headerLines } from './header-lines.ts'
import { type PositionalKey, positionalKeys } from './positional-keys.ts'
import { settleOptions } from './settle-options.ts'

// Columns of the LAYOUT table and their shift states: 1 Shift, 2 Ctrl, 4 Alt; AltGr is Ctrl and Alt. Ctrl alone has a
// column because the format wants one.
const columns: readonly (readonly [state: number, level: Level | undefined, name: string])[] = [
  [0, 'base', ''],
  [1, 'shift', 'Shft'],
  [2, undefined, 'Ctrl'],
  [6, 'altgr', 'Ctrl Alt'],
  [7, 'altgr+shift', 'Shft Ctrl Alt'],
]

/** Code units that a key may give, by the kbd.h of Windows 10. */
const mostLigature = 4

// Language identifiers of Windows; languages that it has none for are installed as Vietnamese or as Khmer, by script.
const windowsLocales: Readonly<Record<string, readonly [name: string, id: string]>> = {
  km: ['km-KH', '00000453'],
  vi: ['vi-VN', '0000042a'],
}

const keyNames = `KEYNAME

01	Esc
0e	Backspace
0f	Tab
1c	Enter
1d	Ctrl
2a	Shift
36	"Right Shift"
38	Alt
39	Space
3a	"Caps Lock"

KEYNAME_EXT

1d	"Right Ctrl"
38	"Right Alt"
53	Delete
`

/**
 * Writes a positional layout for the Microsoft Keyboard Layout Creator, `NAME.klc`: a text with CR LF that is to be saved
 * as UTF-16 with a byte order mark, the only form that the program reads ({@link klcBytes}). `undefined` for a layout that
 * listens to characters.
 *
 * @example
 * exportKlc(layout)?.files[0].name // 'kmnida.klc'
 */
export function exportKlc(layout: Layout, options: Readonly<Record<string, string>> = {}): ExportedLayout | undefined {
  const drops = dropList()
  const keys = positionalKeys(settleOptions(layout, options, drops), drops)
  if (keys === undefined) return undefined
  const language = layout.locale.split('-')[0] ?? ''
  const isKhmer = language === 'km' || layout.locale.includes('Khmr')
  const [localeName, localeId] = windowsLocales[isKhmer ? 'km' : 'vi'] ?? ['vi-VN', '0000042a']
  if (windowsLocales[language] === undefined) {
    drops.add(`locale ${layout.locale}`, `Windows has no such language; the layout is installed under ${localeName}`)
  }
  const ligatures: string[] = []
  const rows = keys.map((each) => row(each, ligatures, drops))
  // The program knows eight letters and digits as the name of the file that it builds.
  const name = layout.id.replace(/[^A-Za-z0-9]/g, '').slice(0, 8)
  const text = [
    ...headerLines(layout, drops.dropped).map((line) => `// ${line}`),
    `KBD\t${name}\t"${quoted(layout.name.en)}"`,
    '',
    `COPYRIGHT\t"${quoted(layout.sources.map(({ licence }) => licence ?? '').find((licence) => licence !== '') ?? '-')}"`,
    '',
    'COMPANY\t"Hiap"',
    '',
    `LOCALENAME\t"${localeName}"`,
    '',
    `LOCALEID\t"${localeId}"`,
    '',
    'VERSION\t1.0',
    '',
    'SHIFTSTATE',
    '',
    ...columns.map(([state, , shown], at) => `${state}\t//Column ${at + 4} : ${shown}`.trimEnd()),
    '',
    'LAYOUT',
    '',
    '//SC\tVK_\t\tCap\t0\t1\t2\t6\t7',
    '',
    ...rows,
    // The decimal key of the number pad, which the program adds where it is missing.
    '53\tDECIMAL\t0\t002e\t002e\t-1\t-1\t-1',
    '',
    ...(ligatures.length === 0
      ? []
      : ['LIGATURE', '', '//VK_\tMod#\tChar0\tChar1\tChar2\tChar3', '', ...ligatures, '']),
    ...keyNames.split('\n'),
    'DESCRIPTIONS',
    '',
    `0409\t${quoted(layout.name.en)}`,
    `042a\t${quoted(layout.name.vi)}`,
    '',
    'LANGUAGENAMES',
    '',
    `0409\t${localeName === 'km-KH' ? 'Khmer (Cambodia)' : 'Vietnamese (Vietnam)'}`,
    '',
    'ENDKBD',
    '',
  ].join('\r\n')
  return { files: [{ name: `${name}.klc`, text }], dropped: drops.dropped }
}

function row({ key, outputs }: PositionalKey, ligatures: string[], drops: ReturnType<typeof dropList>): string {
  const cells = columns.map(([, level], column) => {
    // Ctrl and the space bar gives a space, as on every layout of Windows.
    if (level === undefined) return key.code === 'Space' ? '0020' : '-1'
    const output = outputs[level] ?? ''
    if (output === '') return '-1'
    const units = Array.from(output, (_, at) => output.charCodeAt(at).toString(16).padStart(4, '0'))
    if (output.length === 1) return units[0] ?? '-1'
    if (output.length > mostLigature) {
      drops.add(`${key.code} ${level}`, `a key gives at most ${mostLigature} code units`)
      return '-1'
    }
    ligatures.push([key.virtualKey, column, ...units].join('\t'))
    return '%%'
  })
  const isLetter = /^[a-z]$/.test(outputs.base ?? '') && outputs.shift === (outputs.base ?? '').toUpperCase()
  return [key.scanCode.toLowerCase(), key.virtualKey, isLetter ? '1' : '0', ...cells].join('\t')
}

const quoted = (text: string): string => text.replace(/["\p{Cc}]/gu, ' ')

/**
 * The bytes of a `.klc` file: UTF-16 LE with a byte order mark.
 *
 * @example
 * klcBytes('KBD').length // 8
 */
export function klcBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + 2 * text.length)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0xfeff, true)
  for (let at = 0; at < text.length; at++) view.setUint16(2 + 2 * at, text.charCodeAt(at), true)
  return bytes
}
