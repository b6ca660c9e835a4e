import { type Citation, type Entry, languageOf } from '@hiap/lexicon'
import { describe, expect, test } from 'vitest'
import { readDictionaryFolders, rowsOf, sourceOf } from './dictionary-folders.ts'
import { bareGloss, meaningsIn } from './gloss-wording.ts'
import { lexicalData, readLexicalData } from './lexical-data.ts'

const folder = (await readDictionaryFolders()).find(({ id }) => id === 'km-vi')
const entries: readonly Entry[] = folder === undefined ? [] : sourceOf(folder).entries
/** Citations of word lists: not of the page that a description rests on, and not of the project for its phrases. */
const citations = entries
  .flatMap((entry) => entry.sources.map((citation) => ({ entry, citation })))
  .filter(({ citation }) => !citation.supports.includes('definition') && citation.source !== 'hiap-phrasebook')
const phrases = entries.filter(({ kind }) => kind === 'phrase')
const culture = entries.filter(({ kind }) => kind === 'culture')
const glossLanguages = ['vi', 'en'] as const

describe('km-vi by its own rules', () => {
  test('every citation names its row by the form', () => {
    expect(citations.length).toBeGreaterThan(0)
    expect(citations.filter(({ citation }) => citation.form === undefined)).toEqual([])
  })

  test('the subjects of README.md count every entry once', () => {
    const subjects = /^## Subjects\n\n(.+)$/m.exec(folder?.pages['README.md'] ?? '')?.[1] ?? ''
    const counts = [...subjects.matchAll(/ (\d+)(?: ·|\.$)/g)].map(([, count]) => Number(count))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(entries.length)
  })

  test('a form cited is the headword or a variant of it, but for its encoding and word joints', () => {
    const khmer = languageOf('km')
    const wrong = citations
      .filter(({ entry, citation }) => {
        // Sources mark where a compound may be broken by U+200B, here and there.
        const form = khmer?.normalise(citation.form?.replaceAll('\u200b', '') ?? '')
        return ![entry.headword, ...(entry.variants ?? [])].some(({ text }) => text === form)
      })
      .map(({ entry, citation }) => `${entry.id} ${entry.headword.text}: ${citation.source} ${citation.form}`)
    expect(wrong).toEqual([])
  })
})

