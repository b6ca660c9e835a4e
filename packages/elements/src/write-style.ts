import { type CSSResultGroup, css } from 'lit'
import { base } from './styles.ts'
import { previewStyles } from './write-preview.ts'

/** The look of the writing pad: a sheet to write on, everything else quiet around it. */
export const writeStyle: CSSResultGroup = [
  base,
  previewStyles,
  css`
    :host(:fullscreen) {
      overflow: auto;
      padding: var(--hiap-space-4) clamp(1rem, 4vw, 3.5rem);
      background: var(--hiap-paper);
    }
    :host(:fullscreen)::backdrop {
      background: var(--hiap-paper);
    }
    h1 {
      font-size: var(--hiap-size-title);
      line-height: 1.3;
      margin-top: var(--hiap-space-4);
    }
    :host(:fullscreen) h1 {
      margin-top: 0;
    }
    .toolbar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 var(--hiap-space-4);
      margin-top: var(--hiap-space-2);
    }
    .toolbar label {
      display: inline-flex;
      align-items: center;
      gap: var(--hiap-space-2);
      min-height: 2.25rem;
    }
    .toolbar select,
    .encoding select {
      padding-inline-end: 1.1em;
      background-image: linear-gradient(45deg, transparent 50%, currentcolor 50%),
        linear-gradient(-45deg, transparent 50%, currentcolor 50%);
      background-position: right 0.3em center, right 0 center;
      background-size: 0.3em 0.3em;
      background-repeat: no-repeat;
    }
    .sizes {
      display: inline-flex;
      gap: var(--hiap-space-3);
      margin-inline-start: auto;
    }
    .sizes button {
      min-width: 1.75rem;
      text-align: center;
    }
    textarea {
      display: block;
      width: 100%;
      height: clamp(11rem, 48vh, 44rem);
      min-height: 6.5rem;
      resize: vertical;
      margin-top: var(--hiap-space-2);
      padding: var(--hiap-space-3) var(--hiap-space-4);
      border: 1px solid color-mix(in srgb, var(--hiap-muted) 70%, transparent);
      border-radius: 2px;
      background: transparent;
      color: inherit;
      caret-color: var(--accent, var(--hiap-accent));
      font-family: var(--hiap-font-text);
      font-size: calc(var(--hiap-size-lead) * var(--write-scale, 1));
      line-height: 1.65;
      tab-size: 4;
    }
    /* Latin letters in a Khmer text keep their own font. */
    textarea.khmer {
      font-family: var(--hiap-font-text);
      font-size: calc(var(--hiap-size-lead) * 1.2 * var(--write-scale, 1));
      line-height: var(--hiap-khmer-leading);
    }
    textarea::placeholder {
      color: var(--hiap-muted);
      opacity: 1;
    }
    textarea:focus-visible {
      outline-offset: 0;
    }
    :host(:fullscreen) textarea {
      height: 62vh;
    }
    button[aria-pressed='true'] {
      border-bottom: 2px solid var(--accent, var(--hiap-accent));
    }
    .with-keys textarea {
      height: clamp(7rem, 26vh, 20rem);
    }
    /* Words and keys stay in sight however long the text is. */
    .typing {
      position: sticky;
      bottom: 0;
      z-index: 1;
      margin-top: var(--hiap-space-1);
      background: var(--hiap-paper);
    }
    hiap-candidates {
      --hiap-candidates-accent: var(--accent, var(--hiap-accent));
    }
    /* One row has its place before there are words: nothing below jumps away under the pointer. */
    hiap-candidates.ready {
      min-height: 4.25rem;
    }
    .counts {
      min-height: 1.5em;
      margin-top: var(--hiap-space-1);
      font-variant-numeric: tabular-nums;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--hiap-space-1) var(--hiap-space-4);
      align-items: baseline;
      min-height: 1.75rem;
      margin-top: var(--hiap-space-1);
    }
    .offer p {
      display: flex;
      flex-wrap: wrap;
      gap: var(--hiap-space-1) var(--hiap-space-4);
      align-items: baseline;
      margin-top: var(--hiap-space-2);
      padding: var(--hiap-space-2) var(--hiap-space-3);
      background: var(--hiap-tint);
      border-inline-start: 2px solid var(--accent, var(--hiap-accent));
    }
    .kept {
      margin-top: var(--hiap-space-2);
    }
    @media (forced-colors: active) {
      .toolbar select,
      .encoding select {
        appearance: auto;
      }
    }
    @media (pointer: coarse) {
      button,
      select {
        min-height: 2.75rem;
      }
    }
  `,
]
