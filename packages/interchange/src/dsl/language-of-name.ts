import { languageTag } from '../language-tag.ts'

/** Names that Lingvo has for languages otherwise than English does, and languages that have no code of two letters. */
const named: readonly (readonly [tag: string, ...names: string[]])[] = [
  ['zh', 'chineseprc', 'chinesetaiwan', 'chinesesimplified', 'chinesetraditional'],
  ['de', 'germannewspelling', 'germanstandard'],
  ['es', 'spanishmodernsort', 'spanishtraditionalsort', 'spanishmodern'],
  ['pt', 'portuguesebrazilian', 'portuguesestandard'],
  ['nb', 'norwegianbokmal'],
  ['nn', 'norwegiannynorsk'],
  ['nl', 'dutchstandard', 'dutchbelgian'],
  ['en', 'englishunitedstates', 'englishus', 'englishuk'],
  ['hy', 'armenianeastern', 'armenianwestern'],
  ['az', 'azericyrillic', 'azerilatin', 'azeri'],
  ['km', 'cambodian'],
  ['jra', 'jarai', 'jrai', 'gia rai'],
  ['bdq', 'bahnar', 'bana', 'ba na'],
  ['rad', 'rade', 'rhade', 'ede', 'e de'],
  ['cjm', 'cham', 'eastern cham'],
  ['cja', 'western cham'],
  ['cje', 'chru'],
  ['rog', 'roglai', 'northern roglai'],
  ['sti', 'stieng'],
  ['cmo', 'mnong', 'bunong', 'central mnong'],
  ['kpm', 'koho'],
  ['sed', 'sedang'],
  ['hre', 'hre'],
  ['hmn', 'hmong'],
  ['mtq', 'muong'],
  ['tyz', 'tay'],
  ['nut', 'nung'],
]

let tags: ReadonlyMap<string, string> | undefined

function allTags(): ReadonlyMap<string, string> {
  const made = new Map<string, string>()
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  for (const first of letters) {
    for (const second of letters) {
      const name = names.of(first + second)?.toLowerCase()
      if (name !== undefined && !made.has(name)) made.set(name, first + second)
    }
  }
  for (const [tag, ...others] of named) for (const name of others) made.set(name, tag)
  return made
}

/**
 * The tag of a language by its English name, as the headers of DSL name it, or by its code, as converters write it;
 * `undefined` where it is not known.
 *
 * @example
 * languageOfName('Vietnamese') // 'vi'
 * languageOfName('ChinesePRC') // 'zh'
 * languageOfName('vie') // 'vi'
 */
export function languageOfName(name: string): string | undefined {
  tags ??= allTags()
  const folded = name.trim().toLowerCase()
  return tags.get(folded) ?? (/^[a-z]{2,3}$/.test(folded) ? languageTag(folded) : undefined)
}
