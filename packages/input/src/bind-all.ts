import type { Layout } from '@hiap/lexicon'
import { type Binding, type BindOptions, bind } from './bind.ts'
import { isTextControl, takesTyping } from './takes-typing.ts'

/** A layout that a page offers, fetched when it is first needed. */
export interface OfferedMethod {
  readonly id: string
  /** BCP 47 tag of what it types. */
  readonly locale: string
  readonly load: () => Promise<Layout>
}

/** What is typed with in a field from now on. */
export interface MethodChange<Method extends OfferedMethod> {
  readonly field: HTMLElement
  /** The language tag of the field; empty where none is said. */
  readonly lang: string
  /** `undefined`: nothing, the field is typed in as if it were not bound. */
  readonly method: Method | undefined
}

export interface BindAllOptions<Method extends OfferedMethod> {
  readonly methods: readonly Method[]
  /**
   * Chooses the method for a field of a language, out of those that type it; the first of them where left out. `undefined`
   * leaves the field alone.
   */
  readonly choose?: (fitting: readonly Method[], lang: string, field: HTMLElement) => Method | undefined
  /** Hears what a field is typed in with from now on, when it takes the focus and when that changes: to show and announce it. */
  readonly changed?: (change: MethodChange<Method>) => void
  /** Hears of a layout that could not be fetched; the field is then left alone. Where left out, the console tells it. */
  readonly failed?: (error: unknown, method: Method) => void
  readonly listener?: BindOptions['listener']
}

/** The fields under a root, each with the method of its language. */
export interface AllBindings {
  /** Chooses anew for the field with the focus: after a person chose another method, or a `lang` changed. */
  refresh(): void
  detach(): void
}

/**
 * Types in every text field under a root by the method of its language: that of the closest `lang`, over the borders of
 * shadow roots too. A field is bound when it takes the focus, so that those that are added later are bound as well, and let
 * go when it loses it. What `bind` does not touch is not touched.
 *
 * @param root the document, an element, or an open shadow root
 * @example
 * const load = async () => (await fetch('jra-telex.json')).json()
 * bindAll(document, { methods: [{ id: 'jra-telex', locale: 'jra-Latn', load }] })
 */
export function bindAll<Method extends OfferedMethod>(
  root: Document | ShadowRoot | HTMLElement,
  {
    methods,
    choose = ([first]) => first,
    changed,
    failed = (error) => console.error(error),
    listener,
  }: BindAllOptions<Method>,
): AllBindings {
  const listening = new AbortController()
  const layouts = new Map<Method, Promise<Layout>>()
  let focused: HTMLElement | undefined
  let binding: Binding | undefined
  let bound: Method | undefined

  const release = (): void => {
    binding?.detach()
    binding = undefined
    bound = undefined
  }

  const layoutOf = (method: Method): Promise<Layout> => {
    const layout = layouts.get(method) ?? method.load()
    layouts.set(method, layout)
    return layout
  }

  const refresh = async (): Promise<void> => {
    const field = focused
    if (field === undefined) return
    const lang = languageOf(field)
    const fitting = methods.filter(({ locale }) => types(locale, lang))
    const method = takesTyping(field) ? choose(fitting, lang, field) : undefined
    if (method !== undefined && method === bound) return
    release()
    bound = method
    if (method === undefined) {
      changed?.({ field, lang, method })
      return
    }
    try {
      const layout = await layoutOf(method)
      // Meanwhile the focus may have gone, or another method been chosen.
      if (focused === field && bound === method && binding === undefined) {
        binding = bind(field, listener === undefined ? { layout } : { layout, listener })
        changed?.({ field, lang, method })
      }
    } catch (error) {
      layouts.delete(method)
      if (bound === method) bound = undefined
      failed(error, method)
    }
  }

  const onFocus = (event: Event): void => {
    const field = fieldOf(event)
    if (field === focused) return
    release()
    focused = field
    void refresh()
  }
  const onBlur = (event: Event): void => {
    if (fieldOf(event) !== focused) return
    release()
    focused = undefined
  }

  const heard = { capture: true, signal: listening.signal }
  root.addEventListener('focusin', onFocus, heard)
  root.addEventListener('focusout', onBlur, heard)
  const active = activeIn(root)
  if (active !== undefined) {
    focused = active
    void refresh()
  }

  return {
    refresh: () => void refresh(),
    detach() {
      listening.abort()
      release()
      focused = undefined
    },
  }
}

/** The text field that an event of the focus is of, in open shadow roots too. */
function fieldOf(event: Event): HTMLElement | undefined {
  const [target] = event.composedPath()
  return target instanceof HTMLElement && isField(target) ? target : undefined
}

function activeIn(root: Document | ShadowRoot | HTMLElement): HTMLElement | undefined {
  let active = root.ownerDocument?.activeElement ?? (root as Document).activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  if (!(active instanceof HTMLElement) || !isField(active)) return undefined
  for (let at: Node | null = active; at !== null; at = at.parentNode ?? (at instanceof ShadowRoot ? at.host : null)) {
    if (at === root) return active
  }
  return undefined
}

function isField(element: HTMLElement): boolean {
  return isTextControl(element) || element.isContentEditable
}

/** The closest `lang` around a field; a shadow root takes that of its host. */
function languageOf(field: HTMLElement): string {
  for (let at: Element | null = field; at !== null; ) {
    const said: Element | null = at.closest('[lang]')
    if (said !== null) return said.getAttribute('lang') ?? ''
    const root = at.getRootNode()
    at = root instanceof ShadowRoot ? root.host : null
  }
  return ''
}

/** Whether a method types a language: the same language, and the same script where both name one. */
function types(locale: string, lang: string): boolean {
  const parts = /^([a-z]{2,8})(?:-([a-z]{4})(?![a-z]))?/i
  const [, language, script] = parts.exec(locale.toLowerCase()) ?? []
  const [, spoken, written = script] = parts.exec(lang.toLowerCase()) ?? []
  return language !== undefined && language === spoken && (script === undefined || script === written)
}
