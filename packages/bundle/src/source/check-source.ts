import { checkCases } from './check-cases.ts'
import { checkEntries } from './check-entries.ts'
import { checkManifest, noManifest } from './check-manifest.ts'
import { checkProse } from './check-prose.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { DictionarySource } from './dictionary-source.ts'
import { type FaultList, faultList } from './fault-list.ts'
import { unreadableFault } from './file-faults.ts'
import { type SourceLimits, sourceLimits } from './limits.ts'

/** The files of a dictionary source, in the order in which they are told of. */
export const sourceFiles = ['README.md', 'SOURCES.md', 'cases.tsv', 'dictionary.json', 'entries.jsonl'] as const

export type SourceFile = (typeof sourceFiles)[number]

/** A source as read: whole, or the faults that keep it from being compiled. */
export interface SourceReading {
  /** Absent if any diagnostic is an error. */
  readonly source?: DictionarySource
  /** The line of `entries.jsonl` of each entry of `source`, from 1; there where `source` is. */
  readonly lines?: readonly number[]
  /** All faults of all files, by file and line. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Checks a dictionary source and returns it, or what is wrong with it: every fault of every file at once. Never throws,
 * whatever the bytes are. Time is linear in the bytes; a line or a file beyond `limits` is told and not read.
 *
 * @param folder stands before the name of each file in the diagnostics
 * @param open gives the bytes of a file in chunks; where it cannot be read, the iteration throws an error whose `code`
 *   says why, `ENOENT` where the file is not there
 */
export async function checkSource(
  folder: string,
  open: (file: SourceFile) => AsyncIterable<Uint8Array>,
  limits: SourceLimits = sourceLimits,
): Promise<SourceReading> {
  const lists = new Map<SourceFile, FaultList>()
  const check = async <Result>(
    file: SourceFile,
    missing: 'file-missing' | 'companion-missing',
    read: (chunks: AsyncIterable<Uint8Array>, faults: FaultList) => Promise<Result>,
  ): Promise<Result | undefined> => {
    const faults = faultList(folder === '' ? file : `${folder}/${file}`, limits.faultsPerFile)
    lists.set(file, faults)
    let unreadable: { readonly cause: unknown } | undefined
    // Only what reading throws is a fault of the source; anything else is a fault of this program, and goes up.
    async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
      try {
        yield* open(file)
      } catch (cause) {
        unreadable = { cause }
        throw cause
      }
    }
    try {
      return await read(chunks(), faults)
    } catch (error) {
      if (unreadable === undefined) throw error
      faults.add(unreadableFault(missing, file, unreadable.cause))
      return undefined
    }
  }

  const facts =
    (await check('dictionary.json', 'file-missing', (chunks, faults) => checkManifest(chunks, limits, faults))) ??
    noManifest
  const checked = await check('entries.jsonl', 'file-missing', (chunks, faults) =>
    checkEntries(chunks, facts, limits, faults),
  )
  await check('cases.tsv', 'companion-missing', (chunks, faults) =>
    checkCases(chunks, facts, checked?.headwords, limits, faults),
  )
  await check('SOURCES.md', 'companion-missing', (chunks, faults) => checkProse(chunks, limits, faults))
  await check('README.md', 'companion-missing', (chunks, faults) => checkProse(chunks, limits, faults))

  const diagnostics = sourceFiles.flatMap((file) => lists.get(file)?.diagnostics() ?? [])
  const faulty = diagnostics.some(({ severity }) => severity === 'error')
  if (faulty || facts.manifest === undefined || checked === undefined) return { diagnostics }
  return { source: { manifest: facts.manifest, entries: checked.entries }, lines: checked.lines, diagnostics }
}
