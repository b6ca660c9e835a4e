import { type Candidate, mostCandidates } from './candidate.ts'
import type { PendingWord, Picked } from './pending-words.ts'

/** A candidate, and the text before the caret that it replaces. */
export interface Offer {
  readonly candidate: Candidate
  /** What is written for it: the candidate, with the capital that was typed. */
  readonly text: string
  readonly replaces: string
  /** What the source was asked. */
  readonly query: string
}

/** A key that waits for the answer: which candidate it picks, and what it types where there is none. */
interface WaitingKey {
  readonly place: number
  readonly text: string
}

/** All that a list of candidates remembers between two events. */
export interface CandidateState {
  /** What the source is being asked; of several questions only the answer to the last counts. */
  readonly asked: { readonly question: number; readonly words: readonly PendingWord[] } | undefined
  /** Questions so far. */
  readonly questions: number
  /** What is shown, at most nine; nothing: the bar is closed. */
  readonly offers: readonly Offer[]
  /** The offers fit the text as it stands; while an answer is on its way those of the text before are shown. */
  readonly current: boolean
  /** Place of the offer chosen by arrows; -1: none is. */
  readonly chosen: number
  readonly waiting: WaitingKey | undefined
  /** The text before the caret, and the last part of what stands before the shortest word asked for. */
  readonly before: string
  readonly lead: string
  /** Texts before the caret that ask nothing: what a pick left, and what an undo of it gives back. */
  readonly settled: readonly string[]
  /** The text before the word in which the bar was closed by Esc. */
  readonly dismissed: string | undefined
  readonly picked: Picked | undefined
}

export const noCandidates: CandidateState = {
  asked: undefined,
  questions: 0,
  offers: [],
  current: false,
  chosen: -1,
  waiting: undefined,
  before: '',
  lead: '',
  settled: [],
  dismissed: undefined,
  picked: undefined,
}

export type CandidateEvent =
  /** The text before the caret is another, and has these words to ask for, longest first. */
  | { readonly is: 'text'; readonly before: string; readonly words: readonly PendingWord[] }
  /** The offers that answer a question. */
  | { readonly is: 'answer'; readonly question: number; readonly offers: readonly Offer[] }
  /** A key: one that means something to the list, or any other. */
  | { readonly is: 'key'; readonly key: CandidateKey }
  /** A candidate was clicked. */
  | { readonly is: 'click'; readonly place: number }
  /** The answer takes too long for a key to wait any more. */
  | { readonly is: 'late' }
  /** The field was left, or the list is not to offer anything any more. */
  | { readonly is: 'left' }

/** `next` and `previous` are down and up; `forward` and `back` the same along the bar, once an offer is chosen. */
export type CandidateKey =
  | { readonly is: 'space' | 'escape' | 'tab' | 'next' | 'previous' | 'forward' | 'back' | 'other' }
  | { readonly is: 'digit'; readonly digit: number; readonly text: string }

/** What must be done, in this order. */
export interface CandidateStep {
  readonly state: CandidateState
  /** The key is not to type anything. */
  readonly taken: boolean
  /** This text is to be written at the caret. */
  readonly write?: string
  /** This offer is to be put in place of what it replaces. */
  readonly pick?: Offer
  /** The source is to be asked for these words. */
  readonly ask?: { readonly question: number; readonly words: readonly PendingWord[] }
}

export interface CandidateRules {
  /** Latin letters by sound; else words that go on. */
  readonly sounds: boolean
  /** Number keys pick while the bar is open; else only once an offer is chosen. */
  readonly numberKeys: boolean
}

/**
 * Tells what an event does to a list of candidates. Pure: the same state and event give the same step.
 *
 * @example
 * const { state, ask } = stepCandidates(noCandidates, { is: 'text', before: 'sruk', words: soundedWords('sruk') }, rules)
 * // ask: { question: 1, words: [{ query: 'sruk', … }] }
 */
export function stepCandidates(state: CandidateState, event: CandidateEvent, rules: CandidateRules): CandidateStep {
  switch (event.is) {
    case 'text':
      return seeText(state, event)
    case 'answer':
      return seeAnswer(state, event)
    case 'key':
      return seeKey(state, event.key, rules)
    case 'click':
      return state.current && state.offers[event.place] !== undefined ? pick(state, event.place) : left(state)
    case 'late':
      return state.waiting === undefined
        ? left(state)
        : { ...left({ ...state, waiting: undefined }), write: state.waiting.text }
    case 'left':
      return { ...closed(state), taken: false, ...(state.waiting === undefined ? {} : { write: state.waiting.text }) }
  }
}

