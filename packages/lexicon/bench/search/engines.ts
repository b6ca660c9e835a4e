import type { EngineMaker } from './engine.ts'
import { flexSearch } from './engines/flexsearch.ts'
import { fuse } from './engines/fuse.ts'
import { liblevenshtein } from './engines/liblevenshtein.ts'
import { lunrSearch } from './engines/lunr.ts'
import { miniSearch } from './engines/minisearch.ts'
import { ours, wholeAnswers } from './engines/ours.ts'
import { sqlite } from './engines/sqlite.ts'
import { symSpell } from './engines/symspell.ts'

/** All engines, ours first. */
export const makers: readonly EngineMaker[] = [
  ours,
  wholeAnswers,
  symSpell,
  liblevenshtein,
  sqlite,
  miniSearch,
  flexSearch,
  lunrSearch,
  fuse,
]

/** The maker of that name; throws where there is none. */
export function makerNamed(name: string): EngineMaker {
  const maker = makers.find((each) => each.name === name)
  if (maker === undefined)
    throw new Error(`There is no engine ${name}. There are: ${makers.map((each) => each.name).join(', ')}.`)
  return maker
}
