import type { FieldPath } from '../source/field-path.ts'
import { show } from '../source/show.ts'
import type { LintFinding } from './finding.ts'
import { findingAt, type LintedSource, type PlacedEntry, textForm } from './rule.ts'

/** In how many entries a gloss may stand: words with so many synonyms are few, and a slip of a script makes many. */
const mostEntriesOfGloss = 8

/** Entries that are one but for marks: the same folded headword, and a gloss in common. Told of the later one. */
export function* nearDuplicates({ placed, language }: LintedSource): Generator<LintFinding> {
  const first = new Map<string, PlacedEntry>()
  for (const each of placed) {
    const folded = language.fold(each.entry.headword.text)
    const told = new Set<string>()
    for (const { tag, text } of glossesOf(each)) {
      const key = JSON.stringify([folded, tag, textForm(text)])
      const other = first.get(key)
      if (other === undefined) first.set(key, each)
      else if (other !== each && !told.has(other.entry.id)) {
        told.add(other.entry.id)
        yield findingAt(
          each,
          ['headword', 'text'],
          'near-duplicate',
          `${show(each.entry.headword.text)} and ${show(other.entry.headword.text)} of ${show(other.entry.id)} on line ${other.line} differ in marks at most, and share the gloss ${show(text)}.`,
          'Join them if they are one word: the rarer spelling becomes a variant.',
        )
      }
    }
  }
}

/** Glosses that too many entries have. Told once, of the first entry. */
export function* crowdedGlosses({ placed }: LintedSource): Generator<LintFinding> {
  const places = new Map<string, { text: string; path: FieldPath; entries: Set<PlacedEntry> }>()
  for (const each of placed) {
    for (const { tag, text, path } of glossesOf(each)) {
      const key = `${tag} ${textForm(text)}`
      const found = places.get(key)
      if (found === undefined) places.set(key, { text, path, entries: new Set([each]) })
      else found.entries.add(each)
    }
  }
  for (const { text, path, entries } of places.values()) {
    const [first] = entries
    if (entries.size <= mostEntriesOfGloss || first === undefined) continue
    yield findingAt(
      first,
      path,
      'gloss-crowded',
      `The gloss ${show(text)} stands in ${entries.size} entries: ${idsOf(entries)}.`,
      'Say what sets them apart, such as “to eat (of monks)”.',
    )
  }
}

// Two words that are all of the text are a word of their own: luôn luôn.
const doubled = /(?<![\p{L}\p{M}])([\p{L}\p{M}]+)\s+\1(?![\p{L}\p{M}])/iu

/** Words that stand twice in a row in a text of more than these two. */
export function* doubledWords({ placed }: LintedSource): Generator<LintFinding> {
  for (const each of placed) {
    const translations = examplesOf(each).flatMap(({ example, path }) =>
      Object.entries(example.translations).map(([tag, text]) => ({ text, path: [...path, 'translations', tag] })),
    )
    for (const { text, path } of [...glossesOf(each), ...translations]) {
      const found = doubled.exec(text)
      if (found === null || textForm(text) === textForm(found[0])) continue
      yield findingAt(
        each,
        path,
        'word-doubled',
        `${show(text)} has ${show(found[0])}.`,
        'Write the word once; where it belongs there twice, except the entry with that reason.',
      )
    }
  }
}

/** Examples that stand in two places, and examples that differ and are translated alike. Told of the later one. */
export function* repeatedExamples({ placed }: LintedSource): Generator<LintFinding> {
  const texts = new Map<string, PlacedEntry>()
  const translations = new Map<string, { of: string; at: PlacedEntry }>()
  for (const each of placed) {
    for (const { example, path } of examplesOf(each)) {
      const form = textForm(example.text)
      const other = texts.get(form)
      if (other !== undefined) {
        yield findingAt(
          each,
          [...path, 'text'],
          'example-repeated',
          `${show(other.entry.id)} on line ${other.line} has the example ${show(example.text)} too.`,
          'Write a sentence that shows this word.',
        )
        continue
      }
      texts.set(form, each)
      for (const [tag, text] of Object.entries(example.translations)) {
        const key = `${tag} ${textForm(text)}`
        const earlier = translations.get(key)
        if (earlier === undefined) translations.set(key, { of: form, at: each })
        else {
          yield findingAt(
            each,
            [...path, 'translations', tag],
            'translation-crowded',
            `${show(text)} translates another example of ${show(earlier.at.entry.id)} on line ${earlier.at.line} too.`,
            'Look whether the translation has come to the wrong example.',
          )
        }
      }
    }
  }
}

function glossesOf({ entry }: PlacedEntry): readonly { tag: string; text: string; path: FieldPath }[] {
  return entry.senses.flatMap(({ glosses }, index) =>
    Object.entries(glosses).flatMap(([tag, texts]) =>
      texts.map((text, number) => ({ tag, text, path: ['senses', index, 'glosses', tag, number] })),
    ),
  )
}

function examplesOf({ entry }: PlacedEntry) {
  return entry.senses.flatMap(({ examples = [] }, index) =>
    examples.map((example, number) => ({ example, path: ['senses', index, 'examples', number] as FieldPath })),
  )
}

function idsOf(entries: ReadonlySet<PlacedEntry>): string {
  const ids = [...entries].map(({ entry }) => entry.id)
  return ids.length > 12 ? `${ids.slice(0, 12).join(', ')}, …` : ids.join(', ')
}
