/** Runs in the browser: CodeMirror with a layout bound by the adapter of the guide. */
import { history, historyKeymap } from '@codemirror/commands'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { type Binding, bind } from '@hiap/input'
import type { Layout } from '@hiap/lexicon'
import { codeMirrorField } from './code-mirror-field.ts'

export interface CodeMirrorPage {
  /** A new editor with the caret between two texts. */
  start(before: string, after: string, layout: Layout): void
  /** The text, with a stroke where the caret is. */
  show(): string
  detach(): void
}

let view: EditorView | undefined
let binding: Binding | undefined

const page: CodeMirrorPage = {
  start(before, after, layout) {
    view?.destroy()
    view = new EditorView({
      parent: document.body,
      state: EditorState.create({
        doc: before + after,
        selection: { anchor: before.length },
        extensions: [history({ newGroupDelay: 0 }), keymap.of(historyKeymap)],
      }),
    })
    binding = bind(view.contentDOM, { layout, adapter: codeMirrorField(view) })
    view.focus()
  },
  show() {
    const { doc, selection } = view?.state ?? EditorState.create()
    const { from, to } = selection.main
    return `${doc.sliceString(0, from)}|${doc.sliceString(to)}`
  },
  detach: () => binding?.detach(),
}

declare global {
  interface Window {
    codeMirror: CodeMirrorPage
  }
}
window.codeMirror = page
