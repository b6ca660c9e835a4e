import { domainPath, type Status, semanticDomains } from '@hiap/lexicon'
import type { DictionarySource } from '../source/dictionary-source.ts'

/** How many entries have a sense in a semantic domain or below it. */
export interface DomainCount {
  /** `1`, `1.3`. */
  readonly number: string
  readonly entries: number
}

/** What a source holds, in numbers. */
export interface SourceCoverage {
  readonly entries: number
  readonly senses: number
  readonly byStatus: Readonly<Record<Status, number>>
  /** Entries with an example, a pronunciation, a cross-reference, a recording or picture. */
  readonly having: {
    readonly example: number
    readonly pronunciation: number
    readonly crossReference: number
    readonly media: number
  }
  /** The two upper levels of the domains, in their order, those without an entry too. */
  readonly domains: readonly DomainCount[]
  /** Entries without any domain. */
  readonly withoutDomain: number
}

/**
 * Counts what a source holds.
 *
 * @example
 * coverage(source).domains[0] // { number: '1', entries: 31 }
 */
export function coverage({ entries }: DictionarySource): SourceCoverage {
  const counts = new Map(semanticDomains.map(([number]) => [number, 0]))
  const byStatus = { attested: 0, drafted: 0, reviewed: 0 }
  const having = { example: 0, pronunciation: 0, crossReference: 0, media: 0 }
  let senses = 0
  let withoutDomain = 0
  for (const entry of entries) {
    senses += entry.senses.length
    byStatus[entry.status] += 1
    if (entry.senses.some(({ examples }) => examples !== undefined)) having.example += 1
    if (entry.pronunciations !== undefined) having.pronunciation += 1
    if (entry.crossReferences !== undefined) having.crossReference += 1
    if (entry.media !== undefined) having.media += 1
    // Each once, though two senses may be of one domain.
    const within = new Set(
      entry.senses.flatMap(({ semanticDomain }) => (semanticDomain === undefined ? [] : domainPath(semanticDomain))),
    )
    if (within.size === 0) withoutDomain += 1
    for (const number of within) {
      const count = counts.get(number)
      if (count !== undefined) counts.set(number, count + 1)
    }
  }
  const domains = [...counts].map(([number, count]) => ({ number, entries: count }))
  return { entries: entries.length, senses, byStatus, having, domains, withoutDomain }
}
