import { compileLayout, type KeyStroke, keysFor, type Layout, usStrokeOf } from '@hiap/lexicon'
import { drawn } from './key-names.ts'
import { make } from './make-element.ts'

const strings = {
  vi: {
    howToType: 'Cách gõ',
    inOrder: 'Các phím theo thứ tự',
    cannotType: 'Bố cục này không gõ được',
    space: 'dấu cách',
  },
  en: { howToType: 'How to type', inOrder: 'The keys in order', cannotType: 'This layout cannot type', space: 'space' },
} as const

const style = `
.word { padding: .5rem .5rem .75rem; max-width: 61rem; margin: auto }
.word:empty { display: none }
.word p { margin: 0 0 .5rem; font-size: .9375rem; color: var(--hint) }
.word b { font-weight: 400; font-size: 1.5rem; color: var(--ink); padding: 0 .25rem }
.km .word b { font-size: 1.75rem; line-height: 1.6 }
.word ol { display: flex; flex-wrap: wrap; gap: .625rem .75rem; margin: 0; padding: 0; list-style: none }
.word li { display: flex; align-items: center; gap: .25rem; font-size: .8125rem; color: var(--hint) }
kbd {
  display: inline-flex; flex-direction: column; align-items: center; justify-content: center; box-sizing: border-box; min-width: 2.5rem; min-height: 2.5rem;
  padding: .1875rem .5rem; background: var(--key); color: var(--ink); border: 1px solid var(--rule); border-bottom-width: 2px; border-radius: .375rem;
  font: 1.1875rem/1.2 var(--hiap-keyboard-font, system-ui, "Segoe UI", "Noto Sans", "Noto Sans Khmer", "Khmer UI", sans-serif)
}
kbd.held { font-size: .8125rem }
.km kbd > span { font-size: 1.375rem; line-height: 1.35 }
kbd small { font-size: .6875rem; color: var(--hint) }
`

/** How a word is typed: its keys, and what tells them. */
export interface WordKeys {
  /** Empty where the layout cannot type it. */
  readonly strokes: readonly KeyStroke[]
  readonly drawing: readonly HTMLElement[]
  /** The look of the drawing. */
  readonly style: string
}

/**
 * Finds the keys of a word on a physical keyboard and draws them as a row of key caps, or says that the layout cannot type
 * it. Loaded only where a word is asked for: it brings the engine.
 */
export function wordKeys(
  layout: Layout,
  options: Readonly<Record<string, string>>,
  word: string,
  language: 'vi' | 'en',
): WordKeys {
  const { howToType, inOrder, cannotType, space } = strings[language]
  const strokes = keysFor(compileLayout(layout, options), word)
  const shown = make('b', '', word)
  shown.lang = layout.locale
  if (strokes === undefined) return { strokes: [], drawing: [make('p', '', `${cannotType} `, shown)], style }
  const caps = strokes.map((stroke) => capsOf(layout, stroke, space))
  const list = make('ol', 'sequence')
  list.setAttribute('aria-label', `${inOrder}: ${caps.map((each) => each.join(' + ')).join(', ')}`)
  for (const [at, { code = '', level }] of strokes.entries()) {
    const held = caps[at]?.slice(0, -1).flatMap((cap) => [make('kbd', 'held', cap), '+']) ?? []
    const cap = caps[at]?.at(-1) ?? ''
    const output = layout.keys?.[code]?.[level]
    const key = make('kbd', '', make('span', '', output === undefined ? cap : drawn(output) || space))
    if (output !== undefined) {
      key.lang = layout.locale
      if (output !== cap && output !== ' ') key.append(make('small', '', cap))
    }
    list.append(make('li', '', ...held, key))
  }
  return { strokes, drawing: [make('p', '', `${howToType} `, shown), list], style }
}

/** The caps to hold and to press; the key is called by what a US keyboard has on it. */
function capsOf(layout: Layout, { code = '', char, level }: KeyStroke, space: string): readonly string[] {
  const plain = usStrokeOf(code, 'base').char ?? char ?? code
  const shift = level === 'shift' || level === 'altgr+shift'
  const upper = shift || layout.keys?.[code] !== undefined
  return [
    ...(level.startsWith('altgr') ? ['AltGr'] : []),
    ...(shift ? ['Shift'] : []),
    plain === ' ' ? space : upper ? plain.toUpperCase() : plain,
  ]
}
