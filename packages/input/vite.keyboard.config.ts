import { fileURLToPath } from 'node:url'
import { defineConfig, type UserConfig } from 'vite'
import input from './vite.config.ts'

/**
 * The on-screen keyboard, `dist/hiap-keyboard.js`: built apart, so that what it shares with the binding stays in each. The
 * rows of a physical keyboard and the search for the keys of a word are files beside it, loaded where they are wanted.
 */
const config: UserConfig = defineConfig({
  build: {
    ...input.build,
    emptyOutDir: false,
    // As a library: what the page needs to load other files early is left out.
    lib: { entry: fileURLToPath(new URL('src/on-screen/keyboard-element.ts', import.meta.url)), formats: ['es'] },
    rolldownOptions: {
      // What all files need stands in the first.
      preserveEntrySignatures: 'allow-extension',
      output: { minify: true, entryFileNames: 'hiap-keyboard.js', chunkFileNames: 'hiap-keyboard-[name].js' },
    },
  },
})

export default config
