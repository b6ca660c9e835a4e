export { HiapBrowse } from './browse.ts'
export { defineElements } from './define.ts'
export { HiapDictionary, type Romaniser } from './dictionary.ts'
export type { Direction } from './direction.ts'
export { HiapDirection } from './direction-switch.ts'
export { HiapEntry } from './entry.ts'
export type { HiapEvents, Navigation } from './events.ts'
export { HiapGloss } from './gloss.ts'
export { HiapMethodSwitch } from './method-switch.ts'
export { bundleHref, hrefOf, type PageAddresses, routeAt, usePageAddresses } from './page-address.ts'
export { formatRoute, parseRoute, type Route, type View, viewOf } from './route.ts'
export type { SearchScope } from './scope.ts'
export { HiapSearch } from './search.ts'
export { catalogues, endonyms, type MessageKey, type Translate, translator } from './strings/catalogue.ts'
export { base as baseStyles } from './styles.ts'
export {
  type ChosenMethods,
  chosenMethod,
  type MethodChoice,
  methodName,
  methodsFor,
  type TypingHelp,
  type TypingMethod,
  withChoice,
} from './typing-methods.ts'
export { nothingWritten, parseWriting, type Writing, type WritingMemory } from './write-memory.ts'
