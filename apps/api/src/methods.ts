/** Asked with POST: a running text is too long for an address, and addresses are kept in logs and histories. */
const posted: ReadonlySet<string> = new Set(['/v1/gloss'])

/**
 * The methods that an address takes, besides OPTIONS. None of them changes anything.
 *
 * @param url path, with or without a query
 */
export function methodsOf(url: string): readonly string[] {
  return posted.has(url.split('?', 1)[0]!) ? ['POST'] : ['GET', 'HEAD']
}
