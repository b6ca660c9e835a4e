import { formatRoute, parseRoute, type Route } from './route.ts'

/** How a page writes its addresses. */
export interface PageAddresses {
  /**
   * `path`: as paths of the server, `/km-vi/k0001`. `hash`: behind `#`, `#/km-vi/k0001`, where one file stands for all
   * addresses and may stand in any folder.
   */
  readonly routes: 'path' | 'hash'
  /** Where the bundle of this SHA-256 is. */
  readonly bundle: (hash: string) => string
}

let addresses: PageAddresses = { routes: 'path', bundle: (hash) => `/bundles/${hash}` }

/**
 * Says how addresses are written, once and before the first element is made. They belong to the page and not to an
 * element: there is one address bar.
 */
export function usePageAddresses(given: PageAddresses): void {
  addresses = given
}

/**
 * Writes the address of a route for a link or the address bar of this page.
 *
 * @example
 * hrefOf({ dictionary: 'km-vi' }) // '/km-vi', or '#/km-vi'
 */
export function hrefOf(route: Route): string {
  return addresses.routes === 'hash' ? `#${formatRoute(route)}` : formatRoute(route)
}

/** Reads the route of an address of this page; the inverse of {@link hrefOf}. Behind another `#` stands home. */
export function routeAt({ pathname, search, hash }: Pick<URL, 'pathname' | 'search' | 'hash'>): Route {
  if (addresses.routes === 'path') return parseRoute(pathname, search)
  if (!hash.startsWith('#/')) return {}
  const [path = '', ...rest] = hash.slice(1).split('?')
  return parseRoute(path, rest.join('?'))
}

/** The address of a bundle for a link. */
export function bundleHref(hash: string): string {
  return addresses.bundle(hash)
}
