import type { RuleId } from './rule-ids'

/**
 * What a violation is about. All values are names of the lab; which of them a rule fills in is up to the rule,
 * and its words in the catalogue use only those.
 */
export interface Concern {
  /** The DPM server that was to act. */
  readonly server?: string
  /** The computer the action was aimed at. */
  readonly computer?: string
  readonly dataSource?: string
  /** The primary DPM server whose replica was wanted. */
  readonly through?: string
  /** The DPM server that stands in the way: the protector, the owner of the agent, the holder of a copy. */
  readonly other?: string
  /** The DPM server a held copy came from. */
  readonly from?: string
  /** The link concerned: `protected` is protected by `protector`. */
  readonly link?: { readonly protected: string; readonly protector: string }
  readonly group?: string
  /** A name that is unknown, taken or malformed, and what sort of thing it names. */
  readonly name?: string
  readonly sort?: NameSort
  /** DPM versions of `server` and of the other DPM server, in this order. */
  readonly versions?: readonly [string, string]
  /** The servers of a ring, along the links. */
  readonly ring?: readonly string[]
}

export type NameSort =
  | 'DPM server'
  | 'protected server'
  | 'computer'
  | 'data source'
  | 'protection group'
  | 'member'
  | 'server'
  | 'job'
  | 'alert'

/** One rule that a command breaks, or a warning that it meets, with what made it so. */
export interface Violation {
  readonly rule: RuleId
  readonly concern: Concern
}

/**
 * How a command ended.
 * - `done`: it was carried out; `warnings` stopped nothing.
 * - `refused`: nothing was changed; `violations` in the order of the rules, `warnings` is empty.
 * - `warned`: nothing was changed; it is carried out when asked again with `confirm: true`.
 */
export type Verdict =
  | { readonly outcome: 'done'; readonly violations: readonly []; readonly warnings: readonly Violation[] }
  | { readonly outcome: 'refused'; readonly violations: readonly Violation[]; readonly warnings: readonly [] }
  | {
      readonly outcome: 'warned'
      readonly violations: readonly Violation[]
      readonly warnings: readonly Violation[]
    }
