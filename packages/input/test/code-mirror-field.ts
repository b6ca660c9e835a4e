import { isolateHistory } from '@codemirror/commands'
import type { EditorView } from '@codemirror/view'
import type { FieldAdapter } from '@hiap/input'

export function codeMirrorField(view: EditorView): FieldAdapter {
  const caret = () => view.state.selection.main
  const replace = (from: number, to: number, insert: string): boolean => {
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length },
      annotations: isolateHistory.of('full'),
      userEvent: 'input.type',
      scrollIntoView: true,
    })
    return true
  }
  return {
    textBefore: (length) =>
      view.state.sliceDoc(Math.max(view.state.doc.lineAt(caret().from).from, caret().from - length), caret().from),
    hasSelection: () => !caret().empty,
    apply: ({ deleteBefore, insert }) => replace(caret().from - deleteBefore, caret().to, insert),
  }
}
