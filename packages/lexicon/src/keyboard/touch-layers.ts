import type { Layout, Level, TouchKey, TouchLayer, TouchLayout } from './layout.ts'

const levels: ReadonlySet<string> = new Set<Level>(['base', 'shift', 'altgr'])

/**
 * Writes out the layers of on-screen keys that a layout has: the layer `shift` where it is made of `base`, the outputs that
 * are those of physical keys, the flicks for upper case and subscripts. `undefined` where the layout has none.
 *
 * @example
 * touchLayersOf(jraTelex)?.map(({ id }) => id) // ['base', 'signs', 'shift']
 */
export function touchLayersOf(layout: Layout): readonly TouchLayer[] | undefined {
  const { touch } = layout
  if (touch === undefined) return undefined
  const settle = (layer: TouchLayer, level: string): TouchLayer => ({
    ...layer,
    rows: layer.rows.map((row) => row.map((key) => withOutput(layout, key, level))),
  })
  const layers = touch.layers.map((layer) => settle(layer, layer.id))
  const base = touch.layers.find(({ id }) => id === 'base')
  if (touch.shift !== true || base === undefined) return withSubscripts(layout, touch, layers)
  const shifted = settle({ id: 'shift', rows: base.rows.map((row) => row.map(inUpperCase)) }, 'shift')
  const flicked = layers.map((layer) => (layer.id === 'base' ? withFlickUp(layer, shifted) : layer))
  return withSubscripts(layout, touch, [...flicked, shifted])
}

function withOutput({ keys }: Layout, key: TouchKey, level: string): TouchKey {
  if (key.output !== undefined || key.code === undefined || key.action !== undefined) return key
  const output = keys?.[key.code]?.[levels.has(level) ? (level as Level) : 'base']
  return output === undefined || output === '' ? key : { ...key, output }
}

function inUpperCase({ output, label, longPress, flick, layer, ...rest }: TouchKey): TouchKey {
  const flicks = Object.entries(flick ?? {}).map(([way, text]) => [way, text.toUpperCase()])
  return {
    ...rest,
    ...(output === undefined ? {} : { output: output.toUpperCase() }),
    ...(label === undefined ? {} : { label: output === undefined ? label : label.toUpperCase() }),
    ...(longPress === undefined ? {} : { longPress: longPress.map((text) => text.toUpperCase()) }),
    ...(flick === undefined ? {} : { flick: Object.fromEntries(flicks) }),
    // The key that leads to the layer leads back from it.
    ...(layer === undefined ? {} : { layer: layer === 'shift' ? 'base' : layer }),
  }
}

function withFlickUp(base: TouchLayer, shifted: TouchLayer): TouchLayer {
  const rows = base.rows.map((row, at) =>
    row.map((key, place) => {
      const up = shifted.rows[at]?.[place]?.output
      return up === undefined || up === key.output ? key : { ...key, flick: { up, ...key.flick } }
    }),
  )
  return { ...base, rows }
}

function withSubscripts(layout: Layout, touch: TouchLayout, layers: readonly TouchLayer[]): readonly TouchLayer[] {
  const { subscripts } = touch
  if (subscripts === undefined) return layers
  const members = new Set(layout.sets?.[subscripts.of])
  const withSubscript = (key: TouchKey): TouchKey => {
    if (key.output === undefined || !members.has(key.output)) return key
    const down = subscripts.join + key.output
    return { ...key, flick: { down, ...key.flick }, longPress: [...(key.longPress ?? []), down] }
  }
  return layers.map((layer) => ({ ...layer, rows: layer.rows.map((row) => row.map(withSubscript)) }))
}
