import type { Example, Media, Sense } from '@hiap/lexicon'
import { pronunciationsOf } from '../article/pronunciations.ts'
import type { DraftEntry } from '../draft-entry.ts'
import type { ImportTask } from '../importer.ts'
import { partOfSpeechNamed } from '../part-of-speech/part-of-speech-names.ts'
import type { MediaFiles } from '../sfm/media-files.ts'
import { equivalents, saysSomething } from './equivalents.ts'
import { readHeadword } from './headword.ts'
import { type PlainLine, readMarkup } from './markup.ts'
import type { DslCard, DslLine } from './read-cards.ts'

/** How cards are read. */
export interface CardReading {
  /** BCP 47 tag of the meanings. */
  readonly gloss: string
  readonly media: MediaFiles
  readonly tell: ImportTask['tell']
}

interface OpenSense {
  readonly row: number
  readonly margin: number
  readonly numbered: boolean
  readonly glosses: string[]
  readonly notes: string[]
  readonly examples: Example[]
  register?: Sense['register']
}

/** What has one part of speech. */
interface Part {
  readonly row: number
  label?: string
  readonly senses: OpenSense[]
}

/** Labels of registers, in the languages of the dictionaries that Lingvo has most of. */
const registers: ReadonlyMap<string, NonNullable<Sense['register']>> = new Map([
  ['formal', 'formal'],
  ['fml', 'formal'],
  ['офиц', 'formal'],
  ['trang trọng', 'formal'],
  ['colloq', 'colloquial'],
  ['coll', 'colloquial'],
  ['informal', 'colloquial'],
  ['inf', 'colloquial'],
  ['slang', 'colloquial'],
  ['разг', 'colloquial'],
  ['khẩu ngữ', 'colloquial'],
  ['kng', 'colloquial'],
  ['vulg', 'vulgar'],
  ['taboo', 'vulgar'],
  ['груб', 'vulgar'],
  ['thông tục', 'vulgar'],
  ['lit', 'literary'],
  ['poet', 'literary'],
  ['книжн', 'literary'],
  ['поэт', 'literary'],
  ['văn chương', 'literary'],
  ['relig', 'religious'],
  ['рел', 'religious'],
  ['royal', 'royal'],
])

/** No entry has a longer one: nothing refers to it, and no second part repeats it. */
const longestHeadword = 2000
/** Pronunciations that a second part of speech has again. */
const mostSaidAgain = 10
const mostMedia = 100

/** `1)`, `2.`, `(3)`, `а)`, `II.` before a meaning. */
const enumerator = /^\s*(?:\(?(?:\d{1,2}|\p{L})\)|(?:\d{1,2}|[IVX]{1,4})\.)(?:\s+|$)/u
const bullet = /^\s*[•◊♦■▪–—-]\s+/u

/**
 * Makes drafts of a card: one for each part of speech that it names, and one for each subentry, which begins with `@`
 * and refers to the card.
 */
export function draftsOf(card: DslCard, reading: CardReading): readonly DraftEntry[] {
  const body: DslLine[] = []
  const subentries: { readonly headword: DslLine; readonly body: DslLine[] }[] = []
  let into = body
  for (const line of card.body) {
    if (!line.text.startsWith('@')) into.push(line)
    else {
      const text = line.text.slice(1).trim()
      into = body
      // An empty one ends the one before it.
      if (text !== '') {
        const subentry = { headword: { text, row: line.row }, body: [] }
        subentries.push(subentry)
        into = subentry.body
      }
    }
  }
  const main = articleOf(card.headwords, body, undefined, reading)
  const headword = main[0]?.headword.text ?? readHeadword(card.headwords[0]?.text ?? '').text
  const derivedFrom = headword.length > longestHeadword ? undefined : headword
  return [...main, ...subentries.flatMap((each) => articleOf([each.headword], each.body, derivedFrom, reading, false))]
}

function articleOf(
  lines: readonly DslLine[],
  body: readonly DslLine[],
  derivedFrom: string | undefined,
  reading: CardReading,
  isMain = true,
): readonly DraftEntry[] {
  const read = lines.map(({ text }) => readHeadword(text))
  const [first] = read
  const text = first?.text ?? ''
  const row = lines[0]?.row ?? 1
  // A card that only holds subentries is no entry.
  if (body.length === 0 && isMain) return []
  const { lines: plain, links } = readMarkup(body, text, reading.tell)
  const ipa: string[] = []
  const media: Media[] = []
  const resources: string[] = []
  const parts: Part[] = [{ row, senses: [] }]
  for (const line of plain) readLine(line, parts, { ipa, media, resources, headword: text }, reading)

  const audio = media.find(({ type }) => type === 'audio')
  const pronunciations = pronunciationsOf(ipa, audio)
  const others = [...new Set(read.flatMap((each) => [each.text, ...each.variants]))].filter((each) => each !== text)
  const shown = read.map((each) => each.shown)
  const references = [
    ...(derivedFrom === undefined ? [] : [{ type: 'derived-from', headword: derivedFrom, key: derivedFrom } as const]),
    ...links.map((link) => ({ type: 'see-also', headword: link, key: link }) as const),
  ]
  const kept = {
    ...(shown.some((each) => each !== text && !others.includes(each)) ? { headwords: shown } : {}),
    ...(resources.length === 0 ? {} : { resources }),
  }
  return parts.map((part, index): DraftEntry => {
    const meaning = part.label === undefined ? undefined : partOfSpeechNamed(part.label)
    const senses = part.senses.filter(({ glosses, examples }) => glosses.length > 0 || examples.length > 0)
    return {
      row: index === 0 ? row : part.row,
      ...(senses.length > 0 ? { senseRows: senses.map((sense) => sense.row) } : {}),
      ...(meaning?.kind === undefined ? {} : { kind: meaning.kind }),
      headword: { text },
      ...(pronunciations.length === 0
        ? {}
        : { pronunciations: index === 0 ? pronunciations : pronunciations.slice(0, mostSaidAgain) }),
      ...(part.label === undefined || meaning === undefined
        ? {}
        : {
            partOfSpeech: {
              ud: meaning.ud,
              ...(meaning.usual ? {} : { label: { [reading.gloss]: part.label } }),
            },
          }),
      senses: senses.map((sense) => senseOf(sense, reading.gloss)),
      ...(index > 0 || others.length === 0 ? {} : { variants: others.map((each) => ({ text: each })) }),
      // By the first of several parts, and by each of several headwords.
      ...(index > 0 || (others.length === 0 && parts.length === 1) ? {} : { aliases: [text, ...others] }),
      ...(index > 0 || references.length === 0 ? {} : { references }),
      ...(media.length === 0 ? {} : { media: index === 0 || audio === undefined ? media : [audio] }),
      ...(index > 0 || Object.keys(kept).length === 0 ? {} : { kept }),
    }
  })
}

