import type { DictionaryInfo } from '@hiap/lexicon'
import { type CSSResult, css, html, type TemplateResult } from 'lit'
import { hrefOf } from './page-address.ts'
import type { Translate } from './strings/catalogue.ts'
import { accentClass, textRun } from './text-run.ts'

/** The letters that a dictionary has entries under, in its own order, each a link to them. */
export function letterLinks(info: DictionaryInfo, translate: Translate, current?: string): TemplateResult {
  return html`<ul class="letters ${accentClass(info.language)}">
    ${info.initials.map(({ letter, count }) => {
      const name = translate(count === 1 ? 'browse.letter.one' : 'browse.letter.other', { letter, n: count })
      return html`<li>
        <a
          href=${hrefOf({ dictionary: info.id, letter })}
          aria-label=${name}
          aria-current=${letter === current ? 'page' : 'false'}
          >${textRun(letter, info.language)}</a
        >
      </li>`
    })}
  </ul>`
}

export const letterStyles: CSSResult = css`
  .letters {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--hiap-space-1);
    margin-inline-start: calc(-1 * var(--hiap-space-2));
  }
  .letters a {
    display: block;
    min-width: 2.25rem;
    padding: 0 var(--hiap-space-2);
    text-align: center;
    text-decoration: none;
    border-bottom: 2px solid transparent;
    color: var(--accent, var(--hiap-accent));
    font-size: var(--hiap-size-lead);
  }
  .letters a:hover {
    border-bottom-color: var(--hiap-rule);
  }
  .letters a[aria-current='page'] {
    border-bottom-color: currentcolor;
    color: var(--hiap-ink);
  }
  .letters a:focus-visible {
    outline-offset: -2px;
  }
  @media (forced-colors: active) {
    .letters a:not([aria-current='page']) {
      border-bottom-color: Canvas;
    }
  }
`
