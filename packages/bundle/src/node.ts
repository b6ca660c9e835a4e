export { openBundleFile, openBundleFolder, readBundle, writeBundle } from './node/bundle-file.ts'
