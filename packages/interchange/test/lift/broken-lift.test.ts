import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExportSource } from '../../src/exporter.ts'
import { guessImporter } from '../../src/importers.ts'
import { liftExporter } from '../../src/lift/lift-exporter.ts'
import { liftImporter } from '../../src/lift/lift-importer.ts'
import { exportSource, manifests } from '../entries.ts'
import { type Files, memoryInput, memoryTarget } from '../memory-files.ts'
import { type Taken, takeInBy } from '../take-in/import-drafts.ts'

const imported = (
  document: string | Uint8Array,
  files: Files = {},
  { language = 'jra', options = {} }: { language?: string; options?: Record<string, string> } = {},
): Promise<Taken> =>
  takeInBy(liftImporter, memoryInput({ ...files, 'a.lift': document }, 'a.lift', 100), { language }, options)

const headword = '<lexical-unit><form lang="jra"><text>ia</text></form></lexical-unit>'
const gloss = '<gloss lang="vi"><text>nước</text></gloss>'
const sense = `<sense>${gloss}</sense>`
const entry = (inside: string, attributes = 'id="e1"'): string => `<entry ${attributes}>\n${inside}\n</entry>\n`
const lift = (inside: string): string => `<?xml version="1.0"?>\n<lift version="0.13">\n${inside}</lift>\n`
const good = entry(`${headword}${sense}`)
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const many = (times: number, text: string): string => text.repeat(times)

/** Broken files, and the problem that each is answered with. */
const broken: readonly (readonly [
  title: string,
  document: string | Uint8Array,
  row: number | undefined,
  column: string | undefined,
  rule: string,
])[] = [
  ['an empty file', '', undefined, undefined, 'file-empty'],
  ['a document cut short', lift(good).slice(0, 120), 4, undefined, 'syntax-wrong'],
  ['an element never closed', lift(`<entry>${headword}`), 3, undefined, 'syntax-wrong'],
  ['an entity of nobody', lift(entry('&nbsp;')), 4, undefined, 'syntax-wrong'],
  ['a document type definition', `<!DOCTYPE lift [<!ENTITY a "b">]>\n${lift(good)}`, 1, undefined, 'markup-refused'],
  ['a byte that is not UTF-8', Uint8Array.of(...bytes('<lift version="0.13">'), 0xff), 1, undefined, 'utf8-invalid'],
  ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x3c, 0x00, 0x6c, 0x00), 1, undefined, 'utf8-invalid'],
  ['another kind of document', '<html>\n<body/></html>', 1, 'html', 'format-wrong'],
  ['an entry without the document', good, 1, 'entry', 'format-wrong'],
  ['a version that is not read', '<lift version="0.10"/>', 1, 'lift/version', 'format-version'],
  ['no version', '<lift/>', 1, 'lift/version', 'format-version'],
  ['no entries', lift(''), undefined, undefined, 'file-empty'],
  ['elements without end', lift(entry(many(100, '<sense>') + many(100, '</sense>'))), 4, undefined, 'too-deep'],
  ['a record without end', lift(entry(many(30_000, `${sense}\n`))), undefined, undefined, 'file-too-large'],
  ['an entry without headword', lift(entry(sense) + good), 3, 'lexical-unit', 'headword-missing'],
  [
    'a headword in another language',
    lift(entry(headword.replace('jra', 'fr') + sense) + good),
    3,
    'lexical-unit',
    'headword-missing',
  ],
  ['an entry without meaning', lift(entry(headword) + good), 3, 'sense/gloss', 'meaning-missing'],
  [
    'a gloss in no language',
    lift(entry(`${headword}<sense><gloss lang="12"><text>x</text></gloss>${gloss}</sense>`)),
    4,
    'lang=12',
    'value-unknown',
  ],
  [
    'a gloss without text',
    lift(entry(`${headword}<sense><gloss lang="vi"/></sense>`) + good),
    3,
    'sense/gloss',
    'meaning-missing',
  ],
  ['two entries of one id', lift(good + good), 6, 'id', 'id-repeated'],
  [
    'a relation that leads nowhere',
    lift(entry(`${headword}${sense}<relation type="Synonyms" ref="e9"/>`)),
    3,
    'crossReferences',
    'reference-unknown',
  ],
  [
    'a relation that nobody knows',
    lift(entry(`${headword}${sense}<relation type="toString" ref="e9"/>`)),
    4,
    'relation[toString]',
    'field-unknown',
  ],
  ['an element of another program', lift(entry(`${headword}${sense}<extra/>`)), 4, 'extra', 'field-unknown'],
  ['an element beside the entries', lift(`${good}<extra/>\n`), 6, 'extra', 'field-unknown'],
  [
    'a part of speech of nobody',
    lift(entry(`${headword}<sense>\n<grammatical-info value="constructor"/>${gloss}</sense>`)),
    5,
    'sense/grammatical-info',
    'value-unknown',
  ],
  [
    'a recording out of the folder',
    lift(entry(`${headword}${sense}<pronunciation>\n<media href="..\\..\\a.wav"/></pronunciation>`)),
    5,
    'media',
    'path-escapes',
  ],
  [
    'a recording of an absolute path',
    lift(entry(`${headword}${sense}<pronunciation><media href="/etc/passwd"/></pronunciation>`)),
    4,
    'media',
    'path-escapes',
  ],
  [
    'a picture of another drive',
    lift(entry(`${headword}<sense>${gloss}<illustration href="C:\\a.jpg"/></sense>`)),
    4,
    'illustration',
    'path-escapes',
  ],
  [
    'a picture hidden in escapes',
    lift(entry(`${headword}<sense>${gloss}<illustration href="%2e%2e/a.jpg"/></sense>`)),
    4,
    'illustration',
    'path-escapes',
  ],
  [
    'a recording on the web',
    lift(entry(`${headword}${sense}<pronunciation><media href="https://example.org/a.mp3"/></pronunciation>`)),
    4,
    'media',
    'media-missing',
  ],
  [
    'a recording that is not there',
    lift(entry(`${headword}${sense}<pronunciation><media href="a.wav"/></pronunciation>`)),
    3,
    'media',
    'media-missing',
  ],
  [
    'a gloss that is too long',
    lift(entry(`${headword}<sense>${gloss}<gloss lang="en"><text>${many(300, 'too long ')}</text></gloss></sense>`)),
    4,
    'sense/gloss',
    'text-too-long',
  ],
  [
    'marks without end',
    lift(entry(`${headword}<sense>${gloss}<gloss lang="en"><text>a${many(40, '\u0301')}</text></gloss></sense>`)),
    4,
    'sense/gloss',
    'character-forbidden',
  ],
  ['senses without number', lift(entry(headword + many(120, sense))), 3, 'sense', 'value-unknown'],
]

