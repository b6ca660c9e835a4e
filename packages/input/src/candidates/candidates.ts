import type { Range } from '@hiap/lexicon'
import type { BoundField, FieldListener } from '../bound-field.ts'
import { type Candidate, mostCandidates, type Suggest } from './candidate.ts'
import {
  type CandidateEvent,
  type CandidateKey,
  type CandidateRules,
  noCandidates,
  type Offer,
  stepCandidates,
} from './candidate-state.ts'
import type { HiapCandidates } from './hiap-candidates.ts'
import { type FoundFor, mergeOffers } from './merge-offers.ts'
import { begunWords, type PendingWord, plainSegmentation, soundedWords } from './pending-words.ts'
import type { PersonalWords } from './personal-words.ts'
import { typedText } from './typed-text.ts'

export interface CandidateOptions {
  /** Finds words; `suggestFrom` makes it of a dictionary. */
  readonly suggest: Suggest
  /** Where they are shown. One bar may serve several fields. */
  readonly bar: HiapCandidates
  /** Latin letters stand for how a word sounds (`candidates: 'sounds'` of a layout); else words that are begun go on. */
  readonly sounds: boolean
  /** BCP 47 tag of what is typed: `locale` of the layout. Default: the `lang` of the field. */
  readonly locale?: string
  /** The person's own words; without them nothing is learnt. */
  readonly personal?: PersonalWords
  /**
   * Whether number keys pick while the bar is open; `numberKeysPick` tells for a layout. Default: by sound yes, else no.
   * Once a candidate is chosen by an arrow they always do.
   */
  readonly numberKeys?: boolean
  /** Divides a text into words: `Language.segment`. Default: as the browser does for the locale. */
  readonly segment?: (text: string) => readonly Range[]
}

/** So much of the text before the caret is read. */
const contextLength = 256

/** So long a key waits for the words that it is to pick, in milliseconds. */
const longestWait = 600

/** So many texts that begin no word are remembered: those of the words around the caret. */
const mostBarren = 16

const keys: Readonly<Record<string, CandidateKey>> = {
  ' ': { is: 'space' },
  Escape: { is: 'escape' },
  Tab: { is: 'tab' },
  ArrowDown: { is: 'next' },
  ArrowUp: { is: 'previous' },
  ArrowRight: { is: 'forward' },
  ArrowLeft: { is: 'back' },
}

const otherKey: CandidateKey = { is: 'other' }

/**
 * Offers words while a person types; goes into the `listener` of `bind`. A candidate is put in place of what was typed as one
 * step to undo. Enter is never taken, Space only by sound, Tab only once a candidate is chosen.
 *
 * @example
 * defineCandidates()
 * const bar = document.querySelector('hiap-candidates')
 * bind(field, { layout: kmLatin, listener: candidates({ suggest, bar, sounds: true }) })
 */
export function candidates(options: CandidateOptions): (field: BoundField) => FieldListener {
  return (field) => listenTo(field, options)
}

