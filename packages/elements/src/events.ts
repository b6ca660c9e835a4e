import type { Hit } from '@hiap/lexicon'
import type { Direction } from './direction.ts'
import type { Route } from './route.ts'
import type { SearchScope } from './scope.ts'
import type { MethodChoice, TypingHelp } from './typing-methods.ts'

/** Where to go. `replace`: the address changes but Back does not come to the one before. */
export interface Navigation {
  readonly route: Route
  readonly replace: boolean
}

/** What the elements tell the page, by event name. All bubble through shadow roots. */
export interface HiapEvents {
  /** The reader goes somewhere: the page owns the address and gives the route back. */
  'hiap-navigate': Navigation
  /** The reader chose a direction; a page may remember it. */
  'hiap-direction': Direction
  /** The reader chose by which method a language is typed; a page may remember it. */
  'hiap-method': MethodChoice
  /** The reader opened or closed a help for typing; a page may remember it. */
  'hiap-typing-help': TypingHelp | null
  /** A letter for the search box, chosen by its button. */
  'hiap-letter': string
  /** Where to search from now on; null where nothing narrows or widens it. */
  'hiap-scope': SearchScope | null
  /** The letters in the search box changed. */
  'hiap-query': string
  /** The hit under the arrow keys, else the best one; null where there is none. */
  'hiap-active': Hit | null
  /** A hit is opened by the keyboard. */
  'hiap-open': Hit
  /** The text to read changed. */
  'hiap-text': string
  /** Ask again what failed, or with this limit. */
  'hiap-retry': null
  'hiap-limit': number
  /** Title of what is shown, for the window. */
  'hiap-title': string
}

/** Tells an event to whoever listens above. */
export function tell<Name extends keyof HiapEvents>(target: EventTarget, name: Name, detail: HiapEvents[Name]): void {
  target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }))
}
