/** The look of the keyboard: custom properties `--hiap-keyboard-…`, else the tokens of the page, else its own colours. */
export const keyboardStyle = `
:host {
  --ink: var(--hiap-keyboard-ink, var(--hiap-ink, #211d19));
  --key: var(--hiap-keyboard-key, var(--hiap-paper, #fffdf9));
  --bed: var(--hiap-keyboard-background, var(--hiap-tint, #efe8db));
  --rule: var(--hiap-keyboard-rule, var(--hiap-rule, #d8cebe));
  --hint: var(--hiap-keyboard-hint, var(--hiap-muted, #645c53));
  --slate: #3f5560;
  --height: var(--hiap-keyboard-key-height, 3.25rem);
  display: block;
  color: var(--ink);
  font: 1.25rem/1.2 var(--hiap-keyboard-font, system-ui, "Segoe UI", "Noto Sans", "Noto Sans Khmer", "Khmer UI", "Leelawadee UI", sans-serif);
  -webkit-text-size-adjust: none;
}
:host([hidden]) { display: none }
.jra { --own: var(--hiap-accent-jra, #8b1a22) }
.km { --own: var(--hiap-accent-km, #845200) }
@media (prefers-color-scheme: dark) {
  :host {
    --ink: var(--hiap-keyboard-ink, var(--hiap-ink, #ece5d8));
    --key: var(--hiap-keyboard-key, var(--hiap-paper, #38332d));
    --bed: var(--hiap-keyboard-background, var(--hiap-tint, #1d1a17));
    --rule: var(--hiap-keyboard-rule, var(--hiap-rule, #100e0c));
    --hint: var(--hiap-keyboard-hint, var(--hiap-muted, #b5ac9f));
    --slate: #a3bdc9;
  }
  .jra { --own: var(--hiap-accent-jra, #f0918c) }
  .km { --own: var(--hiap-accent-km, #e6b450) }
}
.all { --accent: var(--hiap-keyboard-accent, var(--own, var(--hiap-accent, var(--slate)))); background: var(--bed); border-radius: .5rem; padding: .25rem; position: relative }
.board { -webkit-user-select: none; user-select: none; -webkit-touch-callout: none; touch-action: none; max-width: 62rem; margin: auto }
.row { display: flex }
[data-drawn]::before { content: attr(data-drawn) }
button { all: unset; box-sizing: border-box; cursor: pointer; -webkit-tap-highlight-color: transparent }
.key, .gap { flex: 1 1 0; min-width: 0 }
.key { height: var(--height); padding: .1875rem .125rem; position: relative }
.cap {
  box-sizing: border-box; display: flex; align-items: center; justify-content: center; height: 100%; position: relative;
  background: var(--key); border: 1px solid transparent; border-radius: .375rem; box-shadow: 0 1px 0 var(--rule);
  transition: background .08s
}
.tool .cap { background: transparent; box-shadow: none; border-color: var(--rule); font-size: .9375rem }
.label { white-space: nowrap }
.km .letter .label { font-size: 1.5rem; line-height: 1 }
.wide.km .letter .label { font-size: 1.625rem }
.long .label { font-size: .6875rem !important }
.dense .label { font-size: 1rem }
.dense.km .letter .label { font-size: 1.125rem }
.dense .tool .label { font-size: .6875rem }
.dense .hint { display: none }
.hint, .more { position: absolute; top: .125rem; font-size: .6875rem; line-height: 1.1; color: var(--hint) }
.hint { left: .3125rem }
.more { right: .25rem }
.km .more { right: .125rem }
.km:not(.wide) .letter .label:not(:last-child) { padding-top: .375rem }
.number {
  position: absolute; right: .125rem; bottom: -.3125rem; min-width: 1.125rem; padding: 0 .1875rem; box-sizing: border-box;
  border-radius: .5625rem; background: var(--accent); color: var(--key); font: 600 .75rem/1.125rem system-ui, sans-serif; text-align: center
}
.used .cap { border-color: var(--accent) }
.used { z-index: 1 }
.key:hover .cap { border-color: var(--rule) }
.used:hover .cap { border-color: var(--accent) }
.key:active .cap, .down .cap { background: var(--rule) }
[aria-pressed=true] .cap { background: var(--ink); color: var(--bed); border-color: var(--ink) }
.locked .cap { background: var(--accent); border-color: var(--accent) }
button:focus-visible .cap, .choice:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px }
svg { width: 1.375rem; height: 1.375rem; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round }
.locked svg { fill: currentColor }
.popup {
  position: absolute; z-index: 1; display: flex; flex-wrap: wrap; padding: .25rem; background: var(--key); color: var(--ink);
  border: 1px solid var(--rule); border-radius: .5rem; box-shadow: 0 .25rem .875rem #0004; width: max-content; box-sizing: border-box
}
.popup[hidden] { display: none }
.choice {
  width: 2.75rem; height: 2.875rem; display: flex; align-items: center; justify-content: center; border-radius: .375rem; font-size: 1.375rem
}
.km .choice { font-size: 1.625rem; line-height: 1 }
.choice.long { font-size: .6875rem }
.picked, .choice:hover { background: var(--accent); color: var(--key) }
.bubble { pointer-events: none }
@media (prefers-reduced-motion: reduce) { .cap { transition: none } }
@media (forced-colors: active) {
  .cap, .tool .cap { border-color: ButtonText }
  .picked, .choice:hover, [aria-pressed=true] .cap, .number { forced-color-adjust: none; background: Highlight; color: HighlightText }
  .used .cap { border: 2px solid Highlight }
}
`
