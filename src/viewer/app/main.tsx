import { render } from 'preact'
import type { Bundle } from '../protocol.ts'
import { App } from './app.tsx'
import { bundleSource, liveSource } from './data-source.ts'
import { openDesk } from './desk.ts'
import './style/page.css'
import './style/text.css'
import './style/panels.css'
import './style/print.css'

const host = document.getElementById('app')
const embedded = document.getElementById('bundle')
const source = embedded ? bundleSource(JSON.parse(embedded.textContent ?? '') as Bundle) : liveSource()
embedded?.remove()
if (host) {
  openDesk(source).then(
    (desk) => render(<App desk={desk} />, host),
    (error: unknown) => {
      host.textContent = String(error)
    },
  )
}
