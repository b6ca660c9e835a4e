/** Most items that one call gives, and how many where nobody says. */
export const shelfLimits = {
  search: { most: 100, usual: 20 },
  browse: { most: 200, usual: 50 },
  suggest: { most: 20, usual: 9 },
} as const

/** A number asked for, kept within its limits. */
export function within(
  asked: number | undefined,
  { most, usual }: { readonly most: number; readonly usual: number },
): number {
  return asked === undefined || !Number.isFinite(asked) ? usual : Math.max(1, Math.min(most, Math.floor(asked)))
}
