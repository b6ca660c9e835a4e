import { type Hit, type Reason, type Tier, tiers } from '@hiap/lexicon'
import type { MessageKey, Translate } from './strings/catalogue.ts'
import { vi } from './strings/vi.ts'

/** Hits that are there for one reason. */
export interface HitGroup {
  readonly tier: Tier
  readonly reason: Reason
  readonly hits: readonly Hit[]
}

/**
 * Groups hits by tier, best first, and inside a tier by reason in the order of each reason's best hit. No group
 * comes twice; inside a group the order of the answer stays.
 */
export function groupHits(hits: readonly Hit[]): readonly HitGroup[] {
  const groups = new Map<string, { tier: Tier; reason: Reason; hits: Hit[] }>()
  for (const hit of hits) {
    const key = `${hit.tier} ${hit.reason}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { tier: hit.tier, reason: hit.reason, hits: [hit] })
    else group.hits.push(hit)
  }
  return [...groups.values()].sort((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier))
}

/** Says in words why the hits of a group are there: by reason, or by tier where the reason has no words of its own. */
export function groupLabel(group: Pick<HitGroup, 'tier' | 'reason'>, translate: Translate): string {
  const byReason: MessageKey = `reason.${group.reason}`
  // A server may be newer than the page and know reasons that the page has no words for.
  return translate(Object.hasOwn(vi, byReason) ? byReason : `reason.${group.tier}`)
}

/** The text that Ctrl+C puts on the clipboard: "headword — first gloss". */
export function copyText(headword: string, gloss: string): string {
  return gloss === '' ? headword : `${headword} — ${gloss}`
}
