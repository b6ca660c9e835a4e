/**
 * A keyboard layout or typing method as data: what stands in `packages/lexicon/layouts/ID.json`. The JSON Schema beside it is
 * `packages/lexicon/schema/layout.schema.json`. A superset of LDML Keyboard 3.0 (UTS 35 part 7) that stays inside what every
 * target can be given: no regular expression, no code.
 */
export interface Layout {
  /** Lower-case letters, digits and hyphens: `km-nida`. */
  readonly id: string
  /** BCP 47 tag of what is typed. */
  readonly locale: string
  readonly name: { readonly vi: string; readonly en: string; readonly native: string }
  /** `1.0.0`. */
  readonly version: string
  /** Where the key table and the rules come from. */
  readonly sources: readonly LayoutSource[]
  /**
   * What physical keys give, by `KeyboardEvent.code`. Left out by a method that listens to characters instead (Telex, VNI):
   * it transforms whatever the system's layout types.
   */
  readonly keys?: Readonly<Record<string, KeyOutputs>>
  /** Named lists of texts, for patterns. Where a rule turns a member of one into that of another, they stand in one order; the other may be longer. */
  readonly sets?: Readonly<Record<string, readonly string[]>>
  /**
   * Groups in order, once each for a key; a group sees what the one before it wrote. In a group the rule that reaches
   * furthest back is taken, `before` counted, then the first.
   */
  readonly transforms?: readonly TransformGroup[]
  /** Order of code points inside the last cluster, after the transforms of every key. NFC follows. */
  readonly reorder?: readonly ReorderRule[]
  readonly backspace?: BackspaceRules
  /** Named settings that a person may choose, such as what the space bar gives. */
  readonly options?: Readonly<Record<string, LayoutOption>>
  /** Candidates come from a dictionary: `sounds` by how it sounds in Latin letters. */
  readonly candidates?: 'sounds'
  readonly touch?: TouchLayout
  readonly tests: readonly LayoutTest[]
}

export interface LayoutSource {
  readonly title: string
  readonly url?: string
  readonly licence?: string
  readonly note?: string
}

/** `ctrl` is for layouts that give text on Ctrl; where Ctrl is a command, as in browsers, it is never pressed. */
export type Level = 'base' | 'shift' | 'altgr' | 'altgr+shift' | 'ctrl'

/** An empty text or a missing level: the key gives nothing. A key that is not listed is left to the system. */
export type KeyOutputs = Readonly<Partial<Record<Level, string>>>

/**
 * One piece of a pattern: a text; a member of a set; one code point that is in none of the sets; a piece that may be missing;
 * a piece several times. What is repeated is a text, `set` or `notIn`; what is optional is that or a repeat. Each piece takes as much as it can. `notIn` needs a code point: it does not match the start of the
 * text. `before` and `from` together reach at most 32 code points, and see the text in NFC as it stands before the caret,
 * the typed character included.
 */
export type PatternItem =
  | string
  | { readonly set: string }
  | { readonly notIn: readonly string[] }
  | { readonly optional: PatternItem }
  | { readonly repeat: PatternItem; readonly least: number; readonly most: number }

export type Pattern = readonly PatternItem[]

/**
 * One piece of what a rule writes: a text; what a piece of `from` matched; the member of `set` at the place that the piece
 * of `from` had in its own set. `copy` and `of` count the pieces of `from` from 0; pieces inside `optional` or `repeat` are
 * not counted. `of` names a piece that is a set, or an optional one: where that is missing, nothing is written.
 */
export type OutputItem = string | { readonly copy: number } | { readonly of: number; readonly set: string }

export interface Transform {
  /** What must stand right before `from`, in the text that the groups before this one left; it stays as it is. */
  readonly before?: Pattern
  /** What is replaced; it ends at the caret, the typed character included. */
  readonly from: Pattern
  readonly to: readonly OutputItem[]
  /**
   * `toggle`: the same trigger typed again right away gives back what stood before, and types the trigger. `once`: the
   * trigger typed again is typed, and what the rule wrote stays. Either way the trigger, for as long as it is repeated, is
   * only typed from then on.
   */
  readonly again?: 'toggle' | 'once'
}

export interface TransformGroup {
  readonly name: string
  /** The group works only where this option has this value. */
  readonly when?: { readonly option: string; readonly is: string }
  /**
   * Upper and lower case match each other, and the output follows, code point by code point: `of` the case of its piece;
   * `copy` is what was matched; the first text of `to` the case of the first piece of `from` that no `copy` or `of` names, the
   * second text that of the second such piece, and so on (the last one where there are more). Rules and sets are written in
   * lower case.
   */
  readonly bothCases?: boolean
  readonly rules: readonly Transform[]
}

/**
 * Code points of a set sort by weight inside a cluster; 0 begins one, as does what no rule names. Marks of equal weight keep
 * their order. The first rule that names a code point counts. Precomposed letters are taken apart for this.
 */
export interface ReorderRule {
  readonly set: string
  readonly weight: number
  /**
   * Weighs so only behind a code point of this set, and moves with it as one: a consonant behind coeng. A coeng at the
   * caret waits there for what will stand behind it.
   */
  readonly behind?: string
}

export interface BackspaceRules {
  /**
   * What one press takes away where no rule fits: the last mark, also of a precomposed letter, else the last letter; the last
   * cluster, by the order rules where there are any, else the letter with its marks; the last code point.
   */
  readonly unit: 'mark' | 'cluster' | 'codepoint'
  /** As transforms, on the text before the caret. */
  readonly rules?: readonly Transform[]
}

export interface LayoutOption {
  readonly values: readonly string[]
  readonly default: string
  readonly label: { readonly vi: string; readonly en: string }
  /** By value: key outputs put in place of those of `keys`, level by level. */
  readonly keys?: Readonly<Record<string, Readonly<Record<string, KeyOutputs>>>>
}

export interface TouchLayout {
  /**
   * Makes a layer `shift` of `base`: a key that gives what a physical key gives has that of its Shift level, all other texts
   * are in upper case. A key of `base` has what it gives there as its flick up, where it has none of its own.
   */
  readonly shift?: boolean
  /**
   * A flick down on a key that gives a member of the set `of` gives `join` and that: the subscript of a Khmer consonant. It
   * is the last of the long press too, for who cannot flick.
   */
  readonly subscripts?: { readonly join: string; readonly of: string }
  readonly layers: readonly TouchLayer[]
}

export interface TouchLayer {
  /** `base` is shown first. */
  readonly id: string
  readonly rows: readonly (readonly TouchKey[])[]
}

export interface TouchKey {
  /** What a tap gives: text that goes through the rules as a typed character does. */
  readonly output?: string
  /** What is written on it, where that is not `output`. */
  readonly label?: string
  /** In key widths; 1 where left out. */
  readonly width?: number
  /** Shows this layer; with an `output`, after it. */
  readonly layer?: string
  readonly action?: 'backspace' | 'enter' | 'space'
  readonly longPress?: readonly string[]
  readonly flick?: Readonly<Partial<Record<'up' | 'down' | 'left' | 'right', string>>>
  /**
   * The physical key that gives the same: shown as a hint. Without `output`, the key gives what that one gives on the level
   * that is called as the layer is, else on `base`.
   */
  readonly code?: string
}

/** Keys as `hiap type` reads them, and the text that they give. */
export interface LayoutTest {
  readonly keys: string
  readonly text: string
  readonly options?: Readonly<Record<string, string>>
  readonly note?: string
}
