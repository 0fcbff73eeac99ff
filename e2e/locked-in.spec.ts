import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { globSync, readFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { answersSaveDialog } from './support/desktop-dialogs'
import { expect, test } from './support/fixtures'

/** Somebody to be reached on this machine, who counts. Nobody beyond it is asked for, should the lock ever give way. */
async function listen() {
  const reached: string[] = []
  const tcp = createServer((socket) => {
    reached.push('tcp')
    socket.destroy()
  }).listen(0, '127.0.0.1')
  const udp = createSocket('udp4', () => void reached.push('udp'))
  await once(tcp, 'listening')
  await new Promise<void>((done) => udp.bind(0, '127.0.0.1', done))
  return {
    reached,
    tcp: (tcp.address() as AddressInfo).port,
    udp: udp.address().port,
    close: () => {
      tcp.close()
      udp.close()
    }
  }
}

test('the page has no Node, no rights, and nothing but what is ours', async ({
  app,
  administrator,
  dataFolder
}) => {
  const { page } = administrator

  await test.step('of Electron it has three functions', async () => {
    expect(await page.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(false)
    expect(await page.evaluate(() => Object.keys(window.dpmLab).sort())).toEqual(['ask', 'on', 'pathOf'])
  })

  await test.step('it runs no code that is not in a file of ours', async () => {
    // In a task of the page's own: what Playwright evaluates is let through.
    const outcome = await page.evaluate(
      () =>
        new Promise((done) => {
          setTimeout(() => {
            try {
              // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the point
              new Function('')()
              done('ran')
            } catch (cause) {
              done((cause as Error).name)
            }
          })
        })
    )
    expect(outcome).toBe('EvalError')
    const policy = await page.evaluate(() =>
      fetch('index.html').then(({ headers }) => headers.get('Content-Security-Policy'))
    )
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "object-src 'none'",
      "frame-ancestors 'none'"
    ])
      expect(policy).toContain(rule)
    expect(policy).not.toContain('unsafe')
    expect(await page.evaluate(() => 'getURL' in document.createElement('webview'))).toBe(false)
  })

  await test.step('it gets no file but those of its folder', async () => {
    const status = (address: string) =>
      page.evaluate((url) => fetch(url).then((answer) => answer.status), address)
    expect(await status('app://bundle/..%2f..%2fpackage.json')).toBe(403)
    expect(await status('app://bundle/nothing.js')).toBe(404)
  })

  await test.step('it is granted nothing it could ask for', async () => {
    const granted = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi']
      const states = await Promise.all(
        names.map(async (name) => {
          const { state } = await navigator.permissions.query({ name: name as PermissionName })
          return [name, state] as const
        })
      )
      const asked = await Notification.requestPermission()
      const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        () => 'denied'
      )
      return { ...Object.fromEntries(states), asked, media }
    })
    expect(Object.entries(granted).filter(([, state]) => state !== 'denied')).toEqual([])
  })

  await test.step('every window is made like that, the one that prints too', async () => {
    await app.evaluate(({ app: electron }) => {
      const seen: object[] = []
      Object.assign(globalThis, { seen })
      electron.on('web-contents-created', (_event, contents) =>
        contents.once('did-start-loading', () =>
          // Not in the published types, but there in every Electron this runs on.
          seen.push((contents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences())
        )
      )
    })
    await administrator.opensBundledLab('Cyclic protection, not yet set up')
    const opening = app.waitForEvent('window')
    await administrator.choosesInMenu('Window', 'New window')
    await opening
    await answersSaveDialog(app, join(dataFolder, 'runbook.pdf'))
    const printed = await page.evaluate(() =>
      window.dpmLab.ask('lab/save-runbook', { format: 'pdf', of: 'history' })
    )
    expect(printed).toMatchObject({ ok: true })
    const seen = await app.evaluate(() => (globalThis as unknown as { seen: object[] }).seen)
    expect(seen).toHaveLength(2)
    for (const preferences of seen) {
      expect(preferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false
      })
      expect((preferences as { enableBlinkFeatures?: string }).enableBlinkFeatures ?? '').toBe('')
    }
  })
})