describe('phrases and culture of km-vi', () => {
  test('are as many as promised', () => {
    expect(phrases.length).toBeGreaterThanOrEqual(150)
    expect(culture.length).toBeGreaterThanOrEqual(40)
  })

  test('phrases are drafted by the project, tell their situation, and name their words', () => {
    const wrong = phrases.filter(
      ({ headword, senses, sources, status }) =>
        status !== 'drafted' ||
        senses.some(({ note }) => note?.vi?.startsWith('Tình huống: ') !== true) ||
        sources.length !== 1 ||
        sources[0]?.source !== 'hiap-phrasebook' ||
        sources[0].locator?.replaceAll(' ', '') !== headword.text,
    )
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  test('what culture entries describe, they describe in both languages and from a source', () => {
    const described = culture.filter(({ senses }) => senses.some(({ definition }) => definition !== undefined))
    expect(described.length).toBeGreaterThanOrEqual(40)
    const wrong = culture.filter(
      ({ senses, sources, culture: facts, status }) =>
        status !== 'drafted' ||
        senses.some(
          ({ definition }) => definition !== undefined && (definition.vi === undefined || definition.en === undefined),
        ) ||
        ((facts !== undefined || senses.some(({ definition }) => definition !== undefined)) &&
          !sources.some(({ supports }) => supports.includes('definition'))),
    )
    expect(wrong.map(({ id }) => id)).toEqual([])
  })
})

describe('examples of km-vi', () => {
  const examples = entries.flatMap((entry) =>
    entry.senses.flatMap((sense) => (sense.examples ?? []).map((example) => ({ entry, example }))),
  )
  const words = new Intl.Segmenter('km', { granularity: 'word' })

  test('are many, and marked as drafted', () => {
    expect(examples.length).toBeGreaterThanOrEqual(300)
    expect(examples.filter(({ example }) => example.status !== 'drafted' || example.source !== undefined)).toEqual([])
  })

  test('have the headword, at most 12 words, and a Vietnamese translation', () => {
    const wrong = examples
      .filter(
        ({ entry, example }) =>
          !example.text.includes(entry.headword.text) ||
          [...words.segment(example.text)].filter(({ isWordLike }) => isWordLike).length > 12 ||
          example.translations.vi === undefined,
      )
      .map(({ entry, example }) => `${entry.id}: ${example.text}`)
    expect(wrong).toEqual([])
  })

  test('are not said twice', () => {
    expect(new Set(examples.map(({ example }) => example.text)).size).toBe(examples.length)
  })
})

describe.skipIf(lexicalData === undefined)('km-vi against the word lists (skipped without ../shared/data)', () => {
  const rows = new Map<string, Readonly<Record<string, string>>[]>()
  for (const row of rowsOf(readLexicalData('khmer-reference.tsv.gz'))) {
    const key = `${row.source_id?.replaceAll('.', '-')} ${row.word}`
    rows.set(key, [...(rows.get(key) ?? []), row])
  }
  for (const line of readLexicalData('aksara/khmer-multiple-spellings.txt').split(/\r?\n/)) {
    const [others = '', proper = ''] = line.split('=')
    if (proper !== '') for (const word of others.split('|')) rows.set(`aksara-spellings ${word}`, [{ word, proper }])
  }
  const rowsCited = ({ source, form }: Citation): readonly Readonly<Record<string, string>>[] =>
    rows.get(`${source} ${form}`) ?? []
  /** Meanings that the rows of a citation give, of the language if the citation says that they support it. */
  const meaningsCited = (citation: Citation, language: string): readonly string[] =>
    citation.supports.includes(`gloss:${language}`)
      ? rowsCited(citation).flatMap((row) => meaningsIn(row[`gloss_${language}`] ?? ''))
      : []
  const glossesOf = (entry: Entry, language: string): readonly string[] =>
    entry.senses.flatMap(({ glosses }) => glosses[language] ?? [])

  test('every form cited is in the source it names, letter by letter', () => {
    const missing = citations
      .filter(({ citation }) => rowsCited(citation).length === 0)
      .map(({ entry, citation }) => `${entry.id}: ${citation.source} ${citation.form}`)
    expect(missing).toEqual([])
  })

  test('every word of a phrase is a row of a list', () => {
    const khmer = languageOf('km')
    const listed = new Set(
      [...rows.values()].flat().map(({ word = '' }) => khmer?.normalise(word.replaceAll('\u200b', '')) ?? ''),
    )
    const wrong = phrases.flatMap(({ id, sources }) =>
      (sources[0]?.locator ?? '')
        .split(' ')
        .filter((word) => word !== 'ៗ' && !listed.has(word))
        .map((word) => `${id}: ${word}`),
    )
    expect(wrong).toEqual([])
  })

  test('a citation that supports a meaning gives one that is printed', () => {
    const wrong = citations.flatMap(({ entry, citation }) =>
      glossLanguages
        .filter((language) => citation.supports.includes(`gloss:${language}`))
        .filter((language) => {
          const meanings = meaningsCited(citation, language)
          return !glossesOf(entry, language).some((gloss) => meanings.includes(bareGloss(gloss)))
        })
        .map((language) => `${entry.id} ${entry.headword.text}: ${citation.source} gloss:${language}`),
    )
    expect(wrong).toEqual([])
  })

  test('every IPA is the only one that its source has for the word, and none of these is missing', () => {
    const khmer = languageOf('km')
    const spoken = new Map<string, string[]>()
    for (const { source_id, word = '', pronunciation = '' } of [...rows.values()].flat()) {
      if (source_id !== 'wikipron-khm') continue
      const text = khmer?.normalise(word.replaceAll('\u200b', '')) ?? ''
      spoken.set(text, [...(spoken.get(text) ?? []), pronunciation.replaceAll(' ', '').normalize('NFC')])
    }
    const wrong = entries
      .filter(({ headword, pronunciations = [] }) => {
        const heard = spoken.get(headword.text) ?? []
        return pronunciations.map(({ ipa }) => ipa).join() !== (heard.length === 1 ? heard.join() : '')
      })
      .map(({ id, headword }) => `${id} ${headword.text}`)
    expect(entries.some(({ pronunciations }) => pronunciations !== undefined)).toBe(true)
    expect(wrong).toEqual([])
  })

  test('every frequency band is that of the commonest row of the headword', () => {
    const khmer = languageOf('km')
    const counted = [...rows.values()].flat().filter(({ source_id }) => source_id === 'aksara-symspell')
    const ranks = new Map<string, number>()
    const descending = counted.map((row) => ({ word: row.word ?? '', count: Number(row.frequency) }))
    descending.sort((a, b) => b.count - a.count)
    let rank = 0
    let last = Number.POSITIVE_INFINITY
    for (const [place, { word, count }] of descending.entries()) {
      if (count < last) rank = place + 1
      last = count
      const text = khmer?.normalise(word.replaceAll('\u200b', '')) ?? ''
      if (!ranks.has(text)) ranks.set(text, rank)
    }
    const bandOf = (text: string): number | undefined => {
      const at = ranks.get(text)
      return at === undefined ? undefined : [500, 2500, 7500, 22_500].filter((last) => at > last).length + 1
    }
    const wrong = entries
      .filter(({ headword, frequencyBand }) => frequencyBand !== bandOf(headword.text))
      .map(
        ({ id, headword, frequencyBand }) => `${id} ${headword.text}: ${frequencyBand}, not ${bandOf(headword.text)}`,
      )
    expect(wrong).toEqual([])
  })

  test('every gloss of an attested entry is in a source cited for it', () => {
    const attested = entries.filter(({ status }) => status === 'attested')
    const wrong = attested.flatMap((entry) =>
      glossLanguages.flatMap((language) => {
        const meanings = entry.sources.flatMap((citation) => meaningsCited(citation, language))
        return glossesOf(entry, language)
          .filter((gloss) => !meanings.includes(bareGloss(gloss)))
          .map((gloss) => `${entry.id} ${entry.headword.text}: ${gloss}`)
      }),
    )
    expect(attested.length).toBeGreaterThan(0)
    expect(wrong).toEqual([])
  })
})
