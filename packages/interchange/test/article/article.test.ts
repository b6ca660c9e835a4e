import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ArticleNode, element, textIn } from '../../src/article/article-node.ts'
import { articleOfEntry } from '../../src/article/article-of-entry.ts'
import { entriesOfArticle } from '../../src/article/entry-of-article.ts'
import { htmlOf, readMarkup } from '../../src/article/markup.ts'
import { readPlainMarkup, readPlainText } from '../../src/article/plain-article.ts'
import { dictionaries } from '../entries.ts'

const nodesOf = (text: string): readonly ArticleNode[] => readMarkup(text, 64).nodes

describe('markup', () => {
  test.each([
    ['<b>a</b> &amp; b', [element('b', {}, 'a'), ' & b']],
    ['a < b > c', ['a ', '<', ' b > c']],
    ['<b>a', [element('b', {}, 'a')]],
    ['a</b>b', ['a', 'b']],
    ['<ul><li>a<li>b</ul>c', [element('ul', {}, element('li', {}, 'a'), element('li', {}, 'b')), 'c']],
    ['a<br>b<br/>c', ['a', element('br', {}), 'b', element('br', {}), 'c']],
    ['<span lang=vi data-a="x&quot;y">n</span>', [element('span', { lang: 'vi', data: { a: 'x"y' } }, 'n')]],
    ["<a HREF='bword://ទឹក'>ទឹក</a>", [element('a', { href: 'bword://ទឹក' }, 'ទឹក')]],
    ['a<!-- b <i> -->c<![CDATA[<d> & e]]>', ['a', 'c', '<d> & e']],
    ['<script>alert(1)</script><style>b{}</style>x', ['x']],
    ['&eacute;&#x1780;&#6016;&nosuch;&#x110000;&', ['éកក&nosuch;&#x110000;&']],
    ['<img src="res/a.png">b', [element('img', { src: 'res/a.png' }), 'b']],
    ['<x y="1"', ['<x y="1"']],
    ['<?xml version="1.0"?><!DOCTYPE x>a', ['a']],
  ] as const)('%s', (text, nodes) => {
    expect(nodesOf(text)).toEqual(nodes)
  })

  test('what is written is read the same', () => {
    const text = fc.string({
      unit: fc.constantFrom('<', '>', '&', '"', "'", ';', 'a', 'ក', ' ', '#', 'x'),
      minLength: 1,
    })
    const tree = fc.letrec<{ node: ArticleNode; element: ArticleNode }>((tie) => ({
      node: fc.oneof({ withCrossShrink: true }, text, tie('element')),
      element: fc
        .tuple(fc.constantFrom('span', 'b', 'i'), fc.array(tie('node'), { maxLength: 3 }), text, text)
        .map(([tag, children, lang, data]) => element(tag, { lang, data: { data } }, withoutNeighbours(children))),
    }))
    fc.assert(
      fc.property(tree.element, (node) => {
        expect(nodesOf(htmlOf(node))).toEqual([node])
      }),
    )
  })

  test('takes no longer for ill-formed markup, and stops at the depth allowed', () => {
    const { nodes, tooDeep } = readMarkup('<b>'.repeat(100_000), 64)
    expect(tooDeep).toBe(true)
    let depth = 0
    for (let [node] = nodes; typeof node === 'object'; [node] = node.children) depth += 1
    expect(depth).toBeLessThanOrEqual(65)
    for (const piece of ['<', '<a "', "<a b='", '&', '<!--', '<![CDATA[', '</b', '<li>', '&#x']) {
      expect(nodesOf(piece.repeat(100_000)).length).toBeGreaterThanOrEqual(0)
    }
  })

  test('is read whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('<', '>', '/', '&', '"', "'", ';', 'b', 'li', 'ol', ' ', '!--', '-->', '='),
        }),
        (text) => {
          const { nodes } = readMarkup(text, 8)
          readPlainMarkup(nodes, { gloss: 'en', headword: 'b', lineEnds: false })
          expect(nodes.map(textIn).join('').length).toBeLessThanOrEqual(text.length)
        },
      ),
    )
  })
})

/** Texts that stand side by side are one text when they are read. */
function withoutNeighbours(children: readonly ArticleNode[]): readonly ArticleNode[] {
  return children.filter((child, at) => typeof child !== 'string' || typeof children[at - 1] !== 'string')
}

