/** A layout in another program's format. */
export interface ExportedLayout {
  readonly files: readonly ExportedFile[]
  /** What the format could not carry; each of it is told in the header of the first file too. */
  readonly dropped: readonly Dropped[]
}

export interface ExportedFile {
  readonly name: string
  readonly text: string
}

export interface Dropped {
  /** Part of the layout: `transforms: coeng`, `touch`, `KeyQ altgr`. */
  readonly what: string
  readonly why: string
}

/** Collects what is dropped, each once. */
export interface DropList {
  readonly dropped: readonly Dropped[]
  add(what: string, why: string): void
}

export function dropList(): DropList {
  const dropped: Dropped[] = []
  return {
    dropped,
    add(what, why) {
      if (!dropped.some((each) => each.what === what && each.why === why)) dropped.push({ what, why })
    },
  }
}
