import { fetchBundles, serveDictionaries } from '@hiap/bundle/browser'

serveDictionaries(self, fetchBundles)
