import { type CSSResult, css } from 'lit'

/** A list to choose from in a line of text: `.choice` around the `select`, with a small arrow behind the words. */
export const choiceStyle: CSSResult = css`
  .choice {
    position: relative;
    display: inline-flex;
    align-items: center;
    min-width: 0;
  }
  .choice::after {
    content: '';
    position: absolute;
    inset-inline-end: 0;
    width: 0.55em;
    height: 0.3em;
    font-size: var(--hiap-size-label);
    background: currentcolor;
    clip-path: polygon(0 0, 100% 0, 50% 100%);
    pointer-events: none;
    forced-color-adjust: none;
  }
  .choice select {
    /* As wide as what is chosen, where the browser knows how; else as the widest. */
    field-sizing: content;
    min-width: 0;
    padding-inline-end: 1em;
    text-overflow: ellipsis;
  }
`