describe('a broken file', () => {
  test.each(broken)('%s', async (_, document, row, column, rule) => {
    const taken = await imported(document)
    const told = taken.problems.map((problem) => [problem.row, problem.column, problem.rule])
    if (row === undefined) expect(told.map(([, , each]) => each)).toContain(rule)
    else expect(told).toContainEqual([row, column, rule])
    expect(taken.problems.every(({ message, advice }) => message !== '' && advice !== '')).toBe(true)
    if (taken.report.whole) expect(taken.reading.diagnostics).toEqual([])
  })

  test('of ranges is told, and the dictionary read', async () => {
    const evil = '<!DOCTYPE lift-ranges>\n<lift-ranges/>'
    const taken = await imported(lift(good), { 'a.lift-ranges': evil })
    expect(taken.problems.map(({ file, rule }) => [file, rule])).toContainEqual(['a.lift-ranges', 'syntax-wrong'])
    expect(taken.reading.source?.entries).toHaveLength(1)
    expect(taken.target.text('kept.jsonl')).not.toContain('DOCTYPE')
  })

  test('harms no prototype', async () => {
    const names = ['__proto__', 'constructor', 'toString']
    const evil = names.map((name, index) =>
      entry(
        `<lexical-unit><form lang="jra" __proto__="x"><text>${name}</text></form></lexical-unit>
        <trait name="${name}" value="${name}"/><field type="${name}"><form lang="${name}"><text>x</text></form></field>
        <sense id="${name}"><grammatical-info value="${name}"/>${gloss}<gloss lang="${name}"><text>x</text></gloss>
        <trait name="usage-type" value="${name}"/><relation type="${name}" ref="${name}"/></sense>`,
        `id="${name}" ${index === 0 ? '__proto__="y"' : ''}`,
      ),
    )
    const taken = await imported(lift(evil.join('')))
    expect(({} as Record<string, unknown>).x).toBeUndefined()
    expect(taken.reading.diagnostics).toEqual([])
    expect(taken.reading.source?.entries.map((each) => each.headword.text).sort()).toEqual([...names].sort())
  })

  const whole = bytes(
    lift(
      `<header><ranges><range id="x"/></ranges></header>${good}${entry(
        `${headword}<citation><form lang="jra"><text>ia <span class="b">hlim</span></text></form></citation>
        <pronunciation><form lang="jra-fonipa"><text>ia</text></form><media href="a.wav"/></pronunciation>
        <relation type="Synonyms" ref="e1"/><note type="grammar"><form lang="en"><text>x</text></form></note>
        <sense id="s"><definition><form lang="en"><text>water</text></form></definition>
        <example><form lang="jra"><text>ia</text></form><translation><form lang="vi"><text>nước</text></form></translation></example>
        <trait name="semantic-domain-ddp4" value="1.3 Water"/><subsense>${gloss}</subsense></sense>`,
        'id="e2"',
      )}`,
    ),
  )

  test('never makes it throw, however it is cut or changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
        async (length, changes) => {
          const cut = whole.slice()
          for (const [at, value] of changes) cut[at] = value
          const taken = await imported(cut.slice(0, length), { 'a.wav': 'x' })
          if (taken.report.whole) expect(taken.reading.diagnostics).toEqual([])
          else expect(taken.problems.some(({ severity }) => severity === 'fatal')).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('never makes it throw, whatever stands in the place of names and values', async () => {
    const marked = new TextDecoder().decode(whole).split(/("[^"]*"|(?<=>)[^<>]+)/)
    const value = fc.oneof(
      fc.constantFrom('', '../../x', '0.13', 'vi', 'jra', 'en', 'hiap-media', '\u0301', 'ក', '__proto__', 'e2'),
      fc.string(),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(marked.length - 1), value), { maxLength: 6 }), async (changes) => {
        const parts = [...marked]
        for (const [at, text] of changes) {
          if (parts[at]?.startsWith('"') === true) parts[at] = `"${text.replaceAll(/["<&]/g, '')}"`
          else if (!/[<>]/.test(parts[at] ?? '<')) parts[at] = text.replaceAll(/[<&>]/g, '')
        }
        const taken = await imported(parts.join(''), { 'a.wav': 'x' })
        if (taken.report.whole) expect(taken.reading.diagnostics).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

describe('media', () => {
  test('are found where FieldWorks puts them, in letters of either case, and named plainly', async () => {
    const media = ['A.wav', 'sub/b.mp3', 'audio\\c.ogg', 'con%20voi.wav', 'tiếng nói.wav', '...wav', 'film.mp4']
    const taken = await imported(
      lift(
        entry(
          `${headword}${sense}${media.map((href) => `<pronunciation><media href="${href}"/></pronunciation>`).join('')}`,
        ),
      ),
      {
        'audio/a.WAV': '1',
        'audio/sub/b.mp3': '2',
        'audio/c.ogg': '3',
        'con voi.wav': '4',
        'audio/tiếng nói.wav': '5',
        'audio/...wav': '6',
        'others/film.mp4': '7',
        'secret.txt': 'no',
      },
      { options: { 'media-licence': 'CC-BY-4.0' } },
    )
    expect(taken.problems).toEqual([])
    expect(taken.reading.diagnostics).toEqual([])
    const [made] = taken.reading.source?.entries ?? []
    expect(made?.media?.map(({ type, file, licence }) => [type, file, licence])).toEqual([
      ['audio', 'audio/a.WAV', 'CC-BY-4.0'],
      ['audio', 'audio/sub/b.mp3', 'CC-BY-4.0'],
      ['audio', 'audio/c.ogg', 'CC-BY-4.0'],
      ['audio', 'con-voi.wav', 'CC-BY-4.0'],
      ['audio', 'audio/tieng-noi.wav', 'CC-BY-4.0'],
      ['audio', 'audio/_wav', 'CC-BY-4.0'],
      ['video', 'others/film.mp4', 'CC-BY-4.0'],
    ])
    expect(made?.media?.map(({ file }) => taken.target.text(`media/${file}`))).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
    ])
    expect([...taken.target.files.keys()].filter((path) => path.startsWith('media/'))).toHaveLength(7)
  })

  test('two of one plain name stay two', async () => {
    const taken = await imported(
      lift(entry(`${headword}${sense}<pronunciation><media href="ទឹក.wav"/><media href="ដី.wav"/></pronunciation>`)),
      { 'audio/ទឹក.wav': 'water', 'audio/ដី.wav': 'earth' },
    )
    const files = taken.reading.source?.entries[0]?.media?.map(({ file }) => file) ?? []
    expect(files.map((file) => taken.target.text(`media/${file}`))).toEqual(['water', 'earth'])
  })

  test('go nowhere outside, whatever was kept', async () => {
    const paths = ['../x.wav', '/x.wav', 'a/../../x.wav', 'a\\..\\x.wav', 'C:x.wav', '', 'a//b.wav', './a.wav']
    const source: ExportSource = {
      ...exportSource({
        manifest: manifests.jra,
        entries: [
          {
            id: 'e1',
            kind: 'word',
            headword: { text: 'ia', script: 'Latn' },
            senses: [{ glosses: { vi: ['nước'] } }],
            status: 'attested',
            sources: [{ source: 'word-list', supports: ['form', 'gloss:vi'] }],
            media: paths.map((_, index) => ({
              id: `m${index}`,
              type: 'audio',
              file: `a${index}.wav`,
              licence: 'CC0-1.0',
            })),
          },
        ],
      }),
      kept: (id) =>
        id === undefined ? undefined : { shape: { media: paths.map((path, index) => [`m${index}`, path]) } },
    }
    const target = memoryTarget()
    await liftExporter.write(source, 'a', target)
    expect([...target.files.keys()]).toEqual(['a.lift'])
  })

  test('that are not there are counted', async () => {
    const source = exportSource({
      manifest: manifests.jra,
      entries: [
        {
          id: 'e1',
          kind: 'word',
          headword: { text: 'ia', script: 'Latn' },
          senses: [{ glosses: { vi: ['nước'] } }],
          status: 'attested',
          sources: [{ source: 'word-list', supports: ['form', 'gloss:vi'] }],
          media: [{ id: 'm1', type: 'audio', file: 'a.wav', licence: 'CC0-1.0' }],
        },
      ],
    })
    const dropped = await liftExporter.write({ ...source, media: () => undefined }, 'a', memoryTarget())
    expect(dropped.map(({ field, count }) => [field, count])).toEqual([['media', 1]])
  })
})

test('any JSON in place of what was kept does no harm', async () => {
  const key = fc.constantFrom(
    'id',
    'ids',
    'shape',
    'remainder',
    'references',
    'before',
    'tags',
    'header',
    'ranges',
    'after',
    'senses',
    'notes',
    'media',
    'citation',
  )
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.jsonValue({ maxDepth: 2 }),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(key, tie('any'), { maxKeys: 5 }),
    ),
  })).any
  const sample = exportSource({
    manifest: manifests.jra,
    entries: [
      {
        id: 'e1',
        kind: 'word',
        headword: { text: 'ia', script: 'Latn' },
        senses: [{ glosses: { vi: ['nước'] } }],
        notes: [{ vi: 'một' }],
        status: 'attested',
        sources: [{ source: 'word-list', supports: ['form', 'gloss:vi'] }],
      },
    ],
  })
  await fc.assert(
    fc.asyncProperty(value, async (kept) => {
      const target = memoryTarget()
      await liftExporter.write({ ...sample, kept: () => kept }, 'a', target)
      expect(target.text('a.lift')).toContain('<text>nước</text>')
    }),
    { numRuns: 500 },
  )
})

test('a document is known by how it begins', async () => {
  expect((await guessImporter(memoryInput({ 'words.xml': lift(good) }, 'words.xml')))?.format).toBe('lift')
  expect((await guessImporter(memoryInput({ 'a.lift': lift(good) }, 'a.lift')))?.format).toBe('lift')
})
