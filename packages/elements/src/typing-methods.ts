import type { Layout } from '@hiap/lexicon'
import { sameLanguage } from './language-tag.ts'

/** A typing method that a page offers: what a choice shows of it, and how its layout is fetched. */
export interface TypingMethod {
  /** Id of the layout: `jra-telex`. */
  readonly id: string
  /** BCP 47 tag of what it types. */
  readonly locale: string
  /** Its name by interface language; `vi` is always there. */
  readonly name: Readonly<Record<string, string>>
  /** Fetches the layout. Rejects where it cannot be had; may be called again. */
  readonly load: () => Promise<Layout>
}

/** A method chosen for what is typed in one language; null where the system's own keyboard is to type. */
export interface MethodChoice {
  /** BCP 47 tag of what is typed. */
  readonly language: string
  /** Id of the method. */
  readonly method: string | null
}

/** Which method was chosen for each language: ids by BCP 47 tag. */
export type ChosenMethods = Readonly<Record<string, string>>

/**
 * The methods that type a language, in the order given; empty where none does.
 *
 * @example
 * methodsFor(methods, 'jra').map(({ id }) => id) // ['jra-telex', 'jra-vni', 'jra-positional']
 */
export function methodsFor(methods: readonly TypingMethod[], languageTag: string): readonly TypingMethod[] {
  return methods.filter(({ locale }) => sameLanguage(locale, languageTag))
}

/** The method chosen for a language; `undefined` where none is, and where the one chosen does not type it. */
export function chosenMethod(
  methods: readonly TypingMethod[],
  languageTag: string,
  chosen: ChosenMethods,
): TypingMethod | undefined {
  if (!Object.hasOwn(chosen, languageTag)) return undefined
  return methodsFor(methods, languageTag).find(({ id }) => id === chosen[languageTag])
}

/** The choices with one more made, or taken back. */
export function withChoice(chosen: ChosenMethods, { language, method }: MethodChoice): ChosenMethods {
  const { [language]: _, ...others } = chosen
  return method === null ? others : { ...others, [language]: method }
}

/** The name of a method in an interface language, else in Vietnamese, else its id. */
export function methodName(method: TypingMethod, language: string): string {
  return method.name[language] ?? method.name.vi ?? method.id
}

/** What is shown under a text field to help typing in it. */
export type TypingHelp = 'letters' | 'keyboard'
