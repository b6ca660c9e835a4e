import { type Hit, type Slip, tiers } from '@hiap/lexicon'
import type { MessageKey, Translate } from './strings/catalogue.ts'
import { vi } from './strings/vi.ts'

/** Hits that are there for one reason, or for reasons that one heading names. */
export interface HitGroup {
  readonly heading: MessageKey
  readonly hits: readonly Hit[]
}

/**
 * Groups hits under headings: tiers best first, inside a tier in the order of each heading's best hit; under a heading
 * the order of the answer stays. No heading comes twice, but that the hits after the first `settled` are appended below
 * those: what the reader has before the eyes does not move.
 */
export function groupHits(hits: readonly Hit[], settled = 0): readonly HitGroup[] {
  const groups: { readonly heading: MessageKey; readonly hits: Hit[] }[] = []
  for (const part of [hits.slice(0, settled), hits.slice(settled)]) {
    const first = Math.max(0, groups.length - 1)
    for (const hit of part.sort((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier))) {
      const heading = headingOf(hit)
      const group = groups.slice(first).find((candidate) => candidate.heading === heading)
      if (group === undefined) groups.push({ heading, hits: [hit] })
      else group.hits.push(hit)
    }
  }
  return groups
}

/**
 * The heading over a hit: its reason; its tier where every hit tells its own reason, see {@link ownReason}, or where the
 * reason has no words: a server may be newer than the page.
 */
function headingOf({ tier, reason }: Pick<Hit, 'tier' | 'reason'>): MessageKey {
  const words = tier === 'fuzzy' || tier === 'text' ? undefined : reasonKey(reason)
  return words ?? `tier.${tier}`
}

/** Why a hit is there, in words beside it, where its heading stands over hits of several reasons. */
export function ownReason({ tier, reason }: Pick<Hit, 'tier' | 'reason'>, translate: Translate): string | undefined {
  const key = tier === 'fuzzy' || tier === 'text' ? reasonKey(reason) : undefined
  return key && translate(key)
}

function reasonKey(reason: string): MessageKey | undefined {
  const key = `reason.${reason}`
  return Object.hasOwn(vi, key) ? (key as MessageKey) : undefined
}

/** The sentence that tells a slip, with `{typed}` and `{written}` where the letters stand. */
export function slipSentence({ typed, written }: Slip, translate: Translate): string {
  return translate(typed === '' ? 'slip.missing' : written === '' ? 'slip.extra' : 'slip.other')
}

/**
 * Letters as they can stand alone: a mark of no script, such as a breve, gets a dotted circle, U+25CC, to stand on. Marks
 * of one script get it from their font; a second one would be drawn beside it.
 */
export function standingAlone(letters: string): string {
  return /^\p{Script=Inherited}/u.test(letters) ? `◌${letters}` : letters
}

/** The text that Ctrl+C puts on the clipboard: "headword — first gloss". */
export function copyText(headword: string, gloss: string): string {
  return gloss === '' ? headword : `${headword} — ${gloss}`
}