function left(state: CandidateState): CandidateStep {
  return { state, taken: false }
}

/** The bar closed and no question open. */
function closed(state: CandidateState): { readonly state: CandidateState } {
  return { state: { ...state, asked: undefined, offers: [], current: false, chosen: -1, waiting: undefined } }
}

function seeText(state: CandidateState, { before, words }: Extract<CandidateEvent, { is: 'text' }>): CandidateStep {
  const shortest = words.at(-1)?.replaces.length ?? 0
  const seen = { ...state, before, lead: lastPart(before.slice(0, before.length - shortest)) }
  if (state.settled.includes(lastPart(before))) return { ...closed(seen), taken: false }
  const dismissed = goesOn(before, state.dismissed) ? state.dismissed : undefined
  const here: CandidateState = { ...seen, settled: [], dismissed, waiting: undefined }
  if (words.length === 0 || dismissed !== undefined) return { ...closed(here), taken: false }
  const question = state.questions + 1
  const asked = { question, words }
  return { state: { ...here, asked, questions: question, current: false, chosen: -1 }, taken: false, ask: asked }
}

/** Enough to know a text again. */
const partLength = 64

function lastPart(text: string): string {
  return text.slice(-partLength)
}

/** Whether nothing but the letters of a word stand between a text that was before the caret and the caret. */
function goesOn(before: string, lead: string | undefined): boolean {
  if (lead === undefined) return false
  const from = lead.length < partLength ? (before.startsWith(lead) ? 0 : -1) : before.lastIndexOf(lead)
  return from >= 0 && /^[\p{L}\p{M}'’]+$/u.test(before.slice(from + lead.length))
}

function seeAnswer(
  state: CandidateState,
  { question, offers }: Extract<CandidateEvent, { is: 'answer' }>,
): CandidateStep {
  if (state.asked?.question !== question) return left(state)
  const answered: CandidateState = {
    ...state,
    asked: undefined,
    offers: offers.slice(0, mostCandidates),
    current: true,
    chosen: -1,
    waiting: undefined,
  }
  const { waiting } = state
  if (waiting === undefined) return left(answered)
  return answered.offers[waiting.place] === undefined
    ? { ...left(answered), write: waiting.text }
    : pick(answered, waiting.place)
}

function seeKey(before: CandidateState, key: CandidateKey, { sounds, numberKeys }: CandidateRules): CandidateStep {
  // Whatever comes next, the key that waits was before it.
  const flush = before.waiting === undefined ? {} : { write: before.waiting.text }
  const state = before.waiting === undefined ? before : closed(before).state
  const { offers, chosen, current } = state
  const open = offers.length > 0
  const unchosen = { ...left(state), ...flush }
  const choose = (place: number): CandidateStep => ({
    state: { ...state, chosen: Math.max(-1, Math.min(offers.length - 1, place)) },
    taken: true,
  })
  switch (key.is) {
    case 'space':
      if (!sounds) return unchosen
      if (open && current) return pick(state, Math.max(0, chosen))
      return state.asked === undefined ? unchosen : wait(state, 0, ' ')
    case 'digit': {
      if (!open || !(numberKeys || chosen >= 0)) return unchosen
      if (!current) return wait(state, key.digit - 1, key.text)
      return offers[key.digit - 1] === undefined ? unchosen : pick(state, key.digit - 1)
    }
    case 'tab':
      return chosen >= 0 ? pick(state, chosen) : unchosen
    case 'escape':
      return open || state.asked !== undefined ? { ...dismiss(state), taken: open, ...flush } : unchosen
    case 'next':
      return open && current ? choose(chosen + 1) : unchosen
    case 'previous':
      return chosen >= 0 ? choose(chosen - 1) : unchosen
    case 'forward':
      return chosen >= 0 ? choose(chosen + 1) : unchosen
    case 'back':
      return chosen >= 0 ? choose(Math.max(0, chosen - 1)) : unchosen
    case 'other':
      return unchosen
  }
}

function wait(state: CandidateState, place: number, text: string): CandidateStep {
  return { state: { ...state, waiting: { place, text } }, taken: true }
}

/** Closes the bar until another word is begun. */
function dismiss(state: CandidateState): { readonly state: CandidateState } {
  return closed({ ...state, dismissed: state.lead })
}

function pick(state: CandidateState, place: number): CandidateStep {
  const offer = state.offers[place]!
  const { text } = offer
  const after = state.before.slice(0, Math.max(0, state.before.length - offer.replaces.length)) + text
  const settled = [lastPart(state.before), lastPart(after)]
  return { ...closed({ ...state, settled, picked: { text, typed: offer.query } }), taken: true, pick: offer }
}
