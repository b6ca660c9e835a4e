import { readdirSync, readFileSync } from 'node:fs'
import { compileLayout, initialState, type Layout, press } from '@hiap/lexicon'
import { describe, expect, it } from 'vitest'
import { numberKeysPick } from '../../src/candidates/number-keys.ts'

const folder = new URL('../../../lexicon/layouts/', import.meta.url)
const layouts = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Layout)

/** Whether a number key does anything else than type its digit, behind any letter that the layout knows. */
function digitsDoMore(layout: Layout): boolean {
  const compiled = compileLayout(layout)
  const contexts = ['', ...'abcdeghiklmnoprstuvwxyâêôơưăđƀčñកសា']
  return contexts.some((context) =>
    [...'123456789'].some((digit) => {
      const stroke = { code: `Digit${digit}`, char: digit, level: 'base' as const }
      const { edit } = press(compiled, context, stroke, initialState)
      return edit !== undefined && (edit.deleteBefore > 0 || edit.insert !== digit)
    }),
  )
}

describe('number keys pick', () => {
  it.each(layouts.map((layout) => [layout.id, layout] as const))(
    'under %s just where they only type digits',
    (_, layout) => {
      expect(numberKeysPick(layout)).toBe(!digitsDoMore(layout))
    },
  )

  it('under Telex and Latin sounds, not under VNI and the Khmer keyboards', () => {
    const picking = layouts.filter(numberKeysPick).map(({ id }) => id)
    expect(picking).toContain('jra-telex')
    expect(picking).toContain('km-latin')
    expect(picking).not.toContain('jra-vni')
    expect(picking).not.toContain('vi-vni')
    expect(picking).not.toContain('km-nida')
  })
})
