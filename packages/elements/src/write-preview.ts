import type { LegacyEncoding } from '@hiap/lexicon'
import { type CSSResult, css, html, nothing, type TemplateResult } from 'lit'
import type { MessageKey, Translate } from './strings/catalogue.ts'
import { type Correction, contextOf, countKinds, type TextChange, type TextDoubt } from './write-changes.ts'

/** The encodings that a text can be read in, as a choice offers them. */
export const encodings: readonly (LegacyEncoding | 'unicode')[] = ['unicode', 'vov4-jrai', 'tcvn3', 'vni-windows']

/** So many places are listed at first, and so many more each time. */
export const placesAtOnce = 50

/** So many code units of the line stand on each side of a change. */
const contextLength = 18

export interface PreviewOptions {
  readonly correction: Correction
  /** BCP 47 tag of the text. */
  readonly language: string
  /** Class of the text: its font and size. */
  readonly textClass: string
  /** The text may be of an encoding from before Unicode. */
  readonly legacy: boolean
  /** Only a part of the text was looked over. */
  readonly part: boolean
  /** How many places are listed. */
  readonly shown: number
  /** Splits a text into the letters of the language. */
  readonly letters: (text: string) => readonly string[]
  readonly wording: Translate
  readonly apply: (changes: readonly TextChange[]) => void
  readonly leave: (item: TextChange | TextDoubt) => void
  readonly read: (encoding: LegacyEncoding | 'unicode') => void
  readonly more: () => void
  readonly close: () => void
}

/** What would be put right in a text: how many places of which kind, and each with what stands around it. */
export function correctionPreview(options: PreviewOptions): TemplateResult {
  const { correction, wording: translate, apply, close } = options
  const { changes, doubts } = correction
  const nothingFound = changes.length === 0 && doubts.length === 0
  return html`<section class="preview" aria-labelledby="preview-title">
    <h2 id="preview-title" tabindex="-1">${translate(options.part ? 'write.fix.part' : 'write.fix')}</h2>
    <p class="kinds">
      ${
        nothingFound
          ? translate('write.fix.none')
          : changes.length === 0
            ? translate('write.fix.noChanges')
            : countKinds(changes)
                .map(([kind, n]) => translate(`write.kind.${kind}`, { n }))
                .join(' · ')
      }
    </p>
    ${options.legacy ? encodingChoice(options) : nothing}
    <p class="actions">
      ${
        changes.length === 0
          ? nothing
          : html`<button type="button" class="all" @click=${() => apply(changes)}>
              ${translate('write.fix.all', { n: changes.length })}
            </button>`
      }
      <button type="button" @click=${close}>${translate(nothingFound ? 'write.fix.close' : 'write.fix.leave')}</button>
    </p>
    ${changes.length === 0 ? nothing : changeList(options)} ${doubts.length === 0 ? nothing : doubtList(options)}
  </section>`
}

function encodingChoice({ correction, wording: translate, read }: PreviewOptions): TemplateResult {
  return html`<label class="encoding">
    <span class="label">${translate('write.encoding')}</span>
    <select @change=${(event: Event) => read((event.target as HTMLSelectElement).value as LegacyEncoding | 'unicode')}>
      ${encodings.map(
        (encoding) =>
          html`<option value=${encoding} .selected=${encoding === correction.encoding}>
            ${translate(`write.encoding.${encoding}`)}
          </option>`,
      )}
    </select>
  </label>`
}

function changeList(options: PreviewOptions): TemplateResult {
  const { correction, shown, wording: translate, apply, leave, more } = options
  const { changes } = correction
  return html`<ol class="places" aria-label=${translate('write.fix.places')}>
      ${changes.slice(0, shown).map(
        (change) =>
          html`<li class="place">
            ${stretch(options, change, html`<del>${visible(change.was)}</del>`)}
            <span class="arrow" aria-hidden="true">→</span><span class="visually-hidden">${translate('write.becomes')}</span>
            ${
              change.became === ''
                ? html`<span class="label">${translate('write.goes')}</span>`
                : stretch(options, change, html`<ins>${visible(change.became)}</ins>`)
            }
            <span class="label kind">${translate(`write.kind.${change.kind}.one`)}${letterByLetter(options, change)}</span>
            <span class="choices">
              <button type="button" @click=${() => apply([change])}>${translate('write.fix.one')}</button>
              <button type="button" @click=${() => leave(change)}>${translate('write.fix.skip')}</button>
            </span>
          </li>`,
      )}
    </ol>
    ${
      changes.length <= shown
        ? nothing
        : html`<p class="actions">
            <span class="label">${translate('write.fix.shown', { shown, all: changes.length })}</span>
            <button type="button" @click=${more}>${translate('browse.more')}</button>
          </p>`
    }`
}

