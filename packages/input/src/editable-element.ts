import type { FieldAdapter } from './field-adapter.ts'
import { insertByCommand } from './insert-by-command.ts'
import { replacements } from './replacements.ts'
import { tail } from './tail.ts'
import { tellInput } from './tell-input.ts'
import { clusterLength, wholeClusters } from './whole-clusters.ts'

/** Elements that stand in a line as if they were a letter: text before them is not before the caret. */
const standsAlone = 'br, img, video, audio, canvas, svg, object, embed, iframe, input, button, select, textarea, math'

const styleCommands = ['bold', 'italic', 'underline', 'strikeThrough', 'subscript', 'superscript']

interface Point {
  readonly node: Node
  readonly offset: number
}

/** Makes the adapter of an element with `contenteditable`. */
export function editableElement(host: HTMLElement): FieldAdapter {
  /** What was selected to be replaced, and how much of it had been selected by the user. */
  const replaced = replacements<number>()

  return {
    textBefore(length) {
      const range = rangeIn(host)
      return range === undefined ? undefined : textBefore(host, startOf(range), length)
    },
    hasSelection() {
      return rangeIn(host)?.collapsed === false
    },
    apply(edit) {
      const range = rangeIn(host)
      if (range === undefined) return false
      const near = textBefore(host, startOf(range), edit.deleteBefore + clusterLength)
      const { deleteBefore, insert } = wholeClusters(edit, near)
      const start = pointBefore(host, startOf(range), deleteBefore)
      const selection = selectionOf(host)
      const had = range.collapsed ? 0 : (selection?.toString().length ?? 0)
      const { ownerDocument } = host
      const typing = deleteBefore === 0 && range.collapsed
      const styles = styleCommands.filter((style) => typing && ownerDocument.queryCommandState(style))
      // Setting the selection, even to what it is, ends the browser's run of typing: each key is a step to undo. It also
      // makes the browser forget the style that was chosen for the next letter.
      selection?.setBaseAndExtent(start.node, start.offset, range.endContainer, range.endOffset)
      if (deleteBefore > 0) {
        replaced.add(selection?.toString() ?? '', had)
      } else if (typing) {
        for (const style of styleCommands) {
          if (ownerDocument.queryCommandState(style) !== styles.includes(style)) ownerDocument.execCommand(style)
        }
      }
      if (insertByCommand(host, insert)) return true
      selection?.deleteFromDocument()
      if (insert !== '') {
        const text = new Text(insert)
        selection?.getRangeAt(0).insertNode(text)
        selection?.collapse(text, insert.length)
      }
      tellInput(host, insert)
      return true
    },
    afterUndo() {
      const selection = selectionOf(host)
      const range = rangeIn(host)
      if (selection === null || range === undefined || range.collapsed) return
      const had = replaced.find(selection.toString())
      if (had === undefined) return
      const end = { node: range.endContainer, offset: range.endOffset }
      const start = pointBefore(host, end, had)
      selection.setBaseAndExtent(start.node, start.offset, end.node, end.offset)
    },
  }
}

/** The selection that sees into the shadow root of the element: Chromium keeps one for each root. */
function selectionOf(host: HTMLElement): Selection | null {
  const root = host.getRootNode() as (Document | ShadowRoot) & { getSelection?: () => Selection | null }
  return root.getSelection?.() ?? host.ownerDocument.getSelection()
}

function rangeIn(host: HTMLElement): StaticRange | Range | undefined {
  const selection = selectionOf(host)
  if (selection === null || selection.rangeCount === 0) return undefined
  const root = host.getRootNode()
  const composed = root instanceof ShadowRoot ? selection.getComposedRanges?.({ shadowRoots: [root] })[0] : undefined
  const range = composed ?? selection.getRangeAt(0)
  return host.contains(range.startContainer) && host.contains(range.endContainer) ? range : undefined
}

function startOf(range: AbstractRange): Point {
  return { node: range.startContainer, offset: range.startOffset }
}

function textBefore(host: HTMLElement, point: Point, length: number): string {
  let text = ''
  for (const piece of textsBefore(host, point)) {
    text = piece.node.data.slice(0, piece.offset) + text
    if (text.length >= length) break
  }
  return tail(text, length)
}

/** The place `length` code units before a point, at most where its line begins. */
function pointBefore(host: HTMLElement, point: Point, length: number): Point {
  let left = length
  let at = point
  if (left === 0) return at
  for (const { node, offset } of textsBefore(host, point)) {
    at = { node, offset: Math.max(0, offset - left) }
    left -= offset - at.offset
    if (left === 0) break
  }
  return at
}

/** The texts before a point, nearest first, each up to `offset`; ends where the line or paragraph begins. */
function* textsBefore(host: HTMLElement, point: Point): Generator<{ readonly node: Text; readonly offset: number }> {
  if (point.node instanceof Text) yield { node: point.node, offset: point.offset }
  let leaf = firstLeafBefore(host, point)
  while (leaf !== undefined) {
    if (leaf instanceof Text) yield { node: leaf, offset: leaf.data.length }
    leaf = leafBefore(host, leaf)
  }
}

function firstLeafBefore(host: HTMLElement, { node, offset }: Point): Node | undefined {
  if (!(node instanceof Element)) return leafBefore(host, node)
  const child = node.childNodes[offset - 1]
  if (child !== undefined) return lastLeaf(child)
  return node === host || !flows(node) ? undefined : leafBefore(host, node)
}

function leafBefore(host: HTMLElement, node: Node): Node | undefined {
  let at = node
  while (at !== host) {
    if (at.previousSibling !== null) return lastLeaf(at.previousSibling)
    const parent = at.parentNode
    if (!(parent instanceof Element) || parent === host || !flows(parent)) return undefined
    at = parent
  }
  return undefined
}

function lastLeaf(node: Node): Node | undefined {
  let at = node
  while (at instanceof Element) {
    if (!flows(at)) return undefined
    if (at.lastChild === null) return at
    at = at.lastChild
  }
  return at
}

/** Whether an element is a part of the line around it. */
function flows(element: Element): boolean {
  if (element.matches(standsAlone) || element.getAttribute('contenteditable') === 'false') return false
  const { display } = getComputedStyle(element)
  return display === 'inline' || display === 'contents'
}
