import {
  anyLanguageOf,
  canonicalKey,
  type Entry,
  type Language,
  type LocalisedText,
  type Manifest,
  type Sense,
} from '@hiap/lexicon'
import { encode } from 'uqr'
import { articleLabels } from '../article/article-labels.ts'
import { type DroppedCount, droppedCount } from '../dropped-count.ts'
import type { Dropped, Exporter, ExportSource, ExportTarget } from '../exporter.ts'
import { addressOf, addressOfLicence } from '../release/defined-term.ts'
import { styleOf } from './style.ts'
import { type PrintWords, printWords } from './words.ts'

const reasons = {
  'headword.orthography': 'A printed list is in one orthography.',
  frequencyBand: 'It is for searching.',
  'pronunciations[].audio': 'Paper does not sound.',
  'pronunciations[].speaker': 'Said with the recording.',
  'pronunciations[].source': 'Sources are told for the entry as a whole.',
  'senses[].semanticDomain': 'It is a number for programs.',
  'senses[].examples[].status': 'The status is told for the entry as a whole.',
  'senses[].examples[].source': 'Sources are told for the entry as a whole.',
  'sources[].form': 'Only the number of the source is printed.',
  'sources[].locator': 'Only the number of the source is printed.',
  'sources[].note': 'Only the number of the source is printed.',
  'sources[].supports': 'Only the number of the source is printed.',
  review: 'Only the mark is printed.',
  media: 'The list has no pictures and no sound.',
  'variants[].note': 'The list has the variant alone.',
} as const

type Count = DroppedCount<keyof typeof reasons>

/** Headwords and meanings of fewer characters than this on average go into three columns. */
const shortEntry = 34

/**
 * Writes a word list for printing: one HTML file with its fonts inside, A4, in two columns, or three where entries are
 * short. At the top of each column stands the letter that goes on. Each entry has a QR code of its address where the
 * address is known.
 */
export const htmlExporter: Exporter = { format: 'html', ending: '.html', write }

interface Page {
  readonly manifest: Manifest
  readonly language: Language | undefined
  readonly words: PrintWords
  /** Language of the words. */
  readonly tag: string
  readonly baseUrl: string | undefined
  /** Of cross-references. */
  readonly headwords: ReadonlyMap<string, Pick<Entry, 'headword' | 'homograph'>>
  /** Number of each source in the list at the end. */
  readonly numbers: ReadonlyMap<string, number>
  readonly dropped: Count
}

async function write(source: ExportSource, name: string, target: ExportTarget): Promise<readonly Dropped[]> {
  const { manifest, baseUrl } = source
  const dropped = droppedCount(reasons)
  const { tag, words } = printWords(manifest.glossLanguages)
  const headwords = new Map<string, Pick<Entry, 'headword' | 'homograph'>>()
  const referred = new Set<string>()
  const characters = new Set<string>()
  let length = 0
  let examples = false
  for await (const entry of source.entries()) {
    for (const { entry: to } of entry.crossReferences ?? []) referred.add(to)
    for (const { glosses, examples: its } of entry.senses) {
      length += entry.headword.text.length + Object.values(glosses).flat().join(', ').length
      examples ||= its !== undefined
    }
  }
  for await (const { id, headword, homograph } of source.entries()) {
    if (referred.has(id)) headwords.set(id, { headword, ...(homograph === undefined ? {} : { homograph }) })
  }
  const page: Page = {
    manifest,
    language: anyLanguageOf(manifest.language),
    words,
    tag,
    baseUrl,
    headwords,
    numbers: new Map(manifest.sources.map(({ id }, index) => [id, index + 1])),
    dropped,
  }
  const before = headerOf(page, source.count)
  const after = footerOf(page)
  const take = (text: string): void => {
    for (const character of text) characters.add(character)
  }
  take(before + after + pageText(page))
  const silent = { ...page, dropped: droppedCount(reasons) }
  for await (const entry of source.entries()) take(entryHtml(entry, silent))

  const { printFonts } = await import('../node/print-fonts.ts')
  const fonts = await printFonts(characters)
  const columns = !examples && length / Math.max(1, source.count) < shortEntry ? 3 : 2
  const title = titleOf(manifest, tag)
  const file = await target.file(`${name}.html`)
  await file.write(
    `<!doctype html>\n<html lang="${tag}">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>${escaped(title)}</title>\n<style>\n${styleOf(fonts, columns, title)}</style>\n</head>\n<body>\n${before}<main class="words">\n`,
  )
  let letter: string | undefined
  for await (const entry of source.entries()) {
    const its = letterOf(entry.headword.text, page.language)
    if (its !== letter) {
      await file.write(
        `${letter === undefined ? '' : '</div></section>\n'}<section class="letter"><h2 lang="${manifest.language}"><span>${escaped(its)}</span></h2><div>\n`,
      )
      letter = its
    }
    await file.write(entryHtml(entry, page))
  }
  await file.write(`${letter === undefined ? '' : '</div></section>\n'}</main>\n${after}</body>\n</html>\n`)
  await file.end()
  return dropped.list()
}