function doubtList(options: PreviewOptions): TemplateResult {
  const { correction, shown, wording: translate, apply, leave } = options
  const { doubts } = correction
  return html`<h3 id="doubts-title">${translate('write.doubts', { n: doubts.length })}</h3>
    <p class="label">${translate('write.doubts.hint')}</p>
    <ol class="places" aria-labelledby="doubts-title">
      ${doubts.slice(0, shown).map((doubt) => {
        const { from, to, was, suggestion } = doubt
        return html`<li class="place">
          ${stretch(options, doubt, html`<mark>${visible(was)}</mark>`)}
          <span class="label kind">${translate(`write.doubt.${doubt.reason}` as MessageKey)}</span>
          <span class="choices">
            ${
              suggestion === undefined
                ? nothing
                : html`<button
                    type="button"
                    @click=${() => apply([{ from, to, was, became: suggestion, kind: 'look-alike' }])}
                  >
                    ${
                      suggestion === ''
                        ? translate('write.doubt.remove')
                        : html`${translate('write.doubt.put')} <span lang=${options.language} class="put">${suggestion}</span>`
                    }
                  </button>`
            }
            <button type="button" @click=${() => leave(doubt)}>${translate('write.fix.skip')}</button>
          </span>
        </li>`
      })}
    </ol>`
}

/** What a change does that the font may hide: drawn, both may look the same. */
function letterByLetter(
  { language, letters }: PreviewOptions,
  { kind, was, became }: TextChange,
): TemplateResult | typeof nothing {
  if (kind === 'legacy' || became === '') return nothing
  // One letter that stays one letter: its marks were apart.
  const single = letters(was).length === 1 && letters(became).length === 1
  const apart = (text: string): TemplateResult =>
    html`<bdi lang=${language} class="letters">${(single ? [...text] : letters(text)).map(visible).join('\u2009+\u2009')}</bdi>`
  return html`: ${apart(was)} → ${apart(became)}`
}

/** A change with what stands around it in its line. */
function stretch(
  { correction, language, textClass }: PreviewOptions,
  item: TextChange | TextDoubt,
  marked: TemplateResult,
): TemplateResult {
  const { text } = correction
  let { before, after } = contextOf(text, item, contextLength)
  if ('kind' in item && item.kind === 'legacy') {
    // Words around it would be unreadable too.
    before = /\S*$/u.exec(before)?.[0] ?? ''
    after = /^\S*/u.exec(after)?.[0] ?? ''
  }
  return html`<bdi class="stretch ${textClass}" lang=${language}>${before}${marked}${after}</bdi>`
}

/** Marks alone stand on a dotted circle, and what cannot be seen is named by its number. */
function visible(text: string): string {
  const shown = text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\u17b4\u17b5\u2028\u2029]/gu,
    (found) => `[${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  )
  return /^\p{M}/u.test(shown) ? `\u25cc${shown}` : shown
}

export const previewStyles: CSSResult = css`
  .preview {
    margin-top: var(--hiap-space-4);
    padding-top: var(--hiap-space-3);
    border-top: 1px solid var(--hiap-rule);
  }
  .preview h2 {
    font-size: var(--hiap-size-lead);
    line-height: 1.4;
  }
  .preview h3 {
    margin: var(--hiap-space-4) 0 0;
    font-size: var(--hiap-size-body);
    font-weight: 400;
  }
  .kinds {
    color: var(--hiap-muted);
  }
  .encoding {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--hiap-space-2);
    margin-top: var(--hiap-space-1);
  }
  .places {
    margin: var(--hiap-space-2) 0 0;
    padding: 0;
  }
  .place {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--hiap-space-3);
    padding-block: var(--hiap-space-1);
    border-top: 1px solid var(--hiap-rule);
  }
  .stretch {
    font-size: var(--hiap-size-lead);
    line-height: 1.7;
    overflow-wrap: anywhere;
    min-width: 0;
  }
  .stretch.khmer {
    font-size: calc(var(--hiap-size-lead) * 1.1);
    line-height: var(--hiap-khmer-leading);
  }
  .stretch del,
  .stretch ins,
  .stretch mark {
    color: var(--hiap-ink);
    border-radius: 0.15em;
    padding-inline: 0.1em;
  }
  .stretch {
    color: var(--hiap-muted);
  }
  .stretch del {
    text-decoration: none;
    border-bottom: 2px dotted currentcolor;
  }
  .stretch ins {
    text-decoration: none;
    background: var(--hiap-mark);
    border-bottom: 2px solid currentcolor;
  }
  .letters {
    font-family: var(--hiap-font-text);
    font-size: 1.1em;
  }
  .arrow {
    color: var(--hiap-muted);
  }
  .place .choices {
    display: inline-flex;
    gap: var(--hiap-space-3);
    margin-inline-start: auto;
  }
  .put {
    font-family: var(--hiap-font-text);
    font-size: 1.15em;
  }
  .all {
    font-weight: 600;
  }
`
