import { agentRequired } from './agents'
import { computerUnavailable, computerUnreachable } from './availability'
import { chainOrder, localProtectionOff, protectedOnce, selfProtection } from './chain'
import {
  alreadyProtected,
  dpmWriterStopped,
  notDirectlyProtected,
  ownCopy,
  sqlWriterStopped,
  switchedNoSecondary
} from './members'
import { unsupportedMove } from './moves'
import type { Rule } from './rule'
import { versionMismatch } from './versions'
import type { Want } from './want'

/** What is asked of a data source that is to become a member, in this order. */
export const memberRules: readonly Rule<Want>[] = [
  computerUnavailable,
  computerUnreachable,
  unsupportedMove,
  protectedOnce,
  chainOrder,
  versionMismatch,
  selfProtection,
  agentRequired,
  dpmWriterStopped,
  sqlWriterStopped,
  localProtectionOff,
  ownCopy,
  notDirectlyProtected,
  switchedNoSecondary,
  alreadyProtected
]
