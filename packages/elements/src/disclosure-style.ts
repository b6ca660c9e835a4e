import { type CSSResult, css } from 'lit'

/** A button that opens and closes what stands below it: `.disclosure`, with a small arrow behind the words. */
export const disclosureStyle: CSSResult = css`
  .disclosure::after {
    content: '';
    display: inline-block;
    width: 0.55em;
    height: 0.3em;
    margin-inline-start: 0.45em;
    vertical-align: middle;
    background: currentcolor;
    clip-path: polygon(0 0, 100% 0, 50% 100%);
    forced-color-adjust: none;
  }
  .disclosure[aria-expanded='true']::after {
    transform: rotate(180deg);
  }
`
