import type { Level } from './layout.ts'

/** One press of a key. */
export interface KeyStroke {
  /** `KeyboardEvent.code` of the physical key, where it is known. */
  readonly code?: string
  /** The character that the system's own layout gives; left out for a key that gives none. */
  readonly char?: string
  readonly level: Level
  /** Caps Lock is on: a key that gives the small and the capital of one letter gives the other of the two. `char` has it already. */
  readonly capsLock?: boolean
  /** Takes away what stands before the caret. */
  readonly backspace?: boolean
}
