import type { Entry, Manifest, UdTag } from '@hiap/lexicon'
import { zipWriter } from '../archive/write-zip.ts'
import { articleLabels } from '../article/article-labels.ts'
import { type ArticleSetting, articleOfEntry } from '../article/article-of-entry.ts'
import { dictionaryFacts } from '../article/dictionary-facts.ts'
import { droppedCount } from '../dropped-count.ts'
import type { Dropped, Exporter, ExportFile, ExportSource, ExportTarget } from '../exporter.ts'
import { numberOf, recordOf, textOf, textsOf } from '../json-lines/loose-fields.ts'
import { contentOf } from './structured-content.ts'

type JsonRecord = Readonly<Record<string, unknown>>

/**
 * Writes a dictionary of Yomitan, version 3: articles as structured content in which every part of an entry says what it
 * is, so that it comes back whole; variants and readings as forms that lead to the headword; transcriptions in term meta
 * banks; parts of speech and statuses in a tag bank; pictures.
 */
export const yomitanExporter: Exporter = { format: 'yomitan', ending: '.zip', write }

const reasons = {
  'media (audio, video)': 'Yomitan shows pictures alone; what was said of the file is in the article.',
} as const

const rowsOfBank = 10_000
/** Pictures that Yomitan shows. */
const pictures = /\.(apng|avif|bmp|gif|ico|jpe?g|png|svg|tiff?|webp)$/i

async function write(source: ExportSource, name: string, target: ExportTarget): Promise<readonly Dropped[]> {
  const { manifest } = source
  const dropped = droppedCount<keyof typeof reasons>(reasons)
  const headwords = new Map<string, string>()
  const media = new Set<string>()
  const speech = new Set<UdTag>()
  const otherTags = new Set<string>()
  for await (const entry of source.entries()) {
    headwords.set(entry.id, entry.headword.text)
    if (entry.partOfSpeech !== undefined) speech.add(entry.partOfSpeech.ud)
    for (const { type, file } of entry.media ?? []) {
      if (type === 'image' && pictures.test(file) && source.media(file) !== undefined) media.add(file)
      else if (type !== 'image') dropped.add('media (audio, video)', file)
    }
    for (const tag of termTagsOf(entry, source.kept(entry.id))) otherTags.add(tag)
  }
  const setting: ArticleSetting = {
    manifest,
    headwordOf: (id) => headwords.get(id),
    linkTo: (headword) => `?query=${encodeURIComponent(headword)}&wildcards=off`,
    mediaAddress: ({ file }) => (media.has(file) ? `media/${file}` : undefined),
  }
  const zip = zipWriter(await target.file(`${name}.zip`))
  await writeFile(zip, 'index.json', `${JSON.stringify(indexOf(manifest, source.kept()), undefined, 2)}\n`)
  await writeFile(zip, 'styles.css', styles)
  await writeFile(zip, 'tag_bank_1.json', `${JSON.stringify(tagBank(manifest, speech, otherTags))}\n`)

  const terms = bankWriter(zip, 'term_bank')
  let sequence = 0
  for await (const entry of source.entries()) {
    sequence += 1
    const kept = recordOf({ kept: source.kept(entry.id) }, 'kept')
    const score = numberOf(kept, 'score') ?? (entry.frequencyBand === undefined ? 0 : 6 - entry.frequencyBand)
    const tags = entry.partOfSpeech === undefined ? '' : speechTag(entry.partOfSpeech.ud)
    const content = contentOf(articleOfEntry(entry, setting))
    await terms.add([
      entry.headword.text,
      readingOf(entry),
      tags,
      textOf(kept, 'rules') ?? '',
      score,
      [{ type: 'structured-content', content }],
      sequence,
      termTagsOf(entry, kept).join(' '),
    ])
    for (const form of formsOf(entry)) {
      await terms.add([form, '', '', '', score, [[entry.headword.text, ['variant']]], sequence, ''])
    }
  }
  await terms.end()
  const metas = bankWriter(zip, 'term_meta_bank')
  for await (const entry of source.entries()) {
    const transcriptions = (entry.pronunciations ?? []).flatMap(({ ipa, dialect }) =>
      ipa === undefined ? [] : [{ ipa, ...(dialect === undefined ? {} : { tags: [dialect] }) }],
    )
    if (transcriptions.length === 0) continue
    const { text } = entry.headword
    await metas.add([text, 'ipa', { reading: readingOf(entry) || text, transcriptions }])
  }
  await metas.end()
  for (const file of media) {
    const copy = await zip.file(`media/${file}`)
    for await (const piece of source.media(file) ?? []) await copy.write(piece)
    await copy.end()
  }
  await zip.end()
  return dropped.list()
}

