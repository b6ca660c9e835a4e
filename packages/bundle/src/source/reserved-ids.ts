/**
 * Names that no dictionary may have: as first part of an address they are views of the page (`/gloss`, `/write`), the
 * server's own (`/v1`, `/bundles`, `/assets`, `/problems`, `/healthz`, `/readyz`), or a folder of a page without a server
 * (`data`). The dictionary could never be opened by its address.
 */
export const reservedIds: ReadonlySet<string> = new Set([
  'assets',
  'bundles',
  'data',
  'gloss',
  'healthz',
  'problems',
  'readyz',
  'v1',
  'write',
])
