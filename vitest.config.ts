import { defineConfig, type ViteUserConfig } from 'vitest/config'

// `.ci/run` names a file for the count of its last line.
const results = process.env.HIAP_TEST_RESULTS

const config: ViteUserConfig = defineConfig({
  test: {
    include: [
      'test/**/*.test.ts',
      'packages/*/test/**/*.test.ts',
      'apps/*/test/**/*.test.ts',
      'dictionaries/test/**/*.test.ts',
    ],
    setupFiles: ['test/drawn-cases.ts'],
    testTimeout: 30_000,
    reporters: results === undefined ? ['default'] : ['default', ['json', { outputFile: results }]],
  },
})

export default config
