import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import type { Plugin } from 'vite'
import { latinLetters } from './latin-letters.ts'

const require = createRequire(import.meta.url)

/** Composition and placing of marks, the Vietnamese forms of marks, kerning. */
const features = ['ccmp', 'locl', 'mark', 'mkmk', 'kern', 'liga']

/**
 * Cuts Gentium Plus down to {@link latinLetters}, once for each set of letters, and lets style sheets name the result
 * `@hiap-fonts/gentium-plus.woff2`. The page preloads its fonts.
 *
 * @param folder where cut fonts are kept between builds
 */
export function fonts(folder: string): Plugin {
  return {
    name: 'hiap-fonts',
    async config() {
      const file = await gentium(folder)
      return { resolve: { alias: { '@hiap-fonts/gentium-plus.woff2': file } } }
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        return Object.keys(bundle ?? {})
          .filter((name) => name.endsWith('.woff2') && name.includes('gentium'))
          .map((name) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${name}`, crossorigin: '' },
            injectTo: 'head' as const,
          }))
      },
    },
  }
}

async function gentium(folder: string): Promise<string> {
  const font = await readFile(require.resolve('@expo-google-fonts/gentium-plus/GentiumPlus_400Regular.ttf'))
  const key = createHash('sha256').update(font).update(latinLetters).update(features.join()).digest('hex').slice(0, 16)
  const file = join(folder, key, 'gentium-plus.woff2')
  if (await stat(file).then(Boolean, () => false)) return file
  const cut = await subsetFont(font, latinLetters, { targetFormat: 'woff2', keepFeatures: features })
  await mkdir(join(folder, key), { recursive: true })
  await writeFile(`${file}.${process.pid}`, cut)
  await rename(`${file}.${process.pid}`, file)
  return file
}
