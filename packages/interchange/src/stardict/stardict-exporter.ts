import type { Entry } from '@hiap/lexicon'
import { dictzipWriter } from '../archive/write-dictzip.ts'
import { type ArticleSetting, articleOfEntry } from '../article/article-of-entry.ts'
import { dictionaryFacts } from '../article/dictionary-facts.ts'
import { htmlOf } from '../article/markup.ts'
import { droppedCount } from '../dropped-count.ts'
import type { Dropped, Exporter, ExportSource, ExportTarget } from '../exporter.ts'
import { recordOf } from '../json-lines/loose-fields.ts'
import { compareWords } from './idx-file.ts'
import { ifoMagic } from './ifo-file.ts'

/**
 * Writes StarDict 2.4.2: `.ifo`, `.idx`, `.dict.dz` (dictzip), `.syn` with variants, other scripts and romanised readings,
 * and media in `res/`. Articles are HTML (type `h`), which GoldenDict and KOReader show as it is; homographs are one
 * article. Every part of an entry says in `data-hiap` what it is, and comes back whole.
 */
export const stardictExporter: Exporter = { format: 'stardict', ending: '.ifo', write }

const longestWord = 255
const longestFacts = 16_000
const reasons = {
  headword: `A word has at most ${longestWord} bytes; the entry is left out.`,
  variants: `A synonym has at most ${longestWord} bytes; the article has it, the index not.`,
  crossReferences: 'An entry that is left out cannot be led to.',
  sources: 'They do not fit on a line of the .ifo file; articles cite them by title and id.',
  version: 'The .ifo file has the version of the format.',
} as const

const encoder = new TextEncoder()

/** A word of an index, and the number or place that it leads to. */
interface Indexed {
  readonly word: Uint8Array
  readonly value: number
  readonly size: number
}

async function write(source: ExportSource, name: string, target: ExportTarget): Promise<readonly Dropped[]> {
  const { manifest } = source
  const dropped = droppedCount<keyof typeof reasons>(reasons)
  const headwords = new Map<string, string>()
  const media = new Set<string>()
  for await (const { id, headword, media: files = [] } of source.entries()) {
    if (fits(headword.text)) headwords.set(id, headword.text)
    for (const { file } of files) if (!media.has(file) && source.media(file) !== undefined) media.add(file)
  }
  const setting: ArticleSetting = {
    manifest,
    headwordOf: (id) => headwords.get(id),
    linkTo: (headword) => `bword://${headword}`,
    mediaAddress: ({ type, file }) => (!media.has(file) ? undefined : type === 'audio' ? `sound://${file}` : file),
  }

  const dict = dictzipWriter(await target.file(`${name}.dict.dz`), `${name}.dict`)
  const words: Indexed[] = []
  /** By the place of the word in the order of entries. */
  const synonyms: Indexed[] = []
  const write = (group: readonly Entry[]): void => {
    const [first] = group
    if (first === undefined) return
    const article = encoder.encode(
      group
        .map((entry) => htmlOf(articleOfEntry(entry, setting)))
        .join('')
        .trimStart(),
    )
    const others = new Set(group.flatMap(otherWords))
    others.delete(first.headword.text)
    for (const other of others) {
      if (fits(other)) synonyms.push({ word: encoder.encode(other), value: words.length, size: 0 })
      else dropped.add('variants', other)
    }
    words.push({ word: encoder.encode(first.headword.text), value: dict.length, size: article.length })
    dict.write(article)
  }
  let group: Entry[] = []
  for await (const entry of source.entries()) {
    if (!headwords.has(entry.id)) {
      dropped.add('headword', entry.headword.text)
      continue
    }
    for (const { entry: to } of entry.crossReferences ?? []) if (!headwords.has(to)) dropped.add('crossReferences', to)
    // Homographs stand together in the order of the dictionary.
    if (group[0] !== undefined && group[0].headword.text !== entry.headword.text) {
      write(group)
      group = []
    }
    group.push(entry)
  }
  write(group)
  await dict.end()

  const order = words.map((_, index) => index).sort((a, b) => compareIndexed(words[a], words[b]))
  const placeOf = new Uint32Array(words.length)
  for (const [place, index] of order.entries()) placeOf[index] = place
  const idx = await target.file(`${name}.idx`)
  const idxBytes = await writeIndex(
    order.map((index) => words[index]!),
    8,
    idx,
  )
  if (synonyms.length > 0) {
    const led = synonyms.map(({ word, value }) => ({ word, value: placeOf[value] ?? 0, size: 0 }))
    await writeIndex(led.sort(compareIndexed), 4, await target.file(`${name}.syn`))
  }
  for (const file of media) {
    const copy = await target.file(`res/${file}`)
    for await (const piece of source.media(file) ?? []) await copy.write(piece)
    await copy.end()
  }
  const all = JSON.stringify(dictionaryFacts(manifest))
  const tooLong = encoder.encode(all).length > longestFacts
  if (tooLong) dropped.add('sources', manifest.sources)
  dropped.add('version', manifest.version)
  const facts = tooLong ? JSON.stringify(dictionaryFacts({ ...manifest, sources: [] })) : all
  const ifo = await target.file(`${name}.ifo`)
  await ifo.write(ifoOf(source, words.length, synonyms.length, idxBytes, facts))
  await ifo.end()
  return dropped.list()
}

