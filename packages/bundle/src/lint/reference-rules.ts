import type { CrossReference } from '@hiap/lexicon'
import { show } from '../source/show.ts'
import type { LintFinding } from './finding.ts'
import { findingAt, type LintedSource } from './rule.ts'

// What the other entry has to say; the types left out say something of one entry alone.
const answers: { readonly [Type in CrossReference['type']]?: CrossReference['type'] } = {
  synonym: 'synonym',
  antonym: 'antonym',
  'see-also': 'see-also',
  'part-of': 'has-part',
  'has-part': 'part-of',
}

/** Cross-references that the other entry does not give back. */
export function* oneWayReferences({ placed }: LintedSource): Generator<LintFinding> {
  const said = new Set(
    placed.flatMap(({ entry }) =>
      (entry.crossReferences ?? []).map((reference) => `${entry.id} ${reference.type} ${reference.entry}`),
    ),
  )
  for (const each of placed) {
    for (const [index, { type, entry }] of (each.entry.crossReferences ?? []).entries()) {
      const answer = answers[type]
      if (answer === undefined || said.has(`${entry} ${answer} ${each.entry.id}`)) continue
      yield findingAt(
        each,
        ['crossReferences', index],
        'reference-one-way',
        `The entry names ${show(entry)} as ${type}, and ${show(entry)} does not name it as ${answer}.`,
        `Add ${answer} ${show(each.entry.id)} to ${show(entry)}, or take this one away.`,
      )
    }
  }
}
