import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Bridge } from '@shared/contract'

type Listener = (event: unknown) => void
const listeners = new Map<string, Set<Listener>>()

ipcRenderer.on('dpm-lab:event', (_, name: string, event: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(event)
})

const bridge: Bridge = {
  ask: (name, input) => ipcRenderer.invoke('dpm-lab:ask', name, input),
  on(name, listener) {
    const known = listeners.get(name) ?? new Set<Listener>()
    listeners.set(name, known)
    known.add(listener as Listener)
    return () => known.delete(listener as Listener)
  },
  pathOf: (file) => webUtils.getPathForFile(file)
}

contextBridge.exposeInMainWorld('dpmLab', bridge)