function fits(word: string): boolean {
  // A code unit is three bytes at most.
  return word.length * 3 <= longestWord || encoder.encode(word).length <= longestWord
}

/** What people may look a word up by, besides its headword. */
function otherWords({ variants = [], forms = [], pronunciations = [] }: Entry): readonly string[] {
  return [
    ...variants.map(({ text }) => text),
    ...forms.map(({ text }) => text),
    ...pronunciations.flatMap(({ romanised }) => romanised ?? []),
  ]
}

function compareIndexed(a: Indexed | undefined, b: Indexed | undefined): number {
  if (a === undefined || b === undefined) return 0
  return compareWords(a.word, b.word) || a.value - b.value
}

const pieceBytes = 64 * 1024

/** Writes word, NUL, number and, in an `.idx` file, size; returns how many bytes. */
async function writeIndex(
  items: readonly Indexed[],
  width: 4 | 8,
  file: { write(piece: Uint8Array): Promise<void>; end(): Promise<void> },
): Promise<number> {
  const piece = new Uint8Array(pieceBytes)
  const view = new DataView(piece.buffer)
  let at = 0
  let bytes = 0
  for (const { word, value, size } of items) {
    const end = at + word.length + 1 + width
    piece.set(word, at)
    piece[at + word.length] = 0
    view.setUint32(at + word.length + 1, value)
    if (width === 8) view.setUint32(at + word.length + 5, size)
    bytes += end - at
    at = end
    if (at + longestWord + 9 <= pieceBytes) continue
    await file.write(piece.slice(0, at))
    at = 0
  }
  if (at > 0) await file.write(piece.slice(0, at))
  await file.end()
  return bytes
}

/** Keys that the file has anyway, or that would say what is not so. */
const ownKeys = new Set(
  'version bookname wordcount synwordcount idxfilesize idxoffsetbits sametypesequence description hiap dicttype'.split(
    ' ',
  ),
)

function ifoOf(
  { manifest, kept }: Pick<ExportSource, 'manifest' | 'kept'>,
  words: number,
  synonyms: number,
  idxBytes: number,
  facts: string,
): string {
  const [gloss = 'en'] = manifest.glossLanguages
  const inGloss = (texts: Readonly<Record<string, string>>): string => texts[gloss] ?? Object.values(texts)[0] ?? ''
  const { spdx, url } = manifest.licence
  const fields: readonly (readonly [string, string | number])[] = [
    ['version', '2.4.2'],
    ['bookname', inGloss(manifest.title)],
    ['wordcount', words],
    ...(synonyms === 0 ? [] : [['synwordcount', synonyms] as const]),
    ['idxfilesize', idxBytes],
    ...keptFields(kept()),
    [
      'description',
      `${inGloss(manifest.description)} ${manifest.attribution} ${spdx}${url === undefined ? '' : ` ${url}`}`,
    ],
    ['sametypesequence', 'h'],
  ]
  const line = (value: string | number): string => String(value).replace(/\s+/g, ' ').trim()
  return `${ifoMagic}\n${fields.map(([key, value]) => `${key}=${line(value)}\n`).join('')}hiap=${facts}\n`
}

/** Fields of the file that was imported which no manifest has a place for. */
function keptFields(kept: unknown): readonly (readonly [string, string])[] {
  const { ifo } = recordOf({ kept }, 'kept')
  return (Array.isArray(ifo) ? ifo : []).flatMap((pair: unknown): readonly (readonly [string, string])[] => {
    const [key, value] = Array.isArray(pair) ? pair : []
    return typeof key === 'string' && typeof value === 'string' && /^[a-z0-9_]{1,40}$/i.test(key) && !ownKeys.has(key)
      ? [[key, value]]
      : []
  })
}
