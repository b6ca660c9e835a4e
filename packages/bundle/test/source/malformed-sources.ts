import type { DiagnosticCode } from '../../src/source/diagnostic.ts'
import { sourceLimits } from '../../src/source/limits.ts'
import { entry, type Files, jsonLines, manifest, sample } from './sample.ts'

/** A source that is at fault: what differs from the sample, and every fault that must be told, in order. */
export interface MalformedSource {
  readonly title: string
  readonly files: Files
  readonly faults: readonly Told[]
}

/** `[file, line, field, code]`; line 0 and field '' where the diagnostic has none. */
export type Told = readonly [file: string, line: number, field: string, code: DiagnosticCode]

const entries = 'entries.jsonl'
const dictionary = 'dictionary.json'

// One entry in place of the sample's two; the cases of the sample ask for `ia`.
function one(more: object, text = 'ia'): Files {
  return { 'entries.jsonl': jsonLines(entry('ia', text, more)) }
}

function oneManifest(more: object): Files {
  return { 'dictionary.json': JSON.stringify({ ...manifest, ...more }) }
}

function bytes(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part)] : part)))
}

function senses(...more: readonly object[]): object {
  return { senses: more.map((sense) => ({ glosses: { vi: ['nước'] }, ...sense })) }
}

const attests = { source: 'abvd', supports: ['form'] }

