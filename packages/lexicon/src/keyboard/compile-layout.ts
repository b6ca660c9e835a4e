import { HiapError } from '../errors.ts'
import type { BackspaceRules, KeyOutputs, Layout } from './layout.ts'
import { type CompiledReorder, compileReorder } from './reorder.ts'
import { type CompiledRules, compileRules } from './rules.ts'

/** A layout with its options chosen, as tables. Opaque: made by {@link compileLayout} for `press`. */
export interface CompiledLayout {
  readonly id: string
  /** What physical keys give; `undefined` for a method that listens to characters. */
  readonly keys: ReadonlyMap<string, KeyOutputs> | undefined
  readonly groups: readonly CompiledRules[]
  readonly reorder: CompiledReorder | undefined
  readonly backspaceUnit: BackspaceRules['unit']
  readonly backspaceRules: CompiledRules
}

/**
 * Compiles a layout for `press`, once per layout and options. An option that is left out has its default.
 *
 * @throws HiapError `layout-option-unknown` for an option or a value that the layout does not have
 * @example
 * compileLayout(kmNida, { space: 'zwsp' })
 */
export function compileLayout(layout: Layout, options: Readonly<Record<string, string>> = {}): CompiledLayout {
  const chosen = chooseOptions(layout, options)
  const sets = new Map(Object.entries(layout.sets ?? {}))
  const groups = (layout.transforms ?? []).filter(
    ({ when }) => when === undefined || chosen.get(when.option) === when.is,
  )
  return {
    id: layout.id,
    keys: layout.keys === undefined ? undefined : keysOf(layout, chosen),
    groups: groups.map(({ rules, bothCases = false }) => compileRules(rules, sets, bothCases)),
    reorder: compileReorder(layout.reorder ?? [], sets),
    backspaceUnit: layout.backspace?.unit ?? 'codepoint',
    backspaceRules: compileRules(layout.backspace?.rules ?? [], sets, false),
  }
}

function chooseOptions(layout: Layout, options: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const known = new Map(Object.entries(layout.options ?? {}))
  for (const [name, value] of Object.entries(options)) {
    const option = known.get(name)
    if (option?.values.includes(value)) continue
    const there = option?.values ?? [...known.keys()]
    throw new HiapError(
      'layout-option-unknown',
      `The layout ${layout.id} has no “${name}: ${value}”. It has ${option ? name : 'options'}: ${there.join(', ') || 'none'}.`,
      { layout: layout.id, option: name, value },
    )
  }
  return new Map([...known].map(([name, option]) => [name, options[name] ?? option.default]))
}

function keysOf(layout: Layout, chosen: ReadonlyMap<string, string>): ReadonlyMap<string, KeyOutputs> {
  const keys = new Map(Object.entries(layout.keys ?? {}))
  for (const [name, option] of Object.entries(layout.options ?? {})) {
    for (const [code, outputs] of Object.entries(option.keys?.[chosen.get(name) ?? ''] ?? {})) {
      keys.set(code, { ...keys.get(code), ...outputs })
    }
  }
  return keys
}