function readLine(
  { row, margin, runs }: PlainLine,
  parts: Part[],
  beside: {
    readonly ipa: string[]
    readonly media: Media[]
    readonly resources: string[]
    readonly headword: string
  },
  { gloss, media, tell }: CardReading,
): void {
  let meaning = ''
  const notes: string[] = []
  const labels: string[] = []
  let example = ''
  for (const { text, kind } of runs) {
    const said = text.trim()
    if (kind === 'example') example += text
    else if (said === '') meaning += ' '
    else if (kind === 'transcription') beside.ipa.push(said)
    else if (kind === 'label') {
      labels.push(said)
      // What stands around it stays apart.
      meaning += ' '
    } else if (kind === 'comment') notes.push(said)
    else if (kind === 'address') beside.resources.push(said)
    else if (kind === 'media') {
      const found = media.add(said)
      if (found === undefined) {
        beside.resources.push(said)
        tell({
          row,
          column: '[s]',
          rule: 'value-unknown',
          severity: 'changed',
          message: `“${said.slice(0, 60)}” is no recording, picture or film.`,
          advice: 'It is kept beside the entry.',
        })
      } else if (beside.media.length >= mostMedia) beside.resources.push(said)
      else if (!beside.media.some(({ id }) => id === found.id)) beside.media.push(found)
    } else meaning += text
  }

  let part = parts.at(-1) as Part
  let register: Sense['register']
  for (const label of labels) {
    const known = partOfSpeechNamed(label)
    const named = registers.get(label.toLowerCase().replace(/\.$/, ''))
    if (known !== undefined) {
      const isOther = part.label !== undefined && part.label !== label && part.senses.length > 0
      if (isOther && beside.headword.length <= longestHeadword) {
        part = { row, senses: [] }
        parts.push(part)
      }
      part.label ??= label
    } else if (named !== undefined) register ??= named
    else notes.push(label)
  }

  const numbered = enumerator.test(meaning)
  const text = meaning.replace(enumerator, '').replace(bullet, '').replace(/\s+/g, ' ').trim()
  const last = part.senses.at(-1)
  // Brackets around a transcription, a comma between labels: no meaning.
  // Many articles begin with their headword.
  const repeats = text === beside.headword && parts.length === 1 && part.senses.length === 0
  const glosses = saysSomething(text) && !repeats ? equivalents(text) : []
  let sense = last
  if (numbered || (glosses.length > 0 && !belongsTo(last, margin))) {
    sense = { row, margin, numbered, glosses: [], notes: [], examples: [] }
    part.senses.push(sense)
  }
  if (sense === undefined && (notes.length > 0 || register !== undefined || example.trim() !== '')) {
    sense = { row, margin, numbered: false, glosses: [], notes: [], examples: [] }
    part.senses.push(sense)
  }
  if (sense === undefined) return
  for (const each of glosses) sense.glosses.push(each)
  for (const each of notes) sense.notes.push(each)
  if (register !== undefined) sense.register ??= register
  if (example.trim() !== '') sense.examples.push(exampleOf(example, gloss))
}

/** A line goes on with a sense that has no meaning yet, or stands deeper than its number. */
function belongsTo(sense: OpenSense | undefined, margin: number): boolean {
  return sense !== undefined && (sense.glosses.length === 0 || (sense.numbered && margin > sense.margin))
}

/** Lingvo parts an example and its translation by a dash. */
function exampleOf(text: string, gloss: string): Example {
  const [said = '', ...translation] = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(bullet, '')
    .split(/ [—–-] /)
  return {
    text: said.trim(),
    translations: translation.length === 0 ? {} : { [gloss]: translation.join(' — ').trim() },
    status: 'attested',
  }
}

function senseOf({ glosses, notes, examples, register }: OpenSense, gloss: string): Sense {
  return {
    glosses: glosses.length === 0 ? {} : { [gloss]: glosses },
    ...(register === undefined ? {} : { register }),
    ...(examples.length === 0 ? {} : { examples }),
    ...(notes.length === 0 ? {} : { note: { [gloss]: notes.join('; ') } }),
  }
}
