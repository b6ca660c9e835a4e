import { fileURLToPath } from 'node:url'

/** Where compiled dictionaries stand in the repository of this command, if nobody names another folder. */
export const usualData: string = fileURLToPath(new URL('../../../dictionaries/build', import.meta.url))
