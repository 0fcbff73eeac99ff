import type { Bridge } from '@shared/contract'

declare global {
  interface Window {
    /** What the preload script exposes. */
    readonly dpmLab: Bridge
  }
}
