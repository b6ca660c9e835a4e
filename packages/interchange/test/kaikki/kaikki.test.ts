import type { Entry } from '@hiap/lexicon'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kaikkiExporter } from '../../src/kaikki/kaikki-exporter.ts'
import { kaikkiImporter } from '../../src/kaikki/kaikki-importer.ts'
import { kaikkiPos, posOf } from '../../src/kaikki/parts-of-speech.ts'
import { dictionaries, exportSource } from '../entries.ts'
import { memoryInput, memoryTarget } from '../memory-files.ts'
import { type Taken, takeInBy } from '../take-in/import-drafts.ts'

const imported = (
  lines: readonly unknown[] | string | Uint8Array,
  {
    language,
    glossLanguages,
    options,
  }: { language?: string; glossLanguages?: string[]; options?: Record<string, string> } = {},
): Promise<Taken> => {
  const text = Array.isArray(lines)
    ? lines.map((line) => `${JSON.stringify(line)}\n`).join('')
    : (lines as string | Uint8Array)
  return takeInBy(
    kaikkiImporter,
    memoryInput({ 'words.jsonl': text }, 'words.jsonl', 100),
    { ...(language === undefined ? {} : { language }), ...(glossLanguages === undefined ? {} : { glossLanguages }) },
    options,
  )
}
const entriesOf = ({ reading }: Taken): readonly Entry[] => reading.source?.entries ?? []

/** In the style of kaikki.org, Khmer of the English Wiktionary. */
const water = {
  pos: 'noun',
  head_templates: [{ name: 'head', args: { 1: 'km', 2: 'noun' }, expansion: 'ទឹក • (tɨk)' }],
  forms: [
    { form: 'tɨk', tags: ['romanization'] },
    { form: 'ទុក', tags: ['alternative', 'obsolete'] },
    { form: 'ទឹកទាំងឡាយ', tags: ['plural'] },
  ],
  etymology_text: 'From Old Khmer dik.\nCognate with Vietnamese nước.',
  etymology_number: 1,
  sounds: [
    { ipa: '/tɨk/', tags: ['Phnom-Penh'] },
    { audio: 'LL-Q9205 (khm)-Rithy-ទឹក.wav', ogg_url: 'https://upload.wikimedia.org/a.ogg' },
  ],
  word: 'ទឹក',
  lang: 'Khmer',
  lang_code: 'km',
  senses: [
    {
      glosses: ['water'],
      tags: ['formal'],
      id: 'en-ទឹក-km-noun-1',
      links: [['water', 'water']],
      examples: [{ text: 'ទឹកក្តៅ', english: 'hot water', type: 'example' }, { text: 'ទឹកត្រជាក់' }],
      synonyms: [{ word: 'រោទិ៍', tags: ['formal'] }],
    },
    { tags: ['no-gloss'] },
  ],
  related: [{ word: 'ទន្លេ' }],
  categories: ['Khmer lemmas'],
}
const river = { word: 'ទន្លេ', lang: 'Khmer', lang_code: 'km', pos: 'noun', senses: [{ glosses: ['river'] }] }
const english = { word: 'water', lang: 'English', lang_code: 'en', pos: 'noun', senses: [{ glosses: ['a liquid'] }] }

