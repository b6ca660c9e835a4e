import type { Arguments } from '../arguments.ts'
import { chosenLanguage } from '../chosen-language.ts'
import { stdinLines } from '../input-lines.ts'
import { print } from '../output.ts'

/** `hiap normalise|fold --lang TAG`: a line in, a line out. */
export async function run(args: Arguments, command: string): Promise<number> {
  const language = chosenLanguage(command, args)
  const transform = command === 'fold' ? language.fold : language.normalise
  const json = args.has('json')
  const lines = stdinLines('text')
  for await (const batch of lines) {
    const out = batch.map((input) => {
      const text = transform.call(language, input)
      return json ? `${JSON.stringify({ input, text })}\n` : `${text}\n`
    })
    await print(out.join(''))
  }
  return lines.damaged ? 1 : 0
}
