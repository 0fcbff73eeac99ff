import type { Status } from './lab'
import type { RunningJobView } from './monitoring'

export interface AgentView {
  readonly computer: string
  readonly kind: 'DPM server' | 'protected server'
  /** Whether the server has a member of the computer. */
  readonly protectionState: 'protected' | 'unprotected'
  readonly status: Status
  readonly version: string
  /** The text of the Agent Updates column. */
  readonly updates: string
  /** The DPM server that owns the agent; another one where the computer was switched or re-owned. */
  readonly owner: string | null
  readonly disabled: boolean
  /** Null where the computer is not throttled. */
  readonly throttleMbps: number | null
  /** An agent job that runs on it: installation or update. */
  readonly job: RunningJobView | null
}

export interface AgentsView {
  readonly server: string
  readonly agents: readonly AgentView[]
}
