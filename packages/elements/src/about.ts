import type { DictionaryInfo, Status } from '@hiap/lexicon'
import { type CSSResult, css, html, nothing, type TemplateResult } from 'lit'
import { localised, webAddress } from './entry-parts.ts'
import { bundleHref } from './page-address.ts'
import type { Translate } from './strings/catalogue.ts'
import { textRun } from './text-run.ts'

const statuses: readonly Status[] = ['attested', 'drafted', 'reviewed']

/** What a dictionary tells of itself: how sure its entries are, licence, sources, version, the file to take away. */
export function about(info: DictionaryInfo, translate: Translate): TemplateResult {
  const licenceUrl = webAddress(info.licence.url)
  const reporting = info.reporting && localised(info.reporting, translate.language)
  const megabytes = new Intl.NumberFormat(translate.language, {
    style: 'unit',
    unit: info.bytes < 1_000_000 ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: 1,
  }).format(info.bytes / (info.bytes < 1_000_000 ? 1_000 : 1_000_000))
  return html`<section class="about" aria-labelledby="about">
    <h2 id="about">${translate('about.title')}</h2>
    <dl>
      <div>
        <dt class="label">${translate('about.status')}</dt>
        ${statuses.map(
          // None is worth saying too: that nothing has been reviewed is what a reader wants to know.
          (status) =>
            html`<dd data-status=${status}>
              <span class="number"
                >${translate(info.counts.byStatus[status] === 1 ? 'browse.count.one' : 'browse.count.other', {
                  n: info.counts.byStatus[status],
                })}</span
              >
              ${translate(`about.status.${status}`)}
            </dd>`,
        )}
      </div>
      <div>
        <dt class="label">${translate('about.licence')}</dt>
        <dd>
          ${
            licenceUrl
              ? html`<a href=${licenceUrl} rel="noreferrer external">${info.licence.spdx}</a>`
              : info.licence.spdx
          }
        </dd>
        <dd>${info.attribution}</dd>
      </div>
      <div>
        <dt class="label">${translate('about.sources')}</dt>
        ${info.sources.map((source) => {
          const url = webAddress(source.url)
          const note = source.note && localised(source.note, translate.language)
          return html`<dd>
            ${url ? html`<a href=${url} rel="noreferrer external">${source.title}</a>` : source.title}${
              source.author ? `, ${source.author}` : ''
            }${source.year ? `, ${source.year}` : ''}. ${source.licence.spdx}.
            <span class="muted">${source.attribution}</span>
            ${note ? html`<span class="muted">${note.text}</span>` : nothing}
          </dd>`
        })}
      </div>
      <div class="reporting">
        <dt class="label">${translate('about.reporting')}</dt>
        <dd>
          ${reporting ? textRun(reporting.text, reporting.language) : translate('about.reporting.any', { dictionary: info.id })}
        </dd>
      </div>
      <div>
        <dt class="label">${translate('about.version')}</dt>
        <dd>
          ${info.version} ·
          <a href=${bundleHref(info.hash)} download="${info.id}.hiap">${translate('about.download', { size: megabytes })}</a>
        </dd>
      </div>
    </dl>
  </section>`
}

export const aboutStyles: CSSResult = css`
  .about {
    margin-top: var(--hiap-space-6);
    padding-top: var(--hiap-space-4);
    border-top: 1px solid var(--hiap-rule);
    max-width: var(--hiap-measure);
    overflow-wrap: anywhere;
  }
  .about dd {
    font-size: 0.9375rem;
  }
  .about h2 {
    font-size: var(--hiap-size-lead);
  }
  .about dl > div {
    margin-top: var(--hiap-space-3);
  }
  .about .number {
    font-variant-numeric: tabular-nums;
  }
  .about .muted {
    color: var(--hiap-muted);
  }
`
