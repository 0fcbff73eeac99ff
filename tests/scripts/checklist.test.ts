// Proves that what the security checklist bans is refused, and that no source names an address outside.

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../scripts/paths.mjs'
import { refusals, value } from './lint-kit'

type Case = readonly [file: string, code: string]

const WINDOW = 'src/main/electron/windows.ts'
const open = (preference: string) =>
  `import { BrowserWindow } from 'electron'; new BrowserWindow({ webPreferences: { ${preference} } })`

const ALLOWED: Case[] = [
  [WINDOW, open('sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false')],
  ['src/main/library.ts', value('node:fs/promises')],
  ['src/renderer/console/frame.vue', '<div />']
]

const REFUSED: Case[] = [
  [WINDOW, open('webSecurity: false')],
  [WINDOW, open('allowRunningInsecureContent: true')],
  [WINDOW, open('experimentalFeatures: true')],
  [WINDOW, open("enableBlinkFeatures: 'X'")],
  [WINDOW, open('nodeIntegration: true')],
  [WINDOW, open('nodeIntegrationInWorker: true')],
  [WINDOW, open('contextIsolation: false')],
  [WINDOW, open('sandbox: false')],
  [WINDOW, open('webviewTag: true')],
  [WINDOW, `import { BrowserWindow } from 'electron'; void new BrowserWindow().loadFile('a.html')`],
  [WINDOW, `import { shell } from 'electron'; shell.beep()`],
  [WINDOW, `import * as all from 'electron'; void all.shell.openExternal('x')`],
  [WINDOW, `import { net } from 'electron'; net.isOnline()`],
  [WINDOW, `import { autoUpdater } from 'electron'; autoUpdater.checkForUpdates()`],
  [WINDOW, `import { session } from 'electron'; void session.defaultSession.fetch('x')`],
  ...[
    'http',
    'https',
    'http2',
    'net',
    'tls',
    'dns',
    'dns/promises',
    'dgram',
    'child_process',
    'inspector'
  ].flatMap((module): Case[] => [
    ['src/main/library.ts', value(`node:${module}`)],
    ['src/cli/save.ts', value(module)]
  ]),
  ['src/main/library.ts', `void fetch('x')`],
  ['src/main/library.ts', `void globalThis.fetch('x')`],
  ['src/renderer/stores/lab.ts', `new WebSocket('x')`],
  ['src/renderer/stores/lab.ts', `new EventSource('x')`],
  ['src/renderer/stores/lab.ts', `new XMLHttpRequest()`],
  ['src/renderer/stores/lab.ts', `new RTCPeerConnection()`],
  ['src/renderer/stores/lab.ts', `navigator.sendBeacon('x')`],
  // The channels' own files are no way round it.
  ['src/main/electron/ipc.ts', value('node:net')],
  ['src/preload/index.ts', `void fetch('x')`],
  ['src/renderer/console/frame.vue', '<webview src="x" />'],
  ['src/renderer/console/frame.vue', '<iframe src="x" />']
]

describe('what the security checklist bans', () => {
  it.each(ALLOWED)('%s may: %s', async (file, code) => {
    expect(await refusals(file, code)).toEqual([])
  })

  it.each(REFUSED)('%s may not: %s', async (file, code) => {
    expect(await refusals(file, code)).not.toEqual([])
  })
})

describe('addresses outside', () => {
  const files = globSync('src/**/*.*', { cwd: root })

  it('are named by no source, the names of XML dialects aside', () => {
    expect(files.length).toBeGreaterThan(200)
    const found = files.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/\b(?:https?|wss?|ftp):\/\/[^\s'"`<>)]+/g)]
        .map(([address]) => address)
        .filter((address) => !address.startsWith('http://www.w3.org/'))
        .map((address) => `${file}: ${address}`)
    )
    expect(found).toEqual([])
  })
})
