import { checkManifest, type Diagnostic, faultList, sourceLimits } from '@hiap/bundle/source'
import type { Licence, LocalisedText, Manifest, Source } from '@hiap/lexicon'
import type { ImportFacts } from '../importer.ts'
import { cleanText } from './clean-text.ts'

/** What the person importing says of the dictionary; goes before what the file says. */
export interface DictionaryFacts {
  /** Id of the dictionary: `bdq-vi`. */
  readonly id: string
  readonly title?: string
  /** BCP 47 tag of the headwords. */
  readonly language?: string
  /** BCP 47 tags of the meanings, the one shown first before the others. */
  readonly glossLanguages?: readonly string[]
  /** SPDX identifier. */
  readonly licence?: string
  readonly attribution?: string
}

/** The licence of data whose licence nobody has said. Not one of the list of SPDX: so it permits nothing. */
export const unknownLicence = 'LicenseRef-unknown'

/** What is known when the entries have been read. */
export interface ManifestParts {
  readonly dictionary: DictionaryFacts
  readonly facts: ImportFacts
  readonly language: string
  readonly glossLanguages: readonly string[]
  /** The file imported, by the id under which the entries cite it. */
  readonly source: { readonly id: string; readonly file: string; readonly format: string }
  /** Ids of works that entries cite. */
  readonly cited: Iterable<string>
}

/** Makes the manifest of an imported dictionary. What the file says and a manifest may not have is left out. */
export function importedManifest(parts: ManifestParts): Manifest {
  const { dictionary, facts, language, glossLanguages, source } = parts
  const licence = licenceOf(dictionary, facts)
  const attribution =
    line(dictionary.attribution) ??
    line(facts.attribution) ??
    line(facts.author) ??
    `Unknown; imported from ${source.file}.`
  const title = titleOf(parts)
  const imported: Source = {
    id: source.id,
    title: Object.values(title)[0] ?? source.file,
    ...(line(facts.author) === undefined ? {} : { author: line(facts.author) ?? '' }),
    ...(facts.year !== undefined && facts.year >= 1000 && facts.year <= 2200 && Number.isInteger(facts.year)
      ? { year: facts.year }
      : {}),
    licence,
    attribution,
    ...urlOf(facts.url),
    note: {
      vi: `Tệp ${source.file}, dạng ${source.format}.`,
      en: `The file ${source.file}, in the format ${source.format}.`,
    },
  }
  const works = new Map<string, Source>([[imported.id, imported]])
  for (const work of facts.sources ?? []) if (!works.has(work.id)) works.set(work.id, work)
  for (const id of parts.cited) {
    if (!works.has(id)) works.set(id, { id, title: id, licence, attribution: `Cited as ${id} by ${source.file}.` })
  }
  return {
    id: dictionary.id,
    title,
    description: lines(facts.description) ?? {
      vi: `Nhập từ tệp ${source.file}.`,
      en: `Imported from the file ${source.file}.`,
    },
    language,
    glossLanguages,
    version: '0.1.0',
    licence,
    attribution,
    sources: [...works.values()],
  }
}

/** What a check of dictionary sources says of a manifest; empty where it is right. */
export async function manifestFaults(manifest: Manifest): Promise<readonly Diagnostic[]> {
  const faults = faultList('dictionary.json', sourceLimits.faultsPerFile)
  await checkManifest(bytesOf(manifest), sourceLimits, faults)
  return faults.diagnostics()
}

async function* bytesOf(manifest: Manifest): AsyncGenerator<Uint8Array, void, undefined> {
  yield new TextEncoder().encode(JSON.stringify(manifest))
}

function titleOf({ dictionary, facts, glossLanguages }: ManifestParts): LocalisedText {
  const said = line(dictionary.title)
  if (said !== undefined) return { [glossLanguages[0] ?? 'en']: said }
  return lines(facts.title) ?? { [glossLanguages[0] ?? 'en']: dictionary.id }
}

function licenceOf({ licence }: DictionaryFacts, facts: ImportFacts): Licence {
  // What the person says is checked as they said it; what the file says is taken where it can be.
  if (licence !== undefined) return { spdx: licence }
  const { spdx, url } = facts.licence ?? { spdx: '' }
  return /^[A-Za-z0-9.+-]+$/.test(spdx) ? { spdx, ...urlOf(url) } : { spdx: unknownLicence }
}

function urlOf(url: string | undefined): { readonly url?: string } {
  return url !== undefined && url.length <= 500 && /^https?:\/\/[^\s]+$/.test(url) ? { url } : {}
}

/** One line of plain text, where it is one. */
function line(text: string | undefined): string | undefined {
  const clean = text === undefined ? undefined : cleanText(text, undefined).text
  return clean === '' ? undefined : clean
}

function lines(texts: LocalisedText | undefined): LocalisedText | undefined {
  const clean = Object.entries(texts ?? {}).flatMap(([tag, text]) => {
    const made = /^[a-z]{2,3}(-[A-Z][a-z]{3})?$/.test(tag) ? cleanText(text, tag).text : undefined
    return made === undefined || made === '' ? [] : [[tag, made] as const]
  })
  return clean.length === 0 ? undefined : Object.fromEntries(clean)
}
