import { join, resolve } from 'node:path'
import { lintSource } from '@hiap/bundle/lint'
import { readLintExceptions } from '@hiap/bundle/node'
import { expect, test } from 'vitest'
import { readDictionaryFolders, sourceOf } from './dictionary-folders.ts'

const folders = await readDictionaryFolders()

test.each(folders)('$id: lint finds nothing that is not excepted with a reason', async (folder) => {
  const exceptions = await readLintExceptions(join(resolve(import.meta.dirname, '..'), folder.id))
  expect(lintSource(sourceOf(folder), { exceptions }).findings).toEqual([])
})
