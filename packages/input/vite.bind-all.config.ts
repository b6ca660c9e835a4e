import { fileURLToPath } from 'node:url'
import { defineConfig, type UserConfig } from 'vite'
import input from './vite.config.ts'

/** `dist/hiap-bind-all.js`: a page that binds all its fields needs no other file but the layouts. */
const config: UserConfig = defineConfig({
  build: {
    ...input.build,
    emptyOutDir: false,
    lib: { entry: fileURLToPath(new URL('src/bind-all.ts', import.meta.url)), formats: ['es'] },
    rolldownOptions: {
      output: { minify: true, comments: false, entryFileNames: 'hiap-bind-all.js', chunkFileNames: 'hiap-[name].js' },
    },
  },
})

export default config
