import type { DictionaryClient } from '@hiap/lexicon'
import { compileBundle } from '../../src/compile.ts'
import { readSource } from '../../src/node/read-source.ts'
import { type OpenedDictionary, openBundle } from '../../src/opened-dictionary.ts'
import type { CutFolder } from '../../src/shards/cut-folder.ts'
import { type StaticClientOptions, staticClient } from '../../src/shards/static-client.ts'

/** A dictionary of the repository, compiled. */
export async function realDictionary(id: string): Promise<OpenedDictionary> {
  const { source, diagnostics } = await readSource(new URL(`../../../../dictionaries/${id}`, import.meta.url).pathname)
  if (source === undefined) throw new Error(diagnostics[0]?.message)
  return openBundle(compileBundle(source))
}

/** A static folder in memory, and what was fetched of it. */
export interface FolderInMemory {
  readonly folder: CutFolder
  readonly fetch: typeof fetch
  /** Paths in the order in which they were fetched. */
  readonly fetched: string[]
  /** Files by path; a test may change them. */
  readonly files: Map<string, Uint8Array>
  client(options?: StaticClientOptions): DictionaryClient
}

export const address = 'https://words.example/dictionary/'

export function folderInMemory(folder: CutFolder): FolderInMemory {
  const files = new Map([...folder.files, folder.pointer].map(({ name, bytes }) => [name, bytes]))
  const fetched: string[] = []
  const fetchFile: typeof fetch = async (input, init) => {
    const url = String(input)
    init?.signal?.throwIfAborted()
    if (!url.startsWith(address)) throw new TypeError(`${url} is elsewhere`)
    fetched.push(url.slice(address.length))
    const bytes = files.get(url.slice(address.length))
    return bytes === undefined ? new Response('none', { status: 404 }) : new Response(bytes.slice())
  }
  return {
    folder,
    files,
    fetched,
    fetch: fetchFile,
    client: (options = {}) => staticClient(address, { fetch: fetchFile, ...options }),
  }
}