function listenTo(field: BoundField, options: CandidateOptions): FieldListener {
  const { suggest, bar, sounds, personal, numberKeys = sounds } = options
  const rules: CandidateRules = { sounds, numberKeys }
  const language = options.locale ?? (field.element.closest<HTMLElement>('[lang]')?.lang || undefined)
  const segment = options.segment ?? plainSegmentation(language)
  const typed = typedText(!sounds)
  let state = noCandidates
  let asking: AbortController | undefined
  let late: ReturnType<typeof setTimeout> | undefined
  /** Texts that begin no word, the last first. */
  let barren: readonly string[] = []
  /** The bar shows what this field has. */
  let showing = false
  let whole = contentOf(field.element)
  let before = field.textBefore(contextLength)
  if (before !== undefined) typed.see(before, true)

  const show = (): void => {
    if (state.offers.length === 0 && !showing) return
    showing = state.offers.length > 0
    bar.show({
      candidates: state.offers.map(({ candidate, text }) => ({ ...candidate, text })),
      chosen: state.chosen,
      behind: !state.current,
      ...(language === undefined ? {} : { language }),
    })
  }

  /** Does what an event leads to. Returns whether a key is taken. */
  const see = (event: CandidateEvent): boolean => {
    const step = stepCandidates(state, event, rules)
    const was = state
    state = step.state
    if (state.asked !== was.asked) asking?.abort()
    if (state.waiting !== was.waiting) {
      clearTimeout(late)
      if (state.waiting !== undefined) late = setTimeout(() => see({ is: 'late' }), longestWait)
    }
    if (step.ask !== undefined) void ask(step.ask.question, step.ask.words)
    if (was.offers !== state.offers || was.chosen !== state.chosen || was.current !== state.current) show()
    if (step.write !== undefined) field.apply({ deleteBefore: 0, insert: step.write })
    if (step.pick !== undefined) put(step.pick)
    return step.taken
  }

  const ask = async (question: number, words: readonly PendingWord[]): Promise<void> => {
    asking = new AbortController()
    const { signal } = asking
    const found = await Promise.all(
      words.map(async (word): Promise<FoundFor> => {
        const found = await find(word.query, signal)
        return { word, candidates: found, personal: personal?.matching(word.query, sounds) ?? [] }
      }),
    )
    if (!signal.aborted) see({ is: 'answer', question, offers: mergeOffers(found, sounds) })
  }

  const find = async (query: string, signal: AbortSignal): Promise<readonly Candidate[]> => {
    // What nothing begins with, nothing longer begins with either; what sounds so may.
    if (!sounds && barren.some((beginning) => query.startsWith(beginning))) return []
    try {
      const found = await suggest(query, { sounds, limit: mostCandidates, signal })
      if (!sounds && found.length === 0) barren = [query, ...barren.slice(0, mostBarren - 1)]
      return found
    } catch {
      // What cannot be asked leaves the person's own words, and what was typed.
      return []
    }
  }

  const put = ({ candidate, text, replaces, query }: Offer): void => {
    // The page may have changed the field without a word.
    if (field.textBefore(replaces.length) !== replaces) {
      look()
      return
    }
    if (!field.apply({ deleteBefore: replaces.length, insert: text })) return
    if (mayLearn(field.element)) personal?.learn({ ...candidate, ...(sounds ? { reading: query } : {}) })
  }

  /** Sees what stands before the caret now. */
  const look = (): void => {
    const now = field.hasSelection() ? undefined : field.textBefore(contextLength)
    const content = contentOf(field.element)
    const moved = content === whole && now !== before
    if (content === whole && now === before) return
    whole = content
    before = now
    const since = now === undefined ? '' : typed.see(now, moved)
    const words = sounds ? soundedWords(since, state.picked) : begunWords(since, segment)
    see({ is: 'text', before: now ?? '', words })
  }

  const onPick = (event: Event): void => {
    if (showing) see({ is: 'click', place: (event as CustomEvent<number>).detail })
  }
  bar.addEventListener('hiap-pick', onPick)
  const onTap = (event: Event): void => {
    const { detail } = event as CustomEvent<string>
    const idle = !showing && state.asked === undefined
    if (!idle && see({ is: 'key', key: keyNamed(detail) })) event.preventDefault()
  }
  bar.addEventListener('hiap-tap', onTap)

  return {
    keyDown(event) {
      if (modifiers.has(event.key)) return false
      // The caret may have been moved by the page since the last key.
      look()
      return see({ is: 'key', key: keyOf(event) })
    },
    changed: look,
    left() {
      see({ is: 'left' })
    },
    detach() {
      see({ is: 'left' })
      bar.removeEventListener('hiap-pick', onPick)
      bar.removeEventListener('hiap-tap', onTap)
    },
  }
}

const modifiers: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock'])

function keyOf(event: KeyboardEvent): CandidateKey {
  if (event.ctrlKey || event.altKey || event.metaKey) return otherKey
  // A keyboard for Khmer types Khmer digits by the same keys.
  const [, digit] = /^(?:Digit|Numpad)([1-9])$/.exec(event.code) ?? []
  if (digit !== undefined && /^\p{Nd}$/u.test(event.key)) return { is: 'digit', digit: Number(digit), text: event.key }
  return event.shiftKey && !/^[1-9]$/.test(event.key) ? otherKey : keyNamed(event.key)
}

function keyNamed(key: string): CandidateKey {
  return /^[1-9]$/.test(key) ? { is: 'digit', digit: Number(key), text: key } : (keys[key] ?? otherKey)
}

/** All that stands in a field: a caret that moved is told from a text that changed by it. */
function contentOf(element: HTMLElement): string {
  return 'value' in element ? String(element.value) : (element.textContent ?? '')
}

/** Nothing is learnt where the page asks browsers to remember nothing, unless it says so itself; never of cards and passwords. */
function mayLearn(element: HTMLElement): boolean {
  const { autocomplete, form } = element as HTMLInputElement
  const said = element.closest('[data-hiap-learn]')?.getAttribute('data-hiap-learn')
  if (said === 'off' || /^(?:cc-|current-|new-|one-time)/.test(autocomplete)) return false
  return said === 'on' || (autocomplete || form?.autocomplete) !== 'off'
}
