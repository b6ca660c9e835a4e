import { fileURLToPath } from 'node:url'
import { defineConfig, type UserConfig } from 'vite'

/** Modules for pages that build nothing: `dist/hiap-input.js`, and for each further entry one. */
const config: UserConfig = defineConfig({
  build: {
    // Office machines keep their browsers for years; Chrome 109 is the last for Windows 7.
    target: ['chrome109', 'firefox115', 'safari16'],
    modulePreload: false,
    // Built as a library: a page that is built gets a loader with each import of a part.
    lib: {
      formats: ['es'],
      entry: {
        'hiap-input': fileURLToPath(new URL('src/index.ts', import.meta.url)),
        'hiap-candidates': fileURLToPath(new URL('src/candidates/index.ts', import.meta.url)),
      },
    },
    rolldownOptions: {
      output: { entryFileNames: '[name].js', chunkFileNames: 'hiap-[name].js', minify: true, comments: false },
    },
  },
})

export default config
