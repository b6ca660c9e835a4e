import type { Layout } from '../layout.ts'
import type { Dropped } from './exported-layout.ts'

/** What stands at the top of every exported file: which layout it is, where it comes from, and what the format lost. */
export function headerLines(layout: Layout, dropped: readonly Dropped[]): readonly string[] {
  const sources = layout.sources.map(({ title, url, licence }) =>
    [title, url, licence].filter((part) => part !== undefined).join(', '),
  )
  const lost =
    dropped.length === 0
      ? ['Carries all of the layout.']
      : ['Not carried by this format:', ...dropped.map(({ what, why }) => `- ${what}: ${why}`)]
  return [
    `${layout.name.en} (${layout.id} ${layout.version}, ${layout.locale})`,
    ...sources.map((source) => `Source: ${source}`),
    ...lost,
  ].map((line) => line.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' '))
}
