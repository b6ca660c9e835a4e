import { checkSource, type SourceReading } from '@hiap/bundle/source'
import type { DraftEntry } from '../../src/draft-entry.ts'
import type { Importer, ImportFacts, InputFile } from '../../src/importer.ts'
import type { Problem } from '../../src/problem.ts'
import type { DictionaryFacts } from '../../src/take-in/manifest.ts'
import { memoryScratch } from '../../src/take-in/scratch.ts'
import { type ImportReport, takeIn } from '../../src/take-in/take-in.ts'
import { type Files, type MemoryTarget, memoryInput, memoryTarget } from '../memory-files.ts'

/** A draft with what every record has; the rest is given. */
export function draft(row: number, headword: string, gloss: string, more: Partial<DraftEntry> = {}): DraftEntry {
  return { row, headword: { text: headword }, senses: [{ glosses: { vi: [gloss] } }], ...more }
}

/** An importer that yields what it is given. */
export function importerOf(drafts: Iterable<DraftEntry>, facts: ImportFacts = {}): Importer {
  return {
    format: 'csv',
    endings: [],
    recognises: () => false,
    async *read() {
      yield* drafts
      return facts
    },
  }
}

export interface Taken {
  readonly report: ImportReport
  readonly problems: readonly Problem[]
  readonly target: MemoryTarget
  /** The source as `hiap check` reads it. */
  readonly reading: SourceReading
}

/** Takes in by an importer, in memory, and checks what came of it. */
export async function takeInBy(
  importer: Importer,
  input: InputFile,
  dictionary: Partial<DictionaryFacts> = {},
  options: Readonly<Record<string, string>> = {},
): Promise<Taken> {
  const problems: Problem[] = []
  const target = memoryTarget()
  const report = await takeIn({
    importer,
    input,
    dictionary: { id: 'taken', licence: 'CC0-1.0', ...dictionary },
    options,
    scratch: memoryScratch(),
    target,
    tell: (problem) => problems.push(problem),
  })
  const reading = await checkSource('', async function* (file) {
    const bytes = target.files.get(file)
    if (bytes === undefined) throw Object.assign(new Error(file), { code: 'ENOENT' })
    yield bytes
  })
  return { report, problems, target, reading }
}

/** Takes drafts in. */
export function takeInDrafts(
  drafts: Iterable<DraftEntry>,
  dictionary: Partial<DictionaryFacts> = { language: 'jra-Latn' },
  facts: ImportFacts = {},
  files: Files = { 'words.csv': 'x' },
): Promise<Taken> {
  return takeInBy(importerOf(drafts, facts), memoryInput(files, 'words.csv'), dictionary)
}
