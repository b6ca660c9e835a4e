import type { ManifestFacts } from './check-manifest.ts'
import type { FaultList } from './fault-list.ts'
import { type FieldPath, fieldPath } from './field-path.ts'
import { asList, asRecord, asText } from './loose-value.ts'
import { show } from './show.ts'

/**
 * Checks what the schema cannot say of one entry: citations, status, sources, recordings, languages of glosses. Also
 * of an entry whose shape is wrong; what is malformed counts as absent.
 */
export function checkEntry(value: unknown, line: number, facts: ManifestFacts, faults: FaultList): void {
  const entry = asRecord(value)
  const add = (path: FieldPath, code: Parameters<FaultList['add']>[0]['code'], message: string, advice: string) =>
    faults.add({ line, field: fieldPath(path), code, message, advice })
  const checkSource = (id: unknown, path: FieldPath): void => {
    if (typeof id === 'string' && facts.sourceIds?.has(id) === false) {
      add(
        path,
        'source-unknown',
        `dictionary.json lists no source ${show(id)}.`,
        `Add it to “sources” there, or cite one of ${[...facts.sourceIds].slice(0, 20).join(', ')}.`,
      )
    }
  }
  const checkGlossLanguage = (tag: string, path: FieldPath): void => {
    if (facts.glossLanguages?.has(tag) === false) {
      add(
        path,
        'gloss-language-undeclared',
        `dictionary.json does not list ${show(tag)} among its glossLanguages.`,
        `Add it there, or gloss in ${[...facts.glossLanguages].join(', ')}.`,
      )
    }
  }

  checkScript(entry, add)
  if (entry.culture !== undefined && entry.kind !== 'culture') {
    add(
      ['culture'],
      'culture-unexpected',
      `The entry is of the kind ${show(entry.kind)}.`,
      'Make it “culture”, or leave this field out.',
    )
  }

  const media = new Map<string, string | undefined>()
  for (const [index, item] of asList(entry.media).entries()) {
    const { id, type } = asRecord(item)
    if (typeof id !== 'string') continue
    if (media.has(id)) {
      add(
        ['media', index, 'id'],
        'id-repeated',
        `The entry has two media with the id ${show(id)}.`,
        'Give each an id of its own.',
      )
    }
    media.set(id, asText(type))
  }
  for (const [index, item] of asList(entry.pronunciations).entries()) {
    const { audio, source } = asRecord(item)
    checkSource(source, ['pronunciations', index, 'source'])
    if (typeof audio === 'string' && media.get(audio) !== 'audio') {
      add(
        ['pronunciations', index, 'audio'],
        'media-unknown',
        media.has(audio) ? `The item ${show(audio)} of “media” is no audio.` : `“media” has no item ${show(audio)}.`,
        'Name the id of an item of “media” that has the type audio.',
      )
    }
  }

  const glossed = new Set<string>()
  for (const [index, item] of asList(entry.senses).entries()) {
    const sense = asRecord(item)
    for (const tag of Object.keys(asRecord(sense.glosses))) {
      glossed.add(tag)
      checkGlossLanguage(tag, ['senses', index, 'glosses', tag])
    }
    for (const [number, example] of asList(sense.examples).entries()) {
      const { status, source } = asRecord(example)
      const path = ['senses', index, 'examples', number]
      checkSource(source, [...path, 'source'])
      if (status === 'attested' && source === undefined) {
        add(
          [...path, 'source'],
          'example-unattested',
          'The example has the status attested and names no source.',
          'Name its source, or make the status “drafted” where the project wrote it.',
        )
      }
    }
  }
  checkCitations(entry, glossed, add, checkSource, checkGlossLanguage)
  checkReview(entry, add)
}

type Add = (path: FieldPath, code: Parameters<FaultList['add']>[0]['code'], message: string, advice: string) => void

function checkCitations(
  entry: Readonly<Record<string, unknown>>,
  glossed: ReadonlySet<string>,
  add: Add,
  checkSource: (id: unknown, path: FieldPath) => void,
  checkGlossLanguage: (tag: string, path: FieldPath) => void,
): void {
  const supported = new Set<string>()
  for (const [index, item] of asList(entry.sources).entries()) {
    const { source, supports } = asRecord(item)
    checkSource(source, ['sources', index, 'source'])
    for (const [number, support] of asList(supports).entries()) {
      if (typeof support !== 'string') continue
      supported.add(support)
      if (support.startsWith('gloss:')) {
        checkGlossLanguage(support.slice('gloss:'.length), ['sources', index, 'supports', number])
      }
    }
  }
  // Without a citation at all, the schema has told that one is missing.
  if (supported.size === 0) return
  if (!supported.has('form')) {
    add(
      ['sources'],
      'form-unattested',
      `The citations support ${[...supported].map(show).join(', ')}, and none the form.`,
      'Cite a source that has the word, with “form” among what it supports. A word that no source has stays out.',
    )
  }
  if (entry.status === 'attested' && glossed.size > 0 && ![...glossed].some((tag) => supported.has(`gloss:${tag}`))) {
    add(
      ['sources'],
      'gloss-unattested',
      'The status is attested, and no citation supports a gloss.',
      `Cite a source of the meaning with ${[...glossed].map((tag) => `“gloss:${tag}”`).join(' or ')}, or make the status “drafted”.`,
    )
  }
}

function checkReview(entry: Readonly<Record<string, unknown>>, add: Add): void {
  if (entry.status === 'reviewed' && entry.review === undefined) {
    add(
      ['review'],
      'review-missing',
      'The status is reviewed, and “review” does not say by whom and when.',
      'Add “review” with “by” and “date”, or give the entry another status.',
    )
  }
  const { date } = asRecord(entry.review)
  if (typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) && !isDay(date)) {
    add(
      ['review', 'date'],
      'date-impossible',
      `${show(date)} is no day of the calendar.`,
      'Write year, month and day of the review.',
    )
  }
}

// `Date` reads 2026-02-30 as a day of March: the day is real if it comes back as it was written.
function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}

function checkScript(entry: Readonly<Record<string, unknown>>, add: Add): void {
  const { text, script } = asRecord(entry.headword)
  if (typeof text !== 'string' || typeof script !== 'string' || !/^[A-Z][a-z]{3}$/.test(script)) return
  if (letterOf(script)?.test(text)) return
  add(
    ['headword', 'script'],
    'script-wrong',
    letterOf(script) === undefined
      ? `Unicode knows no script ${show(script)}.`
      : `${show(text)} has no letter of the script ${script}.`,
    'Name the script in which the headword is written.',
  )
}

const letters = new Map<string, RegExp>()

// A pattern for one letter of a script; `undefined` where Unicode has no such script. The scripts there are, are kept.
function letterOf(script: string): RegExp | undefined {
  const known = letters.get(script) ?? scriptPattern(script)
  if (known !== undefined) letters.set(script, known)
  return known
}

function scriptPattern(script: string): RegExp | undefined {
  try {
    return new RegExp(`\\p{Script=${script}}`, 'u')
  } catch {
    return undefined
  }
}
