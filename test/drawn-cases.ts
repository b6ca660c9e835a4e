import fc from 'fast-check'

// Every run draws the same cases, so that a change is judged by what it changes. `HIAP_SEED=random pnpm test` hunts for
// new ones; any other number repeats a hunt.
const asked = process.env.HIAP_SEED

if (asked !== 'random') fc.configureGlobal({ seed: Number(asked ?? 20_261_123) })
