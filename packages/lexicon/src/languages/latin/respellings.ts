import type { Respelling } from './search-form.ts'

/** Glottal stop letters, apostrophes and hyphens go. // latin.md §5.4 */
export const withoutSigns: Respelling = [/[ʔˀˁ'\u2010\u2011-]/g, '']

/** `ch` and `nh`, the older spellings of č and ñ, become what these fold to. // latin.md §5.5 */
export const withoutDigraphs: Respelling = [/([cn])h+/g, '$1']
