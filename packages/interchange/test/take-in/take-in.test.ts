import type { Entry } from '@hiap/lexicon'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DraftEntry } from '../../src/draft-entry.ts'
import { dictionaries } from '../entries.ts'
import { memoryInput } from '../memory-files.ts'
import { draft, importerOf, type Taken, takeInBy, takeInDrafts } from './import-drafts.ts'

const entriesOf = ({ reading }: Taken): readonly Entry[] => reading.source?.entries ?? []
const rulesOf = ({ problems }: Taken): readonly string[] => problems.map(({ rule }) => rule)

describe('an import', () => {
  test('makes a source that hiap check passes, in dictionary order', async () => {
    const taken = await takeInDrafts([draft(2, 'tơngan', 'tay'), draft(3, 'čư', 'núi'), draft(4, 'ia', 'nước')])
    expect(taken.problems).toEqual([])
    expect(taken.reading.diagnostics).toEqual([])
    expect(taken.report).toMatchObject({ whole: true, records: 3, entries: 3, repairs: 0 })
    expect(entriesOf(taken).map(({ headword }) => headword)).toEqual([
      { text: 'čư', script: 'Latn' },
      { text: 'ia', script: 'Latn' },
      { text: 'tơngan', script: 'Latn' },
    ])
    expect(entriesOf(taken)[1]).toMatchObject({
      status: 'attested',
      sources: [{ source: 'words-csv', supports: ['form', 'gloss:vi'] }],
    })
    expect([...taken.target.files.keys()].sort()).toEqual([
      'README.md',
      'SOURCES.md',
      'cases.tsv',
      'dictionary.json',
      'entries.jsonl',
    ])
  })

  test('writes letters as the language does, lists each change and keeps the form of the file', async () => {
    const taken = await takeInDrafts([draft(2, ' c\u030cu\u031b', 'nu\u031bo\u031b\u0301c\nto')])
    expect(taken.reading.diagnostics).toEqual([])
    expect(entriesOf(taken)[0]).toMatchObject({ headword: { text: 'čư' }, senses: [{ glosses: { vi: ['nước to'] } }] })
    expect(taken.target.text('repairs.tsv').split('\n')).toEqual([
      'file\trow\tfield\tbefore\tafter\tkind',
      'words.csv\t2\theadword.text\t c\u030cu\u031b\tčư\tspace nfc',
      'words.csv\t2\tsenses[0].glosses.vi[0]\tnu\u031bo\u031b\u0301c\\u{a}to\tnước to\tspace nfc',
      '',
    ])
    expect(rulesOf(taken)).toEqual(['letters-repaired', 'letters-repaired'])
    // A confusable letter that no normal form mends: the form of the file is told.
    const confused = await takeInDrafts([draft(2, '\u0180ing', 'chúng'), draft(3, 'Ɓing', 'chúng nó')])
    expect(confused.reading.diagnostics).toEqual([])
    const repaired = entriesOf(confused).find(({ sources }) => sources[0]?.form !== undefined)
    expect(repaired).toMatchObject({ headword: { text: 'Ƀing' }, sources: [{ form: 'Ɓing' }] })
  })

  test('converts an old encoding of a whole column, and leaves what only looks like one', async () => {
    const words = ['Céng hßa x· héi chñ nghÜa ViÖt Nam', '§éc lËp tù do h¹nh phóc', 'n­íc', 'ng­êi', 'trêi']
    const taken = await takeInDrafts(words.map((gloss, index) => draft(index + 2, `ia ${'abcde'[index]}`, gloss)))
    expect(entriesOf(taken).map(({ senses }) => senses[0]?.glosses.vi?.[0])).toEqual([
      'Cộng hòa xã hội chủ nghĩa Việt Nam',
      'Độc lập tự do hạnh phúc',
      'nước',
      'người',
      'trời',
    ])
    expect(taken.problems.filter(({ rule }) => rule === 'legacy-converted')).toHaveLength(1)
    expect(taken.reading.diagnostics).toEqual([])
    const unicode = await takeInDrafts([draft(2, 'môt', 'một'), draft(3, '[ia]', 'nước (sông)')])
    expect(rulesOf(unicode)).toEqual([])
    expect(
      entriesOf(unicode)
        .map(({ headword }) => headword.text)
        .sort(),
    ).toEqual(['[ia]', 'môt'])
  })

  test('converts Jrai of the VOV4 fonts where there is enough of it, or where it is said', async () => {
    const words = ['lo\\n', '[ing', 'h[uă', 't[ăng'].flatMap((word) => [word, `${word} ia`])
    const few = await takeInDrafts([draft(2, '[ing', 'chúng'), draft(3, 'lo\\n', 'lớn')])
    expect(
      entriesOf(few)
        .map(({ headword }) => headword.text)
        .sort(),
    ).toEqual(['[ing', 'lo\\n'].sort())
    const said = await takeInBy(
      importerOf(words.map((word, index) => draft(index + 2, word, `nghĩa ${index}`))),
      memoryInput({ 'words.csv': '' }, 'words.csv'),
      { language: 'jra' },
      { encoding: 'vov4-jrai' },
    )
    expect(entriesOf(said).map(({ headword }) => headword.text)).toContain('ƀing')
    expect(entriesOf(said).find(({ headword }) => headword.text === 'ƀing')?.sources[0]?.form).toBe('[ing')
    expect(said.reading.diagnostics).toEqual([])
  })

  test('tells a record without headword or meaning and leaves it out', async () => {
    const taken = await takeInDrafts([
      draft(2, ' ', 'nước'),
      draft(3, 'ia', ''),
      draft(4, 'čư', 'núi'),
      { row: 5, headword: { text: 'asâo' }, senses: [] },
      draft(6, '\u0306', 'dấu'),
    ])
    expect(taken.problems.map(({ row, rule, severity }) => [row, rule, severity])).toEqual([
      [2, 'headword-missing', 'left-out'],
      [3, 'meaning-missing', 'left-out'],
      [5, 'meaning-missing', 'left-out'],
      [6, 'headword-missing', 'left-out'],
    ])
    expect(taken.report).toMatchObject({ records: 5, entries: 1 })
  })

  test('leaves out texts that are lost or too long, and keeps them beside the entry', async () => {
    const taken = await takeInDrafts([
      draft(2, 'ia', 'nước', { etymology: 'x'.repeat(2001), notes: [{ vi: 'm\ufffdt' }] }),
      draft(3, 'čư\u202e', 'núi'),
      draft(4, 'as\ud800', 'chó'),
    ])
    expect(taken.problems.map(({ row, column, rule }) => [row, column, rule])).toEqual([
      [2, 'etymology', 'text-too-long'],
      [2, 'notes[0].vi', 'character-forbidden'],
      [3, 'headword.text', 'character-forbidden'],
      [4, 'headword.text', 'character-forbidden'],
      [4, 'headword.text', 'headword-missing'],
    ])
    expect(entriesOf(taken).map(({ headword }) => headword.text)).toEqual(['čư', 'ia'])
    const kept = JSON.parse(taken.target.text('kept.jsonl')) as { leftOut: Record<string, string> }
    expect(kept.leftOut).toEqual({ etymology: 'x'.repeat(2001), 'notes[0].vi': 'm\ufffdt' })
    expect(taken.reading.diagnostics).toEqual([])
  })

  test('numbers homographs, and keeps the numbers of the file where each has its own', async () => {
    const bare = await takeInDrafts([draft(2, 'ia', 'nước'), draft(3, 'ia', 'đái'), draft(4, 'čư', 'núi')])
    expect(
      entriesOf(bare).map(({ headword, homograph, senses }) => [headword.text, homograph, senses[0]?.glosses.vi?.[0]]),
    ).toEqual([
      ['čư', undefined, 'núi'],
      ['ia', 1, 'nước'],
      ['ia', 2, 'đái'],
    ])
    const own = await takeInDrafts([draft(2, 'ia', 'nước', { homograph: 5 }), draft(3, 'ia', 'đái', { homograph: 3 })])
    expect(entriesOf(own).map(({ homograph }) => homograph)).toEqual([3, 5])
    expect(own.reading.diagnostics).toEqual([])
  })

  test('takes the ids of the file, and tells the id that two records have', async () => {
    const taken = await takeInDrafts([
      draft(2, 'a', 'một', { key: 'j0001' }),
      draft(3, 'b', 'hai', { key: 'Lex/00 12' }),
      draft(4, 'c', 'ba', { key: 'lex-00-12' }),
      draft(5, 'd', 'bốn', { key: 'j0001' }),
      draft(6, 'e', 'năm', { key: 'ក' }),
      draft(7, 'f', 'sáu', { key: ' \u0007 \u202e' }),
    ])
    const [a, b, c, d, e] = entriesOf(taken)
    expect([a?.id, b?.id, b?.sources[0]?.locator]).toEqual(['j0001', 'lex-00-12', 'Lex/00 12'])
    expect(c?.id).toMatch(/^lex-00-12-[0-9a-z]{8}$/)
    expect(d?.id).toMatch(/^j0001-[0-9a-z]{8}$/)
    expect([e?.id.length, e?.sources[0]?.locator]).toEqual([8, 'ក'])
    expect(taken.problems.map(({ row, rule }) => [row, rule])).toEqual([[5, 'id-repeated']])
    expect(taken.reading.diagnostics).toEqual([])
  })

  test('gives a record without id the same one when others come and go', async () => {
    const rows = ['ia', 'čư', 'asâo', 'plơi'].map((word, index) => draft(index + 2, word, `nghĩa ${index}`))
    const idsOf = async (drafts: readonly DraftEntry[]): Promise<ReadonlyMap<string, string>> =>
      new Map(entriesOf(await takeInDrafts(drafts)).map(({ id, headword }) => [headword.text, id]))
    const before = await idsOf(rows)
    const after = await idsOf([draft(2, 'bơi', 'mới'), ...rows.slice(1).reverse()])
    expect(new Set(before.values()).size).toBe(4)
    for (const [word, id] of after) if (word !== 'bơi') expect(id).toBe(before.get(word))
  })

  test('joins references by id and by headword, and tells those that lead nowhere', async () => {
    const taken = await takeInDrafts([
      draft(2, 'a', 'một', {
        key: 'X1',
        references: [
          { type: 'synonym', key: 'X3' },
          { type: 'antonym', headword: ' b' },
          { type: 'see-also', headword: 'c' },
          { type: 'see-also', headword: 'c', homograph: 2 },
          { type: 'see-also', key: 'X9' },
          { type: 'see-also', headword: 'a' },
        ],
      }),
      draft(3, 'b', 'hai'),
      draft(4, 'c', 'ba', { key: 'X3', homograph: 1 }),
      draft(5, 'c', 'bốn', { key: 'X4', homograph: 2 }),
    ])
    const [a, b] = entriesOf(taken)
    expect(a?.crossReferences).toEqual([
      { type: 'synonym', entry: 'x3' },
      { type: 'antonym', entry: b?.id },
      { type: 'see-also', entry: 'x4' },
    ])
    expect(taken.problems.map(({ row, rule, message }) => [row, rule, message])).toEqual([
      [2, 'reference-unknown', 'Several entries have the headword “c”; the reference does not say which.'],
      [2, 'reference-unknown', 'The reference to “X9” leads to no entry.'],
      [2, 'reference-unknown', 'The reference to “a” leads to its own entry.'],
    ])
    expect(taken.reading.diagnostics).toEqual([])
    expect(JSON.parse(taken.target.text('kept.jsonl'))).toMatchObject({
      entry: 'x1',
      references: [{ headword: 'c' }, { key: 'X9' }, { headword: 'a' }],
    })
  })

  test('takes a headword that begins as JSON does', async () => {
    const taken = await takeInDrafts([draft(2, '{', 'ngoặc'), draft(3, '{"a', 'ngoặc kép')])
    expect(entriesOf(taken).map(({ headword }) => headword.text)).toEqual(['{', '{"a'])
  })

  test('joins references by the other ids of a record, behind the ids of records', async () => {
    const taken = await takeInDrafts([
      draft(2, 'a', 'một', {
        key: 'e1',
        references: [
          { type: 'synonym', key: 's2' },
          { type: 'see-also', key: 'e3' },
        ],
      }),
      draft(3, 'b', 'hai', { key: 'e2', aliases: ['s2', 'e3'] }),
      draft(4, 'c', 'ba', { key: 'e3', aliases: ['s2'] }),
    ])
    expect(taken.problems).toEqual([])
    expect(entriesOf(taken)[0]?.crossReferences).toEqual([
      { type: 'synonym', entry: 'e2' },
      { type: 'see-also', entry: 'e3' },
    ])
  })

  test('tells what may be the same word twice', async () => {
    const taken = await takeInDrafts([
      draft(2, 'Ia', 'Nước'),
      draft(3, 'ia', 'nước'),
      draft(4, 'ia', 'đái'),
      draft(5, 'čư', 'nước'),
    ])
    expect(taken.problems.map(({ row, rule, message }) => [row, rule, message])).toEqual([
      [3, 'duplicate-possible', '“ia” stands on row 2 too, with a meaning in common.'],
    ])
  })

  test('tells a problem of a sense with the row of the sense', async () => {
    const senses = [{ glosses: { vi: ['nước'] } }, { glosses: { vi: ['sông\ufffd', 'sông'] } }]
    const taken = await takeInDrafts([{ row: 2, senseRows: [2, 3], headword: { text: 'ia' }, senses }])
    expect(taken.problems.map(({ row, column, rule }) => [row, column, rule])).toEqual([
      [3, 'senses[1].glosses.vi[0]', 'character-forbidden'],
    ])
  })

  test('takes a definition for a gloss where the file has no other, and joins tags that are one', async () => {
    const taken = await takeInDrafts([
      { row: 1, headword: { text: 'ia' }, senses: [{ glosses: {}, definition: { 'vi-VN': 'chất lỏng' } }] },
      {
        row: 2,
        headword: { text: 'čư' },
        senses: [{ glosses: { 'en-GB': ['hill'], eng: ['hill', 'mount'], 'x-a': ['?'] } }],
      },
    ])
    expect(entriesOf(taken).map(({ senses }) => senses[0])).toEqual([
      { glosses: { en: ['hill', 'mount'] } },
      { glosses: { vi: ['chất lỏng'] } },
    ])
    expect(rulesOf(taken)).toEqual(['value-unknown'])
    expect(taken.reading.source?.manifest.glossLanguages).toEqual(['vi', 'en'])
  })

  test('refuses what breaks a rule of sources, with the rule', async () => {
    const taken = await takeInDrafts([
      draft(2, 'ia', 'nước', { pronunciations: [{ audio: 'a1' }] }),
      draft(3, 'čư', 'núi', { frequencyBand: 9 }),
      draft(4, 'asâo', 'chó'),
    ])
    expect(taken.problems.map(({ row, column, rule, severity }) => [row, column, rule, severity])).toEqual([
      [2, 'pronunciations[0].audio', 'entry-refused', 'left-out'],
      [3, 'frequencyBand', 'entry-refused', 'left-out'],
    ])
    expect(taken.report.entries).toBe(1)
  })

  test('lists every work that is cited, wherever it is', async () => {
    const taken = await takeInDrafts([
      draft(2, 'ia', 'nước', {
        pronunciations: [{ ipa: 'ia', source: 'tape-1' }],
        senses: [
          {
            glosses: { vi: ['nước'] },
            examples: [{ text: 'ia', translations: { vi: 'nước' }, status: 'attested', source: 'book-2' }],
          },
        ],
      }),
    ])
    expect(taken.reading.diagnostics).toEqual([])
    expect(taken.reading.source?.manifest.sources.map(({ id }) => id)).toEqual(['words-csv', 'tape-1', 'book-2'])
  })

  test('refuses an entry that no source could hold, and a work too many', async () => {
    const notes = Array.from({ length: 100 }, () => ({ vi: 'ữ'.repeat(2000) }))
    const many = Array.from({ length: 950 }, (_, index) =>
      draft(index + 3, `ia ${index}`, `nghĩa ${index}`, {
        sources: [{ source: `s${index}`, supports: ['form', 'gloss:vi'] }],
      }),
    )
    const taken = await takeInDrafts([draft(2, 'ia', 'nước', { notes }), ...many])
    expect(taken.problems[0]).toMatchObject({ row: 2, rule: 'entry-refused', severity: 'left-out' })
    expect(taken.report.problems).toEqual({ 'entry-refused': 51 })
    expect(taken.reading.diagnostics).toEqual([])
  })

  test('takes in a language that has no rules of its own', async () => {
    const taken = await takeInDrafts(
      [draft(2, 'đa', 'nước'), draft(3, 'iania\u0303', 'biển'), draft(4, 'Apui', 'lửa')],
      {
        language: 'rog',
      },
    )
    expect(taken.reading.diagnostics).toEqual([])
    expect(taken.reading.source?.manifest.language).toBe('rog')
    expect(entriesOf(taken).map(({ headword }) => headword.text)).toEqual(['Apui', 'đa', 'ianiã'])
  })

  test('knows the language from the file where nobody said it, and asks where the file does not say it either', async () => {
    const told = await takeInDrafts([draft(1, 'ខ្មែរ', 'người Khmer')], {}, { language: 'khm', title: { en: 'A list' } })
    expect(told.reading.source?.manifest).toMatchObject({ language: 'km', title: { en: 'A list' } })
    const silent = await takeInDrafts([draft(1, 'ia', 'nước')], {})
    expect(silent.problems.map(({ rule, severity }) => [rule, severity])).toEqual([['language-missing', 'fatal']])
    expect(silent.report.whole).toBe(false)
    expect([...silent.target.files.keys()]).toEqual([])
  })

  test('says plainly that a licence is unknown, and which option is wrong', async () => {
    const unknown = await takeInDrafts([draft(1, 'ia', 'nước')], { language: 'jra', licence: undefined as never })
    expect(unknown.reading.source?.manifest.licence).toEqual({ spdx: 'LicenseRef-unknown' })
    expect(rulesOf(unknown)).toEqual(['licence-unknown'])
    expect(unknown.target.text('README.md')).toContain('may not be published')
    const wrong = await takeInDrafts([draft(1, 'ia', 'nước')], { language: 'jra', licence: 'CC BY' })
    expect(wrong.problems.map(({ rule, column, severity }) => [rule, column, severity])).toEqual([
      ['manifest-refused', 'licence.spdx', 'fatal'],
      ['manifest-refused', 'sources[0].licence.spdx', 'fatal'],
    ])
  })

  test('refuses before any work what the person says and no manifest may have', async () => {
    let read = 0
    const importer = importerOf(
      (function* () {
        read += 1
        yield draft(1, 'ia', 'nước')
      })(),
    )
    for (const wrong of [{ id: 'Not an id' }, { glossLanguages: ['vn'] }, { language: 'vn' }, { attribution: ' ' }]) {
      const taken = await takeInBy(importer, memoryInput({ 'words.csv': 'x' }, 'words.csv'), {
        language: 'jra',
        ...wrong,
      })
      const rules = 'attribution' in wrong ? [] : ['language' in wrong ? 'language-missing' : 'manifest-refused']
      expect(rulesOf(taken)).toEqual(rules)
      expect(read).toBe(rules.length === 0 ? 1 : 0)
    }
  })

  test('copies the media that are there and leaves out those that are not', async () => {
    const media = (id: string, file: string) => ({ id, type: 'audio' as const, file, licence: 'CC0-1.0' })
    const taken = await takeInDrafts(
      [
        draft(2, 'ia', 'nước', {
          media: [media('m1', 'a.wav'), media('m2', 'b.wav')],
          pronunciations: [{ audio: 'm2' }, { audio: 'm1' }],
        }),
        draft(3, 'čư', 'núi', { media: [media('m1', 'c.wav')] }),
      ],
      { language: 'jra' },
      {
        media: new Map([
          ['a.wav', 'sounds/a.wav'],
          ['b.wav', '../../etc/passwd'],
        ]),
      },
      { 'words.csv': 'x', 'sounds/a.wav': 'la' },
    )
    expect(
      entriesOf(taken).map(({ media: items, pronunciations }) => [items?.map(({ file }) => file), pronunciations]),
    ).toEqual([
      [undefined, undefined],
      [['a.wav'], [{ audio: 'm1' }]],
    ])
    expect(taken.target.text('media/a.wav')).toBe('la')
    expect(rulesOf(taken)).toEqual(['media-missing', 'media-missing'])
  })

  test('writes to no place where there is none, and tells the same', async () => {
    const { takeIn } = await import('../../src/take-in/take-in.ts')
    const { memoryScratch } = await import('../../src/take-in/scratch.ts')
    const drafts = [draft(2, 'ia', 'nước'), draft(3, '', 'núi')]
    const wet = await takeInDrafts(drafts)
    const dry = await takeIn({
      importer: importerOf(drafts),
      input: memoryInput({ 'words.csv': 'x' }, 'words.csv'),
      dictionary: { id: 'taken', licence: 'CC0-1.0', language: 'jra-Latn' },
      scratch: memoryScratch(),
      tell: () => {},
    })
    expect(dry).toEqual(wet.report)
  })
})

