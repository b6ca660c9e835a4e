import { spawnSync } from 'node:child_process'

// Runs Turbo as asked, without its telemetry: nothing of this project calls home. A script line cannot set an
// environment variable in every shell, so this does.
const { status, error } = spawnSync('turbo', process.argv.slice(2), {
  stdio: 'inherit',
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
  shell: process.platform === 'win32',
})
if (error) console.error(`Turbo could not be started: ${error.message}`)
process.exitCode = status ?? 1
