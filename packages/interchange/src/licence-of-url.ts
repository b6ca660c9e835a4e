import type { Licence } from '@hiap/lexicon'

const publicDomain = /^https?:\/\/creativecommons\.org\/publicdomain\/(zero|mark)\/(\d\.\d)(?:\/|$)/
const creativeCommons = /^https?:\/\/creativecommons\.org\/licenses\/(by(?:-nc)?(?:-sa|-nd)?)\/(\d\.\d)(?:\/|$)/
const spdxPage =
  /^https?:\/\/(?:spdx\.org\/licenses|opensource\.org\/licenses?)\/([A-Za-z0-9.+-]{1,60}?)(?:\.html)?\/?$/

/**
 * Names the licence of an address, or of an SPDX identifier; `undefined` where it is not known.
 *
 * @example
 * licenceOfUrl('https://creativecommons.org/licenses/by/4.0/')?.spdx // 'CC-BY-4.0'
 * licenceOfUrl('CC-BY-4.0')?.spdx // 'CC-BY-4.0'
 * licenceOfUrl('all rights reserved') // undefined
 */
export function licenceOfUrl(text: string): Licence | undefined {
  const free = publicDomain.exec(text)
  if (free !== null) return { spdx: free[1] === 'zero' ? `CC0-${free[2]}` : `CC-PDM-${free[2]}`, url: text }
  const common = creativeCommons.exec(text)
  if (common !== null) return { spdx: `CC-${(common[1] ?? '').toUpperCase()}-${common[2]}`, url: text }
  const page = spdxPage.exec(text)?.[1]
  if (page !== undefined) return { spdx: page, url: text }
  const plain = /^(CC[ -](?:BY(?:-NC)?(?:-SA|-ND)?|0))[ -](\d\.\d)$/i.exec(text.trim())
  if (plain !== null) {
    const name = (plain[1] ?? '').toUpperCase().replace(' ', '-')
    return { spdx: `${name === 'CC-0' ? 'CC0' : name}-${plain[2]}` }
  }
  return /^CC0-1\.0$|^MIT$|^Apache-2\.0$/.test(text) ? { spdx: text } : undefined
}
