import { createShelf, type Shelf } from '@hiap/bundle'
import {
  cutQuery,
  features,
  guardText,
  type Hit,
  type Range,
  type SearchAnswer,
  type SearchFilter,
  type SearchRequest,
  udTags,
} from '@hiap/lexicon'
import { type Arguments, wholeNumber } from '../arguments.ts'
import { chosenDictionaries } from '../chosen-dictionaries.ts'
import { compiledDictionaries } from '../compiled-dictionaries.ts'
import { usageError } from '../errors.ts'
import { stdinLines } from '../input-lines.ts'
import { didYouMean } from '../nearest-name.ts'
import { inColumn, print, printProblem, styled } from '../output.ts'
import { reasonInWords } from '../reason-words.ts'
import { usualData } from '../repository.ts'

/**
 * `hiap search [QUERY]`: a hit on each line of stdout: headword, gloss, tier, reason in words, dictionary, id, and where
 * a text matched its excerpt, separated by tabs; with queries from stdin, the query before them. 1 where nothing was
 * found.
 */
export async function run(args: Arguments, command: string): Promise<number> {
  const limit = wholeNumber(command, args, 'limit', 1, 100)
  const shelf = createShelf(await compiledDictionaries(args.value('data') ?? usualData))
  const request = { ...narrowed(shelf, args, command), ...(limit === undefined ? {} : { limit }) }
  if (request.fullText) await shelf.loadFullText(request.dictionaries)
  const json = args.has('json')
  let refused = false
  // What is no text for reading finds nothing and is told; each query still has its answer.
  const answered = (query: string, place: string): SearchAnswer => {
    const verdict = guardText(query, { maximumLength: longestLine, lines: true })
    if (verdict.fit) return shelf.search({ ...request, query })
    refused = true
    printProblem(`hiap: query-refused: ${place} cannot be searched for: ${verdict.fault} at position ${verdict.at}.\n`)
    return { query: cutQuery(query), hits: [], truncated: false }
  }

  if (args.operands.length > 0) {
    const answer = answered(args.operands.join(' '), 'The query')
    await print(json ? `${JSON.stringify(answer)}\n` : answer.hits.map((hit) => `${hitLine(hit)}\n`).join(''))
    return answer.hits.length > 0 ? 0 : 1
  }
  const lines = stdinLines('queries')
  let found = false
  let line = 0
  for await (const batch of lines) {
    for (const query of batch) {
      const answer = answered(query, `Line ${++line}`)
      found ||= answer.hits.length > 0
      await print(
        json
          ? `${JSON.stringify(answer)}\n`
          : answer.hits.map((hit) => `${inColumn(answer.query)}\t${hitLine(hit)}\n`).join(''),
      )
    }
  }
  return found && !lines.damaged && !refused ? 0 : 1
}

/** Longer queries are cut; this only keeps the guard from reading far. In UTF-16 code units. */
const longestLine = 65_536

function narrowed(shelf: Shelf, args: Arguments, command: string): Omit<SearchRequest, 'query'> {
  const filter = filterOf(shelf, args, command)
  return {
    ...(args.has('text') ? { fullText: true } : {}),
    ...(filter === undefined ? {} : { filter }),
    ...chosenDictionaries(shelf, args, command),
  }
}

/** @throws HiapError `usage-wrong` for a value that no entry can have */
function filterOf(shelf: Shelf, args: Arguments, command: string): SearchFilter | undefined {
  const listed = (option: string): readonly string[] => args.values(option).flatMap((value) => value.split(','))
  const among = <Value extends string>(
    option: string,
    values: readonly string[],
    known: readonly Value[],
  ): readonly Value[] =>
    values.map((value) => {
      const found = known.find((each) => each.toLowerCase() === value.toLowerCase())
      if (found !== undefined) return found
      const named = known.length === 0 ? 'No dictionary names any.' : `There are ${known.join(', ')}.`
      throw usageError(`There is no --${option} “${value}”.${didYouMean(value, known)} ${named}`, command)
    })
  for (const domain of listed('domain'))
    if (!/^[1-9](?:\.[1-9][0-9]?){0,5}$/.test(domain))
      throw usageError(
        `The option --domain wants the number of a semantic domain, such as 1.3, not “${domain}”.`,
        command,
      )
  const dialects = shelf.dictionaries().flatMap(({ facets }) => facets.dialects.map(({ value }) => value))
  const filter = {
    partsOfSpeech: among('pos', listed('pos'), udTags),
    semanticDomains: listed('domain'),
    // The name of a dialect may have commas.
    dialects: among('dialect', args.values('dialect'), [...new Set(dialects)]),
    has: among('has', listed('has'), features),
  }
  return Object.values(filter).every((values) => values.length === 0) ? undefined : filter
}

function hitLine(hit: Hit): string {
  const { headword, gloss, tier, variant, dictionary, entryId, excerpt, ranges } = hit
  const inHeadword = tier !== 'gloss' && tier !== 'text' && variant === undefined
  return [
    inHeadword ? marked(headword, ranges) : inColumn(headword),
    tier === 'gloss' ? marked(gloss, ranges) : inColumn(gloss),
    tier,
    inColumn(reasonInWords(hit)),
    dictionary,
    entryId,
    ...(excerpt === undefined ? [] : [marked(excerpt, ranges)]),
  ].join('\t')
}

function marked(text: string, ranges: readonly Range[]): string {
  let line = ''
  let at = 0
  for (const { from, to } of ranges) {
    line += inColumn(text.slice(at, from)) + styled('bold', inColumn(text.slice(from, to)))
    at = to
  }
  return line + inColumn(text.slice(at))
}
