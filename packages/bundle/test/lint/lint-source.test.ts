import { readFileSync } from 'node:fs'
import type { CrossReference, Entry, EntryKind, Manifest } from '@hiap/lexicon'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exceptionsFile, type LintFinding, lintCodes, lintSource } from '../../src/lint.ts'
import { manifest } from '../source/sample.ts'

/** An entry of the case table: what is left out is as it should be. */
interface Row {
  readonly id: string
  readonly headword?: string
  readonly kind?: EntryKind
  readonly partOfSpeech?: null
  readonly senses?: Entry['senses']
  readonly variants?: Entry['variants']
  readonly vi?: readonly string[]
  /** `Ia lip.=Nước trong.` */
  readonly examples?: readonly string[]
  /** `synonym b` */
  readonly refers?: readonly string[]
}

function entryOf(row: Row, index: number): Entry {
  // Unlike any other, so that only what the row says can be found.
  const own = ['đầu', 'mình', 'tay', 'chân', 'mắt', 'mũi', 'tai', 'tóc', 'lưng'][index] ?? ''
  const examples = row.examples?.map((example) => {
    const [text = '', vi = ''] = example.split('=')
    return { text, translations: { vi }, status: 'drafted' } as const
  })
  return {
    id: row.id,
    kind: row.kind ?? 'word',
    headword: {
      text: row.headword ?? ['ia', 'plơi', 'tơngan', 'hơdôm', 'čư', 'asâo', 'ană', 'bơ', 'go'][index] ?? '',
      script: 'Latn',
    },
    ...(row.partOfSpeech === null ? {} : { partOfSpeech: { ud: 'NOUN' } }),
    ...(row.variants === undefined ? {} : { variants: row.variants }),
    senses: row.senses ?? [
      {
        glosses: { vi: row.vi ?? [own], en: [`own ${own}`] },
        semanticDomain: '1.3',
        ...(examples === undefined ? {} : { examples }),
      },
    ],
    ...(row.refers === undefined
      ? {}
      : {
          crossReferences: row.refers.map((each) => {
            const [type = '', entry = ''] = each.split(' ')
            return { type: type as CrossReference['type'], entry }
          }),
        }),
    status: 'drafted',
    sources: [{ source: 'abvd', supports: ['form'] }],
  }
}

const cases = readFileSync(new URL('../cases/lint.tsv', import.meta.url), 'utf8')
  .split('\n')
  .slice(1)
  .filter((line) => line !== '')
  .map((line) => {
    const [rule = '', name = '', language = '', entries = '', found = ''] = line.split('\t')
    return { rule, name, language, entries: (JSON.parse(entries) as Row[]).map(entryOf), found }
  })

function of(language: string): Manifest {
  return { ...manifest, language }
}

function shown({ code, entry, field }: LintFinding): string {
  return `${code} ${entry} ${field}`
}

// Capitals, and o with its circumflex stored apart.
const words = ['IA', 'ho\u031bdo\u0302m']

describe('the case table', () => {
  test.each(cases)('$rule: $name', ({ rule, language, entries, found }) => {
    const options = rule === 'headword-unattested' ? { words } : {}
    const { findings } = lintSource({ manifest: of(language), entries }, options)
    expect(findings.map(shown).join(' · ')).toBe(found)
  })

  test('asks every rule for something that it finds', () => {
    const asked = new Set(cases.filter(({ found }) => found !== '').map(({ rule }) => rule))
    expect([...asked].sort()).toEqual(
      Object.keys(lintCodes)
        .filter((code) => !code.startsWith('exception-'))
        .sort(),
    )
  })
})