test('there is no way to the network, by whatever means', async ({ app, administrator }) => {
  const { page } = administrator
  const other = await listen()
  try {
    await test.step('the one who counts can be reached and does count', async () => {
      connect(other.tcp, '127.0.0.1').resume()
      const socket = createSocket('udp4')
      await new Promise((done) => socket.send('hello', other.udp, '127.0.0.1', done))
      socket.close()
      await expect(() => expect(other.reached.sort()).toEqual(['tcp', 'udp'])).toPass()
      other.reached.length = 0
    })

    await test.step('not by the page', async () => {
      const outcomes = await page.evaluate(
        async ({ http, host, udp }) => {
          const settled = (attempt: Promise<unknown>) =>
            Promise.race([
              attempt.then(
                () => 'reached',
                () => 'refused'
              ),
              new Promise<string>((done) => setTimeout(() => done('nothing'), 3_000))
            ])
          const loads = (make: () => HTMLElement) =>
            new Promise((done, failed) => {
              const element = make()
              element.onload = done
              element.onerror = failed
              document.head.append(element)
            })
          const socketOpens = () =>
            new Promise((done, failed) => {
              const socket = new WebSocket(`ws://${host}/`)
              socket.onopen = done
              socket.onerror = failed
            })
          const eventsOpen = () =>
            new Promise((done, failed) => {
              const source = new EventSource(`${http}/events`)
              source.onopen = done
              source.onerror = failed
            })
          const gathers = async () => {
            const peer = new RTCPeerConnection({
              iceServers: [
                { urls: `stun:127.0.0.1:${udp}` },
                { urls: `turn:${host}?transport=tcp`, username: 'u', credential: 'c' }
              ]
            })
            peer.createDataChannel('x')
            await peer.setLocalDescription(await peer.createOffer())
            await new Promise((done) => setTimeout(done, 2_000))
            const { sdp } = peer.localDescription ?? {}
            peer.close()
            if (!/^a=candidate/m.test(sdp ?? '')) throw new Error('no candidates')
          }
          const link = (rel: string, as = '') =>
            loads(() => Object.assign(document.createElement('link'), { rel, as, href: `${http}/${rel}` }))
          navigator.sendBeacon(`${http}/beacon`, 'x')
          window.open(`${http}/window`)
          location.href = `${http}/navigation`
          document.body.append(Object.assign(document.createElement('iframe'), { src: `${http}/frame` }))
          const form = Object.assign(document.createElement('form'), { action: `${http}/form` })
          document.body.append(form)
          form.submit()
          return Object.fromEntries(
            await Promise.all(
              Object.entries({
                fetch: fetch(`${http}/fetch`),
                'fetch without CORS': fetch(`${http}/fetch`, { mode: 'no-cors' }),
                'another host of ours': fetch('app://other/index.html'),
                file: fetch('file:///etc/passwd'),
                image: loads(() => Object.assign(document.createElement('img'), { src: `${http}/i.png` })),
                script: loads(() => Object.assign(document.createElement('script'), { src: `${http}/s.js` })),
                stylesheet: link('stylesheet'),
                preload: link('preload', 'image'),
                prefetch: link('prefetch'),
                preconnect: link('preconnect'),
                'dns-prefetch': link('dns-prefetch'),
                WebSocket: socketOpens(),
                EventSource: eventsOpen(),
                WebRTC: gathers(),
                worker: new Promise((_, failed) => (new Worker(`${http}/w.js`).onerror = failed))
              }).map(async ([means, attempt]) => [means, await settled(attempt)] as const)
            )
          )
        },
        { http: `http://127.0.0.1:${other.tcp}`, host: `127.0.0.1:${other.tcp}`, udp: other.udp }
      )
      expect(Object.entries(outcomes).filter(([, outcome]) => outcome === 'reached')).toEqual([])
      expect(outcomes).toMatchObject({ fetch: 'refused', image: 'refused', WebSocket: 'refused' })
      expect(page.url()).toMatch(/^app:\/\/bundle\//)
      expect(app.windows()).toHaveLength(1)
    })

    await test.step('not by the main process either, through Chromium', async () => {
      const outcomes = await app.evaluate(async ({ net, session }, port) => {
        const tried = (attempt: Promise<unknown>) =>
          attempt.then(
            () => 'reached',
            (cause: unknown) => String(cause)
          )
        const address = `http://127.0.0.1:${port}/`
        return {
          net: await tried(net.fetch(address)),
          localhost: await tried(net.fetch(`http://localhost:${port}/`)),
          print: await tried(session.fromPartition('print').fetch(address)),
          name: await tried(session.defaultSession.resolveHost('example.org')),
          proxy: await session.defaultSession.resolveProxy(address)
        }
      }, other.tcp)
      expect(outcomes).toEqual({
        net: expect.stringContaining('ERR_BLOCKED_BY_CLIENT'),
        localhost: expect.stringContaining('ERR_BLOCKED_BY_CLIENT'),
        print: expect.stringContaining('ERR_BLOCKED_BY_CLIENT'),
        name: expect.stringContaining('ERR_NAME_NOT_RESOLVED'),
        proxy: 'DIRECT'
      })
    })

    expect(other.reached).toEqual([])
  } finally {
    other.close()
  }
})

test('the program that runs in Node has no module for the network in it', () => {
  const folder = join(import.meta.dirname, '../out/main')
  const files = globSync('**/*.js', { cwd: folder })
  const imported = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/["'](?:node:)?([\w/]+)["']/g)].map(
      ([, name]) => name
    )
  )
  expect(imported).toContain('fs')
  const ways = ['http', 'https', 'http2', 'net', 'tls', 'dns', 'dns/promises', 'dgram', 'quic', 'inspector']
  // And none to start another program, or a thread with a world of its own.
  const programs = ['child_process', 'cluster', 'worker_threads']
  expect(imported.filter((name) => [...ways, ...programs].includes(name ?? ''))).toEqual([])
})
