import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../src/language.ts'

const folder = join(import.meta.dirname, '../src/languages')

/** Every `costs.json`, by the folder of its language. */
export const costFiles: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .map((name): [string, string] => [name, join(folder, name, 'costs.json')])
    .filter(([, file]) => existsSync(file)),
)

/**
 * Loads the language of a folder. It reads its costs when it is loaded: check the file first, or a fault of it comes
 * from here without its place.
 */
export async function languageIn(name: string): Promise<Language> {
  const module: Record<string, unknown> = await import(join(folder, name, 'index.ts'))
  const language = Object.values(module).find(
    (value): value is Language => typeof value === 'object' && !!value && 'tag' in value,
  )
  if (language === undefined) throw new Error(`${name}/index.ts exports no language`)
  return language
}