describe('reading', () => {
  test('makes entries of words, and keeps what they have no place for', async () => {
    const taken = await imported([water, english, river, { title: 'ទឹក', redirect: 'ទឹក' }])
    expect(taken.reading.diagnostics).toEqual([])
    const [riverEntry, entry] = entriesOf(taken)
    expect(entry).toMatchObject({
      kind: 'word',
      headword: { text: 'ទឹក', script: 'Khmr' },
      homograph: 1,
      variants: [{ text: 'ទុក', type: 'obsolete' }],
      pronunciations: [{ ipa: '/tɨk/', dialect: 'Phnom-Penh' }, { romanised: 'tɨk' }],
      partOfSpeech: { ud: 'NOUN' },
      senses: [
        {
          glosses: { en: ['water'] },
          register: 'formal',
          examples: [{ text: 'ទឹកក្តៅ', translations: { en: 'hot water' }, status: 'attested', source: 'words-jsonl' }],
        },
      ],
      crossReferences: [{ type: 'see-also', entry: riverEntry?.id }],
      etymology: 'From Old Khmer dik. Cognate with Vietnamese nước.',
      status: 'attested',
    })
    expect(JSON.parse(taken.target.text('kept.jsonl'))).toMatchObject({
      entry: entry?.id,
      format: 'kaikki',
      kept: {
        record: { categories: ['Khmer lemmas'], related: [{ word: 'ទន្លេ' }] },
        senses: [{ links: [['water', 'water']], examples: [{ text: 'ទឹកត្រជាក់' }] }],
        bareSenses: [{ tags: ['no-gloss'] }],
        forms: [{ form: 'ទឹកទាំងឡាយ', tags: ['plural'] }],
        sounds: [{ audio: 'LL-Q9205 (khm)-Rithy-ទឹក.wav' }],
      },
      references: [{ type: 'synonym', headword: 'រោទិ៍' }],
    })
    expect(taken.report.reading).toEqual([
      'word → headword',
      'senses.glosses → glosses in en',
      '1 words of other languages passed over',
      '1 redirects passed over',
    ])
    expect(taken.reading.source?.manifest.sources[0]?.attribution).toMatch(/^Wiktionary contributors/)
  })

  test('reads the language asked for, and the translations asked for', async () => {
    const word = {
      ...english,
      translations: [
        { lang_code: 'km', word: 'ទឹក', sense: 'a liquid' },
        { code: 'vi', word: 'nước' },
        { lang_code: 'fr', word: 'eau' },
      ],
    }
    const taken = await imported([river, word], { language: 'en', options: { translations: 'vi, khm' } })
    expect(entriesOf(taken).map(({ headword, senses }) => [headword.text, senses[0]?.glosses])).toEqual([
      ['water', { en: ['a liquid'], km: ['ទឹក'], vi: ['nước'] }],
    ])
    const none = await imported([river, word], { language: 'jra' })
    expect(none.problems.map(({ rule, severity }) => [rule, severity])).toEqual([['value-unknown', 'fatal']])
  })

  test('knows each part of speech and writes it again', () => {
    for (const pos of ['noun', 'postp', 'classifier', 'suffix', 'proverb', 'name', 'phrase']) {
      const { ud, kind } = kaikkiPos(pos) ?? { ud: 'X', kind: 'word' }
      expect(posOf(ud, kind, pos)).toBe(pos)
    }
    expect(kaikkiPos('constructor')).toBeUndefined()
    expect([posOf('VERB', 'word', 'động từ'), posOf('X', 'word'), posOf(undefined, 'word')]).toEqual([
      'verb',
      'unknown',
      'unknown',
    ])
  })
})

const deep = `{"word":"a","senses":${'['.repeat(100)}${']'.repeat(100)}}`

