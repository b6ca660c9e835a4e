import { cutFolder, openBundle } from '@hiap/bundle'
import { type FolderFile, writeStaticFolder } from '@hiap/bundle/node'
import { print, showProgress } from '../output.ts'

/** A dictionary that was compiled. */
export interface CompiledBundle {
  readonly id: string
  readonly entries: number
  readonly bytes: Uint8Array
  readonly hash: string
}

/**
 * Writes compiled dictionaries, and the page, as a folder for a plain web server. A line of stdout for each dictionary,
 * as without shards, and one for the folder: `shards`, files, bytes, how many of the files were written, separated by
 * tabs.
 */
export async function compileFolder(
  bundles: readonly CompiledBundle[],
  page: readonly FolderFile[],
  folder: string,
  json: boolean,
): Promise<number> {
  showProgress('Cutting …')
  const cut = cutFolder(bundles.map(({ id, bytes }) => openBundle(bytes, id)))
  showProgress('Writing …')
  const { written, kept } = await writeStaticFolder(folder, cut, page)
  showProgress('')
  const all = [...cut.files, ...page, cut.pointer]
  const bytes = all.reduce((sum, file) => sum + file.bytes.length, 0)
  for (const { id, entries, bytes: bundle, hash } of bundles)
    await print(
      json
        ? `${JSON.stringify({ id, entries, bytes: bundle.length, hash })}\n`
        : `${[id, entries, bundle.length, hash].join('\t')}\n`,
    )
  await print(
    json
      ? `${JSON.stringify({ folder, files: written + kept, bytes, written })}\n`
      : `${['shards', written + kept, bytes, written].join('\t')}\n`,
  )
  return 0
}
