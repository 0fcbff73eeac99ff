import { t } from './catalogue'
import type { Command } from './contract/commands'
import { describeCommand } from './words'

/** What ways out are looked for. X is a protected server or a DPM server, Y a DPM server. */
export type Goal =
  /** Some online DPM server directly protects X, or has an active link from X. */
  | { readonly kind: 'protected'; readonly computer: string }
  | { readonly kind: 'protected-by'; readonly computer: string; readonly by: string }
  | { readonly kind: 'not-protected-by'; readonly computer: string; readonly by: string }
  /** A command that is refused now would be carried out, or wait for a confirmation. */
  | { readonly kind: 'possible'; readonly command: Command }

/** A goal in words; all but the last kind can be read back. */
export function goalText(goal: Goal): string {
  switch (goal.kind) {
    case 'protected':
      return t`${goal.computer} is protected`
    case 'protected-by':
      return t`${goal.computer} is protected by ${goal.by}`
    case 'not-protected-by':
      return t`${goal.computer} is not protected by ${goal.by}`
    case 'possible':
      return t`This can be done: ${describeCommand(goal.command)}`
  }
}

const NOT_BY = / is not protected by /
const BY = / is protected by /
const PROTECTED = / is protected$/

/** Reads a goal that somebody wrote; null where it is none. Whether its names are in the lab is not looked at. */
export function parseGoal(text: string): Goal | null {
  const trimmed = text.trim().replace(/\s+/g, ' ')
  for (const [pattern, kind] of [
    [NOT_BY, 'not-protected-by'],
    [BY, 'protected-by']
  ] as const) {
    const [computer, by, more] = trimmed.split(pattern)
    if (computer && by && more === undefined) return { kind, computer, by }
  }
  const computer = trimmed.replace(PROTECTED, '')
  return computer !== '' && computer !== trimmed ? { kind: 'protected', computer } : null
}