/** Broken files, and the problem that each is answered with. A good last line shows that the reading goes on. */
const broken: readonly (readonly [title: string, file: string | Uint8Array, row: number | undefined, rule: string])[] =
  [
    ['an empty file', '', undefined, 'language-missing'],
    ['not JSON', 'word,gloss\n', 1, 'syntax-wrong'],
    ['JSON that is cut short', '{"word":"ទឹក","senses":[{"glo', 1, 'syntax-wrong'],
    ['a list', '[]\n', 1, 'syntax-wrong'],
    ['null', 'null\n', 1, 'syntax-wrong'],
    ['two objects on a line', '{"word":"a"}{"word":"b"}\n', 1, 'syntax-wrong'],
    ['a comment', '{"word":"a"} // b\n', 1, 'syntax-wrong'],
    ['single quotation marks', "{'word':'a'}\n", 1, 'syntax-wrong'],
    ['a byte that is not UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), 1, 'utf8-invalid'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x7b, 0x00), 1, 'utf8-invalid'],
    ['nesting without end', `${deep}\n`, 1, 'too-deep'],
    ['brackets without end', `${'['.repeat(100_000)}\n`, 1, 'too-deep'],
    ['a line without end', `{"word":"${'a'.repeat(1_100_000)}"}\n`, 1, 'file-too-large'],
    ['a word that is a number', '{"word":5,"lang_code":"km","senses":[{"glosses":["x"]}]}\n', 1, 'headword-missing'],
    ['senses that are a text', '{"word":"ក","lang_code":"km","senses":"x"}\n', 1, 'meaning-missing'],
    ['glosses that are objects', '{"word":"ក","lang_code":"km","senses":[{"glosses":[{}]}]}\n', 1, 'meaning-missing'],
    [
      'half of a surrogate pair',
      '{"word":"\\ud800ក","lang_code":"km","senses":[{"glosses":["x"]}]}\n',
      1,
      'character-forbidden',
    ],
  ]

describe('a broken file', () => {
  test.each(broken)('%s', async (_, file, row, rule) => {
    const taken = await imported(file)
    expect(taken.problems.map((problem) => [problem.row, problem.rule])).toContainEqual([row, rule])
    const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
    const good = new TextEncoder().encode(`\n${JSON.stringify(river)}\n`)
    const both = new Uint8Array(bytes.length + good.length)
    both.set(bytes)
    both.set(good, bytes.length)
    expect(entriesOf(await imported(both, { language: 'km' })).map(({ headword }) => headword.text)).toContain('ទន្លេ')
  })

  test('harms no prototype', async () => {
    const evil = `{"__proto__":{"evil":1},"constructor":{"prototype":{"evil":1}},"word":"ក","lang_code":"km","senses":[{"__proto__":{"evil":1},"glosses":["x"],"translations":[{"lang_code":"__proto__","word":"y"}]}]}\n`
    const taken = await imported(evil)
    expect(({} as Record<string, unknown>).evil).toBeUndefined()
    expect(entriesOf(taken)).toHaveLength(1)
    expect(taken.problems.map(({ rule }) => rule)).toEqual(['value-unknown'])
  })

  test('never throws, however it is cut or changed', async () => {
    const whole = new TextEncoder().encode([water, river, english].map((line) => `${JSON.stringify(line)}\n`).join(''))
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
        async (length, changes) => {
          const bytes = whole.slice()
          for (const [at, value] of changes) bytes[at] = value
          const taken = await imported(bytes.slice(0, length), { language: 'km' })
          if (taken.report.whole) expect(taken.reading.diagnostics).toEqual([])
        },
      ),
      { numRuns: 200 },
    )
  })

  test('never throws, whatever the fields are', async () => {
    const field = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom('noun', 'km', 'ក'))
    const record = fc.record(
      {
        word: field,
        lang_code: fc.oneof(fc.constant('km'), field),
        pos: field,
        senses: fc.array(
          fc.record({ glosses: field, examples: field, translations: field, tags: field, synonyms: field }),
        ),
        forms: field,
        sounds: field,
        translations: field,
        id: field,
        etymology_number: field,
        synonyms: field,
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 5 }), async (records) => {
        const taken = await imported([...records, river], { language: 'km' })
        expect(taken.reading.diagnostics).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

describe('writing', () => {
  test('what the format can carry comes back the same', async () => {
    await fc.assert(
      fc.asyncProperty(dictionaries(), async (sample) => {
        const target = memoryTarget()
        await kaikkiExporter.write(exportSource(sample), 'words', target)
        const taken = await imported(target.text('words.jsonl'), {
          language: sample.manifest.language,
          glossLanguages: ['vi'],
        })
        expect(taken.problems.filter(({ rule }) => !['duplicate-possible', 'letter-doubtful'].includes(rule))).toEqual(
          [],
        )
        expect(entriesOf(taken).map(carried)).toEqual(sample.entries.map(carried))
      }),
      { numRuns: 150 },
    )
  })

  test('links to each homograph of a word', async () => {
    const spring = { ...river, id: 'spring', etymology_number: 1 }
    const season = { ...river, id: 'season', etymology_number: 2, senses: [{ glosses: ['season'] }] }
    const related = [
      { word: 'ទន្លេ', id: 'spring' },
      { word: 'ទន្លេ', id: 'season' },
    ]
    const taken = await imported([spring, season, { ...water, related }])
    const { source } = taken.reading
    if (source === undefined) expect.fail('no source')
    const target = memoryTarget()
    await kaikkiExporter.write(exportSource(source), 'words', target)
    expect(JSON.parse(target.text('words.jsonl').split('\n').at(-2) ?? '')).toMatchObject({ related })
  })

  test('counts what it drops', async () => {
    await fc.assert(
      fc.asyncProperty(dictionaries(), async (sample) => {
        const dropped = await kaikkiExporter.write(exportSource(sample), 'words', memoryTarget())
        const count = (field: string): number => dropped.find((each) => each.field === field)?.count ?? 0
        const senses = sample.entries.flatMap((entry) => entry.senses)
        expect(count('senses[].definition')).toBe(senses.filter(({ definition }) => definition).length)
        expect(count('sources')).toBe(sample.entries.flatMap(({ sources }) => sources).length)
        expect(count('review')).toBe(sample.entries.filter(({ review }) => review).length)
      }),
      { numRuns: 50 },
    )
  })

  test('what was kept goes back to where it stood', async () => {
    const taken = await imported([water, river])
    const { source } = taken.reading
    if (source === undefined) expect.fail('no source')
    const kept = new Map(
      taken.target
        .text('kept.jsonl')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as { entry: string; kept: unknown })
        .map((line) => [line.entry, line.kept] as const),
    )
    const target = memoryTarget()
    await kaikkiExporter.write(exportSource(source, { kept }), 'words', target)
    const [riverLine, waterLine] = target
      .text('words.jsonl')
      .split('\n')
      .map((line) => (line === '' ? {} : JSON.parse(line)))
    expect(riverLine).toMatchObject(river)
    const { senses, forms, sounds, etymology_text: _, ...rest } = water
    expect(waterLine).toMatchObject(rest)
    expect(waterLine.sounds).toEqual(expect.arrayContaining([...sounds]))
    expect(waterLine.forms).toEqual(expect.arrayContaining(forms.slice(1)))
    expect(waterLine.senses[0]).toMatchObject({
      glosses: ['water'],
      tags: ['formal'],
      links: [['water', 'water']],
      synonyms: [{ word: 'រោទិ៍' }],
    })
  })
})

/** What of an entry wiktextract has a place for. */
function carried(entry: Entry): unknown {
  const said = (entry.pronunciations ?? []).flatMap(({ ipa, romanised, dialect }) =>
    ipa === undefined && romanised === undefined ? [] : [{ ipa, romanised, dialect }],
  )
  return {
    id: entry.id,
    headword: entry.headword.text,
    homograph: entry.homograph,
    variants: entry.variants?.map(({ text, type }) => ({ text, type })),
    pronunciations: said,
    ud: entry.partOfSpeech?.ud ?? (entry.kind === 'word' ? undefined : 'X'),
    senses: entry.senses.map(({ glosses, register, examples = [] }) => ({
      glosses,
      register,
      examples: examples.flatMap(({ text, translations }) =>
        translations.vi === undefined ? [] : [[text, translations.vi]],
      ),
    })),
    references: (entry.crossReferences ?? []).map(({ type, entry: to }) => `${type} ${to}`).sort(),
    etymology: entry.etymology,
  }
}
