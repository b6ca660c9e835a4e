import type { Layout, Level } from '../layout.ts'
import { dropList, type ExportedLayout } from './exported-layout.ts'
import { headerLines } from './header-lines.ts'
import { positionalKeys } from './positional-keys.ts'
import { settleOptions } from './settle-options.ts'

const levels: readonly Level[] = ['base', 'shift', 'altgr', 'altgr+shift']

// What a key stands for until the Compose file turns it into its text: from the end of the private use area, which no
// font is likely to draw.
const firstStandIn = 0xf8c0
const mostStandIns = 0x40

/**
 * Writes a positional layout as XKB symbols, the file `ID`, and where keys give several code points, `ID.compose` for
 * `~/.XCompose`: XKB itself gives one code point a key. `undefined` for a layout that listens to characters.
 *
 * @example
 * exportXkb(layout)?.files.map(({ name }) => name) // ['km-nida', 'km-nida.compose']
 */
export function exportXkb(layout: Layout, options: Readonly<Record<string, string>> = {}): ExportedLayout | undefined {
  const drops = dropList()
  const keys = positionalKeys(settleOptions(layout, options, drops), drops)
  if (keys === undefined) return undefined
  const standIns = new Map<string, number>()
  const keysym = (text: string | undefined, place: string): string => {
    if (text === undefined || text === '') return 'NoSymbol'
    const codePoints = [...text]
    if (codePoints.length === 1) return keysymOf(text)
    if (!standIns.has(text)) {
      if (standIns.size === mostStandIns) {
        drops.add(place, `only ${mostStandIns} texts of several code points have room`)
        return 'NoSymbol'
      }
      standIns.set(text, firstStandIn + standIns.size)
    }
    return keysymOf(String.fromCodePoint(standIns.get(text) ?? 0))
  }
  const lines = keys.map(({ key, outputs }) => {
    const symbols = levels.map((level) => keysym(outputs[level], `${key.code} ${level}`))
    return `  key <${key.xkb}> { [ ${symbols.join(', ')} ] };`
  })
  if (standIns.size > 0) {
    drops.add('keys of several code points', 'they need the Compose file, and a program that reads it')
  }
  const header = headerLines(layout, drops.dropped)
  const symbols = [
    ...header.map((line) => `// ${line}`),
    'default partial alphanumeric_keys',
    'xkb_symbols "basic" {',
    `  name[Group1] = "${layout.name.en.replace(/["\\\p{Cc}]/gu, ' ')}";`,
    '  key.type[Group1] = "FOUR_LEVEL";',
    ...lines,
    '  include "level3(ralt_switch)"',
    '};',
    '',
  ]
  const compose = [
    ...header.slice(0, 1).map((line) => `# ${line}`),
    'include "%L"',
    ...[...standIns].map(([text, standIn]) => `<${keysymOf(String.fromCodePoint(standIn))}> : "${composeText(text)}"`),
    '',
  ]
  const files = [{ name: layout.id, text: symbols.join('\n') }]
  if (standIns.size > 0) files.push({ name: `${layout.id}.compose`, text: compose.join('\n') })
  return { files, dropped: drops.dropped }
}

function keysymOf(char: string): string {
  const codePoint = char.codePointAt(0) ?? 0
  return `U${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}

// A line break would end the string and begin a line of its own; control characters stand as octal bytes. NUL has no place
// in a string of this format.
function composeText(text: string): string {
  return text
    .replaceAll('\0', '')
    .replace(/["\\]/g, '\\$&')
    .replace(/\p{Cc}/gu, (char) => {
      const codePoint = char.codePointAt(0) ?? 0
      // U+0080 to U+009F are two bytes in UTF-8.
      return `${codePoint < 0x80 ? '' : '\\302'}\\${codePoint.toString(8).padStart(3, '0')}`
    })
}
