import type { Range } from '@hiap/lexicon'
import { html, nothing, type TemplateResult } from 'lit'
import { primaryLanguage, scriptOf } from './language-tag.ts'
import { splitMarks } from './marks.ts'

/**
 * A run of text in the language it is written in, the matched parts in `<mark>`. Khmer script is drawn larger and with
 * more room, whatever language it writes.
 */
export function textRun(text: string, language: string, ranges: readonly Range[] = []): TemplateResult {
  const stretches = splitMarks(text, ranges).map((part) => (part.marked ? html`<mark>${part.text}</mark>` : part.text))
  const script = scriptOf(language) === 'Khmr' ? 'run khmer' : 'run'
  return html`<span class=${script} lang=${language}>${stretches}</span>`
}

/** A sentence with runs of text in the places that `{name}` holds. */
export function withRuns(sentence: string, runs: Readonly<Record<string, TemplateResult>>): TemplateResult {
  return html`${sentence.split(/\{(\w+)\}/).map((part, at) => (at % 2 === 0 ? part : runs[part]))}`
}

/** The number that tells equal headwords apart, raised. */
export function homographNumber(homograph: number | undefined): TemplateResult | typeof nothing {
  return homograph === undefined ? nothing : html`<sup class="homograph">${homograph}</sup>`
}

/** Class that gives a part of the page the accent of a language; languages without one have the neutral accent. */
export function accentClass(tag: string): string {
  return `language-${primaryLanguage(tag)}`
}
