import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { FolderFile } from '@hiap/bundle/node'
import { HiapError } from '@hiap/lexicon'
import { builtWebPage } from './repository.ts'

/** The one file of the page that names the others. */
const start = 'index.html'

/**
 * Reads the built web page for a folder without a server: `index.html` comes last, names its files beside it, and says
 * in its head that it stands in a folder.
 *
 * @throws HiapError `page-not-built`
 */
export async function staticPage(built: string = builtWebPage): Promise<readonly FolderFile[]> {
  const html = await readFile(join(built, start), 'utf8').catch(() => {
    throw new HiapError(
      'page-not-built',
      'The web page is not built. Build it with: pnpm exec turbo run build --filter=@hiap/web. Or leave it out: --no-page.',
      { built },
    )
  })
  const names = (await readdir(built, { recursive: true, withFileTypes: true }))
    .filter((file) => file.isFile())
    .map((file) =>
      join(file.parentPath, file.name)
        .slice(built.length + 1)
        .split(sep)
        .join('/'),
    )
    .filter((name) => name !== start)
    // What is named before what names it: assets by their content, then the few that keep their names.
    .sort((a, b) => Number(b.startsWith('assets/')) - Number(a.startsWith('assets/')) || (a < b ? -1 : 1))
  const files = await Promise.all(
    names.map(async (name): Promise<FolderFile> => ({ name, bytes: await readFile(join(built, name)) })),
  )
  // Loaded by those alone who make a page.
  const { securityHeaders } = await import('@hiap/api/server')
  const page = inFolder(html, securityHeaders['content-security-policy'] ?? '')
  return [...files, { name: start, bytes: new TextEncoder().encode(page) }]
}

/**
 * Rewrites `index.html`: addresses from the root of a server become addresses beside the page, and what a server of ours
 * says in headers stands in the head.
 *
 * @param headerPolicy the Content-Security-Policy of a server of ours
 */
export function inFolder(html: string, headerPolicy: string): string {
  const policy = headerPolicy
    .split(';')
    // Browsers take this one from headers alone.
    .filter((directive) => !directive.trim().startsWith('frame-ancestors'))
    .join(';')
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="referrer" content="no-referrer" />
    <meta name="hiap-static-folder" content="1" />`
  return html
    .replace(/<meta charset="[^"]*" \/>/, (charset) => `${charset}\n    ${head}`)
    .replaceAll('/v1/dictionaries', '/dictionaries.json')
    .replace('>/dictionaries.json<', '>dictionaries.json<')
    .replaceAll(/\b(href|src)="\/(?!\/)/g, '$1="./')
}
