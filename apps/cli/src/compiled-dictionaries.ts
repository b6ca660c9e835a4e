import type { OpenedDictionary } from '@hiap/bundle'
import { openBundleFolder } from '@hiap/bundle/node'
import { HiapError } from '@hiap/lexicon'

/**
 * Opens the compiled dictionaries of a folder, those that are wanted.
 *
 * @param missing what is said where there is none, before the way to compile some
 * @throws HiapError `bundles-missing` where none is wanted, there is none, or there is no such folder; or as
 *   `openBundleFolder` does
 */
export async function compiledDictionaries(
  folder: string,
  wanted: (dictionary: OpenedDictionary) => boolean = () => true,
  missing = `${folder} has no compiled dictionary.`,
): Promise<readonly OpenedDictionary[]> {
  const opened = await openBundleFolder(folder).catch((error: unknown): readonly OpenedDictionary[] => {
    // A folder that is not there has no dictionaries: the way out is the same.
    if (error instanceof HiapError && error.code === 'bundle-missing') return []
    throw error
  })
  const dictionaries = opened.filter(wanted)
  if (dictionaries.length === 0)
    throw new HiapError('bundles-missing', `${missing} Make them with: hiap compile SOURCE… -o ${folder}`, { folder })
  return dictionaries
}
