import fc from 'fast-check'
import { element, type XmlElement } from '../../src/xml/xml-element.ts'

// Documents as LIFT 0.13 allows them and no tool writes them: any element in any number, in any order.

const words: Readonly<Record<string, readonly string[]>> = {
  jra: ['ia', 'čư', 'plơi', 'tơngan', 'asâo', 'ñu'],
  'jra-Khmr': ['អៀ', 'ពឡើយ'],
  en: ['water', 'to go', 'a small tree', 'fire & ash', '<stone>'],
  'en-GB': ['grey'],
  vi: ['nước', 'con voi', 'đi'],
  'qaa-x-own': ['zz'],
  'jra-fonipa': ['ʔia', 'plɔj'],
  'jra-Zxxx-x-audio': ['a.wav', 'sub/b.mp3', '../out.wav'],
}
const langs = Object.keys(words)

const texts = (lang: string): fc.Arbitrary<XmlElement> =>
  fc
    .tuple(fc.constantFrom(...(words[lang] ?? ['x'])), fc.nat(5), fc.boolean())
    .map(([word, at, spanned]) =>
      spanned
        ? element('text', {}, word.slice(0, at), element('span', { class: 'bold', lang: 'en' }, word.slice(at)))
        : element('text', {}, word),
    )

const annotation = fc
  .tuple(fc.constantFrom('seen', 'flag'), fc.option(fc.constantFrom('1', 'no'), { nil: undefined }))
  .map(([name, value]) => element('annotation', { name, value }))

const formIn = (name: string, lang: string): fc.Arbitrary<XmlElement> =>
  fc.tuple(texts(lang), fc.array(annotation, { maxLength: 1 })).map((parts) => element(name, { lang }, ...parts.flat()))

const multitext = (some: readonly string[] = langs): fc.Arbitrary<readonly XmlElement[]> =>
  fc
    .subarray([...some], { maxLength: Math.min(3, some.length) })
    .chain((chosen) => fc.tuple(...chosen.map((lang) => formIn('form', lang))))

const trait = fc
  .tuple(
    fc.constantFrom('semantic-domain-ddp4', 'usage-type', 'dialect-labels', 'morph-type', 'status', 'hiap-kind'),
    fc.constantFrom('1.3 Water', '5.2', 'slang', 'formal', 'prefix', 'phrase', 'x', 'culture', ''),
    fc.array(annotation, { maxLength: 1 }),
  )
  .map(([name, value, more]) => element('trait', { name, value }, ...more))

const field = fc
  .tuple(
    fc.constantFrom('comment', 'literal-meaning', 'hiap-place', 'hiap-note'),
    multitext(),
    fc.array(trait, { maxLength: 1 }),
  )
  .map(([type, forms, more]) => element('field', { type }, ...forms, ...more))

const note = fc
  .tuple(fc.constantFrom(undefined, 'grammar', 'source', 'hiap-note-2'), multitext(), fc.array(trait, { maxLength: 1 }))
  .map(([type, forms, more]) => element('note', { type }, ...forms, ...more))

const relation = fc
  .tuple(
    fc.constantFrom('Synonyms', '_component-lexeme', 'Kinship', ''),
    fc.constantFrom('e1', 's2a', 'e3', 'nowhere', ''),
    fc.array(
      fc.oneof(
        trait,
        fc.constantFrom('variant-type', 'complex-form-type').map((name) => element('trait', { name, value: 'x' })),
      ),
      { maxLength: 2 },
    ),
  )
  .map(([type, ref, more]) => element('relation', { type, ref, order: '1' }, ...more))

const label = multitext(['en', 'vi']).map((forms) => element('label', {}, ...forms))
const href = fc.constantFrom('a.wav', 'b.mp3', 'c.jpg', 'Ảnh đẹp.png', '../x.jpg', 'http://example.org/x.mp3', 'no.jpg')
const linked = (name: string): fc.Arbitrary<XmlElement> =>
  fc.tuple(href, fc.array(label, { maxLength: 1 })).map(([at, more]) => element(name, { href: at }, ...more))

const pronunciation = fc
  .tuple(multitext(), fc.array(fc.oneof(linked('media'), field, trait), { maxLength: 3 }))
  .map(([forms, more]) => element('pronunciation', {}, ...forms, ...more))

