import { romaniseExactKhmer } from '@hiap/lexicon'
import type { Arguments } from '../arguments.ts'
import { chosenLanguage } from '../chosen-language.ts'
import { usageError } from '../errors.ts'
import { stdinLines } from '../input-lines.ts'
import { didYouMean } from '../nearest-name.ts'
import { print } from '../output.ts'

/** The ways to write a language in Latin letters besides its own `romanise`, by tag. */
const exact: Readonly<Record<string, (text: string) => string>> = { km: romaniseExactKhmer }

const schemes = ['gazetteer', 'exact']

/** `hiap romanise --lang TAG [--scheme NAME]`: a line in, a line out. */
export async function run(args: Arguments, command: string): Promise<number> {
  const language = chosenLanguage(command, args)
  const scheme = args.value('scheme')
  if (scheme !== undefined && !schemes.includes(scheme)) {
    throw usageError(
      `There is no scheme “${scheme}”.${didYouMean(scheme, schemes)} There are ${schemes.join(', ')}.`,
      command,
    )
  }
  if (scheme !== undefined && exact[language.tag] === undefined) {
    throw usageError(`The language ${language.tag} has one way to be romanised: leave out --scheme.`, command)
  }
  const romanise = (scheme === 'exact' ? exact[language.tag] : undefined) ?? language.romanise
  const json = args.has('json')
  const lines = stdinLines('text')
  for await (const batch of lines) {
    const out = batch.map((input) => {
      const text = romanise.call(language, input)
      return json ? `${JSON.stringify({ input, text })}\n` : `${text}\n`
    })
    await print(out.join(''))
  }
  return lines.damaged ? 1 : 0
}
