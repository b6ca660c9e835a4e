import { type ChosenMethods, type Direction, parseWriting, type TypingHelp, type WritingMemory } from '@hiap/elements'

export type Theme = 'auto' | 'light' | 'dark'

/** What this browser remembers. Storage may be forbidden or full: then nothing is remembered and nothing breaks. */
const store = {
  read(name: string): string | undefined {
    try {
      return localStorage.getItem(`hiap-${name}`) ?? undefined
    } catch {
      return undefined
    }
  },
  /** Whether it is remembered. */
  write(name: string, value: string): boolean {
    try {
      localStorage.setItem(`hiap-${name}`, value)
      return true
    } catch {
      return false
    }
  },
}

export function readTheme(): Theme {
  const theme = store.read('theme')
  return theme === 'light' || theme === 'dark' ? theme : 'auto'
}

/** Puts a theme in force and remembers it. */
export function applyTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  store.write('theme', theme)
}

export function readLanguage(): string {
  return store.read('language') ?? 'vi'
}

/** Tells the browser the interface language and remembers it. */
export function applyLanguage(language: string): void {
  document.documentElement.lang = language
  store.write('language', language)
}

export function readDirection(): Direction | undefined {
  const [from, to, more] = store.read('direction')?.split(' ') ?? []
  return from && to && more === undefined ? { from, to } : undefined
}

export function rememberDirection({ from, to }: Direction): void {
  store.write('direction', `${from} ${to}`)
}

/** By which method each language is typed. */
export function readMethods(): ChosenMethods {
  const pairs = (store.read('methods') ?? '').split(' ').map((pair) => pair.split('='))
  return Object.fromEntries(
    pairs.flatMap(([language, method, more]) => (language && method && more === undefined ? [[language, method]] : [])),
  )
}

export function rememberMethods(chosen: ChosenMethods): void {
  const pairs = Object.entries(chosen).map(([language, method]) => `${language}=${method}`)
  store.write('methods', pairs.join(' '))
}

/** The help for typing that is open under the search box. */
export function readTypingHelp(): TypingHelp | undefined {
  const help = store.read('typing-help')
  return help === 'letters' || help === 'keyboard' ? help : undefined
}

export function rememberTypingHelp(help: TypingHelp | null): void {
  store.write('typing-help', help ?? '')
}

/** What the writing pad keeps. */
export const writingMemory: WritingMemory = {
  read: () => parseWriting(store.read('writing')),
  keep: (writing) => store.write('writing', JSON.stringify(writing)),
}