const variant = fc
  .tuple(
    multitext(),
    fc.array(
      fc.oneof(
        trait,
        field,
        pronunciation,
        relation,
        fc
          .constantFrom('Dialectal Variant', 'Plural')
          .map((value) => element('trait', { name: 'variant-type', value })),
      ),
      { maxLength: 2 },
    ),
  )
  .map(([forms, more]) => element('variant', {}, ...forms, ...more))

const etymology = fc
  .tuple(
    fc.constantFrom('', 'Old Khmer'),
    fc.array(fc.oneof(formIn('form', 'jra'), formIn('gloss', 'en'), formIn('gloss', 'vi'), field), { maxLength: 3 }),
  )
  .map(([source, more]) => element('etymology', { type: 'proto', source }, ...more))

const grammaticalInfo = fc
  .tuple(fc.constantFrom('Noun', 'Danh từ', 'vt', 'Other', 'strange', ''), fc.array(trait, { maxLength: 1 }))
  .map(([value, more]) => element('grammatical-info', { value }, ...more))

const example = fc
  .tuple(
    multitext(),
    fc.array(
      fc.oneof(
        multitext(['en', 'vi', 'en-GB']).map((forms) => element('translation', { type: 'Free translation' }, ...forms)),
        multitext(['en']).map((forms) => element('translation', {}, ...forms)),
        note,
        field,
      ),
      { maxLength: 3 },
    ),
    fc.constantFrom(undefined, 'John 1:1'),
  )
  .map(([forms, more, source]) => element('example', { source }, ...forms, ...more))

const reversal = multitext(['en', 'vi']).map((forms) =>
  element('reversal', { type: 'en' }, ...forms, element('main', {}, ...forms)),
)

/** Its id has the number of the entry: no two entries share one. */
const sense = (name: string, depth: number, of: string): fc.Arbitrary<XmlElement> => {
  const parts: fc.Arbitrary<XmlElement>[] = [
    formIn('gloss', 'en'),
    formIn('gloss', 'vi'),
    formIn('gloss', 'en-GB'),
    formIn('gloss', 'qaa-x-own'),
    multitext().map((forms) => element('definition', {}, ...forms)),
    grammaticalInfo,
    example,
    relation,
    reversal,
    linked('illustration'),
    note,
    field,
    trait,
    fc.constant(element('of-another-program', { x: '1' }, 'text')),
  ]
  if (depth > 0) parts.push(sense('subsense', depth - 1, of))
  return fc
    .tuple(fc.constantFrom(undefined, `s${of}a`, `s${of}b`), fc.array(fc.oneof(...parts), { maxLength: 6 }))
    .map(([id, children]) => element(name, { id, order: id && '0' }, ...children))
}

const entryParts = (of: string) =>
  fc.oneof(
    { weight: 3, arbitrary: sense('sense', 2, of) },
    note,
    field,
    trait,
    annotation,
    pronunciation,
    variant,
    etymology,
    relation,
    multitext(['jra', 'jra-Khmr', 'en']).map((forms) => element('citation', {}, ...forms)),
  )

const headword = fc.oneof(multitext(), {
  weight: 3,
  arbitrary: fc
    .tuple(formIn('form', 'jra'), multitext(langs.filter((lang) => lang !== 'jra')))
    .map(([first, others]) => [first, ...others]),
})

const entry = (id: string): fc.Arbitrary<XmlElement> =>
  fc
    .tuple(
      headword,
      fc.array(entryParts(id.slice(1)), { maxLength: 8 }),
      fc.record(
        {
          guid: fc.constant(`0a18bb95-0eb2-422e-bf7e-c1fd9027467${id.slice(1)}`),
          order: fc.constantFrom('1', '2', 'x'),
          dateCreated: fc.constant('2020-02-02'),
          dateDeleted: fc.constant('2021-02-02'),
        },
        { requiredKeys: ['guid'] },
      ),
    )
    .map(([forms, children, attributes]) =>
      element('entry', { id, ...attributes }, element('lexical-unit', {}, ...forms), ...children),
    )

/** Entries of LIFT; the last is one that every dictionary takes. */
export const liftEntries: fc.Arbitrary<readonly XmlElement[]> = fc
  .tuple(entry('e1'), entry('e2'), entry('e3'), entry('e4'))
  .map((entries) => [
    ...entries,
    element(
      'entry',
      { id: 'e9' },
      element('lexical-unit', {}, element('form', { lang: 'jra' }, element('text', {}, 'pơ'))),
      element('sense', {}, element('gloss', { lang: 'vi' }, element('text', {}, 'làm cho'))),
    ),
  ])
