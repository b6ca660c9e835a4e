#!/usr/bin/env node
// Plain JavaScript, so that an older Node can read it and hand over: the program itself is TypeScript, which Node runs
// as it is from 22.18 on. The repository's own Node is installed with its dependencies.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { fileURLToPath } from 'node:url'

if (process.features.typescript) {
  // Keeps the compiled program between runs, which halves the time to start. Beside the dependencies, where only those
  // write who may change the program anyway.
  nodeModule.enableCompileCache?.(fileURLToPath(new URL('../../../node_modules/.cache/hiap', import.meta.url)))
  const { main } = await import('../src/main.ts')
  process.exitCode = await main(process.argv.slice(2))
} else {
  const own = ['node', 'node.exe']
    .map((name) => fileURLToPath(new URL(`../../../node_modules/node/bin/${name}`, import.meta.url)))
    .find((path) => existsSync(path))
  if (own === undefined) {
    process.stderr.write(
      `hiap: This is Node ${process.version}, and hiap needs 22.18 or later. ` +
        'Run `npx --yes pnpm@12.21.0 install` in the repository: it brings its own Node.\n',
    )
    process.exitCode = 2
  } else {
    const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, () => child.kill(signal))
    child.on('error', (error) => {
      process.stderr.write(`hiap: ${own} does not start: ${error.message}\n`)
      process.exitCode = 2
    })
    child.on('exit', (code, signal) => {
      if (signal === null) process.exitCode = code ?? 1
      else {
        for (const each of signals) process.removeAllListeners(each)
        process.kill(process.pid, signal)
      }
    })
  }
}
