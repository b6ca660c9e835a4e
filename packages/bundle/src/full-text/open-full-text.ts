import {
  type ArrayTable,
  anyLanguageOf,
  arrayNamed,
  cutQuery,
  type EntryFilter,
  HiapError,
  type Hit,
  meets,
  openArrays,
  type Reason,
  type SearchableDictionary,
  type SearchRequest,
  summaryOf,
} from '@hiap/lexicon'
import lunr from 'lunr'
import { dictionaryWords } from '../dictionary-words.ts'
import { type TextKind, textsOf } from './entry-texts.ts'
import { excerptOf } from './excerpt.ts'
import { rankSlice } from './rank-slice.ts'
import { readSlice, type TextMatch, textLimits } from './read-slice.ts'
import { type TextLayer, textLayer } from './text-layer.ts'
import { queryTerms, type TextWord, type TextWords, textWords } from './text-words.ts'

/** The texts of a dictionary, ready to be searched. */
export interface FullText {
  /**
   * Finds entries by what their definitions, examples and articles say: each entry once, with its best text.
   */
  find(request: TextRequest, match: TextMatch): TextAnswer
}

export interface TextRequest extends Pick<SearchRequest, 'query' | 'from' | 'to'> {
  /** At most this many hits. */
  readonly limit: number
  /** Whether an entry may answer. Left out: every entry may. */
  readonly accepts?: EntryFilter | undefined
  /** Numbers of entries that a better tier has found. */
  readonly found?: ReadonlySet<number>
}

export interface TextAnswer {
  /** Tier `text`, best first. */
  readonly hits: readonly Hit[]
  /** Some text matches, if only of an entry that a better tier has found. */
  readonly matches: boolean
  /** A limit was reached: there may be more. */
  readonly truncated: boolean
}

/**
 * Opens the section `text` of a bundle: makes views on it, and for a language without spaces a word list of the
 * headwords. Parses no text.
 *
 * @param section at an address that is a multiple of 4
 * @throws HiapError `index-malformed`
 */
export function openFullText(
  section: Uint8Array,
  dictionary: SearchableDictionary & { readonly size: number },
): FullText {
  const table = openArrays(section)
  const layers = tagsOf(table).flatMap((tag, i): OpenLayer[] => {
    const language = anyLanguageOf(tag)
    if (language === undefined) return []
    const words = language.tag === dictionary.language.tag ? [...dictionaryWords(dictionary)] : []
    return [{ layer: textLayer(table, i, tag, dictionary.size), words: textWords(language, words) }]
  })
  return {
    find(request, match) {
      const query = cutQuery(request.query)
      const best = new Map<number, FoundText>()
      let truncated = false
      let matches = false
      for (const { layer, words } of layers) {
        if (!isOpen(layer.language, dictionary, request)) continue
        const typed = typedWords(query, words)
        if (typed.terms.length === 0) continue
        const most = textLimits.textsPerHit * (request.limit + marksLookedAt)
        const slice = readSlice(layer, { ...typed, match, most, accepts: request.accepts })
        if (slice === undefined) continue
        matches = true
        truncated ||= slice.truncated
        for (const text of foundTexts(layer, typed, words, rankSlice(lunr, slice, typed.terms), request)) {
          const before = best.get(text.entry)
          if (before === undefined || before.score < text.score) best.set(text.entry, text)
        }
      }
      const texts = [...best.values()].sort(byScore)
      const ahead = texts.some(({ typed }) => typed.marked.length > 0) ? marksLookedAt : 0
      const hits = texts
        .slice(0, request.limit + ahead)
        .map((text) => ({ entry: text.entry, ...hitOf(dictionary, text, request.to) }))
        .sort(byScore)
        .slice(0, request.limit)
        .map(({ entry: _, ...hit }) => hit)
      return { hits, matches, truncated }
    },
  }
}

interface OpenLayer {
  readonly layer: TextLayer
  readonly words: TextWords
}

interface Typed {
  /** Those that were typed with marks. */
  readonly marked: readonly TextWord[]
  /** Each once. */
  readonly terms: readonly string[]
  /** The last term may be the beginning of one. */
  readonly begins: boolean
}

