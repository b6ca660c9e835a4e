import { HiapError } from '@hiap/lexicon'

/** Every code that a HiapError of this package may carry. Mirrored in `docs/reference/errors.md`. */
export const bundleErrorCodes = {
  'bundle-missing': 'There is no such bundle, or it cannot be read.',
  'bundle-not-one': 'The file is not a Hiap bundle.',
  'bundle-version': 'The bundle has a format version that this program does not read.',
  'bundle-truncated': 'The bundle is shorter or longer than it says.',
  'bundle-corrupt': 'A checksum of the bundle is wrong.',
  'bundle-language': 'The bundle is of a language that this program does not know.',
  'full-text-missing': 'A search of the texts was asked for before they were loaded.',
  'dictionary-twice': 'Two bundles have the same dictionary id.',
  'cursor-unknown': 'The cursor of a page is not of this dictionary.',
  'request-failed': 'The server could not be reached or answered with an error.',
  'static-file-corrupt': 'A file of a static folder is not the one that it is named as.',
  'static-folder-version': 'The static folder has a format version that this program does not read.',
  'whole-dictionary-needed': 'Only the whole dictionary can answer, and it is too large to be fetched unasked.',
  'worker-failed': 'The search worker of the browser could not begin, or broke down.',
} as const

export type BundleErrorCode = keyof typeof bundleErrorCodes

/** An error about a bundle file: names it, the cause, and the way out. */
export function bundleError(code: BundleErrorCode, file: string, cause: string): HiapError<BundleErrorCode> {
  return new HiapError(code, `${file}: ${cause}. Compile or download it again.`, { file, cause })
}
