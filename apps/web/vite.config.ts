import { fileURLToPath } from 'node:url'
import { defineConfig, type UserConfig } from 'vite'
import { fonts } from './vite/fonts.ts'

const api = process.env.HIAP_DEV_API ?? 'http://localhost:4331'

const config: UserConfig = defineConfig({
  plugins: [fonts(fileURLToPath(new URL('node_modules/.cache/hiap-fonts', import.meta.url)))],
  // A layout is used as a whole: a name for each of its parts would only lengthen the file.
  json: { namedExports: false },
  build: {
    // Office machines keep their browsers for years; Chrome 109 is the last for Windows 7.
    target: ['chrome109', 'firefox115', 'safari16'],
    cssTarget: ['chrome109', 'firefox115', 'safari16'],
    // The page's policy allows no inline data but images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  experimental: {
    // Only the page names its files from the root of the server: in a folder without a server `hiap compile --shards`
    // writes it anew, and scripts, styles and workers find one another wherever they stand.
    renderBuiltUrl: (file, { hostType }) => (hostType === 'html' ? `/${file}` : { relative: true }),
  },
  // A module, so that it may load parts of itself later.
  worker: { format: 'es' },
  server: {
    port: 4330,
    proxy: { '/v1': api, '/bundles': api },
  },
})

export default config
