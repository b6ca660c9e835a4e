import { bareReading } from './bare-reading.ts'
import { type Candidate, mostCandidates } from './candidate.ts'
import type { Offer } from './candidate-state.ts'
import type { LearntWord } from './learnt-word.ts'
import type { PendingWord } from './pending-words.ts'

/** What was found for a word: by the source, and among the person's own words. */
export interface FoundFor {
  readonly word: PendingWord
  readonly candidates: readonly Candidate[]
  readonly personal: readonly LearntWord[]
}

/** Own words that are only begun: more would hide the dictionary's. */
const mostBegun = 3

/**
 * Joins what was found for each word, longest first, into one list without doubles.
 *
 * A longer word stands before a shorter. The person's own words stand before the dictionary's where they were typed whole or,
 * by letters, begun; by sound a word only begun stands behind the dictionary's first. What goes on from a word picked
 * before stands second, unless it writes what the first would.
 */
export function mergeOffers(found: readonly FoundFor[], sounds: boolean): readonly Offer[] {
  const plain = found.filter(({ word }) => word.keeps === '').map((each) => offersFor(each, sounds))
  const offers = plain.flat()
  for (const each of found) {
    if (each.word.keeps === '') continue
    const going = offersFor(each, sounds).filter(({ text }) => text.startsWith(each.word.keeps))
    const first = offers[0]
    const same = going.findIndex(({ text }) => text === each.word.keeps + first?.text)
    if (same >= 0) offers.splice(0, 1, ...going.splice(same, 1))
    offers.splice(1, 0, ...going)
  }
  const longest = found[0]?.word.replaces ?? ''
  const seen = new Set<string>()
  return offers
    .filter(({ text, replaces }) => {
      const written = longest.slice(0, longest.length - replaces.length) + text
      return !seen.has(written) && seen.add(written)
    })
    .slice(0, mostCandidates)
}

function offersFor({ word, candidates, personal }: FoundFor, sounds: boolean): Offer[] {
  const own = personal.map((learnt): Candidate => {
    const known = candidates.find(({ text }) => text === learnt.text)
    const { text, gloss, glossLanguage } = known ?? learnt
    return {
      text,
      ...(gloss === undefined ? {} : { gloss }),
      ...(glossLanguage === undefined ? {} : { glossLanguage }),
      personal: true,
    }
  })
  const whole = own.filter((_, at) => sounds && bareReading(personal[at]!.reading ?? '') === bareReading(word.query))
  const begun = own.filter((candidate) => !whole.includes(candidate)).slice(0, mostBegun)
  const listed = sounds
    ? [...whole, ...candidates.slice(0, 1), ...begun, ...candidates.slice(1)]
    : [...begun, ...candidates]
  const seen = new Set<string>()
  return listed
    .map((candidate): Offer => {
      const text = sounds ? candidate.text : inCaseOf(word.query, candidate.text)
      return { candidate, text, replaces: word.replaces, query: word.query }
    })
    .filter(({ text }) => text !== word.replaces && !seen.has(text) && seen.add(text))
}

/** A word begun with a capital goes on as one. */
function inCaseOf(typed: string, text: string): string {
  const [first = ''] = typed
  const [begins = ''] = text
  return first !== first.toLowerCase() && begins === begins.toLowerCase()
    ? begins.toUpperCase() + text.slice(begins.length)
    : text
}
