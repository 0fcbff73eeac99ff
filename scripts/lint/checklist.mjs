// What no source may name, by Electron's security checklist (SECURITY.md) and because nothing here uses a network.

/** @type {{ regex: string, message: string }[]} modules of Node's, with or without "node:" */
export const BANNED_MODULES = [
  {
    regex: '^(node:)?(http|https|http2|net|tls|dns|dns/promises|dgram|quic|inspector|inspector/promises)$',
    message: 'The application reaches no network.'
  },
  { regex: '^(node:)?(child_process|cluster)$', message: 'The application starts no other program.' }
]

/** Parts of Electron that reach out: the network, the browser, updates. */
export const BANNED_IN_ELECTRON = [
  'net',
  'shell',
  'autoUpdater',
  'crashReporter',
  'WebContentsView',
  'BrowserView'
]

const WAYS_OUT = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebTransport',
  'EventSource',
  'RTCPeerConnection',
  'sendBeacon',
  'importScripts',
  'openExternal',
  'loadFile'
]

/** Preferences of a window whose default is the safe value, so that nobody has a reason to name them. */
const LEFT_ALONE = [
  'webSecurity',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'enableBlinkFeatures',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
  'allowpopups'
]

const WEAKER = 'A window must not be weaker than this (SECURITY.md).'

/** @type {{ selector: string, message: string }[]} */
export const BANNED_SYNTAX = [
  {
    selector: `Identifier[name=/^(${WAYS_OUT.join('|')})$/]`,
    message: 'The application reaches nothing outside itself (SECURITY.md).'
  },
  { selector: `Property[key.name=/^(${LEFT_ALONE.join('|')})$/]`, message: WEAKER },
  { selector: 'Property[key.name=/^(contextIsolation|sandbox)$/][value.value=false]', message: WEAKER },
  { selector: 'Property[key.name=/^(nodeIntegration|webviewTag)$/][value.value=true]', message: WEAKER }
]

/** Elements that would show what is not ours. */
export const BANNED_ELEMENTS = ['webview', 'iframe', 'frame', 'object', 'embed']
