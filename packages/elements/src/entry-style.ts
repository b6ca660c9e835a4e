import { type CSSResult, css } from 'lit'

/** How an entry is set: the headword large in its own script, meanings in reading size, the rest small. */
export const entryStyle: CSSResult = css`
  .main,
  footer {
    max-width: var(--hiap-measure);
  }
  :host([roomy]) article {
    display: grid;
    grid-template-columns: minmax(0, var(--hiap-measure)) minmax(0, 20rem);
    gap: var(--hiap-space-6);
    justify-content: space-between;
    align-items: start;
  }
  :host([roomy]) footer {
    margin-top: 0;
    padding-top: var(--hiap-space-3);
    border-top: 0;
  }
  .back {
    margin-bottom: var(--hiap-space-4);
  }
  .hero {
    font-size: var(--hiap-size-hero);
    line-height: 1.25;
    overflow-wrap: anywhere;
    scroll-margin-top: var(--hiap-space-4);
  }
  /* The focus comes here to be read from, not to be worked with. */
  .hero:focus-visible {
    outline: none;
  }
  /* Large Khmer brings more room than it needs below: the reading stands close. */
  .hero:has(.khmer) {
    margin-bottom: -0.3em;
  }
  :host([preview]) .hero {
    font-size: calc(var(--hiap-size-hero) * 0.85);
  }
  sup {
    font-family: var(--hiap-font-label);
    font-size: 0.35em;
    vertical-align: super;
    line-height: 0;
    margin-inline-start: 0.1em;
  }
  .readings {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--hiap-space-4);
    align-items: baseline;
  }
  .reading-text {
    font-size: var(--hiap-size-lead);
  }
  .kind {
    margin-top: var(--hiap-space-1);
  }
  .typing {
    margin-top: var(--hiap-space-2);
  }
  .typing hiap-how-to-type {
    margin-top: var(--hiap-space-2);
  }
  section,
  footer {
    margin-top: var(--hiap-space-5);
  }
  .senses {
    counter-reset: sense;
  }
  .senses > li {
    counter-increment: sense;
    position: relative;
    padding-inline-start: 1.75rem;
  }
  .senses > li + li {
    margin-top: var(--hiap-space-4);
  }
  .senses:not(.one) > li::before {
    content: counter(sense);
    position: absolute;
    inset-inline-start: 0;
    top: 0.3rem;
    font-family: var(--hiap-font-label);
    font-size: var(--hiap-size-body);
    font-variant-numeric: tabular-nums;
    color: var(--accent, var(--hiap-accent));
  }
  .senses.one > li {
    padding-inline-start: 0;
  }
  .gloss {
    font-size: calc(var(--hiap-size-lead) * 1.12);
    line-height: 1.4;
  }
  .gloss.other {
    font-size: var(--hiap-size-body);
    color: var(--hiap-muted);
  }
  .senses .label {
    margin-top: var(--hiap-space-1);
  }
  .examples {
    margin-top: var(--hiap-space-3);
    display: grid;
    gap: var(--hiap-space-3);
  }
  .examples li {
    padding-inline-start: var(--hiap-space-3);
    border-inline-start: 1px solid var(--hiap-rule);
  }
  /* What the project wrote itself is not set like what a source says. */
  .examples li[data-status='drafted'] {
    border-inline-start: 2px dashed var(--hiap-muted);
  }
  .report {
    margin-top: var(--hiap-space-3);
  }
  .translation {
    color: var(--hiap-muted);
  }
  .title {
    padding-bottom: var(--hiap-space-1);
  }
  .words {
    display: flex;
    flex-wrap: wrap;
    gap: var(--hiap-space-1) var(--hiap-space-4);
    font-size: var(--hiap-size-lead);
    align-items: baseline;
  }
  .beside {
    font-size: var(--hiap-size-body);
    color: var(--hiap-muted);
  }
  footer {
    padding-top: var(--hiap-space-4);
    border-top: 1px solid var(--hiap-rule);
    font-size: var(--hiap-size-label);
    font-family: var(--hiap-font-label);
    color: var(--hiap-muted);
  }
  footer .title {
    margin-top: var(--hiap-space-3);
    padding-bottom: 0;
    font-size: var(--hiap-size-small);
  }
  footer .run {
    font-family: var(--hiap-font-text);
    font-size: 1.15em;
  }
  .status,
  .sources,
  .permalink a {
    color: var(--hiap-ink);
  }
  .sources li + li {
    margin-top: var(--hiap-space-2);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--hiap-space-2) var(--hiap-space-4);
    align-items: baseline;
  }
  .supports,
  .writes,
  .citation-note {
    color: var(--hiap-muted);
  }
  .permalink {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--hiap-space-4);
  }
`
