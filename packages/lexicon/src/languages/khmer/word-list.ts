import { characterClass, classOf } from './character-class.ts'
import * as point from './code-points.ts'
import { buildDoubleArray, type DoubleArray, type Key, mostCost } from './double-array.ts'
import { foldKhmer } from './search-key.ts'

/** A word list made ready for dividing text. Costs are whole numbers: 1 / `costScale` of a natural logarithm. */
export interface KhmerWordList {
  /** By their labels, words → what the word costs, and clusters → what such a cluster costs in an unknown word. */
  readonly keys: DoubleArray
  /** What a cluster costs that no word of the list has. */
  readonly rareCluster: number
}

export const costScale = 256

/** The model. Where the numbers come from: khmer.md §5.9. */
export const model = {
  /** Added to each count. */
  smoothing: 0.5,
  /** Words that were seen besides those of the list: in a list of a few words each is still rare. */
  unseen: 2000,
  /** What an unknown word costs besides its clusters. */
  unknownWord: 4,
  /** What each cluster of it costs, and how much of the logarithm of its share among the clusters of the list. */
  unknownCluster: 4,
  clusterShare: 0.3,
  /** Clusters that are counted though the list has none of them: each half a time. */
  unseenClusters: 1000,
} as const

/** Longer words than this, in code units of the search form, are left out, so that no walk is longer. */
export const longestWord = 100

/**
 * The label of a code unit in search form: U+1780–17DD are 1 up. What the search form writes as another single unit has
 * that one's label; 0 is what no word has. // khmer.md §3.1
 */
export const labelOfUnit: Uint8Array = buildLabels()

/** What divides a word of the list, as it divides a text. The search form has nothing invisible. */
const betweenWords = /[^\u1780-\u17d3\u17dc\u17dd]+/u

/**
 * Reads a word list. Words are taken in their search form; the same one several times is counted together. A phrase counts
 * as the words between its spaces, but a U+200B inside a word only tells where a line may break. What has no Khmer letter
 * is left out.
 *
 * @param words with their counts; one below 1, or none, counts as 1
 */
export function readWordList(words: Iterable<readonly [word: string, count: number]>): KhmerWordList {
  const counts = new Map<string, number>()
  for (const [text, count] of words)
    for (const word of foldKhmer(text).split(betweenWords)) {
      if (word === '' || word.length > longestWord || !onlyLabels(word)) continue
      counts.set(word, (counts.get(word) ?? 0) + (count >= 1 ? Math.min(count, 1e12) : 1))
    }

  const clusterCounts = new Map<string, number>()
  let clusters = 0
  let seen: number = model.unseen
  for (const [word, count] of counts) {
    seen += count + model.smoothing
    for (const cluster of clustersOf(word)) {
      clusterCounts.set(cluster, (clusterCounts.get(cluster) ?? 0) + 1)
      clusters++
    }
  }
  clusters += (clusterCounts.size + model.unseenClusters) / 2
  const clusterCost = (count: number): number =>
    Math.round(costScale * (model.unknownCluster - model.clusterShare * Math.log((count + 0.5) / clusters)))
  const wordCost = (word: string, count: number): number => {
    const cost = Math.round(-costScale * Math.log((count + model.smoothing) / seen))
    // A word that is known never costs more than if it were not.
    let unknown = costScale * model.unknownWord
    for (const cluster of clustersOf(word)) unknown += clusterCost(clusterCounts.get(cluster)!)
    return Math.max(0, Math.min(cost, unknown - 1, mostCost))
  }
  const keys = [...new Set([...counts.keys(), ...clusterCounts.keys()])].sort(byCodeUnit).map((text): Key => {
    const count = counts.get(text)
    const clusterCount = clusterCounts.get(text)
    return {
      labels: Uint8Array.from(text, (character) => labelOf(character.charCodeAt(0))),
      wordCost: count === undefined ? -1 : wordCost(text, count),
      clusterCost: clusterCount === undefined ? -1 : clusterCost(clusterCount),
    }
  })
  return { keys: buildDoubleArray(keys), rareCluster: clusterCost(0) }
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The clusters of a word in search form. */
function clustersOf(word: string): readonly string[] {
  const clusters: string[] = []
  let from = 0
  for (let at = 1; at <= word.length; at++)
    if (at === word.length || (startsCluster(word.charCodeAt(at)) && word.charCodeAt(at - 1) !== point.coeng)) {
      clusters.push(word.slice(from, at))
      from = at
    }
  return clusters
}

/** Whether a code unit begins a cluster, unless a coeng takes it: letters, and avakrahasanya. */
export function startsCluster(unit: number): boolean {
  const kind = classOf(unit)
  return kind >= characterClass.base && kind <= characterClass.dottedCircle
    ? true
    : unit === 0x17a3 || unit === 0x17a4 || unit === 0x17dc
}

function onlyLabels(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (labelOf(word.charCodeAt(at)) === 0) return false
  return true
}

/** {@link labelOfUnit} of any code unit. */
export function labelOf(unit: number): number {
  return unit >= 0x1780 && unit < 0x1800 ? labelOfUnit[unit - 0x1780]! : 0
}

function buildLabels(): Uint8Array {
  const labels = new Uint8Array(128)
  for (let unit = 0x1780; unit <= 0x17dd; unit++) labels[unit - 0x1780] = unit - 0x1780 + 1
  // Punctuation and the repetition sign are never in a word.
  for (let unit = 0x17d4; unit <= 0x17db; unit++) labels[unit - 0x1780] = 0
  const same = (unit: number, as: number): void => {
    labels[unit - 0x1780] = labels[as - 0x1780]!
  }
  same(0x17a3, 0x17a2)
  same(0x17b2, 0x17b1)
  same(0x17d3, point.nikahit)
  same(point.atthacan, 0x17d1)
  return labels
}
