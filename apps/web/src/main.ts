import './page.css'
import { defineElements } from '@hiap/elements'
import { chooseClient } from './choose-client.ts'
import { HiapPage } from './page.ts'
import { readingsWhenAsked } from './readings.ts'

// Before the page is made: it says how addresses are written, too.
const { client, local } = await chooseClient()

defineElements()
customElements.define('hiap-page', HiapPage)

for (const page of document.querySelectorAll<HiapPage>('hiap-page')) {
  page.client = client
  local.then(
    (ready) => {
      page.local = ready
    },
    // The other client goes on answering.
    () => {},
  )
  page.romaniser = readingsWhenAsked((romaniser) => {
    page.romaniser = romaniser
  })
}
