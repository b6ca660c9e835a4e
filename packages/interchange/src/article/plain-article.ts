import type { Entry, Example, Sense } from '@hiap/lexicon'
import type { DraftEntry, DraftReference } from '../draft-entry.ts'
import { firstPartOfSpeech } from '../part-of-speech/part-of-speech-names.ts'
import { type ArticleNode, textIn } from './article-node.ts'

/** What an article of another tool says, as far as it is text. */
export type PlainArticle = Pick<DraftEntry, 'pronunciations' | 'partOfSpeech' | 'senses' | 'references'> & {
  /** Pictures, recordings and addresses that the article names, as it names them. */
  readonly resources: readonly string[]
}

/** A line of an article, and where it stands. */
interface Line {
  text: string
  /** Whether a new sense begins here. */
  readonly sense: boolean
  /** The line is no gloss, but an example of the one before. */
  readonly example?: { readonly text: string; readonly translation: string }
}

interface Reading {
  readonly lines: Line[]
  readonly transcriptions: string[]
  readonly grammar: string[]
  readonly references: DraftReference[]
  readonly resources: string[]
}

/** How the white space of a markup is meant. */
export interface MarkupFacts {
  /** Whether a line end is one, as in Pango and XDXF; else it is a space, as in HTML. */
  readonly lineEnds: boolean
  /** Whether `<k>`, `<tr>`, `<gr>` and `<ex>` are those of XDXF. */
  readonly xdxf?: boolean
  /** BCP 47 tag of the meanings. */
  readonly gloss: string
  /** The headword, which many articles begin with. */
  readonly headword: string
}

const blocks = new Set(
  'address article aside blockquote center dd details div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section summary table tbody td th thead tr ul def deftext sr etm'.split(
    ' ',
  ),
)

/**
 * Reads an article that is markup: items of the outermost numbered list, definitions of XDXF or numbered lines are
 * senses, and each line of one is a gloss. Looks (fonts, colours) are left out.
 *
 * @example
 * readPlainMarkup(readMarkup('<i>n</i><ol><li>nước</li></ol>', 64).nodes, facts).senses
 */
export function readPlainMarkup(nodes: readonly ArticleNode[], facts: MarkupFacts): PlainArticle {
  const reading: Reading = {
    lines: [],
    transcriptions: [],
    grammar: [],
    references: [],
    resources: [],
  }
  walk(nodes, { ...facts, inList: false, numbered: false }, reading)
  return articleOf(reading, facts)
}

interface Place extends MarkupFacts {
  readonly inList: boolean
  readonly numbered: boolean
}

function walk(nodes: readonly ArticleNode[], place: Place, reading: Reading): void {
  for (const node of nodes) {
    if (typeof node === 'string') addText(node, place, reading)
    else {
      const { tag, children, href, src } = node
      if (src !== undefined) reading.resources.push(src)
      if (tag === 'br') newLine(reading, false)
      else if ((tag === 'k' && place.xdxf) || tag === 'rref' || tag === 'rt' || tag === 'rp') {
        if (tag === 'rref') reading.resources.push(textIn(node).trim())
      } else if (tag === 'tr' && place.xdxf) addTo(reading.transcriptions, textIn(node))
      else if (tag === 'gr' && place.xdxf) addTo(reading.grammar, textIn(node))
      else if (tag === 'kref' || (tag === 'a' && href !== undefined && /^(bword|entry|dict):|^\?query=/.test(href))) {
        addText(textIn(node), place, reading)
        const headword = textIn(node).trim()
        if (headword !== '') reading.references.push({ type: 'see-also', headword })
      } else if (tag === 'ex' && place.xdxf) addExample(node.children, reading)
      else {
        if (tag === 'a' && href !== undefined && href !== '') reading.resources.push(href)
        const isItem = (tag === 'li' && place.numbered) || (tag === 'def' && !children.some(isDefinition))
        if (blocks.has(tag)) newLine(reading, isItem)
        walk(
          children,
          {
            ...place,
            inList: place.inList || tag === 'ol',
            // Lists inside an item are more of the same sense.
            numbered: tag === 'ol' ? !place.inList : tag === 'ul' || tag === 'li' ? false : place.numbered,
          },
          reading,
        )
        if (blocks.has(tag)) newLine(reading, false)
      }
    }
  }
}

function isDefinition(node: ArticleNode): boolean {
  return typeof node !== 'string' && (node.tag === 'def' || node.children.some(isDefinition))
}

function addTo(list: string[], text: string): void {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (plain !== '') list.push(plain)
}

function newLine({ lines }: Reading, sense: boolean): void {
  const last = lines.at(-1)
  if (last?.text.trim() === '' && !last.sense && last.example === undefined) lines.pop()
  lines.push({ text: '', sense })
}

function addText(text: string, { lineEnds }: Place, reading: Reading): void {
  for (const [index, piece] of (lineEnds ? text.split(/\r?\n/) : [text]).entries()) {
    if (index > 0 || reading.lines.length === 0) newLine(reading, false)
    const last = reading.lines.at(-1)
    if (last !== undefined) last.text += piece.replace(/\s+/g, ' ')
  }
}

function addExample(nodes: readonly ArticleNode[], reading: Reading): void {
  const named = (tag: string): string =>
    nodes
      .flatMap((node) => (typeof node !== 'string' && node.tag === tag ? [textIn(node)] : []))
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim()
  const text = named('ex_orig') || nodes.map(textIn).join('').replace(/\s+/g, ' ').trim()
  if (text === '') return
  const translation = named('ex_orig') === '' ? '' : named('ex_trn')
  reading.lines.push({ text: '', sense: false, example: { text, translation } })
  newLine(reading, false)
}