describe('exceptions', () => {
  const entries = [entryOf({ id: 'a', headword: 'fa' }, 0)]
  const header = 'code\tentry\treason\n'
  const lint = (exceptions: string, more = {}) =>
    lintSource({ manifest: of('jra-Latn'), entries }, { exceptions, ...more })

  test('take a finding away', () => {
    expect(lint(`${header}letter-foreign\ta\ta loan of the source\n`)).toEqual({ findings: [], excepted: 1 })
  })

  test.each([
    ['of another entry', 'letter-foreign\tb\tloan', 'exception-unneeded'],
    ['of another rule', 'domain-missing\ta\tloan', 'exception-unneeded'],
    ['without a reason', 'letter-foreign\ta\t ', 'exception-malformed'],
    ['without a reason and its tab', 'letter-foreign\ta', 'exception-malformed'],
    ['without an entry', 'letter-foreign\t\tloan', 'exception-malformed'],
    ['of no rule', 'letter-strange\ta\tloan', 'exception-malformed'],
    ['of a name that every object has', 'toString\ta\tloan', 'exception-malformed'],
    ['of exceptions', 'exception-unneeded\ta\tloan', 'exception-malformed'],
    ['with a column too many', 'letter-foreign\ta\tloan\tmore', 'exception-malformed'],
  ])('%s leave it and are told', (_, row, code) => {
    const { findings, excepted } = lint(`${header}${row}\n`)
    expect(excepted).toBe(0)
    expect(findings.map((each) => [each.file, each.line, each.code])).toEqual([
      ['entries.jsonl', 1, 'letter-foreign'],
      [exceptionsFile, 2, code],
    ])
  })

  test('given twice, or under another header, are told', () => {
    const row = 'letter-foreign\ta\tloan\n'
    expect(lint(header + row + row).findings.map(({ line, code }) => [line, code])).toEqual([
      [3, 'exception-malformed'],
    ])
    expect(lint(`code\tid\twhy\n${row}`).findings.map(({ line, code }) => [line, code])).toEqual([
      [1, 'exception-malformed'],
    ])
  })

  test('of attestation are only judged where lists were given', () => {
    const both = `${header}letter-foreign\ta\tloan\nheadword-unattested\ta\trare\n`
    expect(lint(both).findings).toEqual([])
    expect(lint(both, { words: ['fa'] }).findings.map(({ code }) => code)).toEqual(['exception-unneeded'])
    expect(lint(both, { words: [] })).toEqual({ findings: [], excepted: 2 })
  })
})

describe('laws', () => {
  const rows = fc.array(fc.constantFrom(...cases.flatMap(({ entries }) => entries)), { maxLength: 12 })
  const sources = rows.map((picked) => ({
    manifest: of('jra-Latn'),
    entries: picked.map((entry, index) => ({ ...entry, id: `${entry.id}${index}` })),
  }))
  const lists = fc.option(fc.array(fc.constantFrom('ia', 'plơi', 'fa')), { nil: undefined })

  test('a source whose findings are all excepted is clean', () => {
    fc.assert(
      fc.property(sources, lists, (source, words) => {
        const options = words === undefined ? {} : { words }
        const { findings } = lintSource(source, options)
        const rows = new Set(findings.map(({ code, entry }) => `${code}\t${entry}\tas the source has it`))
        const exceptions = ['code\tentry\treason', ...rows].join('\n')
        expect(lintSource(source, { ...options, exceptions })).toEqual({ findings: [], excepted: findings.length })
      }),
    )
  })

  test('every finding names an entry, its line and a known code, and they stand in the order of the lines', () => {
    fc.assert(
      fc.property(sources, lists, (source, words) => {
        const lines = source.entries.map((_, index) => 2 * index + 3)
        const { findings } = lintSource(source, { lines, ...(words === undefined ? {} : { words }) })
        for (const { entry, line, code } of findings) {
          expect(source.entries[(line - 3) / 2]?.id).toBe(entry)
          expect(Object.hasOwn(lintCodes, code)).toBe(true)
        }
        expect(findings.map(({ line }) => line)).toEqual(findings.map(({ line }) => line).sort((a, b) => a - b))
      }),
    )
  })

  test('any text may stand in an entry and in the exceptions', () => {
    const text = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(
        text,
        text,
        text,
        fc.constantFrom('km', 'jra-Latn', 'vi'),
        (headword, gloss, exceptions, language) => {
          const entries = [entryOf({ id: 'a', headword, vi: [gloss], examples: [`${gloss}=${headword}`] }, 0)]
          const { findings } = lintSource({ manifest: of(language), entries }, { words: [gloss], exceptions })
          expect(findings.every(({ line, message }) => line > 0 && message !== '')).toBe(true)
        },
      ),
    )
  })
})