/** The letter under which a headword stands. */
function letterOf(headword: string, language: Language | undefined): string {
  if (language === undefined) return [...headword][0] ?? ''
  const letters = language.letters(canonicalKey(language, headword))
  return letters.find((each) => !language.silentSigns?.includes(each)) ?? letters[0] ?? ''
}

/** What stands on a page and in no entry. */
function pageText({ manifest, tag }: Page): string {
  return `${titleOf(manifest, tag)}0123456789`
}

function titleOf({ title, id }: Manifest, tag: string): string {
  return title[tag] ?? title.en ?? Object.values(title)[0] ?? id
}

function headerOf({ manifest, words, tag, baseUrl }: Page, count: number): string {
  const { title, description, version, licence, attribution, id } = manifest
  const titles = Object.entries(title)
  const others = titles.filter(([each]) => each !== tag && each === manifest.language)
  const licenceLine = `${words.licence}: ${licence.spdx} (${addressOfLicence(manifest)}). ${attribution}`
  return `<header>
<h1>${escaped(titleOf(manifest, tag))}${others.map(([each, text]) => ` ${span(each, text)}`).join('')}</h1>
<p>${escaped(words.entries(count))}. ${escaped(words.version)} ${escaped(version)}. ${baseUrl === undefined ? '' : escaped(addressOf(id, undefined, baseUrl))}</p>
<p>${localised(description, tag)}</p>
<p class="label">${escaped(licenceLine)}</p>
</header>
`
}

function footerOf({ manifest, words }: Page): string {
  const items = manifest.sources.map(
    ({ title, author, year, licence, attribution, url }) =>
      `<li>${escaped(
        [[author, year?.toString()].filter((part) => part !== undefined).join(', '), title, licence.spdx, attribution]
          .filter((part) => part !== '')
          .map((part) => part.replace(/\.$/, ''))
          .join('. '),
      )}.${url === undefined ? '' : ` ${escaped(url)}`}</li>\n`,
  )
  return `<footer>
<h2>${escaped(words.marks)}</h2>
<p>° ${escaped(words.drafted)}. * ${escaped(words.reviewed)}. ${escaped(words.attested)}.</p>
<h2>${escaped(words.sources)}</h2>
<ol>
${items.join('')}</ol>
</footer>
`
}

const marks = { attested: '', drafted: '°', reviewed: '*' } as const

