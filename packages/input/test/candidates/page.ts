/** Runs in the browser: fields with candidates from a source that answers when it is told to. */
import { type Binding, bind } from '@hiap/input'
import { candidates, defineCandidates, type HiapCandidates, personalWords, type Suggest } from '@hiap/input/candidates'
import type { Layout } from '@hiap/lexicon'

export interface Setting {
  readonly html: string
  readonly layout: Layout
  readonly words: Readonly<Record<string, readonly (readonly [text: string, gloss: string])[]>>
  readonly sounds: boolean
  readonly numberKeys?: boolean
  /** The source answers at once, when it is let go, or never but with an error. Default: at once. */
  readonly source?: 'now' | 'held' | 'away'
}

export interface CandidatePage {
  make(setting: Setting): void
  shown(): readonly string[]
  said(): string
  learnt(): readonly string[]
  asked(): number
  /** Lets all answers go that are held. */
  release(): void
  /** Types as an on-screen keyboard does. */
  tap(keys: string): void
  detach(): void
}

let binding: Binding | undefined
let asked = 0
let held: (() => void)[] = []
const personal = personalWords()

const page: CandidatePage = {
  make({ html, layout, words, sounds, numberKeys, source = 'now' }) {
    defineCandidates()
    document.body.innerHTML = `<style>body { font: 1rem system-ui; margin: 1rem } [data-field] { font-size: 1.4rem; width: 30rem }</style>
      <p>${html}</p><hiap-candidates></hiap-candidates><p><button id="next">next</button></p>`
    const field = document.querySelector<HTMLElement>('[data-field]')!
    const bar = document.querySelector<HiapCandidates>('hiap-candidates')!
    asked = 0
    held = []
    const suggest: Suggest = async (prefix, { signal }) => {
      asked++
      if (source === 'held') await new Promise<void>((resolve) => held.push(resolve))
      if (source === 'away') throw new Error('the source is away')
      signal.throwIfAborted()
      return (words[prefix] ?? []).map(([text, gloss]) => ({ text, gloss, glossLanguage: 'vi' }))
    }
    const listener = candidates({
      suggest,
      bar,
      sounds,
      personal,
      locale: layout.locale,
      ...(numberKeys === undefined ? {} : { numberKeys }),
    })
    binding = bind(field, { layout, listener })
    field.focus()
  },
  shown: () =>
    [...document.querySelector('hiap-candidates')!.shadowRoot!.querySelectorAll('.candidate')].map(
      (button) => button.textContent ?? '',
    ),
  said: () => document.querySelector('hiap-candidates')!.shadowRoot!.querySelector('[role=status]')!.textContent ?? '',
  learnt: () => personal.list().map(({ text }) => text),
  asked: () => asked,
  release() {
    for (const answer of held.splice(0)) answer()
  },
  tap(keys) {
    const bar = document.querySelector<HiapCandidates>('hiap-candidates')!
    for (const char of keys) {
      const stroke = { char, level: 'base' } as const
      if (!bar.takes(stroke)) binding?.press(stroke)
    }
  },
  detach: () => binding?.detach(),
}

declare global {
  interface Window {
    candidatePage: CandidatePage
  }
}
window.candidatePage = page