test('a dictionary goes through whole: as drafts it comes back the same', async () => {
  await fc.assert(
    fc.asyncProperty(dictionaries(), async ({ manifest, entries }) => {
      const files = new Set(entries.flatMap((entry) => entry.media?.map(({ file }) => file) ?? []))
      const drafts = entries.map(
        ({ id, crossReferences, ...entry }, row): DraftEntry => ({
          ...entry,
          row: row + 1,
          key: id,
          ...(crossReferences === undefined
            ? {}
            : { references: crossReferences.map(({ type, entry: key }) => ({ type, key })) }),
        }),
      )
      const taken = await takeInDrafts(
        drafts,
        { language: manifest.language },
        {
          sources: manifest.sources,
          media: new Map([...files].map((file) => [file, file])),
        },
        Object.fromEntries([['words.csv', ''], ...[...files].map((file) => [file, file])]),
      )
      expect(taken.problems.filter(({ rule }) => rule !== 'duplicate-possible' && rule !== 'letter-doubtful')).toEqual(
        [],
      )
      expect(taken.reading.diagnostics).toEqual([])
      expect(taken.reading.source?.entries).toEqual(entries)
    }),
    { numRuns: 150 },
  )
})

test('no draft makes it throw, and nothing but a right source comes out', async () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('ia', 'ក', '__proto__', '\u0000', '='))
  const drafts: fc.Arbitrary<DraftEntry[]> = fc.array(
    fc.record(
      {
        row: fc.nat(),
        key: text,
        headword: fc.record({ text }),
        homograph: fc.integer(),
        senses: fc.array(
          fc.record({ glosses: fc.dictionary(text, fc.array(text)), definition: fc.dictionary(text, text) }),
        ),
        notes: fc.array(fc.dictionary(text, text)),
        references: fc.array(fc.record({ type: fc.constantFrom('synonym', 'antonym'), key: text, headword: text })),
        kept: fc.jsonValue(),
      },
      { requiredKeys: ['row', 'headword', 'senses'] },
    ) as fc.Arbitrary<DraftEntry>,
    { maxLength: 8 },
  )
  await fc.assert(
    fc.asyncProperty(drafts, fc.constantFrom('km', 'jra', 'vi'), async (some, language) => {
      const taken = await takeInDrafts([...some, draft(999, 'zư', 'chữ')], { language })
      expect(taken.reading.diagnostics).toEqual([])
      expect(taken.report.whole).toBe(true)
    }),
    { numRuns: 300 },
  )
})
