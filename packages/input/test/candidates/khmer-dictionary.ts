import { fileURLToPath } from 'node:url'
import { compileBundle } from '../../../bundle/src/compile.ts'
import { createShelf, openBundle, type Shelf } from '../../../bundle/src/index.ts'
import { readSource } from '../../../bundle/src/node.ts'

/** The dictionary km-vi, compiled from its source. */
export async function khmerShelf(): Promise<Shelf> {
  const { source } = await readSource(fileURLToPath(new URL('../../../../dictionaries/km-vi', import.meta.url)))
  if (source === undefined) throw new Error('dictionaries/km-vi cannot be read')
  return createShelf([openBundle(compileBundle(source))])
}
