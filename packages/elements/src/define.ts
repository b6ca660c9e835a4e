import { HiapBrowse } from './browse.ts'
import { HiapDictionary } from './dictionary.ts'
import { HiapDirection } from './direction-switch.ts'
import { HiapEntry } from './entry.ts'
import { HiapGloss } from './gloss.ts'
import { HiapMethodSwitch } from './method-switch.ts'
import { HiapSearch } from './search.ts'

const elements = {
  'hiap-browse': HiapBrowse,
  'hiap-dictionary': HiapDictionary,
  'hiap-direction': HiapDirection,
  'hiap-entry': HiapEntry,
  'hiap-gloss': HiapGloss,
  'hiap-method-switch': HiapMethodSwitch,
  'hiap-search': HiapSearch,
} as const

/** Defines the custom elements; a name that is taken already stays as it is. */
export function defineElements(): void {
  for (const [name, element] of Object.entries(elements)) {
    if (customElements.get(name) === undefined) customElements.define(name, element)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hiap-browse': HiapBrowse
    'hiap-dictionary': HiapDictionary
    'hiap-direction': HiapDirection
    'hiap-entry': HiapEntry
    'hiap-gloss': HiapGloss
    'hiap-method-switch': HiapMethodSwitch
    'hiap-search': HiapSearch
  }
}
