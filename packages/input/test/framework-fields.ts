/** Runs in the browser: fields that React and Vue control. */
import { type ChangeEvent, createElement, useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { createApp, h, ref, vModelText, withDirectives } from 'vue'

export interface FrameworkField {
  readonly host: HTMLElement
  /** The value that the framework holds, as it last drew it. */
  state(): string
}

/** A field whose value is the state of a React component: a change that React does not see is taken back. */
export function reactField(name: 'input' | 'textarea', text: string): FrameworkField {
  const host = document.createElement('div')
  let state = text
  const Field = (): ReturnType<typeof createElement> => {
    const [value, setValue] = useState(text)
    state = value
    const onChange = (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>): void => setValue(event.target.value)
    return createElement(name, { value, onChange })
  }
  flushSync(() => createRoot(host).render(createElement(Field)))
  return { host, state: () => state }
}

/** A field with `v-model`. */
export function vueField(text: string): FrameworkField {
  const host = document.createElement('div')
  const value = ref(text)
  let state = text
  createApp({
    render() {
      state = value.value
      const set = (next: string): void => {
        value.value = next
      }
      return withDirectives(h('input', { 'onUpdate:modelValue': set }), [[vModelText, value.value]])
    },
  }).mount(host)
  return { host, state: () => state }
}
