import './page.css'
import { httpClient } from '@hiap/bundle/browser'
import { defineElements } from '@hiap/elements'
import { languageOf } from '@hiap/lexicon'
import { HiapPage } from './page.ts'

defineElements()
customElements.define('hiap-page', HiapPage)

for (const page of document.querySelectorAll<HiapPage>('hiap-page')) {
  page.client = httpClient({ baseUrl: '' })
  page.romaniser = (tag) => languageOf(tag)?.romanise
}
