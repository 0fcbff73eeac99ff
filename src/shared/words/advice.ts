/** Something that can be started from a message: a dialog or wizard of the console, filled in. */
export type Start =
  | { readonly open: 'switch-protection'; readonly on: string; readonly computer: string }
  | { readonly open: 'rebuild-server'; readonly server: string }
  | { readonly open: 'restore-database'; readonly server: string; readonly from: string }
  | { readonly open: 'repair-server'; readonly server: string }
  /** A DPM server nobody knows; its console then attaches the computer. */
  | { readonly open: 'add-dpm-server'; readonly moving: string; readonly unknownTo: string }
  | { readonly open: 'install-agent'; readonly on: string; readonly computer: string }
  | { readonly open: 'attach-agent'; readonly on: string; readonly computer: string }
  | { readonly open: 'take-ownership'; readonly on: string; readonly computer: string }
  | { readonly open: 'remove-inactive-protection'; readonly on: string; readonly computer: string }
  /** A workspace of a DPM server's console. */
  | { readonly open: 'agents'; readonly on: string }
  | { readonly open: 'protection'; readonly on: string }
  | { readonly open: 'jobs'; readonly on: string }
  | { readonly open: 'recovery'; readonly on: string }
  | { readonly open: 'disk-storage'; readonly on: string }

/** What the administrator can do instead. */
export interface Advice {
  readonly text: string
  readonly start?: Start
}

export function advice(text: string, start?: Start): Advice {
  return start ? { text, start } : { text }
}
