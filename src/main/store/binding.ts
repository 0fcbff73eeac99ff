import { Problem } from '@shared/problem'

/** The prebuilt better-sqlite3 needs this Node-API version; on an older one it crashes instead of throwing. */
const NEEDED_NAPI = 10

let nativeBinding: string | null = null

/**
 * Names the build of better-sqlite3 (`….node`) for a runtime that the prebuilt one does not fit. To be called
 * before the first lab is created or opened; without effect on newer runtimes, null takes it back.
 */
export function setNativeBinding(path: string | null): void {
  nativeBinding = path
}

/** The better-sqlite3 options that choose the binding. Throws `unexpected` where no fitting one is known. */
export function bindingOptions(): { nativeBinding?: string } {
  if (Number(process.versions['napi']) >= NEEDED_NAPI) return {}
  if (nativeBinding !== null) return { nativeBinding }
  throw new Problem(
    'unexpected',
    'Labs cannot be opened',
    'The part that reads lab files does not fit this runtime. Run npm start, which builds the fitting one.'
  )
}
