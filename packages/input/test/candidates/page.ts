/** Runs in the browser: fields with candidates from a source that answers when it is told to. */
import { bind } from '@hiap/input'
import { candidates, defineCandidates, type HiapCandidates, personalWords, type Suggest } from '@hiap/input/candidates'
import type { Layout } from '@hiap/lexicon'

export interface Setting {
  readonly html: string
  readonly layout: Layout
  readonly words: Readonly<Record<string, readonly (readonly [text: string, gloss: string])[]>>
  readonly sounds: boolean
  readonly numberKeys?: boolean
  /** Milliseconds before an answer; below 0 the source rejects. */
  readonly delay?: number
}

export interface CandidatePage {
  make(setting: Setting): void
  shown(): readonly string[]
  said(): string
  learnt(): readonly string[]
  asked(): number
  detach(): void
}

let detach = (): void => undefined
let asked = 0
const personal = personalWords()

const page: CandidatePage = {
  make({ html, layout, words, sounds, numberKeys, delay = 0 }) {
    defineCandidates()
    document.body.innerHTML = `<style>body { font: 1rem system-ui; margin: 1rem } [data-field] { font-size: 1.4rem; width: 30rem }</style>
      <p>${html}</p><hiap-candidates></hiap-candidates><p><button id="next">next</button></p>`
    const field = document.querySelector<HTMLElement>('[data-field]')!
    const bar = document.querySelector<HiapCandidates>('hiap-candidates')!
    asked = 0
    const suggest: Suggest = async (prefix, { signal }) => {
      asked++
      if (delay !== 0) await new Promise((resolve) => setTimeout(resolve, Math.abs(delay)))
      signal.throwIfAborted()
      if (delay < 0) throw new Error('the source is away')
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
    const binding = bind(field, { layout, listener })
    detach = () => binding.detach()
    field.focus()
  },
  shown: () =>
    [...document.querySelector('hiap-candidates')!.shadowRoot!.querySelectorAll('.candidate')].map(
      (button) => button.textContent ?? '',
    ),
  said: () => document.querySelector('hiap-candidates')!.shadowRoot!.querySelector('[role=status]')!.textContent ?? '',
  learnt: () => personal.list().map(({ text }) => text),
  asked: () => asked,
  detach: () => detach(),
}

declare global {
  interface Window {
    candidatePage: CandidatePage
  }
}
window.candidatePage = page
