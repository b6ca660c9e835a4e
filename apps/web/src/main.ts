import './page.css'
import { defineElements } from '@hiap/elements'
import { languageOf } from '@hiap/lexicon'
import { chooseClient } from './choose-client.ts'
import { HiapPage } from './page.ts'

defineElements()
customElements.define('hiap-page', HiapPage)

const client = chooseClient()
for (const page of document.querySelectorAll<HiapPage>('hiap-page')) {
  page.client = client
  page.romaniser = (tag) => languageOf(tag)?.romanise
}
