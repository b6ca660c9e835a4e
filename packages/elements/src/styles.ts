import { type CSSResult, css } from 'lit'

/** What every element's root shares: text runs by language, marks, links, buttons, focus, visually hidden text. */
export const base: CSSResult = css`
  :host {
    display: block;
    color: var(--hiap-ink);
    font-family: var(--hiap-font-text);
    font-size: var(--hiap-size-body);
    line-height: var(--hiap-leading);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  ul,
  ol {
    list-style: none;
  }
  .khmer {
    font-family: var(--hiap-font-khmer);
    font-size: calc(1em * var(--hiap-khmer-scale));
    line-height: var(--hiap-khmer-leading);
  }
  mark {
    color: inherit;
    background: var(--hiap-mark);
    border-radius: 0.15em;
  }
  .label {
    font-family: var(--hiap-font-label);
    font-size: var(--hiap-size-label);
    color: var(--hiap-muted);
    font-weight: 400;
  }
  .accent {
    color: var(--accent, var(--hiap-accent));
  }
  .language-km {
    --accent: var(--hiap-accent-km);
  }
  .language-jra {
    --accent: var(--hiap-accent-jra);
  }
  a {
    color: inherit;
    text-decoration: underline;
    text-decoration-thickness: 0.06em;
    text-underline-offset: 0.22em;
    text-decoration-color: color-mix(in srgb, currentcolor 40%, transparent);
  }
  a:hover {
    text-decoration-color: currentcolor;
  }
  button,
  select {
    font: inherit;
    font-family: var(--hiap-font-label);
    font-size: var(--hiap-size-label);
    color: var(--hiap-ink);
    background: none;
    border: 0;
    border-bottom: 1px solid color-mix(in srgb, currentcolor 40%, transparent);
    border-radius: 0;
    padding: var(--hiap-space-1) 0;
    min-height: 1.75rem;
    max-width: 100%;
    cursor: pointer;
    text-align: start;
  }
  select {
    appearance: none;
  }
  option {
    color: var(--hiap-ink);
    background: var(--hiap-paper);
  }
  button:hover {
    border-bottom-color: currentcolor;
  }
  button:disabled {
    color: var(--hiap-muted);
    cursor: default;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid var(--accent, var(--hiap-accent));
    outline-offset: 3px;
    border-radius: 2px;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    mark {
      background: Mark;
      color: MarkText;
    }
    :focus-visible {
      outline-color: Highlight;
    }
  }
`
