type Environment = Readonly<Record<string, string | undefined>>

/** Whether colours are wanted on a stream: on a terminal, unless the environment says otherwise. */
export function wantsColour(isTerminal: boolean, { NO_COLOR, FORCE_COLOR, TERM }: Environment): boolean {
  if (NO_COLOR) return false
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return isTerminal && TERM !== 'dumb'
}

export interface Style {
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
  readonly faint: (text: string) => string
  readonly strong: (text: string) => string
}

const asItIs = (text: string): string => text
const within =
  (on: number, off: number) =>
  (text: string): string =>
    `\u001b[${on}m${text}\u001b[${off}m`

export function styleOf(isColourful: boolean): Style {
  if (!isColourful) return { good: asItIs, bad: asItIs, faint: asItIs, strong: asItIs }
  return { good: within(32, 39), bad: within(31, 39), faint: within(2, 22), strong: within(1, 22) }
}
