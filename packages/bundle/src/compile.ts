import {
  anyLanguageOf,
  buildIndex,
  canonicalKey,
  type DictionaryCounts,
  type Entry,
  indexedEntry,
  type Language,
  openIndex,
  packArrays,
} from '@hiap/lexicon'
import { packSections, textSection } from './bundle-format.ts'
import { countFacets } from './count-facets.ts'
import { dictionaryWords } from './dictionary-words.ts'
import { buildEntryIds, entryIdArrays } from './entry-ids.ts'
import { bundleError } from './errors.ts'
import { buildFullText } from './full-text/build-full-text.ts'
import type { BundleHead } from './opened-dictionary.ts'
import type { DictionarySource } from './source/dictionary-source.ts'

/**
 * Compiles a checked source into one immutable file. The same source gives the same bytes, on any machine: nothing of
 * the time or place goes in. Entries are laid in dictionary order, so that browsing is reading on.
 *
 * @throws HiapError `bundle-language` where a language of the manifest is not known
 * @example
 * openBundle(compileBundle(source)).entry('j0001')
 */
export function compileBundle(source: DictionarySource): Uint8Array<ArrayBuffer> {
  const { manifest } = source
  const known = (tag: string): Language => {
    const language = anyLanguageOf(tag)
    if (language === undefined) throw bundleError('bundle-language', manifest.id, `no language has the tag ${tag}`)
    return language
  }
  const language = known(manifest.language)
  const glossLanguages = manifest.glossLanguages.map(known)
  const entries = [...source.entries].sort(
    (a, b) =>
      language.compare(a.headword.text, b.headword.text) ||
      (a.homograph ?? 0) - (b.homograph ?? 0) ||
      (a.id < b.id ? -1 : 1),
  )

  const encoder = new TextEncoder()
  const head: BundleHead = {
    manifest,
    counts: countEntries(entries),
    facets: countFacets(entries),
    initials: countInitials(language, entries),
  }
  const encoded = entries.map((entry) => encoder.encode(JSON.stringify(entry)))
  const offsets = new Uint32Array(entries.length + 1)
  encoded.forEach((bytes, i) => {
    offsets[i + 1] = offsets[i]! + bytes.length
  })
  const text = new Uint8Array(offsets[entries.length]!)
  encoded.forEach((bytes, i) => {
    text.set(bytes, offsets[i]!)
  })
  const index = buildIndex(
    language,
    glossLanguages,
    entries.map((entry) => indexedEntry(entry, manifest.glossLanguages)),
  )
  const ids = packArrays([...entryIdArrays(buildEntryIds(entries.map(({ id }) => id))), ['offset', offsets]])
  // Divided by the words that whoever opens the bundle finds in it.
  const words = [...dictionaryWords({ index: openIndex(index, glossLanguages.length) })]
  const fullText = buildFullText(entries, language, manifest.language, words)
  return packSections([
    { name: 'manifest', bytes: encoder.encode(JSON.stringify(head)) },
    { name: 'index', bytes: new Uint8Array(index) },
    { name: 'directory', bytes: new Uint8Array(ids) },
    { name: 'entries', bytes: text },
    // The last, so that a reader may leave it behind.
    ...(fullText === undefined ? [] : [{ name: textSection, bytes: new Uint8Array(fullText) }]),
  ])
}

function countEntries(entries: readonly Entry[]): DictionaryCounts {
  const counts = {
    entries: entries.length,
    byStatus: { attested: 0, drafted: 0, reviewed: 0 },
    byKind: { word: 0, affix: 0, phrase: 0, culture: 0 },
  }
  for (const entry of entries) {
    counts.byStatus[entry.status]++
    counts.byKind[entry.kind]++
  }
  return counts
}

function countInitials(
  language: Language,
  entries: readonly Entry[],
): readonly { readonly letter: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const entry of entries) {
    const letters = language.letters(canonicalKey(language, entry.headword.text))
    const letter = letters.find((each) => !language.silentSigns?.includes(each)) ?? letters[0]
    if (letter !== undefined) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  return [...counts].sort(([a], [b]) => language.compare(a, b)).map(([letter, count]) => ({ letter, count }))
}
