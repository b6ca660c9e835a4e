/** Where work that memory does not hold is put down. Whoever makes it takes it away. */
export interface Scratch {
  /** Begins a file. */
  begin(): Promise<ScratchFile>
}

/** A file that is written from beginning to end, then read from beginning to end. */
export interface ScratchFile {
  write(bytes: Uint8Array): Promise<void>
  /** Its bytes in pieces, each good until the next is asked for. */
  read(): AsyncIterable<Uint8Array>
  /** Gives its room back. */
  remove(): Promise<void>
}

/** A scratch in memory, for small work and for tests. */
export function memoryScratch(): Scratch {
  return {
    async begin() {
      let pieces: Uint8Array[] = []
      return {
        write: async (bytes) => {
          pieces.push(bytes.slice())
        },
        async *read() {
          yield* pieces
        },
        remove: async () => {
          pieces = []
        },
      }
    },
  }
}
