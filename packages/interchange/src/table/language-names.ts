import { languageTag } from '../language-tag.ts'

/** Languages that headings of tables name, and what else than their names of the CLDR they are called. */
const named: readonly (readonly [tag: string, ...names: string[]])[] = [
  ['vi', 'viet', 'viet ngu', 'tieng viet', 'quoc ngu'],
  ['en', 'anh', 'anh ngu', 'eng'],
  ['fr', 'phap', 'phap ngu'],
  ['km', 'kho me', 'khome', 'khmer', 'cambodian'],
  ['jra', 'jarai', 'jrai', 'gia rai', 'djarai', 'jorai', 'cho rai'],
  ['bdq', 'bahnar', 'bahnaric', 'ba na', 'bana', 'bahna'],
  ['rad', 'rade', 'rhade', 'ede', 'e de'],
  ['cja', 'western cham', 'cham tay'],
  ['cjm', 'cham', 'eastern cham', 'cham dong'],
  ['cje', 'chru', 'churu', 'chu ru'],
  ['rog', 'northern roglai', 'roglai', 'ra glai', 'raglai'],
  ['roc', 'cacgia roglai'],
  ['rgs', 'southern roglai'],
  ['sti', 'stieng', 'xtieng', 'bulo stieng'],
  ['cmo', 'mnong', 'm nong', 'bunong', 'central mnong'],
  ['mng', 'eastern mnong', 'rlam'],
  ['kpm', 'koho', 'k ho', 'co ho', 'sre'],
  ['cma', 'maa'],
  ['sed', 'sedang', 'xo dang', 'xodang'],
  ['jeh', 'jeh', 'gie', 'gie trieng'],
  ['hre', 'hre'],
  ['ren', 'rengao', 'rongao'],
  ['crw', 'chrau', 'cho ro', 'choro'],
  ['bru', 'bru', 'van kieu', 'bru van kieu'],
  ['kdt', 'katu', 'co tu', 'cotu'],
  ['tdf', 'talieng'],
  ['tyz'],
  ['nut', 'nung'],
  ['hmn', 'hmong', 'h mong'],
  ['mww', 'white hmong', 'hmong trang'],
  ['ium', 'mien iu', 'dao', 'yao'],
  ['mtq', 'muong'],
  ['blt', 'tai dam', 'thai den'],
  ['lo', 'lao'],
  ['th', 'tieng thai', 'thai lan'],
  ['zh', 'hoa', 'han', 'trung', 'trung quoc', 'mandarin'],
  ['de', 'duc'],
  ['ja', 'nhat'],
  ['ru', 'nga'],
  ['es', 'tay ban nha'],
]

const tagOf: ReadonlyMap<string, string> = (() => {
  const made = new Map<string, string>()
  const put = (name: string | undefined, tag: string): void => {
    const folded = name === undefined ? '' : foldHeading(name)
    if (folded !== '' && !made.has(folded)) made.set(folded, tag)
  }
  for (const [tag, ...names] of named) for (const name of names) put(name, tag)
  for (const [tag] of named) {
    put(tag, tag)
    for (const locale of ['en', 'vi', 'fr']) {
      put(new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(tag), tag)
    }
  }
  for (const [long, tag] of [
    ['vie', 'vi'],
    ['eng', 'en'],
    ['fra', 'fr'],
    ['fre', 'fr'],
    ['khm', 'km'],
  ] as const) {
    put(long, tag)
  }
  return made
})()

/** A heading without case, marks and punctuation: words with one space between them, `sourceString` two. */
export function foldHeading(heading: string): string {
  return heading
    .slice(0, 200)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/ƀ/g, 'b')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * The language that a heading names, in Vietnamese, English, French or by its code.
 *
 * @param folded by {@link foldHeading}
 * @example
 * languageNamed('tieng ba na') // 'bdq'
 */
export function languageNamed(folded: string): string | undefined {
  const bare = folded.replace(/^(tieng|ngon ngu|chu|langue|language) /, '').replace(/ (language|word|words)$/, '')
  const tag = tagOf.get(folded) ?? tagOf.get(bare)
  return tag === undefined ? undefined : languageTag(tag)
}
