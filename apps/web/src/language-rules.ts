// In a file of its own, so that it can be fetched apart.
export { languageOf } from '@hiap/lexicon'
