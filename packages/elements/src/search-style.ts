import { type CSSResult, css } from 'lit'

/** How the search box stands, its filters and what it finds: one column, or hits beside the entry where there is room. */
export const searchStyle: CSSResult = css`
  form {
    position: relative;
    display: flex;
    align-items: center;
    border-bottom: 2px solid var(--accent, var(--hiap-accent));
  }
  input {
    flex: 1;
    min-width: 0;
    width: 100%;
    border: 0;
    border-radius: 0;
    margin: 0;
    padding: var(--hiap-space-2) 0;
    min-height: 3.5rem;
    background: transparent;
    color: inherit;
    font-family: var(--hiap-font-text);
    font-size: var(--hiap-size-query);
    line-height: 1.6;
  }
  input.khmer {
    font-family: var(--hiap-font-khmer);
    line-height: var(--hiap-khmer-leading);
  }
  input:focus-visible {
    outline: none;
  }
  form:focus-within {
    box-shadow: 0 1px 0 0 var(--accent, var(--hiap-accent));
  }
  input::placeholder {
    color: var(--hiap-muted);
    opacity: 1;
  }
  .clear {
    display: grid;
    place-items: center;
    width: 2.75rem;
    height: 2.75rem;
    border: 0;
    color: var(--hiap-muted);
  }
  .clear:hover {
    color: var(--hiap-ink);
  }
  .clear svg {
    width: 1.25rem;
  }
  .top {
    position: relative;
  }
  .where,
  .ways,
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hiap-space-1) var(--hiap-space-4);
  }
  .where hiap-direction {
    flex: 1 1 auto;
  }
  hiap-keyboard {
    margin-top: var(--hiap-space-1);
  }
  .progress {
    position: absolute;
    inset-inline: 0;
    height: 2px;
    margin-top: -2px;
    overflow: hidden;
    background: var(--hiap-rule);
  }
  .progress::after {
    content: '';
    position: absolute;
    inset-block: 0;
    width: 25%;
    background: var(--accent, var(--hiap-accent));
    animation: pass 1.1s linear infinite;
  }
  @keyframes pass {
    from {
      inset-inline-start: -25%;
    }
    to {
      inset-inline-start: 100%;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .progress::after {
      animation: none;
      width: 100%;
    }
  }
  .stage {
    padding-top: var(--hiap-space-4);
  }
  :host([wide]) .listed {
    display: grid;
    grid-template-columns: minmax(0, var(--hiap-column)) minmax(0, 1fr);
    gap: var(--hiap-space-6);
    align-items: start;
  }
  /* However far down the hits the reader is, the entry stays in sight; a long one scrolls by itself. */
  :host([wide]) .listed .pane {
    position: sticky;
    top: 0;
    max-height: 100vh;
    overflow-y: auto;
    margin: calc(-1 * var(--hiap-space-2));
    padding: var(--hiap-space-2);
  }
  .group + .group {
    margin-top: var(--hiap-space-4);
  }
  .group > .label {
    padding-bottom: var(--hiap-space-1);
  }
  .hit {
    display: grid;
    grid-template-columns: minmax(5.5rem, 40%) minmax(0, 1fr);
    gap: var(--hiap-space-3);
    align-items: baseline;
    margin-inline: calc(-1 * var(--hiap-space-3));
    padding: var(--hiap-space-1) var(--hiap-space-3);
    padding-inline-start: calc(var(--hiap-space-3) - 3px);
    border-inline-start: 3px solid transparent;
    text-decoration: none;
    scroll-margin-block: var(--hiap-space-5);
  }
  .hit:hover {
    background: var(--hiap-tint);
  }
  .hit.current {
    border-inline-start-color: var(--hiap-rule);
  }
  .hit[aria-selected='true'] {
    background: var(--hiap-tint);
    border-inline-start-color: var(--accent, var(--hiap-accent));
  }
  .headword {
    font-size: var(--hiap-size-lead);
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .headword .khmer {
    line-height: 1.8;
  }
  .meaning {
    overflow-wrap: anywhere;
  }
  .pos {
    margin-inline-start: 0.35em;
    white-space: nowrap;
  }
  .why {
    display: block;
  }
  .why .run {
    font-family: var(--hiap-font-text);
    color: var(--hiap-ink);
  }
  .why .khmer {
    font-family: var(--hiap-font-khmer);
  }
  sup {
    font-family: var(--hiap-font-label);
    font-size: 0.6em;
    line-height: 0;
  }
  .elsewhere {
    color: var(--hiap-muted);
    margin-bottom: var(--hiap-space-3);
  }
  .after {
    margin-top: var(--hiap-space-4);
  }
  @media (forced-colors: active) {
    .hit {
      border-inline-start-color: Canvas;
    }
    .hit[aria-selected='true'] {
      border-inline-start-color: Highlight;
      outline: 2px solid Highlight;
    }
    .progress::after {
      background: Highlight;
    }
  }
`
