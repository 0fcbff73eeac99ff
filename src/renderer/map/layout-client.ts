import type { Layout, Structure } from './layout'

/** Lays out beside the window. */
export interface LayoutClient {
  ask: (structure: Structure) => Promise<Layout>
  end: () => void
}

/** A worker of its own; where there are none the same is done on the spot. */
export function layoutClient(): LayoutClient {
  if (typeof Worker === 'undefined') return onTheSpot()
  const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
  return {
    ask: (structure) =>
      new Promise((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<Layout>) => resolve(data)
        worker.onerror = (event) => reject(new Error(event.message || 'The layout worker could not be run.'))
        worker.postMessage(structure)
      }),
    end: () => worker.terminate()
  }
}

function onTheSpot(): LayoutClient {
  return {
    ask: async (structure) => {
      const { layOut } = await import('./layout')
      return layOut(structure)
    },
    end: () => undefined
  }
}
