import { fileURLToPath } from 'node:url'

/** Where compiled dictionaries stand in the repository of this command, if nobody names another folder. */
export const usualData: string = fileURLToPath(new URL('../../../dictionaries/build', import.meta.url))

/** Where the build of the web page stands in the repository of this command. */
export const builtWebPage: string = fileURLToPath(new URL('../../web/dist', import.meta.url))
