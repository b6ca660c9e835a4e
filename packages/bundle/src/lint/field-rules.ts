import { show } from '../source/show.ts'
import type { LintFinding } from './finding.ts'
import { findingAt, type LintedSource, textForm } from './rule.ts'

/** Glosses, parts of speech and semantic domains that are not there. */
export function* missingFields({ manifest, placed }: LintedSource): Generator<LintFinding> {
  for (const each of placed) {
    const { kind, partOfSpeech, senses } = each.entry
    if (partOfSpeech === undefined && (kind === 'word' || kind === 'affix')) {
      yield findingAt(
        each,
        ['partOfSpeech'],
        'part-of-speech-missing',
        'The entry has no part of speech.',
        'Add “partOfSpeech” with a tag of Universal Dependencies, such as NOUN.',
      )
    }
    for (const [index, { glosses, semanticDomain }] of senses.entries()) {
      for (const tag of manifest.glossLanguages) {
        if (Object.hasOwn(glosses, tag)) continue
        yield findingAt(
          each,
          ['senses', index, 'glosses', tag],
          'gloss-missing',
          `The sense has no gloss in ${tag}, which dictionary.json lists.`,
          'Add one, from a source or of your own; the status says which.',
        )
      }
      if (semanticDomain !== undefined) continue
      yield findingAt(
        each,
        ['senses', index, 'semanticDomain'],
        'domain-missing',
        'The sense has no semantic domain.',
        'Add the number of the domain of the SIL Dictionary Development Process, such as 5.2 for food.',
      )
    }
  }
}

/** Glosses that say the headword again. */
export function* echoedHeadwords({ placed }: LintedSource): Generator<LintFinding> {
  for (const each of placed) {
    const headword = textForm(each.entry.headword.text)
    for (const [index, { glosses }] of each.entry.senses.entries()) {
      for (const [tag, texts] of Object.entries(glosses)) {
        for (const [number, text] of texts.entries()) {
          if (textForm(text) !== headword) continue
          yield findingAt(
            each,
            ['senses', index, 'glosses', tag, number],
            'gloss-is-headword',
            `The gloss ${show(text)} is the headword.`,
            `Write what it means in ${tag}; where the word is the same in both languages, except the entry with that reason.`,
          )
        }
      }
    }
  }
}
