import type { Shelf } from '@hiap/bundle'
import type { SearchRequest } from '@hiap/lexicon'
import type { Arguments } from './arguments.ts'
import { usageError } from './errors.ts'
import { didYouMean } from './nearest-name.ts'

/**
 * Where `--dict`, `--from` and `--to` say to look.
 *
 * @throws HiapError `usage-wrong` for a dictionary that is not there, or a language that none has
 */
export function chosenDictionaries(
  shelf: Shelf,
  args: Arguments,
  command: string,
): Pick<SearchRequest, 'dictionaries' | 'from' | 'to'> {
  const dictionaries = shelf.dictionaries()
  const ids = dictionaries.map(({ id }) => id)
  const tags = [...new Set(dictionaries.flatMap(({ language, glossLanguages }) => [language, ...glossLanguages]))]
  const wanted = args.values('dict').flatMap((value) => value.split(','))
  for (const id of wanted) {
    if (!ids.includes(id)) {
      throw usageError(`There is no dictionary “${id}”.${didYouMean(id, ids)} There are ${ids.join(', ')}.`, command)
    }
  }
  const language = (option: 'from' | 'to'): string | undefined => {
    const tag = args.value(option)
    if (tag !== undefined && !tags.some((known) => known === tag || known.startsWith(`${tag}-`))) {
      throw usageError(
        `No dictionary has the language “${tag}”.${didYouMean(tag, tags)} There are ${tags.join(', ')}.`,
        command,
      )
    }
    return tag
  }
  const from = language('from')
  const to = language('to')
  return {
    ...(wanted.length === 0 ? {} : { dictionaries: wanted }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }
}
