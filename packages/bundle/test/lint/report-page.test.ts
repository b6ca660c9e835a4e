import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { coverage, lintPage, lintSource } from '../../src/lint.ts'
import { entry, manifest } from '../source/sample.ts'

const nasty = `<img src=x onerror="alert('1')">&`
const source = {
  manifest: { ...manifest, title: { en: nasty } },
  entries: [
    entry('a', nasty),
    entry('b', 'ia', {
      senses: [
        { glosses: { vi: ['nước'] }, semanticDomain: '1.3.2' },
        { glosses: { vi: ['sông'] }, semanticDomain: '1.3' },
      ],
    }),
    entry('c', 'plơi', { senses: [{ glosses: { vi: ['làng'] }, semanticDomain: '4.6' }] }),
  ],
}
const page = lintPage([{ source, result: lintSource(source) }])

describe('the page', () => {
  test('lets no text of the source become markup', () => {
    expect(page).not.toContain('<img')
    expect(page).not.toContain("'1'")
    expect(page).toContain('&#60;img src=x onerror=&#34;alert(&#39;1&#39;)&#34;&#62;&#38;')
  })

  test('has no script, no address and no style but the one that its policy names', () => {
    expect(page).not.toMatch(/<script|<link|\sstyle=|\son\w+=["']|https?:|url\(|src="|href=/)
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(page).toContain(`content="default-src 'none'; style-src 'sha256-${hash}'"`)
  })

  test('says how much was found', () => {
    const { findings } = lintSource(source)
    expect(findings.length).toBeGreaterThan(0)
    expect(page).toContain(`${findings.length} found.`)
    expect(page.match(/<tr><td><code>entries\.jsonl:/g)?.length).toBe(findings.length)
    expect(lintPage([{ source, result: { findings: [], excepted: 1234 } }])).toContain(
      'Nothing found, 1,234 excepted with a reason.',
    )
  })

  test('draws a bar as long as its count', () => {
    const widths = [...page.matchAll(/>(\d(?:\.\d)?) [^<]*<\/text><rect [^>]*width="(\d+)"/g)].map(
      ([, number = '', width]) => [number, Number(width)] as const,
    )
    const widthOf = new Map(widths)
    expect(widths.length).toBe(9 + 68)
    expect(widthOf.get('1')).toBe(widthOf.get('4'))
    expect(widthOf.get('1')).toBeGreaterThan(0)
    expect(widthOf.get('2')).toBe(0)
    expect(widthOf.get('4.6')).toBe(widthOf.get('1.3'))
  })
})

test('an entry counts once in a domain, and in those above it', () => {
  const { domains, withoutDomain, senses, entries } = coverage(source)
  expect({ entries, senses, withoutDomain }).toEqual({ entries: 3, senses: 4, withoutDomain: 1 })
  expect(domains.filter((each) => each.entries > 0)).toEqual([
    { number: '1', entries: 1 },
    { number: '1.3', entries: 1 },
    { number: '4', entries: 1 },
    { number: '4.6', entries: 1 },
  ])
})
