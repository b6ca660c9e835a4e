import { foldedKey } from '../../src/search/search-key.ts'
import { glossKinds, type Kind, type Made, mostFound } from './engine.ts'
import type { Query } from './queries.ts'

/** How well a query was answered. */
export interface Answer {
  /** Place of the first right entry, from 1; undefined where there is none among the first ten. */
  readonly place: number | undefined
  /** 1 where the right entry is there; of sentences the share of words, of beginnings the share of what could be there. */
  readonly share: number
}

/** Judges the answers of engines over one corpus. Nothing is meant by junk: whatever is found is right. */
export function judgeOf(made: Made): (found: readonly number[], kind: Kind, query: Query) => Answer {
  const homographs = new Map<string, number>()
  for (const headword of made.canonical) homographs.set(headword, (homographs.get(headword) ?? 0) + 1)
  const sorted = made.folded.toSorted()
  return (found, kind, { typed, meant }) => {
    const [wanted = ''] = meant
    switch (kind) {
      case 'junk':
      case 'hostile':
        return { place: 1, share: 1 }
      case 'run-together': {
        const words = new Set(found.map((entry) => made.canonical[entry]))
        const share = meant.filter((word) => words.has(word)).length / meant.length
        return { place: share === 1 ? 1 : undefined, share }
      }
      case 'prefix':
      case 'prefix-rare': {
        const key = made.code.encode(typed)
        const possible = Math.min(mostFound, countFrom(sorted, `${key}\uffff`) - countFrom(sorted, key))
        const { language } = made.corpus
        const plain = foldedKey(language, typed)
        const right = found.filter((entry) => foldedKey(language, made.canonical[entry]!).startsWith(plain)).length
        return placed(found, (entry) => made.canonical[entry] === wanted, Math.min(1, right / possible))
      }
      case 'exact': {
        // All homographs, before anything else.
        const all = Math.min(mostFound, homographs.get(wanted)!)
        const first = found.slice(0, all).filter((entry) => made.canonical[entry] === wanted).length
        return { place: first === all ? 1 : undefined, share: first / all }
      }
      default:
        return placed(
          found,
          glossKinds.includes(kind)
            ? (entry) => made.corpus.entries[entry]!.vi.includes(wanted)
            : (entry) => made.canonical[entry] === wanted,
        )
    }
  }
}

function placed(found: readonly number[], right: (entry: number) => boolean, share?: number): Answer {
  const at = found.slice(0, mostFound).findIndex(right)
  return { place: at < 0 ? undefined : at + 1, share: share ?? Number(at >= 0) }
}

/** How many of the sorted keys come before a key. */
function countFrom(sorted: readonly string[], key: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < key) low = middle + 1
    else high = middle
  }
  return low
}
