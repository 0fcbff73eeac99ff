// Draws resources/icon.svg in the sizes that desktops ask for, into resources/icons. They are kept in the repository:
// run this after a change of the drawing.

import './preflight.mjs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasDisplay, startDisplay } from './display.mjs'
import { ensureElectron } from './electron.mjs'
import { root } from './paths.mjs'
import { run } from './run.mjs'
import { main, say, Stop } from './say.mjs'

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512]

/** Drawn by a page of Electron's: it is here anyway, and has the best eye for SVG. */
const PAINTER = `
import { app, BrowserWindow } from 'electron'
import { readFileSync, writeFileSync } from 'node:fs'
const [svg, folder, ...sizes] = process.argv.slice(-${SIZES.length + 2})
// Not awaited: the application is ready only after this module has run.
void app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false })
  await window.loadURL('data:text/html,<title>icon</title>')
  const address = 'data:image/svg+xml;base64,' + readFileSync(svg).toString('base64')
  for (const size of sizes) {
    const png = await window.webContents.executeJavaScript(\`new Promise((done, failed) => {
      const image = new Image()
      image.onerror = () => failed(new Error('The drawing cannot be read.'))
      image.onload = () => {
        const canvas = Object.assign(document.createElement('canvas'), { width: \${size}, height: \${size} })
        canvas.getContext('2d').drawImage(image, 0, 0, \${size}, \${size})
        done(canvas.toDataURL('image/png'))
      }
      image.width = image.height = \${size}
      image.src = \${JSON.stringify(address)}
    })\`)
    writeFileSync(folder + '/' + size + 'x' + size + '.png', Buffer.from(png.split(',')[1], 'base64'))
  }
  app.exit(0)
})
`

await main(async () => {
  const runtime = await ensureElectron()
  const folder = join(root, 'resources', 'icons')
  await mkdir(folder, { recursive: true })
  const work = await mkdtemp(join(tmpdir(), 'dpm-lab-icon-'))
  const display = hasDisplay() ? null : await startDisplay()
  try {
    await writeFile(join(work, 'package.json'), '{ "name": "icon", "version": "0.0.0", "main": "main.mjs" }')
    await writeFile(join(work, 'main.mjs'), PAINTER)
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const { code, output } = await run(
      runtime.exe,
      [
        ...sandbox,
        `--user-data-dir=${join(work, 'data')}`,
        work,
        join(root, 'resources', 'icon.svg'),
        folder,
        ...SIZES.map(String)
      ],
      { env: { ...process.env, ...(display ? { DISPLAY: display.name } : {}) }, seconds: 60 }
    )
    if (code !== 0) throw new Stop(`The icon could not be drawn:\n${output.trim()}`)
    say(`drawn in ${SIZES.length} sizes in resources/icons`)
  } finally {
    await display?.end()
    await rm(work, { recursive: true, force: true })
  }
})