/** Yomitan looks words up by their reading too. */
function readingOf({ headword, pronunciations = [] }: Entry): string {
  const reading = pronunciations.map(({ romanised }) => romanised).find((each) => each !== undefined)
  return reading === undefined || reading === headword.text ? '' : reading
}

function formsOf(entry: Entry): readonly string[] {
  const { headword, variants = [], forms = [], pronunciations = [] } = entry
  const all = new Set([
    ...variants.map(({ text }) => text),
    ...forms.map(({ text }) => text),
    ...pronunciations.flatMap(({ romanised }) => romanised ?? []),
  ])
  all.delete(headword.text)
  all.delete(readingOf(entry))
  return [...all]
}

function termTagsOf({ status }: Entry, kept: unknown): readonly string[] {
  const record = recordOf({ kept }, 'kept')
  const tags = [...textsOf(record, 'tags'), ...textsOf(record, 'termTags')]
  return [...new Set([...(status === 'attested' ? [] : [status]), ...tags])].filter((tag) => !/\s/.test(tag))
}

function speechTag(ud: UdTag): string {
  return ud.toLowerCase()
}

function tagBank(
  { glossLanguages }: Manifest,
  speech: ReadonlySet<UdTag>,
  others: ReadonlySet<string>,
): readonly unknown[] {
  const { partsOfSpeech, statuses } = articleLabels(glossLanguages[0])
  return [
    ...Array.from(speech, (ud) => [speechTag(ud), 'partOfSpeech', 0, partsOfSpeech[ud], 0]),
    ...(['drafted', 'reviewed'] as const).map((status) => [status, 'dictionary', 0, statuses[status], 0]),
    ...[...others].flatMap((tag) => (tag === 'drafted' || tag === 'reviewed' ? [] : [[tag, '', 0, tag, 0]])),
  ]
}

function indexOf(manifest: Manifest, kept: unknown): JsonRecord {
  const { language, glossLanguages, title, description, version, licence, attribution, sources } = manifest
  const [gloss = 'en'] = glossLanguages
  const inGloss = (texts: Readonly<Record<string, string>>): string => texts[gloss] ?? Object.values(texts)[0] ?? ''
  const credits = sources.map((each) => `${each.title}: ${each.attribution} (${each.licence.spdx})`)
  return {
    ...recordOf(recordOf({ kept }, 'kept'), 'index'),
    title: inGloss(title),
    format: 3,
    revision: version,
    sequenced: true,
    description: inGloss(description),
    attribution: [
      `${attribution} ${licence.spdx}${licence.url === undefined ? '' : ` ${licence.url}`}`,
      ...credits,
    ].join('\n'),
    sourceLanguage: language.split('-')[0],
    targetLanguage: gloss.split('-')[0],
    hiap: dictionaryFacts(manifest),
  }
}

const styles = `[data-sc-hiap="glosses"] { font-weight: bold; }
[data-sc-hiap="example"] { color: var(--text-color-light1, gray); }
[data-sc-hiap="citation"], [data-sc-hiap="media"] { font-size: small; }
`

async function writeFile(zip: ExportTarget, path: string, text: string): Promise<void> {
  const file = await zip.file(path)
  await file.write(text)
  await file.end()
}

const pieceUnits = 64 * 1024

/** Writes banks of 10,000 records; none where there are no records. */
function bankWriter(
  zip: ExportTarget,
  name: string,
): { add(row: readonly unknown[]): Promise<void>; end(): Promise<void> } {
  let file: ExportFile | undefined
  let bank = 0
  let rows = 0
  let text = ''
  const close = async (): Promise<void> => {
    await file?.write(`${text}\n]\n`)
    await file?.end()
    file = undefined
    text = ''
    rows = 0
  }
  return {
    async add(row) {
      if (file === undefined) {
        bank += 1
        file = await zip.file(`${name}_${bank}.json`)
      }
      text += `${rows === 0 ? '[' : ','}\n${JSON.stringify(row)}`
      rows += 1
      if (text.length > pieceUnits) {
        const now = text
        text = ''
        await file.write(now)
      }
      if (rows === rowsOfBank) await close()
    },
    async end() {
      if (file !== undefined) await close()
    },
  }
}
