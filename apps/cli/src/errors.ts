import { HiapError } from '@hiap/lexicon'

/** Every code of an error that the command itself makes. Mirrored in `docs/reference/errors.md`. */
export const cliErrorCodes = {
  'usage-wrong': 'The command line is not one that hiap understands.',
  'bundles-missing': 'The folder has no compiled dictionary.',
  'page-not-built': 'The web page that was to be put into the folder is not built.',
  'source-twice': 'Two sources have the same dictionary id.',
  'line-too-long': 'A line of the input is longer than is read.',
  'query-refused':
    'A query has something that is no text for reading: a control or bidi character, half of a pair, too many marks.',
  'words-missing': 'The word list is not there or cannot be read.',
  'layout-missing': 'The file of the layout is not there or cannot be read.',
  'import-cancelled': 'The import was cancelled; nothing was written.',
  'words-malformed': 'A line of the word list is not a word, or a word and its count.',
} as const

/** An error of the command line: shown with the usage of the command, exit code 2. */
export function usageError(message: string, command?: string): HiapError<'usage-wrong'> {
  return new HiapError('usage-wrong', message, command === undefined ? {} : { command })
}