interface FoundText {
  readonly entry: number
  readonly place: number
  readonly score: number
  readonly language: string
  readonly typed: Typed
  readonly words: TextWords
}

/** Texts are put in order by words without marks; of so many beyond the limit the marks are looked at too. */
const marksLookedAt = 16

/** One letter begins too many words to say anything. */
const shortestBeginning = 2

const reasons: Readonly<Record<TextKind, Reason>> = {
  definition: 'in-definition',
  example: 'in-example',
  article: 'in-article',
}

function tagsOf(table: ArrayTable): readonly string[] {
  try {
    const tags: unknown = JSON.parse(new TextDecoder().decode(arrayNamed(table, 'languages', Uint8Array)))
    if (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string')) return tags
  } catch (error) {
    if (error instanceof HiapError) throw error
  }
  throw new HiapError('index-malformed', 'The full text cannot be read: its list of languages is none.')
}

/**
 * Whether texts of a language may answer: those in the dictionary's own lead to a gloss language, those in any other to
 * the dictionary's own.
 */
function isOpen(language: string, dictionary: SearchableDictionary, { from, to }: TextRequest): boolean {
  if (!meets(from, language)) return false
  if (language !== dictionary.languageTag) return meets(to, dictionary.languageTag)
  return to === undefined || dictionary.glossLanguageTags.some((tag) => meets(to, tag))
}

function typedWords(query: string, divide: TextWords): Typed {
  const words = divide(query)
  const terms = queryTerms(words)
  const last = words.at(-1)
  const lastTerm = last?.joined ? words.at(-2)!.folded + last.folded : (last?.folded ?? '')
  // A last word that was typed before is complete already.
  const marked = words.filter((word) => word.canonical !== word.folded)
  return { marked, terms, begins: lastTerm.length >= shortestBeginning && terms.at(-1) === lastTerm }
}

/** The best text of each entry that may answer, best first. */
function foundTexts(
  layer: TextLayer,
  typed: Typed,
  words: TextWords,
  ranked: ReturnType<typeof rankSlice>,
  { limit, found }: TextRequest,
): readonly FoundText[] {
  const texts = new Map<number, FoundText>()
  for (const { document, score } of ranked) {
    const entry = layer.entry[document]!
    if (found?.has(entry) || texts.has(entry)) continue
    texts.set(entry, { entry, place: layer.place[document]!, score, language: layer.language, typed, words })
    if (texts.size === limit + marksLookedAt) break
  }
  return [...texts.values()]
}

function hitOf(dictionary: SearchableDictionary, found: FoundText, to: string | undefined): Hit {
  const { typed } = found
  const entry = dictionary.entryAt(found.entry)
  const written = textsOf(entry, dictionary.languageTag)[found.place]
  if (written === undefined)
    throw new HiapError('index-malformed', `The full text cannot be read: the entry ${entry.id} has no such text.`)
  const { kind, text } = written
  const words = found.words(text)
  const last = typed.begins ? typed.terms.at(-1) : undefined
  return {
    ...summaryOf(dictionary, entry, to),
    tier: 'text',
    reason: reasons[kind],
    ...excerptOf(anyLanguageOf(found.language)!, text, words, {
      terms: new Set(typed.terms),
      ...(last === undefined ? {} : { beginning: last }),
    }),
    excerptLanguage: found.language,
    score: found.score * marksShare(typed.marked, words),
  }
}

/** 1 where every word typed with marks stands so in the text, 1/2 where none does. Who types no mark means all. */
function marksShare(marked: readonly TextWord[], words: readonly TextWord[]): number {
  if (marked.length === 0) return 1
  const spelt = new Set(words.map((word) => word.canonical))
  return (1 + marked.filter((word) => spelt.has(word.canonical)).length / marked.length) / 2
}

function byScore(a: Pick<FoundText, 'entry' | 'score'>, b: Pick<FoundText, 'entry' | 'score'>): number {
  return b.score - a.score || a.entry - b.entry
}
