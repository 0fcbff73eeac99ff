import { t } from '@shared/catalogue'
import type { Facts } from './facts'

/** A rule restated about a topology as it stands: what holds, and what breaks it. */
export interface Statement {
  /** What holds where it is not broken, in a sentence. */
  readonly says: string
  /** It is a warning: broken, it stops nothing. */
  readonly warns: boolean
  /** It is asked of what somebody does: a topology alone can hardly break it. */
  readonly ofDeeds: boolean
  readonly look: (facts: Facts) => Looked
}

/** What was looked at, and what of it breaks the rule: a sentence each. */
export interface Looked {
  readonly at: string
  readonly findings: readonly string[]
}

interface Every<T> {
  readonly says: string
  /** What one of those looked at is called, and what several are. */
  readonly called: readonly [one: string, several: string]
  readonly of: (facts: Facts) => readonly T[]
  /** What is wrong with one of them; null if nothing is. */
  readonly broken: (one: T, facts: Facts) => string | null
  readonly warns?: true
  readonly ofDeeds?: true
}

/** Something holds for every one of some things. */
export function every<T>({ says, called, of, broken, warns, ofDeeds }: Every<T>): Statement {
  return {
    says,
    warns: warns ?? false,
    ofDeeds: ofDeeds ?? false,
    look: (facts) => {
      const all = of(facts)
      const findings = all.flatMap((one) => broken(one, facts) ?? [])
      return { at: t`Looked at: ${several(all.length, ...called)}.`, findings: [...new Set(findings)] }
    }
  }
}

/** Only what somebody does can break it. `says`: what it is asked of. */
export function ofDeedsOnly(says: string): Statement {
  return {
    says,
    warns: false,
    ofDeeds: true,
    look: () => ({ at: t`No topology breaks it by itself.`, findings: [] })
  }
}

function several(count: number, one: string, many: string): string {
  return `${count === 0 ? t`no` : count} ${count === 1 ? one : many}`
}
