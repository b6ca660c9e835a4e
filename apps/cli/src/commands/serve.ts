import { once } from 'node:events'
import { startServer } from '@hiap/api/server'
import { type Arguments, wholeNumber } from '../arguments.ts'
import { usageError } from '../errors.ts'
import { print, printProblem } from '../output.ts'
import { usualData } from '../repository.ts'

const usualPort = 4330

/** `hiap serve`: runs until SIGINT or SIGTERM, then lets the requests under way finish. */
export async function run(args: Arguments, command: string): Promise<number> {
  if (args.operands[0] !== undefined) throw usageError(`The command serve takes no “${args.operands[0]}”.`, command)
  const port = wholeNumber(command, args, 'port', 0, 65_535) ?? usualPort
  const host = args.value('host')
  const release = args.value('release')
  const baseUrl = args.value('base-url')
  if (baseUrl !== undefined && !/^https?:\/\/[^\s/?#]+\/$/u.test(baseUrl)) {
    throw usageError(
      `The option --base-url wants the address of the server with a slash at its end, such as https://example.org/, not “${baseUrl}”.`,
      command,
    )
  }
  const server = await startServer({
    port,
    ...(host === undefined ? {} : { host }),
    data: args.value('data') ?? usualData,
    ...(release === undefined ? {} : { release }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  })
  if (port !== 0 && server.port !== port) printProblem(`Port ${port} is taken; this is the next free one.\n`)
  await print(args.has('json') ? `${JSON.stringify({ url: server.url })}\n` : `Hiap is at ${server.url}\n`)
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  // A second signal while closing changes nothing: closing ends by itself.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {})
  await server.close()
  return 0
}
