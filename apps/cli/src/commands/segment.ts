import { dictionaryWords } from '@hiap/bundle'
import type { Language } from '@hiap/lexicon'
import type { Arguments } from '../arguments.ts'
import { chosenLanguage } from '../chosen-language.ts'
import { compiledDictionaries } from '../compiled-dictionaries.ts'
import { usageError } from '../errors.ts'
import { stdinLines } from '../input-lines.ts'
import { print } from '../output.ts'
import { usualData } from '../repository.ts'
import { readWordListFile } from '../word-list-file.ts'

/** `hiap segment --lang TAG`: a line in, the line with `|` between its segments out. */
export async function run(args: Arguments, command: string): Promise<number> {
  const language = await withWords(chosenLanguage(command, args), args, command)
  const json = args.has('json')
  const lines = stdinLines('text')
  for await (const batch of lines) {
    const out = batch.map((input) => {
      const segments = language.segment(input).map(({ from, to }) => input.slice(from, to))
      return json ? `${JSON.stringify({ input, segments })}\n` : `${segments.join('|')}\n`
    })
    await print(out.join(''))
  }
  return lines.damaged ? 1 : 0
}

/** The language with its word list, where it needs one: that of the file, else that of the compiled dictionaries. */
async function withWords(language: Language, args: Arguments, command: string): Promise<Language> {
  const file = args.value('words')
  if (language.withWords === undefined) {
    if (file === undefined) return language
    throw usageError(`${language.tag} needs no word list: its words are written apart. Leave --words out.`, command)
  }
  if (file !== undefined) return language.withWords(await readWordListFile(file))
  const folder = args.value('data') ?? usualData
  const dictionaries = await compiledDictionaries(
    folder,
    (dictionary) => dictionary.language.tag === language.tag,
    `${folder} has no compiled dictionary of ${language.tag} to take words from. Name a word list with --words.`,
  )
  return language.withWords(dictionaries.flatMap((dictionary) => [...dictionaryWords(dictionary)]))
}
