/**
 * The look of the bar. Colours, sizes and fonts may be set by custom properties, everything else by `::part`. Where a page sets none it
 * has those of the page's own colour scheme.
 */
export const barStyle: string = `
:host {
  --fallback-muted: CanvasText;
  --fallback-rule: GrayText;
  --fallback-tint: transparent;
  --fallback-accent: CanvasText;
  display: block;
  --ink: var(--hiap-candidates-ink, var(--hiap-ink, CanvasText));
  --paper: var(--hiap-candidates-paper, var(--hiap-paper, transparent));
  --muted: var(--hiap-candidates-muted, var(--hiap-muted, var(--fallback-muted)));
  --rule: var(--hiap-candidates-rule, var(--hiap-rule, var(--fallback-rule)));
  --tint: var(--hiap-candidates-tint, var(--hiap-tint, var(--fallback-tint)));
  --accent: var(--hiap-candidates-accent, var(--hiap-accent-km, var(--fallback-accent)));
  color: var(--ink);
  font-family: var(--hiap-candidates-font-label, var(--hiap-font-label, system-ui, "Segoe UI", "Noto Sans", sans-serif));
  font-size: var(--hiap-candidates-size, 1rem);
}
:host([hidden]) { display: none; }
@supports (color: color-mix(in srgb, red, blue)) {
  :host {
    --fallback-muted: color-mix(in srgb, CanvasText 72%, Canvas);
    --fallback-rule: color-mix(in srgb, CanvasText 16%, Canvas);
    --fallback-tint: color-mix(in srgb, CanvasText 7%, Canvas);
  }
}
@supports (color: light-dark(red, blue)) {
  :host { --fallback-accent: light-dark(#845200, #e6b450); }
}
.bar {
  display: flex;
  flex-wrap: wrap;
  gap: 0 0.125em;
  background: var(--paper);
  border-block: 1px solid var(--rule);
}
.bar[hidden] { display: none; }
.candidate {
  display: grid;
  grid-template-columns: auto auto;
  grid-template-areas: "number text" "number gloss";
  column-gap: 0.4em;
  align-content: start;
  max-width: 11em;
  min-width: 44px;
  min-height: 44px;
  margin: 0;
  padding: 0.15em 0.7em 0.4em 0.5em;
  border: 0;
  border-radius: 2px;
  background: none;
  color: inherit;
  font: inherit;
  text-align: start;
  cursor: pointer;
}
.candidate:hover { background: var(--tint); }
.chosen, .chosen:hover { background: var(--tint); box-shadow: inset 0 -2px var(--accent); }
.number {
  grid-area: number;
  align-self: start;
  margin-top: 0.75em;
  min-width: 0.7em;
  color: var(--muted);
  font-size: 0.75em;
  font-variant-numeric: tabular-nums;
}
.text {
  grid-area: text;
  overflow-wrap: anywhere;
  font-family: var(--hiap-candidates-font, var(--hiap-font-text, "Hiap Latin", "Hiap Khmer", "Noto Serif Khmer", "Khmer OS", serif));
  font-size: 1.3em;
  line-height: 1.75;
  color: var(--accent);
}
.gloss {
  grid-area: gloss;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
  color: var(--muted);
  font-size: 0.8125em;
  line-height: 1.35;
}
.bar.behind .candidate { opacity: 0.6; }
.said {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
@media (forced-colors: active) {
  .chosen, .chosen:hover { outline: 2px solid Highlight; outline-offset: -2px; }
  .text, .number, .gloss { color: inherit; }
}
`
