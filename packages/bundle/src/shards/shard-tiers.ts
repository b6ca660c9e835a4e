import type { Hit, Tier } from '@hiap/lexicon'

/** The tiers that shards of headwords answer as a whole dictionary does. */
const tiersOfHeadwords: readonly Tier[] = ['exact', 'variant', 'folded', 'prefix']

/** Whether a hit among headwords is one that shards answer: a shard knows too little of words that are only near. */
export function isOfShards({ tier, reason }: Pick<Hit, 'tier' | 'reason'>): boolean {
  return tiersOfHeadwords.includes(tier) && reason !== 'pattern'
}
