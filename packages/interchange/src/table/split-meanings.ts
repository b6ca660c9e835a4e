/**
 * Divides the cell of a meaning, where that is safe: numbered meanings become senses, and what `;` or a line break parts
 * becomes the equivalents of one sense. A `;` inside brackets parts nothing, and numbers that do not run 1, 2, 3 from the
 * beginning are text. A cell that ends in a line break is divided at its line breaks and nowhere else: so a dictionary
 * that was exported comes back as it was.
 *
 * @returns the equivalents of each sense; empty where the cell is
 * @example
 * splitMeanings('bẩn; dơ') // [['bẩn', 'dơ']]
 * splitMeanings('1. ăn; xơi 2. hút') // [['ăn', 'xơi'], ['hút']]
 * splitMeanings('xanh (lá; trời)') // [['xanh (lá; trời)']]
 */
export function splitMeanings(cell: string): readonly (readonly string[])[] {
  if (/[\n\r]$/.test(cell)) return listOrNone(linesOf(cell))
  const numbered = splitNumbered(cell)
  return numbered === undefined
    ? listOrNone(splitEquivalents(cell))
    : numbered.flatMap((part) => listOrNone(splitEquivalents(part)))
}

/**
 * The cell that {@link splitMeanings} divides into these equivalents of one sense.
 *
 * @param texts each of one line
 */
export function joinMeanings(texts: readonly string[]): string {
  const joined = texts.join('; ')
  const parts = splitMeanings(joined)
  const [only] = parts
  const same = parts.length === 1 && only?.length === texts.length && only.every((part, index) => part === texts[index])
  return same ? joined : `${texts.join('\n')}\n`
}

/** The lines of a cell that are not empty. */
export function linesOf(cell: string): readonly string[] {
  return cell
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function listOrNone(texts: readonly string[]): readonly (readonly string[])[] {
  return texts.length === 0 ? [] : [texts]
}

const brackets: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['（', '）'],
])
const closing: ReadonlySet<string> = new Set(brackets.values())

function splitEquivalents(text: string): readonly string[] {
  if (!/[;；\n\r]/.test(text)) return text.trim() === '' ? [] : [text.trim()]
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const character of text) {
    if (brackets.has(character)) depth += 1
    else if (closing.has(character)) depth -= 1
    if (/[\n\r]/.test(character) || (depth === 0 && /[;；]/.test(character))) {
      parts.push(part)
      part = ''
    } else part += character
  }
  // Brackets that do not match say nothing about what is inside them.
  const divided = depth === 0 ? [...parts, part] : text.split(/[\n\r]+/)
  return divided.map((each) => each.trim()).filter((each) => each !== '')
}

const number = /(?<=^|[\s;,.])(?:\((\d{1,2})\)|(\d{1,2})[.)])(?=\s)/g

/** The parts behind 1, 2, 3 …; `undefined` where there are not at least two, or the numbers do not run so. */
function splitNumbered(text: string): readonly string[] | undefined {
  const trimmed = text.trim()
  if (!/^\(?1[.)]/.test(trimmed)) return undefined
  const found = [...trimmed.matchAll(number)]
  if (found.length < 2 || found.some((each, index) => Number(each[1] ?? each[2]) !== index + 1)) return undefined
  const parts = found.map((each, index) =>
    trimmed
      .slice(each.index + each[0].length, found[index + 1]?.index)
      .trim()
      .replace(/[;,]$/, ''),
  )
  return parts.every((part) => part.trim() !== '') ? parts : undefined
}
