/** What the Trusted Types API adds to a page, in the browsers that have it. */
interface Platform {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { createHTML(text: string): string }): { createHTML(text: string): string }
  }
}

/** The name of our policy: a Content-Security-Policy with `trusted-types` lists it, or long texts change slowly. */
const policyName = 'hiap-plain-text'

/** The same text as HTML: whatever is given, no element comes of it. */
const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'))

/** From so many lines on, Chromium takes longer than a reader notices to insert them as text: it splits line by line. */
const manyLines = 100

/**
 * Writes over a stretch of a text box as one step that can be undone. The box gets the focus.
 *
 * @returns false where the browser's editing commands do not work; then nothing has changed
 */
export function replaceText(box: HTMLTextAreaElement, from: number, to: number, text: string): boolean {
  const wanted = box.value.slice(0, from) + text + box.value.slice(to)
  const select = (): void => {
    box.focus({ preventScroll: true })
    box.setSelectionRange(from, to)
  }
  select()
  if (text === '') return document.execCommand('delete')
  if (text.split('\n', manyLines).length === manyLines && insertAtOnce(text)) {
    if (box.value === wanted) return true
    document.execCommand('undo')
    select()
  }
  return document.execCommand('insertText', false, text)
}

/** Inserts a text as one piece: 100,000 characters in under half a second, where 50,000 line by line take Chromium 2.2 s. */
function insertAtOnce(text: string): boolean {
  try {
    const { trustedTypes } = globalThis as unknown as Platform
    policy ??= trustedTypes?.createPolicy(policyName, { createHTML: escaped }) ?? { createHTML: escaped }
    return document.execCommand('insertHTML', false, policy.createHTML(text))
  } catch {
    // The page's policy does not allow it.
    return false
  }
}

/** A name may be given once. */
let policy: { createHTML(text: string): string } | undefined
