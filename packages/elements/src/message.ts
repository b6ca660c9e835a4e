import { type CSSResult, css, html, nothing, type TemplateResult } from 'lit'
import type { Translate } from './strings/catalogue.ts'

interface MessageOptions {
  /** Level of the title: 1 where the message is all that the page shows. */
  readonly level?: 1 | 2
  /** A way on, such as a button. */
  readonly action?: unknown
}

/** What stands where there is nothing to show: a title, a sentence, and a way on. */
export function message(title: string, body: string, options: MessageOptions = {}): TemplateResult {
  const { level = 2, action } = options
  return html`<div class="message">
    ${level === 1 ? html`<h1 class="message-title">${title}</h1>` : html`<h2 class="message-title">${title}</h2>`}
    <p class="message-body">${body}</p>
    ${action === undefined ? nothing : html`<p class="message-action">${action}</p>`}
  </div>`
}

/** A failed request: whether the machine is offline or the server at fault, and a button to try again. */
export function failure(translate: Translate, retry: () => void, level: 1 | 2 = 2): TemplateResult {
  const kind = navigator.onLine ? 'failed' : 'offline'
  return html`<div role="alert">
    ${message(translate(`state.${kind}.title`), translate(`state.${kind}.body`), {
      level,
      action: html`<button type="button" class="retry" @click=${retry}>${translate('state.retry')}</button>`,
    })}
  </div>`
}

/** A quiet line that appears only after a while, so that a quick answer shows no flicker. */
export function loading(translate: Translate): TemplateResult {
  return html`<p class="loading label" role="status">${translate('state.loading')}</p>`
}

export const messageStyles: CSSResult = css`
  .message {
    max-width: var(--hiap-measure);
    padding-block: var(--hiap-space-4);
  }
  .message-title {
    font-size: var(--hiap-size-title);
    line-height: 1.3;
  }
  .message-body {
    color: var(--hiap-muted);
    margin-top: var(--hiap-space-2);
  }
  .message-action {
    margin-top: var(--hiap-space-4);
  }
  .loading {
    opacity: 0;
    animation: appear 0s 200ms forwards;
  }
  @keyframes appear {
    to {
      opacity: 1;
    }
  }
`
