import type { Layout, Level } from '../layout.ts'
import { dropList, type ExportedLayout } from './exported-layout.ts'
import { headerLines } from './header-lines.ts'
import { positionalKeys } from './positional-keys.ts'
import { settleOptions } from './settle-options.ts'
import { xmlComment, xmlText } from './xml-text.ts'

const levels: readonly Level[] = ['base', 'shift', 'altgr', 'altgr+shift']

// Keys that every map must have, since a map that lacks one makes it dead. Codes of HIToolbox Events.h and the control
// characters that Apple's own layouts give.
const fixedKeys: readonly (readonly [code: number, output: number])[] = [
  [36, 0x0d],
  [48, 0x09],
  [51, 0x08],
  [53, 0x1b],
  [71, 0x1b],
  [76, 0x03],
  [96, 0x10],
  [114, 0x05],
  [115, 0x01],
  [116, 0x0b],
  [117, 0x7f],
  [119, 0x04],
  [121, 0x0c],
  [122, 0x10],
  [123, 0x1c],
  [124, 0x1d],
  [125, 0x1f],
  [126, 0x1e],
]

const keypad: readonly (readonly [code: number, output: string])[] = [
  [65, '.'],
  [67, '*'],
  [69, '+'],
  [75, '/'],
  [78, '-'],
  [81, '='],
  ...[82, 83, 84, 85, 86, 87, 88, 89, 91, 92].map((code, digit) => [code, String(digit)] as const),
]

/**
 * Writes a positional layout as a macOS keyboard layout, `ID.keylayout`. AltGr is Option; with Command, keys give what a US
 * keyboard gives, so that shortcuts work. `undefined` for a layout that listens to characters.
 *
 * @example
 * exportKeylayout(layout)?.files[0].name // 'km-nida.keylayout'
 */
export function exportKeylayout(
  layout: Layout,
  options: Readonly<Record<string, string>> = {},
): ExportedLayout | undefined {
  const drops = dropList()
  const keys = positionalKeys(settleOptions(layout, options, drops), drops)
  if (keys === undefined) return undefined
  const fixed = [
    ...keypad.map(([code, output]) => keyLine(code, output)),
    ...fixedKeys.map(
      ([code, output]) => `      <key code="${code}" output="&#x${output.toString(16).padStart(4, '0')};"/>`,
    ),
  ]
  const maps = [
    ...levels.map((level) =>
      keys.map(({ key, outputs }) => {
        const output = outputs[level] ?? ''
        if ([...output].length > mostOutput)
          drops.add(`${key.code} ${level}`, `a key gives at most ${mostOutput} code units`)
        return keyLine(key.mac, output.length > mostOutput ? '' : output)
      }),
    ),
    keys.map(({ key }) => keyLine(key.mac, key.us[0])),
  ]
  const text = [
    '<?xml version="1.1" encoding="UTF-8"?>',
    '<!DOCTYPE keyboard SYSTEM "file://localhost/System/Library/DTDs/KeyboardLayout.dtd">',
    xmlComment(headerLines(layout, drops.dropped)),
    `<keyboard group="126" id="${keyboardId(layout.id)}" name="${xmlText(layout.name.native)}" maxout="${mostOutput}">`,
    '  <layouts>',
    '    <layout first="0" last="207" modifiers="modifiers" mapSet="keys"/>',
    '  </layouts>',
    '  <modifierMap id="modifiers" defaultIndex="0">',
    '    <keyMapSelect mapIndex="0">',
    '      <modifier keys="caps?"/>',
    '    </keyMapSelect>',
    '    <keyMapSelect mapIndex="1">',
    '      <modifier keys="anyShift caps?"/>',
    '    </keyMapSelect>',
    '    <keyMapSelect mapIndex="2">',
    '      <modifier keys="anyOption caps?"/>',
    '    </keyMapSelect>',
    '    <keyMapSelect mapIndex="3">',
    '      <modifier keys="anyShift anyOption caps?"/>',
    '    </keyMapSelect>',
    '    <keyMapSelect mapIndex="4">',
    '      <modifier keys="command anyShift? anyOption? caps? anyControl?"/>',
    '      <modifier keys="anyControl anyShift? anyOption? caps?"/>',
    '    </keyMapSelect>',
    '  </modifierMap>',
    '  <keyMapSet id="keys">',
    ...maps.flatMap((map, index) => [`    <keyMap index="${index}">`, ...map, ...fixed, '    </keyMap>']),
    '  </keyMapSet>',
    '</keyboard>',
    '',
  ].join('\n')
  return { files: [{ name: `${layout.id}.keylayout`, text }], dropped: drops.dropped }
}

/** Code units that one key may give. */
const mostOutput = 20

function keyLine(code: number, output: string): string {
  // A mark alone would hang on the quotation mark before it.
  const shown = xmlText(output).replace(
    /[\p{M}\p{Cc}\p{Cf}\p{Z}]/gu,
    (char) => `&#x${char.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')};`,
  )
  return `      <key code="${code}" output="${shown}"/>`
}

// Layouts in Unicode have negative numbers, each its own: from the letters of the id.
function keyboardId(id: string): number {
  let hash = 0
  for (const char of id) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 30_000
  return -1000 - hash
}
