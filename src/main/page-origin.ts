import { join, normalize, sep } from 'node:path'

/** The page is served from here, so it has an origin of its own and no `file://` is ever used. */
export const ORIGIN = 'app://bundle'
/** Documents that are printed have one of their own. */
export const PRINT_ORIGIN = 'app://print'

/** A message counts only if the main frame of one of our pages sent it. */
export function isOurFrame(
  frame: { readonly url: string } | null,
  sender: { readonly mainFrame: unknown }
): boolean {
  return frame !== null && frame === sender.mainFrame && frame.url.startsWith(`${ORIGIN}/`)
}

/** Whether anything may be asked for at this address: what the application serves itself, and nothing else. */
export function isOurs(address: string): boolean {
  return [ORIGIN, PRINT_ORIGIN].some((origin) => address.startsWith(`${origin}/`))
}

/** The file of a folder that an address of the page's origin asks for; null for anything outside. */
export function fileOfAddress(address: string, folder: string): string | null {
  try {
    const url = new URL(address)
    if (`${url.protocol}//${url.host}` !== ORIGIN) return null
    const file = normalize(join(folder, decodeURIComponent(url.pathname)))
    return file.startsWith(folder + sep) && !file.includes('\0') ? file : null
  } catch {
    return null
  }
}
