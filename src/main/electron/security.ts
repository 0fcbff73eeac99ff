import { app, session, type Session } from 'electron'
import { isOurs } from '../page-origin'

/**
 * Takes Chromium's network away, for every process of it and whatever asks. Must run before the application is ready.
 */
export function cutOff(): void {
  const { commandLine } = app
  // No name is looked up and no address is connected to: each stands for one that does not exist.
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  // No proxy of the system is asked, and none is searched for.
  commandLine.appendSwitch('no-proxy-server')
}

/** Pages stay where they are, open nothing, reach nothing, and are granted nothing. */
export function lockDown(): void {
  app.on('web-contents-created', (_, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    for (const event of [
      'will-navigate',
      'will-frame-navigate',
      'will-redirect',
      'will-attach-webview'
    ] as const) {
      contents.on(event as 'will-navigate', (details) => details.preventDefault())
    }
    // WebRTC asks no resolver; without a proxy this leaves it no way.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  })
  shut(session.defaultSession)
  app.on('session-created', shut)
}

function shut(own: Session): void {
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  own.setPermissionCheckHandler(() => false)
  own.setDevicePermissionHandler(() => false)
  own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOurs(url) }))
  // Its dictionaries would be downloaded.
  own.setSpellCheckerEnabled(false)
  own.on('will-download', (event) => event.preventDefault())
}