export const malformedSources: readonly MalformedSource[] = [
  // The files
  { title: 'no manifest', files: { 'dictionary.json': undefined }, faults: [[dictionary, 0, '', 'file-missing']] },
  {
    title: 'no entries file',
    files: { 'entries.jsonl': undefined },
    faults: [[entries, 0, '', 'file-missing']],
  },
  {
    title: 'no companion',
    files: { 'cases.tsv': undefined, 'SOURCES.md': undefined, 'README.md': undefined },
    faults: [
      ['README.md', 0, '', 'companion-missing'],
      ['SOURCES.md', 0, '', 'companion-missing'],
      ['cases.tsv', 0, '', 'companion-missing'],
    ],
  },
  {
    title: 'empty files',
    files: { 'dictionary.json': '', 'entries.jsonl': '', 'cases.tsv': '', 'SOURCES.md': '', 'README.md': ' \n' },
    faults: [
      ['README.md', 0, '', 'companion-empty'],
      ['SOURCES.md', 0, '', 'companion-empty'],
      ['cases.tsv', 0, '', 'companion-empty'],
      [dictionary, 0, '', 'file-empty'],
      [entries, 0, '', 'file-empty'],
    ],
  },
  {
    title: 'a manifest of two megabytes',
    files: { 'dictionary.json': sample['dictionary.json'] + ' '.repeat(2 * 1024 * 1024) },
    faults: [[dictionary, 0, '', 'file-too-large']],
  },
  {
    title: 'a companion of five megabytes',
    files: { 'SOURCES.md': 'a\n'.repeat(2_500_000) },
    faults: [['SOURCES.md', 0, '', 'file-too-large']],
  },
  {
    title: 'a thousand faults and two',
    files: { 'entries.jsonl': `${'x\n'.repeat(sourceLimits.faultsPerFile + 2)}` },
    faults: [
      ['cases.tsv', 2, 'headword', 'case-headword-unknown'],
      ['cases.tsv', 3, 'headword', 'case-headword-unknown'],
      ...Array.from(
        { length: sourceLimits.faultsPerFile },
        (_, index): Told => [entries, index + 1, '', 'json-invalid'],
      ),
      [entries, 0, '', 'faults-too-many'],
    ],
  },

  // The bytes
  {
    title: 'a byte order mark in every file',
    files: Object.fromEntries(Object.entries(sample).map(([file, text]) => [file, `\ufeff${text}`])),
    faults: [
      ['README.md', 1, '', 'byte-order-mark'],
      ['SOURCES.md', 1, '', 'byte-order-mark'],
      ['cases.tsv', 1, '', 'byte-order-mark'],
      [dictionary, 1, '', 'byte-order-mark'],
      [entries, 1, '', 'byte-order-mark'],
    ],
  },
  {
    title: 'no UTF-8 in any file',
    files: {
      'dictionary.json': bytes('{\n"id": "', [0xff], '"}'),
      'entries.jsonl': bytes(jsonLines(entry('ia', 'ia')), '"', [0xed, 0xa0, 0x80], '"\n'),
      'cases.tsv': bytes(sample['cases.tsv'], [0xe1, 0x9e], '\n'),
      'SOURCES.md': bytes('a\n', [0xc0, 0x80]),
      'README.md': bytes([0x80]),
    },
    faults: [
      ['README.md', 1, '', 'utf8-invalid'],
      ['SOURCES.md', 2, '', 'utf8-invalid'],
      ['cases.tsv', 4, '', 'utf8-invalid'],
      [dictionary, 2, '', 'utf8-invalid'],
      [entries, 2, '', 'utf8-invalid'],
    ],
  },
  {
    title: 'empty lines',
    files: { 'entries.jsonl': `\n${sample['entries.jsonl']} \r\n`, 'cases.tsv': `${sample['cases.tsv']}\n` },
    faults: [
      ['cases.tsv', 4, '', 'line-blank'],
      [entries, 1, '', 'line-blank'],
      [entries, 4, '', 'line-blank'],
    ],
  },
  {
    title: 'a line of ten megabytes among good ones',
    files: {
      'entries.jsonl': `${jsonLines(entry('ia', 'ia'))}${'x'.repeat(10_000_000)}\n${jsonLines(entry('asau', 'asâu'))}`,
    },
    faults: [
      [entries, 1, 'headword.text', 'order-wrong'],
      [entries, 2, '', 'line-too-long'],
    ],
  },
  {
    title: 'a row of cases that is too long',
    files: { 'cases.tsv': `${sample['cases.tsv']}${'x'.repeat(300_000)}\n` },
    faults: [['cases.tsv', 4, '', 'line-too-long']],
  },
  {
    title: 'half a surrogate pair, escaped',
    files: one({ etymology: 'x \ud83d y' }),
    faults: [[entries, 1, 'etymology', 'surrogate-lone']],
  },
  {
    title: 'characters that stand for no text',
    files: {
      'entries.jsonl': jsonLines(
        entry(
          'ia',
          'ia',
          senses({
            dialect: 'a\u0007b',
            examples: [{ text: 'ia\u202e', translations: { vi: 'a\ufffd' }, status: 'drafted' }],
          }),
        ),
      ),
      'dictionary.json': JSON.stringify({ ...manifest, attribution: 'Hi\ufeffap' }),
    },
    faults: [
      [dictionary, 1, 'attribution', 'character-forbidden'],
      [entries, 1, 'senses[0].dialect', 'character-forbidden'],
      [entries, 1, 'senses[0].examples[0].text', 'character-forbidden'],
      [entries, 1, 'senses[0].examples[0].translations.vi', 'character-forbidden'],
    ],
  },
  {
    title: 'a pile of marks',
    files: one({ etymology: `a${'\u0301'.repeat(31)}` }),
    faults: [[entries, 1, 'etymology', 'marks-too-many']],
  },
  {
    title: 'text that is not in NFC',
    files: one({ etymology: 'e\u0301', ...senses({ definition: { vi: 'nu\u031bo\u031b\u0301c' } }) }),
    faults: [
      [entries, 1, 'senses[0].definition.vi', 'nfc-missing'],
      [entries, 1, 'etymology', 'nfc-missing'],
    ],
  },
  {
    title: 'Khmer with its signs in another order: vowel before coeng',
    files: {
      'dictionary.json': JSON.stringify({ ...manifest, language: 'km' }),
      'entries.jsonl': jsonLines({ ...entry('khmer', 'ខែ្មរ'), headword: { text: 'ខែ្មរ', script: 'Khmr' } }),
      'cases.tsv': undefined,
    },
    faults: [
      ['cases.tsv', 0, '', 'companion-missing'],
      [entries, 1, 'headword.text', 'spelling-not-canonical'],
    ],
  },
  {
    title: 'Jrai variants, Khmer forms and glosses out of canonical spelling',
    files: {
      'entries.jsonl': jsonLines(
        entry('ia', 'ia', {
          // Breve before circumflex; NFC leaves the order as it is.
          variants: [{ text: 'e\u0306\u0302' }],
          forms: [{ language: 'km', text: 'ខែ្មរ' }],
        }),
      ),
    },
    faults: [
      [entries, 1, 'forms[0].text', 'spelling-not-canonical'],
      [entries, 1, 'variants[0].text', 'spelling-not-canonical'],
    ],
  },

  // JSON
  {
    title: 'text that is not JSON',
    files: {
      'entries.jsonl': `{"id":"a",}\n${jsonLines(entry('ia', 'ia'))}not json\n`,
      'dictionary.json': '{\n  "id": jra\n}',
    },
    faults: [
      [dictionary, 2, '', 'json-invalid'],
      [entries, 1, '', 'json-invalid'],
      [entries, 3, '', 'json-invalid'],
    ],
  },
  {
    title: 'a hundred thousand brackets',
    files: { 'entries.jsonl': `${jsonLines(entry('ia', 'ia'))}${'['.repeat(100_000)}${']'.repeat(100_000)}\n` },
    faults: [[entries, 2, '', 'json-too-deep']],
  },
  {
    title: 'the same key twice, once in disguise',
    files: {
      'entries.jsonl': jsonLines(entry('ia', 'ia')).replace('"script"', '"te\\u0078t":"ia","script"'),
    },
    faults: [[entries, 1, 'headword.text', 'key-repeated']],
  },

  // The shape
  {
    title: 'fields that the schema does not know',
    files: {
      'entries.jsonl': jsonLines(entry('ia', 'ia', { sorces: 1 })).replace(
        '"kind"',
        '"__proto__":{"x":1},"constructor":2,"kind"',
      ),
      'dictionary.json': JSON.stringify({ ...manifest, license: 'MIT' }, null, 2),
    },
    faults: [
      [dictionary, 30, 'license', 'field-unknown'],
      [entries, 1, '__proto__', 'field-unknown'],
      [entries, 1, 'constructor', 'field-unknown'],
      [entries, 1, 'sorces', 'field-unknown'],
    ],
  },
  {
    title: 'fields that are not there',
    files: { 'entries.jsonl': '{}\n', 'dictionary.json': '{}', 'cases.tsv': undefined },
    faults: [
      ['cases.tsv', 0, '', 'companion-missing'],
      ...[
        'id',
        'title',
        'description',
        'language',
        'glossLanguages',
        'version',
        'licence',
        'attribution',
        'sources',
      ].map((field): Told => [dictionary, 1, field, 'field-missing']),
      ...['id', 'kind', 'headword', 'senses', 'status', 'sources'].map(
        (field): Told => [entries, 1, field, 'field-missing'],
      ),
    ],
  },
  {
    title: 'values of another type',
    files: {
      'entries.jsonl': `${jsonLines(entry('ia', 'ia', { homograph: '1', senses: { glosses: {} }, notes: [null] }))}17\n[]\nnull\n`,
    },
    faults: [
      [entries, 1, 'homograph', 'type-wrong'],
      [entries, 1, 'senses', 'type-wrong'],
      [entries, 1, 'notes[0]', 'type-wrong'],
      [entries, 2, '', 'type-wrong'],
      [entries, 3, '', 'type-wrong'],
      [entries, 4, '', 'type-wrong'],
    ],
  },
  {
    title: 'values that the field may not have',
    files: one({ kind: 'wrod', partOfSpeech: { ud: 'noun' } }),
    faults: [
      [entries, 1, 'kind', 'value-unknown'],
      [entries, 1, 'partOfSpeech.ud', 'value-unknown'],
    ],
  },
  {
    title: 'texts, lists and objects with nothing in them',
    files: one({ etymology: '', variants: [], culture: {}, kind: 'culture' }),
    faults: [
      [entries, 1, 'variants', 'list-empty'],
      [entries, 1, 'etymology', 'text-empty'],
      [entries, 1, 'culture', 'object-empty'],
    ],
  },
  {
    title: 'texts and lists that are too long',
    files: one({
      etymology: 'é'.repeat(2001),
      crossReferences: Array.from({ length: 101 }, () => ({ type: 'see-also', entry: 'ia2' })),
    }),
    faults: [
      [entries, 1, 'crossReferences', 'list-too-long'],
      [entries, 1, 'etymology', 'text-too-long'],
      ...Array.from(
        { length: 101 },
        (_, index): Told => [entries, 1, `crossReferences[${index}].entry`, 'reference-unknown'],
      ),
    ],
  },
  {
    title: 'texts of another form',
    files: {
      'entries.jsonl': jsonLines(
        entry('ia', 'ia', {
          etymology: ' water',
          ...senses({ semanticDomain: 'water', note: { VI: 'a', __proto__x: 'b' } }),
        }),
        entry('Ia!', 'ia', { homograph: 2 }),
      ).replace('"id":"ia"', '"homograph":1,"id":"ia"'),
    },
    faults: [
      [entries, 1, 'senses[0].semanticDomain', 'text-malformed'],
      [entries, 1, 'senses[0].note.VI', 'text-malformed'],
      [entries, 1, 'senses[0].note.__proto__x', 'text-malformed'],
      [entries, 1, 'etymology', 'text-malformed'],
      [entries, 2, 'id', 'text-malformed'],
    ],
  },
  {
    title: 'the same item twice',
    files: {
      ...one({ sources: [{ source: 'abvd', supports: ['form', 'form'] }] }),
      ...oneManifest({ glossLanguages: ['vi', 'vi'] }),
    },
    faults: [
      [dictionary, 1, 'glossLanguages', 'item-repeated'],
      [entries, 1, 'sources[0].supports', 'item-repeated'],
    ],
  },
  {
    title: 'numbers out of range',
    files: { 'entries.jsonl': jsonLines(entry('ia', 'ia', { homograph: 0 }), entry('ia-2', 'ia', { homograph: 100 })) },
    faults: [
      [entries, 1, 'homograph', 'number-out-of-range'],
      [entries, 2, 'homograph', 'number-out-of-range'],
    ],
  },
  {
    title: 'a day that no calendar has',
    files: {
      'entries.jsonl': jsonLines(
        entry('ia', 'ia', { status: 'reviewed', review: { by: 'Siu', date: '2026-02-30' } }),
        entry('ih', 'ih', { status: 'reviewed', review: { by: 'Siu', date: '2026-13-01' } }),
      ),
    },
    faults: [
      [entries, 1, 'review.date', 'date-impossible'],
      [entries, 2, 'review.date', 'date-impossible'],
    ],
  },

  // What the parts say of each other
  {
    title: 'tags that no language has',
    files: {
      'dictionary.json': JSON.stringify({ ...manifest, language: 'xx', glossLanguages: ['vi', 'xy'] }, null, 2),
    },
    faults: [
      ['cases.tsv', 2, 'from', 'case-language-unknown'],
      [dictionary, 10, 'language', 'language-unknown'],
      [dictionary, 13, 'glossLanguages[1]', 'language-unknown'],
    ],
  },
  ...['assets', 'bundles', 'data', 'gloss', 'healthz', 'problems', 'readyz', 'v1', 'write'].map((id) => ({
    title: `the reserved id ${id}`,
    files: oneManifest({ id }),
    faults: [[dictionary, 1, 'id', 'id-reserved']] as const,
  })),
  {
    title: 'ids that stand twice',
    files: {
      'entries.jsonl': jsonLines(
        entry('ia', 'ia', {
          media: [
            { id: 'a', type: 'audio', file: 'a.opus', licence: 'CC0' },
            { id: 'a', type: 'audio', file: 'b.opus', licence: 'CC0' },
          ],
        }),
        entry('ia', 'k'),
      ),
      'dictionary.json': JSON.stringify({ ...manifest, sources: [...manifest.sources, ...manifest.sources] }),
    },
    faults: [
      [dictionary, 1, 'sources[1].id', 'id-repeated'],
      [entries, 1, 'media[1].id', 'id-repeated'],
      [entries, 2, 'id', 'id-repeated'],
    ],
  },
  {
    title: 'scripts that are not those of the headword',
    files: {
      'entries.jsonl': jsonLines(
        { ...entry('ia', 'ia'), headword: { text: 'ia', script: 'Khmr' } },
        { ...entry('k', 'k'), headword: { text: 'k', script: 'Qaaa' } },
      ),
    },
    faults: [
      [entries, 1, 'headword.script', 'script-wrong'],
      [entries, 2, 'headword.script', 'script-wrong'],
    ],
  },
  {
    title: 'homographs without numbers, or with the same',
    files: {
      'entries.jsonl': jsonLines(
        entry('ia', 'ia'),
        entry('ia-2', 'ia', { homograph: 2 }),
        entry('ia-3', 'ia', { homograph: 2 }),
      ),
    },
    faults: [
      [entries, 1, 'homograph', 'homograph-missing'],
      [entries, 3, 'homograph', 'homograph-repeated'],
    ],
  },
  {
    title: 'a gloss language that the manifest does not list',
    files: one({
      senses: [{ glosses: { vi: ['nước'], km: ['ទឹក'] } }],
      sources: [{ source: 'abvd', supports: ['form', 'gloss:fr'] }],
    }),
    faults: [
      [entries, 1, 'senses[0].glosses.km', 'gloss-language-undeclared'],
      [entries, 1, 'sources[0].supports[1]', 'gloss-language-undeclared'],
    ],
  },
  {
    title: 'sources that the manifest does not list',
    files: one({
      pronunciations: [{ ipa: 'ia', source: 'wiki' }],
      ...senses({ examples: [{ text: 'ia', translations: { vi: 'nước' }, status: 'attested', source: 'book' }] }),
      sources: [attests, { source: 'lafont', supports: ['gloss:vi'] }],
    }),
    faults: [
      [entries, 1, 'pronunciations[0].source', 'source-unknown'],
      [entries, 1, 'senses[0].examples[0].source', 'source-unknown'],
      [entries, 1, 'sources[1].source', 'source-unknown'],
    ],
  },
  {
    title: 'cross-references to nothing and to itself',
    files: one({
      crossReferences: [
        { type: 'see-also', entry: 'nothing' },
        { type: 'synonym', entry: 'ia' },
      ],
    }),
    faults: [
      [entries, 1, 'crossReferences[0].entry', 'reference-unknown'],
      [entries, 1, 'crossReferences[1].entry', 'reference-to-self'],
    ],
  },
  {
    title: 'recordings that are not there, or are pictures',
    files: one({
      pronunciations: [{ audio: 'a' }, { audio: 'b' }],
      media: [{ id: 'b', type: 'image', file: 'b.png', licence: 'CC0' }],
    }),
    faults: [
      [entries, 1, 'pronunciations[0].audio', 'media-unknown'],
      [entries, 1, 'pronunciations[1].audio', 'media-unknown'],
    ],
  },
  {
    title: 'a form that no source has',
    files: one({ sources: [{ source: 'abvd', supports: ['gloss:vi'] }] }),
    faults: [[entries, 1, 'sources', 'form-unattested']],
  },
  {
    title: 'attested, but the gloss is not',
    files: one({ status: 'attested', sources: [{ source: 'abvd', supports: ['form', 'gloss:en'] }] }),
    faults: [[entries, 1, 'sources', 'gloss-unattested']],
  },
  {
    title: 'an attested example without a source',
    files: one(senses({ examples: [{ text: 'ia', translations: { vi: 'nước' }, status: 'attested' }] })),
    faults: [[entries, 1, 'senses[0].examples[0].source', 'example-unattested']],
  },
  {
    title: 'reviewed by nobody',
    files: one({ status: 'reviewed' }),
    faults: [[entries, 1, 'review', 'review-missing']],
  },
  {
    title: 'a place for a word',
    files: one({ culture: { place: { vi: 'Pleiku' } } }),
    faults: [[entries, 1, 'culture', 'culture-unexpected']],
  },
  {
    title: 'entries outside dictionary order',
    files: {
      'entries.jsonl': jsonLines(
        entry('tow', 't'),
        entry('asau', 'a'),
        entry('ih', 'i'),
        entry('ia', 'ia'),
        entry('ba', 'b'),
      ),
    },
    faults: [
      [entries, 1, 'headword.text', 'order-wrong'],
      [entries, 5, 'headword.text', 'order-wrong'],
    ],
  },

  // cases.tsv
  {
    title: 'cases without a header',
    files: { 'cases.tsv': 'ia\tjra\tia\t\nia\tjra\tia\t\n' },
    faults: [['cases.tsv', 1, '', 'cases-header-wrong']],
  },
  {
    title: 'malformed cases',
    files: { 'cases.tsv': 'query\tfrom\theadword\tnote\nia\n\tjra\tia\t\nia\tjra\t \t\nia\tjra\tia\t\t\n' },
    faults: [
      ['cases.tsv', 2, '', 'case-malformed'],
      ['cases.tsv', 3, 'query', 'case-malformed'],
      ['cases.tsv', 4, 'headword', 'case-malformed'],
      ['cases.tsv', 5, '', 'case-malformed'],
    ],
  },
  {
    title: 'cases of what is not there',
    files: { 'cases.tsv': 'query\tfrom\theadword\tnote\nia\tkm\tia\t\nia\tj\tia\t\nia\t\tian\t\n' },
    faults: [
      ['cases.tsv', 2, 'from', 'case-language-unknown'],
      ['cases.tsv', 3, 'from', 'case-language-unknown'],
      ['cases.tsv', 4, 'headword', 'case-headword-unknown'],
    ],
  },
]
