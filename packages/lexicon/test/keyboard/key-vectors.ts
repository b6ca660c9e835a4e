import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { physicalKeys } from '../../src/keyboard/export/physical-keys.ts'
import type { KeyStroke } from '../../src/keyboard/key-stroke.ts'
import type { Layout } from '../../src/keyboard/layout.ts'
import { layouts } from './export-layouts.ts'

export interface KeyVector {
  readonly keys: string
  readonly text: string
}

/** Vectors of one layout with one choice of options. */
export interface KeyVectors {
  /** `km-nida space=zwsp`. */
  readonly title: string
  readonly layout: Layout
  readonly options: Readonly<Record<string, string>>
  readonly vectors: readonly KeyVector[]
}

const folder = join(import.meta.dirname, '../cases')

const rows = readdirSync(folder)
  .filter((name) => name.startsWith('keys-'))
  .flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .slice(1)
      .filter((line) => line !== '' && !line.startsWith('#')),
  )
  .map((line) => line.split('\t'))

const shown = (text: string): string =>
  text.startsWith('U+')
    ? String.fromCodePoint(...text.split(' ').map((point) => Number.parseInt(point.slice(2), 16)))
    : text === '-'
      ? ''
      : text

const titleOf = (id: string, options: Readonly<Record<string, string>>): string =>
  [id, ...Object.entries(options).map(([name, value]) => `${name}=${value}`)].join(' ')

/** What every layout is tested with: the case tables and its own vectors, by the options that they are for. */
export const keyVectors: readonly KeyVectors[] = layouts.flatMap(([id, layout]) => {
  const sets = new Map<string, { options: Readonly<Record<string, string>>; vectors: Map<string, string> }>()
  const put = (options: Readonly<Record<string, string>>, keys: string, text: string): void => {
    const title = titleOf(id, options)
    const set = sets.get(title) ?? { options, vectors: new Map<string, string>() }
    set.vectors.set(keys, text)
    sets.set(title, set)
  }
  for (const [column = '', keys = '', text = ''] of rows) {
    const [name, ...settings] = column.split(' ')
    if (name === id) put(Object.fromEntries(settings.map((setting) => setting.split('='))), keys, shown(text))
  }
  for (const { keys, text, options = {} } of layout.tests) {
    const chosen = Object.entries(options).filter(([name, value]) => layout.options?.[name]?.default !== value)
    put(Object.fromEntries(chosen), keys, text)
  }
  return [...sets].map(([title, { options, vectors }]) => ({
    title,
    layout,
    options,
    vectors: [...vectors].map(([keys, text]) => ({ keys, text })),
  }))
})

/** Keys that the vectors of a layout press: what random keys are drawn from. */
export function tokensOf({ vectors }: KeyVectors): readonly string[] {
  return [...new Set(vectors.flatMap(({ keys }) => keys.split(' ')))].filter((token) => token !== '')
}

export interface UsKey {
  readonly char: string
  readonly shift: boolean
  readonly altgr: boolean
}

/** A stroke on a physical key, as a US keyboard has it: its character, and whether Shift and AltGr are held. */
export function usKeyOf({ code, level }: KeyStroke): UsKey {
  const shift = level === 'shift' || level === 'altgr+shift'
  const char = physicalKeys.find((key) => key.code === code)?.us[shift ? 1 : 0] ?? ''
  return { char, shift, altgr: level.startsWith('altgr') }
}
