import { type Language, languageOf, languages } from '@hiap/lexicon'
import type { Arguments } from './arguments.ts'
import { usageError } from './errors.ts'
import { didYouMean } from './nearest-name.ts'

/**
 * The language that `--lang` names.
 *
 * @throws HiapError `usage-wrong` where it is left out or not built in
 */
export function chosenLanguage(command: string, args: Arguments): Language {
  const tags = languages.map(({ tag }) => tag)
  const tag = args.value('lang')
  if (tag === undefined) {
    throw usageError(`The command ${command} needs --lang TAG: one of ${tags.join(', ')}.`, command)
  }
  const language = languageOf(tag)
  if (language === undefined) {
    throw usageError(`No language has the tag “${tag}”.${didYouMean(tag, tags)} There are ${tags.join(', ')}.`, command)
  }
  if (args.operands[0] !== undefined) {
    throw usageError(`The command ${command} reads text from stdin and takes no “${args.operands[0]}”.`, command)
  }
  return language
}