const number = /^(?:\(?([1-9][0-9]?)[.)°]|([①-⑳]))\s*(.*)$/u

function articleOf(
  { lines, transcriptions, grammar, references, resources }: Reading,
  { gloss, headword }: MarkupFacts,
): PlainArticle {
  const senses: { glosses: string[]; examples: Example[] }[] = []
  const begin = (): { glosses: string[]; examples: Example[] } => {
    const made = { glosses: [], examples: [] }
    senses.push(made)
    return made
  }
  let open = false
  for (const { text: line, sense: begins, example } of lines) {
    if (example !== undefined) {
      const { text, translation } = example
      const translations = translation === '' ? {} : { [gloss]: translation }
      ;(senses.at(-1) ?? begin()).examples.push({ text, translations, status: 'attested' })
      continue
    }
    const text = line.trim()
    const numbered = number.exec(text)
    const said = numbered === null ? text : (numbered[3] ?? '').trim()
    if (begins || numbered !== null) open = false
    // Many articles say their headword again.
    if (said === '' || (senses.length === 0 && said === headword)) continue
    const sense = (open ? senses.at(-1) : undefined) ?? begin()
    open = true
    sense.glosses.push(said)
  }
  const [named] = grammar
  return {
    ...pronounced(transcriptions),
    ...(named === undefined ? {} : { partOfSpeech: partOfSpeechOf(named, gloss) }),
    senses: senses.map((sense) => senseOf(sense, gloss)),
    ...(references.length === 0 ? {} : { references: distinct(references) }),
    resources: [...new Set(resources)],
  }
}

function pronounced(transcriptions: readonly string[]): Pick<PlainArticle, 'pronunciations'> {
  const all = transcriptions.map(withoutBrackets).filter((text) => text !== '')
  return all.length === 0 ? {} : { pronunciations: [...new Set(all)].map((ipa) => ({ ipa })) }
}

/** A transcription without its brackets or strokes. Asks for no run of them at each of its places, as a pattern would. */
function withoutBrackets(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && '[/'.includes(text.charAt(from))) from++
  while (to > from && ']/'.includes(text.charAt(to - 1))) to--
  return text.slice(from, to).trim()
}

function partOfSpeechOf(name: string, gloss: string): NonNullable<Entry['partOfSpeech']> {
  return { ud: firstPartOfSpeech(name)?.ud ?? 'X', label: { [gloss]: name } }
}

function senseOf(
  { glosses, examples }: { readonly glosses: readonly string[]; readonly examples: readonly Example[] },
  gloss: string,
): Sense {
  return {
    glosses: glosses.length === 0 ? {} : { [gloss]: glosses },
    ...(examples.length === 0 ? {} : { examples }),
  }
}

function distinct(references: readonly DraftReference[]): readonly DraftReference[] {
  return [...new Map(references.map((each) => [each.headword, each])).values()]
}

/**
 * Reads an article that is plain text. Its lines may begin with the signs of the Free Vietnamese Dictionary Project: `@`
 * headword and pronunciation, `*` part of speech, `-` meaning, `=` example and, behind `+`, its translation, `!` phrase.
 * Each part of speech is an article of its own. Else numbered lines are senses, and each line of one is a gloss.
 *
 * @example
 * readPlainText('@water /ˈwɔːtə/\n* danh từ\n- nước\n=cold water+ nước lạnh', facts)
 */
export function readPlainText(text: string, facts: MarkupFacts): readonly PlainArticle[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  return lines.some((line) => line.startsWith('-')) && lines.some((line) => /^[@*]/.test(line))
    ? readSigns(lines, facts.gloss)
    : [readPlainMarkup([text], { ...facts, lineEnds: true })]
}

function readSigns(lines: readonly string[], gloss: string): readonly PlainArticle[] {
  const articles: { name: string | undefined; senses: { glosses: string[]; examples: Example[] }[] }[] = []
  const transcriptions: string[] = []
  const article = (): (typeof articles)[number] => {
    const made = { name: undefined, senses: [] }
    articles.push(made)
    return made
  }
  const sense = (): (typeof articles)[number]['senses'][number] => {
    const { senses } = articles.at(-1) ?? article()
    const last = senses.at(-1)
    if (last !== undefined) return last
    const made = { glosses: [], examples: [] }
    senses.push(made)
    return made
  }
  /** A phrase whose meaning follows. */
  let phrase: string | undefined
  for (const line of lines) {
    const rest = line.slice(1).trim()
    if (line.startsWith('@')) {
      const from = rest.indexOf('/') + 1
      if (from > 0 && rest.endsWith('/') && from < rest.length - 1) transcriptions.push(rest.slice(from, -1))
    } else if (line.startsWith('*')) {
      phrase = undefined
      article().name = rest
    } else if (line.startsWith('!')) phrase = rest
    else if (line.startsWith('-') && phrase !== undefined) {
      sense().examples.push({ text: phrase, translations: { [gloss]: rest }, status: 'attested' })
    } else if (line.startsWith('-')) {
      ;(articles.at(-1) ?? article()).senses.push({ glosses: [rest], examples: [] })
    } else if (line.startsWith('=')) {
      const [text = '', ...translation] = rest.split('+')
      const translated = translation.join('+').trim()
      sense().examples.push({
        text: text.trim(),
        translations: translated === '' ? {} : { [gloss]: translated },
        status: 'attested',
      })
    } else if (line !== '') sense().glosses.push(line)
  }
  return articles
    .filter(({ senses }) => senses.length > 0)
    .map(({ name, senses }) => ({
      ...pronounced(transcriptions),
      ...(name === undefined || name === '' ? {} : { partOfSpeech: partOfSpeechOf(name, gloss) }),
      senses: senses.map((each) => senseOf(each, gloss)),
      resources: [],
    }))
}
