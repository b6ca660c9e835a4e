/** Runs in the browser: a field with candidates from an opened dictionary, and the times of each key. */
import { bind } from '@hiap/input'
import { candidates, defineCandidates, type HiapCandidates, suggestFrom } from '@hiap/input/candidates'
import type { Layout } from '@hiap/lexicon'
import { createShelf, openBundle, shelfClient } from '../../bundle/src/index.ts'

export interface CandidateBench {
  /** @param bundle the compiled dictionary, in base64 */
  make(bundle: string, layout: Layout): void
  /** Milliseconds from each `keydown` to the frame that shows its candidates, since it was last asked. */
  times(): readonly number[]
}

let pressed = 0
let times: number[] = []

const bench: CandidateBench = {
  make(bundle, layout) {
    const bytes = Uint8Array.from(atob(bundle), (char) => char.charCodeAt(0))
    const suggest = suggestFrom(shelfClient(createShelf([openBundle(bytes)])), { locale: 'km', language: 'vi' })
    defineCandidates()
    const field = document.body.appendChild(document.createElement('textarea'))
    const bar = document.body.appendChild(document.createElement('hiap-candidates') as HiapCandidates)
    window.addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), true)
    const show = bar.show.bind(bar)
    bar.show = (shown) => {
      show(shown)
      if (shown.behind || shown.candidates.length === 0) return
      const from = pressed
      requestAnimationFrame(() => {
        // Comes after style, layout and paint of the frame.
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => times.push(performance.now() - from)
        port2.postMessage(undefined)
      })
    }
    bind(field, { layout, listener: candidates({ suggest, bar, sounds: true, locale: 'km' }) })
    field.focus()
  },
  times() {
    const all = times
    times = []
    return all
  },
}

declare global {
  interface Window {
    candidateBench: CandidateBench
  }
}
window.candidateBench = bench
