import type { KeyOutputs, Layout, TransformGroup } from '../layout.ts'
import type { DropList } from './exported-layout.ts'

/** A layout whose options are chosen: formats of operating systems have none. */
export interface SettledLayout {
  readonly layout: Layout
  readonly keys: Readonly<Record<string, KeyOutputs>> | undefined
  readonly groups: readonly TransformGroup[]
  /** The value of every option. */
  readonly values: Readonly<Record<string, string>>
}

/** Chooses the value of every option, the default where none is given, and tells which values are left behind. */
export function settleOptions(
  layout: Layout,
  chosen: Readonly<Record<string, string>>,
  drops: DropList,
): SettledLayout {
  const values: Record<string, string> = {}
  let keys = layout.keys
  for (const [name, option] of Object.entries(layout.options ?? {})) {
    const value = chosen[name] ?? option.default
    values[name] = value
    const others = option.values.filter((each) => each !== value)
    if (others.length > 0)
      drops.add(
        `option ${name}`,
        `it stands at “${value}”; ${others.map((each) => `“${each}”`).join(', ')} would be an export of its own`,
      )
    const replaced = option.keys?.[value]
    if (replaced === undefined) continue
    keys = { ...keys }
    for (const [code, outputs] of Object.entries(replaced)) keys = { ...keys, [code]: { ...keys[code], ...outputs } }
  }
  if (Object.values(keys ?? {}).some(({ ctrl }) => ctrl !== undefined)) {
    drops.add('level ctrl', 'programs take Ctrl and a key for a command')
    keys = Object.fromEntries(Object.entries(keys ?? {}).map(([code, { ctrl: _, ...outputs }]) => [code, outputs]))
  }
  if (layout.candidates !== undefined) drops.add('candidates', 'the format has no dictionary')
  const groups = (layout.transforms ?? []).filter(({ when }) => when === undefined || values[when.option] === when.is)
  return { layout, keys, groups, values }
}
