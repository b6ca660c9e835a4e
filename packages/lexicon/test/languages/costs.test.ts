import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { groupsOf, readCosts } from '../../src/languages/read-costs.ts'
import { checkCostsForm, checkCostsMeaning, faultLine } from '../../tune/check-costs.ts'
import { costFiles, languageIn } from '../../tune/cost-files.ts'

describe('readCosts', () => {
  const confusionsOf = (among: string, classes?: Record<string, string>, final?: boolean) =>
    readCosts({
      letter: 1,
      swap: 0.6,
      ...(classes && { classes }),
      confusions: { rule: { cost: 0.3, among, ...(final && { final }) } },
    }).confusions

  it.each([
    ['a pair', 's/x', undefined, [['s', 'x', 0.3]]],
    [
      'every two of a group',
      'a/b/c',
      undefined,
      [
        ['a', 'b', 0.3],
        ['a', 'c', 0.3],
        ['b', 'c', 0.3],
      ],
    ],
    [
      'groups',
      'tr/ch s/x',
      undefined,
      [
        ['tr', 'ch', 0.3],
        ['s', 'x', 0.3],
      ],
    ],
    ['left out', '◌់/∅', undefined, [['\u17cb', '', 0.3]]],
    [
      'a class, the same member everywhere',
      'CC/C',
      { C: 'lm' },
      [
        ['ll', 'l', 0.3],
        ['mm', 'm', 0.3],
      ],
    ],
    [
      'a class with nothing in it, marks held up',
      'Sណ/Sន',
      { S: '∅◌\u17d2' },
      [
        ['ណ', 'ន', 0.3],
        ['\u17d2ណ', '\u17d2ន', 0.3],
      ],
    ],
    [
      'letter and mark composed',
      'V/V\u0306',
      { V: 'oơ' },
      [
        ['o', 'ŏ', 0.3],
        ['ơ', 'ơ\u0306', 0.3],
      ],
    ],
    ['a class composed with its mark by an editor', 'V/\u1e7c', { V: 'a' }, [['a', 'ã', 0.3]]],
  ] as const)('%s', (_, among, classes, expected) => {
    expect(confusionsOf(among, classes)).toEqual(expected)
  })

  it('keeps the place', () => {
    expect(confusionsOf('n/ng', undefined, true)).toEqual([['n', 'ng', 0.3, 'final']])
  })
})

describe('groupsOf', () => {
  it('gives its example', () => {
    expect(groupsOf('DD/D b/∅', { D: 'lm' })).toEqual([
      ['ll', 'l'],
      ['mm', 'm'],
      ['b', ''],
    ])
  })
})

describe.each([...costFiles])('%s/costs.json', (name, file) => {
  const text = readFileSync(file, 'utf8')

  it('has the form that schema/costs.schema.json describes', () => {
    expect(checkCostsForm(text).faults.map((fault) => faultLine(file, fault))).toEqual([])
  })

  it('compares canonical letters, has no pair twice and no rule in vain', async () => {
    const language = await languageIn(name)
    const { table } = checkCostsForm(text)
    expect(checkCostsMeaning(text, table!, language).map((fault) => faultLine(file, fault))).toEqual([])
    expect(language.costs).toEqual(readCosts(table!))
  })
})

describe('a fault in the costs', () => {
  const jrai = readFileSync(costFiles.get('jrai')!, 'utf8')
  const change = (from: string, to: string): string => {
    expect(jrai).toContain(from)
    return jrai.replace(from, to)
  }

  it.each([
    ['a comma too few', '"swap": 0.6,', '"swap": 0.6', 5, 'the file', 'This is no JSON'],
    ['a cost too large', '"swap": 0.6', '"swap": 1.2', 4, 'swap', 'The cost 1.2 is too large.'],
    ['a cost of nothing', '"cost": 0.15', '"cost": 0', 7, 'confusions › breve › cost', 'The cost 0 is too small.'],
    ['a cost in words', '"cost": 0.15', '"cost": "0.15"', 7, 'confusions › breve › cost', 'should be a number'],
    ['a cost too fine', '"cost": 0.15', '"cost": 0.155', 7, 'confusions › breve', 'finer than a hundredth'],
    ['another unit', '"letter": 1', '"letter": 100', 3, 'letter', 'This can only be 1.'],
    [
      'no groups',
      '"among": "s/x"',
      '"members": "s/x"',
      12,
      'confusions › Vietnamese sound › among',
      '“among” is not there',
    ],
    [
      'an unknown word',
      '"final": true',
      '"end": true',
      14,
      'confusions › final nasal or stop › end',
      'Nobody reads “end”.',
    ],
    [
      'a comma between groups',
      'e/ê o/ô',
      'e/ê, o/ô',
      8,
      'confusions › circumflex or horn › among',
      'is not a list of groups',
    ],
    ['a group of one', '"s/x"', '"s"', 12, 'confusions › Vietnamese sound › among', 'is not a list of groups'],
    ['two spaces', 'n/ng t/c', 'n/ng  t/c', 14, 'confusions › final nasal or stop › among', 'is not a list of groups'],
    ['a class that is not there', 'DD/D', 'EE/E', 13, 'confusions › doubled › EE/E', 'There is no class E.'],
    ['two classes in a group', 'DD/D', 'DV/D', 13, 'confusions › doubled › DV/D', 'two classes, D and V'],
    ['a class not used', 'DD/D', 'll/l', 5, 'classes › D', 'No rule uses the class.'],
    ['a class of two letters', '"D":', '"DE":', 5, 'classes › DE', 'is not a name'],
  ] as const)('%s is told with its line and place', (_, from, to, line, place, message) => {
    const { faults } = checkCostsForm(change(from, to))
    expect(faults).toContainEqual({
      line,
      place,
      message: expect.stringContaining(message),
      advice: expect.stringMatching(/\w/),
    })
  })

  it.each([
    [
      'a pair in two rules',
      's/x',
      's/x k/c',
      12,
      'confusions › Vietnamese sound › k/c',
      'stands in “other spelling” already',
    ],
    ['a letter for itself', 's/x', 's/s', 12, 'confusions › Vietnamese sound › s/s', 'The two are the same.'],
    [
      'a capital letter of another script',
      's/x',
      's/Х',
      12,
      'confusions › Vietnamese sound › s/Х',
      'is never compared',
    ],
    ['a spelling that is never compared', 'a/â e/ê', 'a/â ě/ê', 8, 'confusions › circumflex or horn › ě/ê', 'U+011B'],
    [
      'a rule in vain',
      '"cost": 0.35, "among": "e/ê̆',
      '"cost": 1, "among": "e/ê̆',
      10,
      'confusions › mark and breve › e/ê̆',
      'is never used',
    ],
  ] as const)('%s is told with its line and place', async (_, from, to, line, place, message) => {
    const text = change(from, to)
    const { table, faults } = checkCostsForm(text)
    expect(faults).toEqual([])
    expect(checkCostsMeaning(text, table!, await languageIn('jrai'))).toContainEqual({
      line,
      place,
      message: expect.stringContaining(message),
      advice: expect.stringMatching(/\w/),
    })
  })

  it('is told for people in one line', () => {
    const [fault] = checkCostsForm(change('"swap": 0.6', '"swap": 1.2')).faults
    expect(faultLine('jrai/costs.json', fault!)).toBe(
      'jrai/costs.json:4: swap: The cost 1.2 is too large. Write a number from 0.05 to 1; 1 is an unrelated letter.',
    )
  })
})
