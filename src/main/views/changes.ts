import type { ChangeView } from '@shared/contract/views'
import type { Estate } from '../engine/estate'
import { agentChanges } from './changes/agent-changes'
import { configurationChanges, linkChanges } from './changes/chain-changes'
import { copyChanges } from './changes/copy-changes'
import { faultChanges } from './changes/fault-changes'
import { groupChanges } from './changes/group-changes'
import { jobChanges } from './changes/job-changes'
import { protectionChanges } from './changes/protection-changes'
import { serverChanges } from './changes/server-changes'

const describing: readonly ((before: Estate, after: Estate) => ChangeView[])[] = [
  serverChanges,
  agentChanges,
  linkChanges,
  configurationChanges,
  protectionChanges,
  copyChanges,
  groupChanges,
  faultChanges,
  jobChanges
]

/**
 * What one estate has otherwise than another, in words. They tell states, not deeds, as either may be on a branch of
 * its own.
 */
export function changesBetween(before: Estate, after: Estate): ChangeView[] {
  return before === after ? [] : describing.flatMap((describe) => describe(before, after))
}
