import { khnormal } from 'khmer-normalizer'
import { normaliseKhmer } from '../src/languages/khmer/normalise.ts'
import { khmerWords } from './texts.ts'

/** A word that the two spell differently, and the rule of khmer.md that says why. */
export interface Difference {
  readonly word: string
  readonly ours: string
  readonly theirs: string
  readonly rule: string
}

/** The words of the Khmer word lists that khmer-normalizer spells in another way than we do. */
export function differences(): readonly Difference[] {
  const found: Difference[] = []
  for (const word of khmerWords()) {
    const [ours, theirs] = [normaliseKhmer(word), khnormal(word)]
    if (ours !== theirs) found.push({ word, ours, theirs, rule: ruleOf(word, ours, theirs) })
  }
  return found
}

/** Undoes what one rule does to either result; the rule explains the difference where they are then equal. */
function ruleOf(word: string, ours: string, theirs: string): string {
  if (theirs.replace(/\u17d2[\u17d2\u200c\u200d]+/g, '\u17d2') === ours) return '2.3 further coengs are dropped'
  if (theirs.replace(/\u17be\u17b6/g, '\u17c4\u17b8') === ours) return '2.4 oe + aa'
  if (/\u17bb/.test(theirs) && normaliseKhmer(theirs) === ours) return '2.6 u before a vowel above'
  if (/[\u17d2\u17d4][\u17d4\u17e0-\u17e9]/.test(word)) return '2.9 old lunar date'
  return 'none'
}

if (import.meta.main) {
  const found = differences()
  console.log(`${khmerWords().length.toLocaleString('en')} words, ${found.length} spelt in another way`)
  const points = (text: string): string =>
    [...text].map((character) => character.codePointAt(0)!.toString(16).toUpperCase()).join(' ')
  for (const { word, ours, theirs, rule } of found) {
    console.log(`${word}\n  rule    ${rule}\n  ours    ${points(ours)}\n  theirs  ${points(theirs)}`)
  }
}
