import type { ImportTask } from '../importer.ts'
import type { XmlElement } from '../xml/xml-element.ts'

/** A recording or picture: its path in the dictionary's `media/`, and where it lies beside the document. */
export interface MediaFile {
  readonly file: string
  readonly path: string
  readonly type: 'audio' | 'image' | 'video'
}

/** Folders in which FieldWorks puts what a document names by its file name alone. */
const folders = { audio: ['audio', 'others'], image: ['pictures', 'others'] } as const

const endings: Readonly<Record<MediaFile['type'], readonly string[]>> = {
  audio: ['mp3', 'wav', 'ogg', 'oga', 'opus', 'm4a', 'flac', 'wma', 'aac'],
  image: ['jpg', 'jpeg', 'png', 'gif', 'webp', 'bmp', 'tif', 'tiff', 'svg'],
  video: ['mp4', 'webm', 'avi', 'mov', 'mkv', 'mpg', 'mpeg', 'wmv', 'ogv'],
}

const mediaPath = /^(?=.{1,200}$)[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/

/** Finds the media that a document names, and gives each a path that a dictionary may have. */
export class MediaFiles {
  readonly #task: Pick<ImportTask, 'input' | 'tell'>
  /** Paths of the folder, by their lower-case form: FieldWorks runs where case does not matter. */
  #folder: ReadonlyMap<string, string> | undefined
  readonly #fileOf = new Map<string, string>()
  readonly #taken = new Map<string, number>()
  /** Those that are there. */
  readonly found: Map<string, string> = new Map()

  constructor(task: Pick<ImportTask, 'input' | 'tell'>) {
    this.#task = task
  }

  /** Looks into the folder before the first entry that names media is read. */
  async prepare(entry: XmlElement): Promise<void> {
    if (this.#folder !== undefined || !namesMedia(entry)) return
    const paths = await this.#task.input.folder()
    this.#folder = new Map(paths.map((path) => [path.toLowerCase(), path]))
  }

  /**
   * Notes a file; `undefined` where it can be none beside the document, which is told. One that is not there has a path
   * all the same: `take-in` tells it with the entry.
   *
   * @param wanted the path in `media/` that it had in the dictionary it came from
   */
  add(href: string, kind: 'audio' | 'image', wanted: string | undefined, row: number): MediaFile | undefined {
    const steps = stepsOf(href)
    if (steps === undefined) {
      const remote = /^https?:/i.test(href)
      this.#task.tell({
        row,
        column: kind === 'audio' ? 'media' : 'illustration',
        rule: remote ? 'media-missing' : 'path-escapes',
        severity: 'changed',
        message: remote
          ? `“${href.slice(0, 200)}” is an address, not a file.`
          : `The path “${href.slice(0, 200)}” leads out of the folder of the file.`,
        advice: 'Put the file into the folder and name it from there.',
      })
      return undefined
    }
    const plain = steps.join('/')
    const ways = [plain, ...folders[kind].map((folder) => `${folder}/${plain}`)]
    const there = ways.map((way) => this.#folder?.get(way.toLowerCase())).find((path) => path !== undefined)
    const path = there ?? (steps.length > 1 ? plain : `${folders[kind][0]}/${plain}`)
    const file = this.#named(path, wanted)
    if (there !== undefined) this.found.set(file, there)
    const ending = plain.slice(plain.lastIndexOf('.') + 1).toLowerCase()
    const type = (['audio', 'image', 'video'] as const).find((each) => endings[each].includes(ending)) ?? kind
    return { file, path, type }
  }

  #named(path: string, wanted: string | undefined): string {
    const known = this.#fileOf.get(path)
    if (known !== undefined) return known
    const plain = wanted !== undefined && mediaPath.test(wanted) ? wanted : plainPath(path)
    const times = (this.#taken.get(plain.toLowerCase()) ?? 0) + 1
    this.#taken.set(plain.toLowerCase(), times)
    let file = plain
    if (times > 1) {
      const dot = plain.lastIndexOf('.')
      const at = dot > plain.lastIndexOf('/') + 1 ? dot : plain.length
      file = `${plain.slice(0, at)}-${times}${plain.slice(at)}`
      this.#taken.set(file.toLowerCase(), 1)
    }
    this.#fileOf.set(path, file)
    return file
  }
}

function namesMedia(whole: XmlElement): boolean {
  return (
    whole.name === 'media' ||
    whole.name === 'illustration' ||
    (whole.name === 'form' && /zxxx/i.test(whole.attributes.get('lang') ?? '')) ||
    whole.children.some((child) => typeof child !== 'string' && namesMedia(child))
  )
}

/** The steps of a path inside the folder; `undefined` where it leads elsewhere. */
function stepsOf(href: string): readonly string[] | undefined {
  const path = decoded(href).replaceAll('\\', '/')
  if (/^[A-Za-z][A-Za-z0-9+.-]*:|^\/|\p{Cc}/u.test(path)) return undefined
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return undefined
    } else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.length === 0 ? undefined : steps
}

/** `pictures/con%20voi.jpg` as the disk has it; a percent sign that is one stays. */
function decoded(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch {
    return href
  }
}

/** A path in the letters that `media/` allows, as near to the original as they come. */
function plainPath(path: string): string {
  const steps = path.split('/').map((step) => {
    const plain = step
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/đ/g, 'd')
      .replace(/Đ/g, 'D')
      .replace(/[^A-Za-z0-9._-]+/g, '-')
      .replace(/^\.+/, '_')
    const dot = plain.lastIndexOf('.')
    const ending = dot > 0 && plain.length - dot <= 8 ? plain.slice(dot) : ''
    return plain.slice(0, plain.length - ending.length).slice(0, 60) + ending
  })
  return steps.slice(-3).join('/')
}

/** Where a file of the dictionary lies beside a document that is written: in the folders that FieldWorks looks in. */
export function exportPath(file: string, type: MediaFile['type']): string {
  const folder = type === 'audio' ? 'audio/' : type === 'image' ? 'pictures/' : 'others/'
  return file.startsWith(folder) ? file : folder + file
}

/** Whether a path that has lain on a disk stays inside the folder that it is written to. */
export function staysInside(path: string): boolean {
  return (
    path.length <= 500 &&
    !/[\\:\p{Cc}]/u.test(path) &&
    path.split('/').every((step) => step !== '' && step !== '.' && step !== '..')
  )
}
