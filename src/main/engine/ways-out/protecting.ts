import type { Command } from '@shared/contract/commands'
import type { Estate } from '../estate'
import { gainAgent, protectDirectly } from './moves'
import { stepsFrom } from './state'

/**
 * What an administrator would do to protect a computer with a DPM server, nothing else changed: get its agent, and make
 * a group. Both are told even where they are refused, so that it can be said why.
 */
export function commandsToProtect(
  estate: Estate,
  { computer, on }: { readonly computer: string; readonly on: string }
): Command[] {
  if (computer === on) return [{ do: 'install-agent', on, computer }]
  const agent = gainAgent(estate, on, computer).slice(0, 1)
  const after = stepsFrom({ ...estate, activity: null }, agent)?.estate ?? estate
  return [...agent, ...protectDirectly(after, on, computer)]
}
