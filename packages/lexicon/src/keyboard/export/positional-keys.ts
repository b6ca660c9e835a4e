import type { KeyOutputs } from '../layout.ts'
import type { DropList } from './exported-layout.ts'
import { type PhysicalKey, physicalKeys } from './physical-keys.ts'
import type { SettledLayout } from './settle-options.ts'

export interface PositionalKey {
  readonly key: PhysicalKey
  readonly outputs: KeyOutputs
}

/**
 * The keys of a layout for a format that knows keys alone, without rules; `undefined` where the layout has no keys, so that
 * such a format can carry nothing of it. Tells what is lost: rules, order of marks, backspace, touch.
 */
export function positionalKeys(
  { layout, keys, groups }: SettledLayout,
  drops: DropList,
): readonly PositionalKey[] | undefined {
  if (keys === undefined) return undefined
  for (const { name } of groups)
    drops.add(`transforms ${name}`, 'the format has no rules over the text before the caret')
  if (layout.reorder !== undefined) drops.add('reorder', 'marks stay in the order in which they are typed')
  if (layout.backspace?.unit === 'cluster' || (layout.backspace?.rules ?? []).length > 0) {
    drops.add('backspace', 'the program that is typed into decides what Backspace takes away')
  }
  if (layout.touch !== undefined) drops.add('touch', 'the format is for physical keys')
  for (const code of Object.keys(keys)) {
    if (!physicalKeys.some((key) => key.code === code))
      drops.add(`key ${code}`, 'the format is written for the keys of a US or ISO keyboard')
  }
  return physicalKeys.flatMap((key) => {
    const own = keys[key.code]
    if (own !== undefined) return [{ key, outputs: own }]
    // The system's own key stays what it is on a US keyboard, except that no US keyboard has the ISO key.
    if (key.code === 'IntlBackslash') return []
    return [{ key, outputs: { base: key.us[0], shift: key.us[1] } }]
  })
}
