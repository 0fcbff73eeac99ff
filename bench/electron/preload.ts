import { contextBridge, ipcRenderer } from 'electron'

/** A second bridge beside the application's own: what a question costs that main answers with the least there is. */
contextBridge.exposeInMainWorld('bench', {
  echo: (value: unknown): Promise<unknown> => ipcRenderer.invoke('bench:echo', value)
})
