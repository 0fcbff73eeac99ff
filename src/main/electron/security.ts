import { app, session } from 'electron'

/** Pages stay where they are, open nothing, and are granted nothing. */
export function lockDown(): void {
  app.on('web-contents-created', (_, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    for (const event of ['will-navigate', 'will-redirect', 'will-attach-webview'] as const) {
      contents.on(event as 'will-navigate', (details) => details.preventDefault())
    }
  })
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
  session.defaultSession.setDevicePermissionHandler(() => false)
}