test('an article of an entry has all of it', () => {
  fc.assert(
    fc.property(dictionaries(), ({ manifest, entries }) => {
      const headwords = new Map(entries.map(({ id, headword }) => [id, headword.text]))
      for (const entry of entries) {
        const article = articleOfEntry(entry, {
          manifest,
          headwordOf: (id) => headwords.get(id),
          linkTo: (headword) => `bword://${headword}`,
          mediaAddress: ({ file }) => file,
        })
        const [read, ...others] = entriesOfArticle(nodesOf(htmlOf(article)))
        const { id, headword, crossReferences, ...rest } = entry
        expect(others).toEqual([])
        expect(read).toEqual({
          ...rest,
          key: id,
          headword: { ...headword, text: undefined },
          ...(crossReferences === undefined
            ? {}
            : {
                references: crossReferences.map(({ type, entry: to }) => ({
                  type,
                  key: to,
                  headword: headwords.get(to),
                })),
              }),
        })
        // What a reader sees has every gloss and the sources.
        const seen = textIn(article)
        for (const { glosses } of entry.senses)
          for (const text of Object.values(glosses).flat()) expect(seen).toContain(text)
      }
    }),
    { numRuns: 50 },
  )
})

describe('an article of another', () => {
  const html = { gloss: 'vi', headword: 'ia', lineEnds: false }
  const lines = { ...html, lineEnds: true }
  const glosses = (text: string, facts: typeof html = html): unknown =>
    readPlainMarkup(nodesOf(text), facts).senses.map((sense) => sense.glosses.vi)

  test.each([
    ['nước', [['nước']]],
    ['<b>ia</b><br>nước<br>sông', [['nước', 'sông']]],
    ['<ol><li>nước</li><li>sông <i>(lớn)</i></li></ol>', [['nước'], ['sông (lớn)']]],
    ['<ol><li>nước<ul><li>lạnh</li></ul></li><li>sông</li></ol>', [['nước', 'lạnh'], ['sông']]],
    ['<ol><li>nước<ol><li>a</li><li>b</li></ol></li><li>sông</li></ol>', [['nước', 'a', 'b'], ['sông']]],
    ['<p>1. nước</p><p>2. sông</p><p>lớn</p>', [['nước'], ['sông', 'lớn']]],
    ['<p>1° nước</p><p>2° sông</p>', [['nước'], ['sông']]],
    ['<div>n\n  ước</div>', [['n ước']]],
    ['', []],
  ])('%s', (text, senses) => {
    expect(glosses(text)).toEqual(senses)
  })

  test('is read as XDXF', () => {
    const article = readPlainMarkup(
      nodesOf(
        '<k>ia</k>\n<tr>ia</tr> <gr>danh từ</gr>\n<def><def><deftext>nước</deftext><ex><ex_orig>ia hrôm</ex_orig><ex_trn>nước nóng</ex_trn></ex></def><def>sông; xem <kref>krông</kref></def></def><rref>ia.wav</rref>',
      ),
      { ...lines, xdxf: true },
    )
    expect(article).toEqual({
      pronunciations: [{ ipa: 'ia' }],
      partOfSpeech: { ud: 'NOUN', label: { vi: 'danh từ' } },
      senses: [
        {
          glosses: { vi: ['nước'] },
          examples: [{ text: 'ia hrôm', translations: { vi: 'nước nóng' }, status: 'attested' }],
        },
        { glosses: { vi: ['sông; xem krông'] } },
      ],
      references: [{ type: 'see-also', headword: 'krông' }],
      resources: ['ia.wav'],
    })
  })

  test('is read in the signs of the Free Vietnamese Dictionary Project', () => {
    const text =
      '@water /ˈwɔːtə/\n* danh từ\n- nước\n=cold water+ nước lạnh\n- sông\n!to hold water\n- đứng vững\n* ngoại động từ\n- tưới\nlặp lại'
    expect(readPlainText(text, lines)).toEqual([
      {
        pronunciations: [{ ipa: 'ˈwɔːtə' }],
        partOfSpeech: { ud: 'NOUN', label: { vi: 'danh từ' } },
        senses: [
          {
            glosses: { vi: ['nước'] },
            examples: [{ text: 'cold water', translations: { vi: 'nước lạnh' }, status: 'attested' }],
          },
          {
            glosses: { vi: ['sông'] },
            examples: [{ text: 'to hold water', translations: { vi: 'đứng vững' }, status: 'attested' }],
          },
        ],
        resources: [],
      },
      {
        pronunciations: [{ ipa: 'ˈwɔːtə' }],
        partOfSpeech: { ud: 'VERB', label: { vi: 'ngoại động từ' } },
        senses: [{ glosses: { vi: ['tưới', 'lặp lại'] } }],
        resources: [],
      },
    ])
  })
})
