import { bundleHash } from '../bundle-format.ts'

/** A file of a static folder; its name is made of the SHA-256 of its bytes. */
export interface HashedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Takes files in, each different content once. */
export class HashedFiles {
  readonly #files = new Map<string, HashedFile>()
  readonly #encoder = new TextEncoder()

  /** Takes a value as a JSON file and gives its hash. */
  addJson(value: unknown): string {
    return this.add(this.#encoder.encode(JSON.stringify(value)), 'json')
  }

  /** Takes bytes and gives their hash in hexadecimal. */
  add(bytes: Uint8Array, extension: string): string {
    const hash = bundleHash(bytes)
    const name = `${hash}.${extension}`
    if (!this.#files.has(name)) this.#files.set(name, { name, bytes })
    return hash
  }

  list(): readonly HashedFile[] {
    return [...this.#files.values()]
  }
}
