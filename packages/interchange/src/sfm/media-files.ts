import type { Media } from '@hiap/lexicon'
import type { InputFile } from '../importer.ts'
import { unknownLicence } from '../take-in/manifest.ts'

/** The recordings and pictures that a file names. */
export interface MediaFiles {
  /** Where each lies beside the file, by the path that entries name. */
  readonly paths: ReadonlyMap<string, string>
  /**
   * Notes a file that an entry names.
   *
   * @param path as the file has it, also of another machine: `C:\Pictures\dog.jpg` is looked for as `dog.jpg`
   * @returns `undefined` where it is no path of a recording, picture or film
   */
  add(path: string): Media | undefined
}

const types: readonly (readonly [Media['type'], RegExp])[] = [
  ['audio', /\.(wav|mp3|ogg|oga|opus|flac|m4a|aac|spx|wma|aiff?)$/i],
  ['image', /\.(jpe?g|png|gif|webp|bmp|tiff?|svg|pcx)$/i],
  ['video', /\.(mp4|webm|mov|avi|mpe?g|mkv|ogv|wmv)$/i],
]
const mostFiles = 100_000

export function mediaFiles(): MediaFiles {
  const paths = new Map<string, string>()
  return {
    paths,
    add(path) {
      if (path.length > 500) return undefined
      const beside = path
        .trim()
        .replaceAll('\\', '/')
        .replace(/^([A-Za-z]:)?\/.*\/(?=[^/]+$)/, '')
        .replace(/^[A-Za-z]:/, '')
        .replace(/^(\.\/|\/)+/, '')
      const type = types.find(([, ending]) => ending.test(beside))?.[0]
      if (type === undefined || paths.size >= mostFiles) return undefined
      const file = named(beside, paths)
      paths.set(file, beside)
      return { id: idOf(file), type, file, licence: unknownLicence }
    },
  }
}

/** The files that are there, for the facts of an import; each entry that names another one is told of it. */
export async function mediaThere({ paths }: MediaFiles, input: InputFile): Promise<ReadonlyMap<string, string>> {
  const there = new Map<string, string>()
  for (const [file, path] of paths) if ((await input.beside(path)) !== undefined) there.set(file, path)
  return there
}

/** A path that entries may have, another one for each file. */
function named(beside: string, paths: ReadonlyMap<string, string>): string {
  const dot = beside.lastIndexOf('.')
  const ending = beside.slice(dot).toLowerCase()
  const steps = beside
    .slice(0, dot)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .split('/')
    .filter((step) => step !== '' && step !== '.' && step !== '..')
    .map((step) => step.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '') || 'file')
  const stem = steps.join('/').slice(0, 180) || 'file'
  for (let time = 1; ; time++) {
    const file = `${stem}${time === 1 ? '' : `-${time}`}${ending}`
    const there = paths.get(file)
    if (there === undefined || there === beside) return file
  }
}

function idOf(file: string): string {
  const id = file
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(-60)
    .replace(/^-+|-+$/g, '')
  return id === '' ? 'file' : id
}
