import { createShelf, type Shelf } from '@hiap/bundle'
import { type GlossAnswer, type GlossedWord, type GlossRequest, guardText, textPieces } from '@hiap/lexicon'
import type { Arguments } from '../arguments.ts'
import { chosenDictionaries } from '../chosen-dictionaries.ts'
import { compiledDictionaries } from '../compiled-dictionaries.ts'
import { longestLine, stdinLines } from '../input-lines.ts'
import { inColumn, print, printProblem, styled } from '../output.ts'
import { usualData } from '../repository.ts'

/**
 * `hiap gloss [TEXT]`: a word of the text on each line of stdout: word, gloss, headword, dictionary, id, separated by
 * tabs; a line for each entry, and one with `?` for a word that has none. With texts from stdin, an empty line behind
 * each. 1 where no word was found.
 */
export async function run(args: Arguments, command: string): Promise<number> {
  const shelf = createShelf(await compiledDictionaries(args.value('data') ?? usualData))
  const chosen = chosenDictionaries(shelf, args, command)
  const json = args.has('json')
  let refused = false
  let found = false
  // What is no text for reading has no words and is told; each text still has its answer.
  const answered = (text: string, place: string): string => {
    const verdict = guardText(text, { maximumLength: longestLine, lines: true })
    if (!verdict.fit) {
      refused = true
      printProblem(`hiap: query-refused: ${place} cannot be read: ${verdict.fault} at position ${verdict.at}.\n`)
    }
    const answer = verdict.fit ? glossWhole(shelf, { ...chosen, text }) : { text, words: [], truncated: false }
    found ||= answer.words.some(({ entries }) => entries.length > 0)
    return json ? `${JSON.stringify(answer)}\n` : wordLines(answer)
  }

  if (args.operands.length > 0) {
    await print(answered(args.operands.join(' '), 'The text'))
    return found ? 0 : 1
  }
  const lines = stdinLines('texts')
  let line = 0
  for await (const batch of lines) {
    for (const text of batch) await print(`${answered(text, `Line ${++line}`)}${json ? '' : '\n'}`)
  }
  return found && !lines.damaged && !refused ? 0 : 1
}

/** Reads a text of any length, piece by piece: the answer is never cut. */
function glossWhole(shelf: Shelf, request: GlossRequest): GlossAnswer {
  const words: GlossedWord[] = []
  let at = 0
  for (const text of textPieces(request.text)) {
    for (const word of shelf.gloss({ ...request, text }).words)
      words.push({ ...word, from: at + word.from, to: at + word.to })
    at += text.length
  }
  return { text: request.text, words, truncated: false }
}

function wordLines({ text, words }: GlossAnswer): string {
  return words
    .map(({ from, to, entries }) => {
      const word = inColumn(text.slice(from, to))
      return entries.length === 0
        ? `${word}\t?\n`
        : entries
            .map(({ headword, gloss, dictionary, entryId }) =>
              [styled('bold', word), inColumn(gloss), inColumn(headword), dictionary, `${entryId}\n`].join('\t'),
            )
            .join('')
    })
    .join('')
}