function entryHtml(entry: Entry, page: Page): string {
  const { manifest, words, tag, baseUrl, dropped } = page
  const { id, headword, homograph, variants, pronunciations, partOfSpeech, senses, etymology, notes, culture } = entry
  countDropped(entry, dropped)
  const parts: string[] = [
    `<dfn${langOf(manifest.language)}>${escaped(headword.text)}</dfn>${homograph === undefined ? '' : `<sup>${homograph}</sup>`}${marks[entry.status]}`,
  ]
  for (const form of entry.forms ?? [])
    parts.push(`<span class="also"${langOf(form.language)}>${escaped(form.text)}</span>`)
  for (const { ipa, romanised, dialect } of pronunciations ?? []) {
    const said = [
      ...(ipa === undefined ? [] : [/^[/[]/.test(ipa) ? ipa : `/${ipa}/`]),
      ...(romanised === undefined ? [] : [romanised]),
      ...(dialect === undefined ? [] : [`(${dialect})`]),
    ]
    if (said.length > 0) parts.push(`<span class="said">${escaped(said.join(' '))}</span>`)
  }
  const pos = partOfSpeech === undefined ? '' : (partOfSpeech.label?.[tag] ?? words.partsOfSpeech[partOfSpeech.ud])
  if (pos !== '') parts.push(`<span class="pos">${escaped(pos)}</span>`)
  if (entry.kind !== 'word') parts.push(`<span class="label">(${escaped(words.kinds[entry.kind])})</span>`)
  for (const [index, sense] of senses.entries()) {
    parts.push(senseHtml(sense, senses.length > 1 ? index + 1 : undefined, page))
  }
  if (variants !== undefined) {
    const texts = variants.map(({ text }) => span(manifest.language, text)).join(', ')
    parts.push(`<span class="label">${escaped(words.alsoWritten)}</span> ${texts}.`)
  }
  const references = (entry.crossReferences ?? []).flatMap(({ entry: to }) => {
    const found = page.headwords.get(to)
    if (found === undefined) return []
    return [
      `${span(manifest.language, found.headword.text)}${found.homograph === undefined ? '' : `<sup>${found.homograph}</sup>`}`,
    ]
  })
  if (references.length > 0) parts.push(`<span class="see">→</span>\u00a0${[...new Set(references)].join(', ')}.`)
  if (culture !== undefined) {
    for (const texts of [culture.place, culture.time]) if (texts !== undefined) parts.push(localised(texts, tag))
  }
  if (etymology !== undefined) parts.push(`<span class="label">[${escaped(etymology)}]</span>`)
  for (const note of notes ?? []) parts.push(`<span class="label">${localised(note, tag)}</span>`)
  const cited = [...new Set(entry.sources.flatMap(({ source }) => page.numbers.get(source) ?? []))]
  if (cited.length > 0) parts.push(`<span class="cited">[${cited.join(', ')}]</span>`)
  const qr = baseUrl === undefined ? '' : qrCode(addressOf(manifest.id, id, baseUrl))
  return `<article id="${id}"><div>${qr}<p>${parts.join(' ')}</p></div></article>\n`
}

function senseHtml(sense: Sense, number: number | undefined, { manifest, tag }: Page): string {
  const { glosses, definition, register, dialect, note, examples } = sense
  const parts: string[] = []
  if (number !== undefined) parts.push(`<b>${number}</b>`)
  const labels = [
    ...(register === undefined ? [] : [articleLabels(tag).registers[register]]),
    ...(dialect === undefined ? [] : [dialect]),
  ]
  if (labels.length > 0) parts.push(`<span class="label">(${escaped(labels.join(', '))})</span>`)
  const tags = [
    ...manifest.glossLanguages.filter((each) => Object.hasOwn(glosses, each)),
    ...Object.keys(glosses).filter((each) => !manifest.glossLanguages.includes(each)),
  ]
  const meanings = tags.map((each, index) =>
    index === 0
      ? span(each, (glosses[each] ?? []).join(', '))
      : `<span class="label"${langOf(each)}>${escaped((glosses[each] ?? []).join(', '))}</span>`,
  )
  parts.push(`${meanings.join('; ')}.`)
  if (definition !== undefined) parts.push(localised(definition, tag))
  if (note !== undefined) parts.push(`<span class="label">${localised(note, tag)}</span>`)
  for (const { text, translations } of examples ?? []) {
    parts.push(`<span class="example">${span(manifest.language, text)} ${localised(translations, tag)}</span>`)
  }
  return `<span class="sense">${parts.join(' ')}</span>`
}

function countDropped(entry: Entry, dropped: Count): void {
  dropped.add('headword.orthography', entry.headword.orthography)
  dropped.add('frequencyBand', entry.frequencyBand)
  dropped.add('review', entry.review)
  dropped.add('media', entry.media)
  for (const { audio, speaker, source } of entry.pronunciations ?? []) {
    dropped.add('pronunciations[].audio', audio)
    dropped.add('pronunciations[].speaker', speaker)
    dropped.add('pronunciations[].source', source)
  }
  for (const { note } of entry.variants ?? []) dropped.add('variants[].note', note)
  for (const { semanticDomain, examples = [] } of entry.senses) {
    dropped.add('senses[].semanticDomain', semanticDomain)
    for (const { status, source } of examples) {
      dropped.add('senses[].examples[].status', status)
      dropped.add('senses[].examples[].source', source)
    }
  }
  for (const { form, locator, note, supports } of entry.sources) {
    dropped.add('sources[].form', form)
    dropped.add('sources[].locator', locator)
    dropped.add('sources[].note', note)
    dropped.add('sources[].supports', supports)
  }
}

/** All texts, that of the page's language first. */
function localised(texts: LocalisedText, tag: string): string {
  const entries = Object.entries(texts)
  return [...entries.filter(([each]) => each === tag), ...entries.filter(([each]) => each !== tag)]
    .map(([each, text]) => span(each, text))
    .join(' · ')
}

function span(tag: string, text: string): string {
  return `<span${langOf(tag)}>${escaped(text)}</span>`
}

function langOf(tag: string): string {
  return ` lang="${tag}"`
}

/** A QR code (ISO/IEC 18004) as one path: each row's dark modules that lie side by side are one bar. */
function qrCode(text: string): string {
  // Two modules of the quiet zone, and the space between entries, are the four that the standard asks for.
  const { data, size } = encode(text, { ecc: 'L', border: 2 })
  const bars: string[] = []
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < size; x++) {
      if (row[x] !== true) continue
      const from = x
      while (row[x + 1] === true) x += 1
      bars.push(`M${from} ${y}h${x + 1 - from}v1H${from}z`)
    }
  }
  return `<svg class="qr" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img" aria-label="${escaped(text)}"><path d="${bars.join('')}"/></svg>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)
}
